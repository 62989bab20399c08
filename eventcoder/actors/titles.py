"""A title that takes up somebody named before: "the minister", "the Ukrainian leader"."""

from __future__ import annotations

from dataclasses import replace

from eventcoder.actors import vocabulary as words
from eventcoder.actors.codes import country_part
from eventcoder.actors.drafts import Draft
from eventcoder.actors.entities import describe
from eventcoder.actors.scene import Scene
from eventcoder.records import Entity

BACK = 3  # sentences
_THE = frozenset(("the", "this"))
# "the leader" of a country or group: whoever leads it, whatever the office is called.
_LEADING = frozenset(("GOV", "REB", "SEP", "INS", "UAF", "OPP"))


def titled_before(draft: Draft, scene: Scene) -> Entity | None:
    """The person named before whose office the phrase repeats; None where nobody has held it lately."""
    if draft.plural or draft.former or draft.beliefs or not scene.phrases.has_child(draft.head, _THE):
        return None
    title = _title(draft, scene)
    codes = {country_part(owner.code) or owner.code for owner in draft.owners}
    for entity in _lately(scene):
        if entity.kind not in ("person", "name") or not entity.code:
            continue
        if codes and (country_part(entity.code) or entity.code) not in codes:
            continue
        if _fits(title, entity, bool(codes)):
            return replace(entity, why=f"'the {title}' is {describe(entity)}, named before")
    return None


def _fits(title: str, entity: Entity, owned: bool) -> bool:
    if title in words.LEADERS:
        return owned and entity.role in _LEADING
    office = entity.office.lower()
    return office == title or office.endswith(" " + title) or office.startswith(title + " of ")


def _title(draft: Draft, scene: Scene) -> str:
    """The phrase without its determiner and the country before it: "secretary-general"."""
    phrases, tokens = scene.phrases, scene.phrases.tokens
    first = phrases.left_edge(draft.head)
    while first < draft.head and (tokens.pos[first] in ("DET", "PUNCT") or _is_owner(first, draft, scene)):
        first += 1
    return scene.sentence.text[tokens.start[first] : tokens.end[draft.head]].lower()


def _is_owner(token: int, draft: Draft, scene: Scene) -> bool:
    return token in scene.tree.covered and not (
        draft.piece is not None and draft.piece.first <= token < draft.piece.last
    )


def _lately(scene: Scene) -> list[Entity]:
    """This sentence's entities, the nearest first, then those of the last sentences, subjects first."""
    keys = {
        item.entity.key for item in scene.context.salient if item.sentence >= scene.context.sentence - BACK
    }
    before = [entity for entity in scene.context.entities() if entity.key in keys]
    return [*reversed(scene.entities.values()), *before]
