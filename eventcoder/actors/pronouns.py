"""Who "he", "they", "its" and "who" are: by type, gender, number and how lately they were named."""

from __future__ import annotations

from eventcoder.actors import vocabulary as words
from eventcoder.actors.entities import gender_of
from eventcoder.actors.scene import Scene
from eventcoder.actors.speakers import FIRST_PERSON, speaker_of
from eventcoder.records import Entity

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
PERSONAL = _HE | _SHE | _IT | _THEY
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
BACK = 3  # sentences


def antecedent(token: int, scene: Scene) -> Entity | None:
    """The entity that a pronoun at this token means, None where nothing fits."""
    word = scene.phrases.tokens.text[token].lower()
    if word in FIRST_PERSON:
        return scene.entities.get(speaker_of(token, scene.phrases))
    if word in RELATIVE:
        return _relative(token, scene)
    if word not in PERSONAL or (word in _IT and scene.is_subject_of_be(token)):
        return None
    if word.endswith(("self", "selves")) and scene.phrases.tokens.dep[token] not in (
        "dobj",
        "pobj",
        "dative",
    ):
        return None  # "the protests themselves"
    for entity in (*_same_pronoun(token, scene), *_candidates(token, scene)):
        if _fits(word, entity, scene):
            return entity
    return None


def _same_pronoun(token: int, scene: Scene) -> list[Entity]:
    """What the same pronoun meant earlier in the sentence: "recalled her from her post"."""
    text = scene.phrases.tokens.text
    verb, possessive = scene.phrases.verb_above(token), scene.phrases.tokens.tag[token] == "PRP$"
    forms = next(forms for forms in (_HE, _SHE, _IT, _THEY) if text[token].lower() in forms)
    return [
        entity
        for head, entity in scene.entities.items()
        if head < token
        and text[head].lower() in forms
        and (possessive or scene.phrases.verb_above(head) != verb)
    ]


def _candidates(token: int, scene: Scene) -> list[Entity]:
    """Earlier mentions: this sentence's subjects, its others the nearest first, then earlier sentences'."""
    phrases = scene.phrases
    reflexive = phrases.tokens.text[token].lower().endswith(("self", "selves"))
    possessive = phrases.tokens.tag[token] == "PRP$"
    verb = phrases.verb_above(token)
    near, others = [], set()
    fronted = phrases.subject_after(token)
    for head, entity in scene.entities.items():
        if phrases.verb_above(head) == verb and not (reflexive or possessive):
            others.add(entity.key)
        elif (head < token or head == fronted) and token not in phrases.children[head]:
            near.append(head)
    near.sort(key=lambda head: (not phrases.is_subject(head), -head))
    near = [head for head in near if scene.entities[head].key not in others]
    lately = scene.context.sentence - BACK
    keys = {item.entity.key for item in scene.context.salient if item.sentence >= lately} - others
    before = [entity for entity in scene.context.entities() if entity.key in keys]
    return [scene.entities[head] for head in near] + before


def _fits(word: str, entity: Entity, scene: Scene) -> bool:
    if word in _THEY:
        return entity.plural or bool(entity.parts) or entity.kind in ("organisation", "group")
    if entity.plural or entity.parts:
        return False
    if word in _IT:
        known = entity.kind in ("country", "organisation", "group") or entity.key.startswith("body:")
        return known or (entity.kind in ("agent", "given") and not _is_human(entity))
    if entity.kind not in ("person", "name", "agent", "given") or entity.key.startswith("body:"):
        return False
    if entity.kind in ("agent", "given") and not _is_human(entity):
        return False
    return gender_of(entity, scene.lookup) in ("", "m" if word in _HE else "f")


def _is_human(entity: Entity) -> bool:
    """Whether an agent noun means one person ("the foreign minister"), by the noun in its key."""
    noun = entity.key.rsplit(":", 1)[-1]
    return noun not in words.BODIES


def _relative(token: int, scene: Scene) -> Entity | None:
    """The noun that a relative clause hangs on."""
    tokens = scene.phrases.tokens
    if tokens.tag[token] not in ("WP", "WDT", "WP$"):
        return None
    here = token
    for _ in range(len(tokens)):
        if tokens.dep[here] == "relcl":
            return scene.entities.get(tokens.head[here])
        if tokens.head[here] == here:
            return None
        here = tokens.head[here]
    return None
