"""What `explain` shows of a sentence: clauses, mentions, patterns considered, and why nothing came."""

from __future__ import annotations

from eventcoder.events.scene import Scene
from eventcoder.records import Argument, Clause, Mention, Step

ASKED = "reader: "  # so begin the notes of what the reader was asked


def tell_scene(scene: Scene) -> tuple[Step, ...]:
    """One step a clause, a mention and a pattern considered."""
    steps = [Step("clause", _clause(scene, clause)) for clause in scene.clauses]
    steps += [Step("mention", _mention(mention)) for mention in scene.mentions]
    # What matched comes first; what was considered and failed stands below it.
    tried = sorted(dict.fromkeys(scene.trace or ()), key=lambda text: "matches with" not in text)
    steps += [Step("pattern", text) for text in tried if not text.startswith(ASKED)]
    steps += [Step("reader", text.removeprefix(ASKED)) for text in tried if text.startswith(ASKED)]
    return tuple(steps)


def tell_reason(scene: Scene) -> str:
    """Why a sentence gave no event."""
    if not scene.clauses:
        return "no clause: there is neither verb nor event noun"
    if not scene.mentions:
        return "no participant: nobody in it is in the dictionaries"
    if not any("matches with" in text for text in scene.trace or ()):
        return "no pattern holds for any of its clauses"
    return "patterns hold, but no participant with a code fills their slots"


def _clause(scene: Scene, clause: Clause) -> str:
    parts = [_argument(scene, argument) for argument in clause.arguments]
    flags = [
        name
        for name, on in (
            ("passive", clause.passive),
            ("negated", clause.negated),
            ("question", clause.question),
            ("quoted", clause.quoted),
            (clause.modality, bool(clause.modality)),
            (f"tense {clause.tense}", bool(clause.tense)),
            (f"reported: {clause.report_verb}", bool(clause.report_verb)),
        )
        if on
    ]
    said = f" [{', '.join(flags)}]" if flags else ""
    return f"{clause.lemma} ({clause.kind}): {'; '.join(parts)}{said}"


def _argument(scene: Scene, argument: Argument) -> str:
    role = argument.prep if argument.role == "prep" else argument.role
    return f"{role} {scene.tokens.text[argument.head]}"


def _mention(mention: Mention) -> str:
    entity = mention.entity
    code = entity.code or "+".join(part.code or "?" for part in entity.parts) or "no code"
    return f"{mention.text} = {code}" + (f" ({entity.why})" if entity.why else "")
