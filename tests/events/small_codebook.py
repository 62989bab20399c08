"""A codebook in a few lines and sentences with stored parses, so that tests of events need no model."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from stored_parses import read_table, write_table

from eventcoder.codebook.compiled import Codebook, EventCode, Nominal, Operator, Pattern
from eventcoder.codebook.grammar import WordSet, parse_pattern, trigger_lemmas
from eventcoder.codebook.phrasal import fixed_lemmas
from eventcoder.events import Candidate, Scene, find_candidates
from eventcoder.location import Location
from eventcoder.parse.clauses import find_clauses
from eventcoder.records import Entity, Mention, Sentence, Tokens

FILE = Path(__file__).with_name("events_parses.txt")
COUNTRIES = {
    "Iran": "IRN", "Iraq": "IRQ", "Libya": "LBY", "Turkey": "TUR", "France": "FRA", "Russia": "RUS",
    "Ukraine": "UKR", "protesters": "CVL", "police": "COP", "rebels": "REB", "villagers": "CVL",
}  # fmt: skip
SETS = {
    "aid": WordSet("noun", frozenset({("aid",), ("food",)})),
    "troops": WordSet("noun", frozenset({("troop",), ("soldier",)})),
    "talks": WordSet("noun", frozenset({("talk",)})),
    "sanctions": WordSet("noun", frozenset({("sanction",)})),
    "plans": WordSet("noun", frozenset({("plan",), ("draft",)})),
    "implicative_verbs": WordSet("verb", frozenset({("manage",), ("begin",), ("try",)})),
    "negative_verbs": WordSet("verb", frozenset({("fail",)})),
    "averting": WordSet("verb", frozenset({("avert",)})),
    "past_frames": WordSet("noun", frozenset({("anniversary",)})),
    "unreal_frames": WordSet("noun", frozenset({("threat",)})),
    "alleging_verbs": WordSet("verb", frozenset({("accuse",), ("claim",)})),
    "crowd_nouns": WordSet("noun", frozenset({("protest",)})),
}
PATTERNS = {
    "190": ["SOURCE attack TARGET~", "SOURCE invade TARGET"],
    "195": ["SOURCE? bomb TARGET~"],
    "180": ["SOURCE? kill TARGET~ !match"],
    "073": ["SOURCE send &aid to TARGET", "SOURCE give TARGET &aid"],
    "074": ["SOURCE send &troops to TARGET"],
    "046": ["SOURCE=TARGET negotiate"],
    "040": ["SOURCE=TARGET meet"],
    "164": ["SOURCE call_off &talks with TARGET"],
    "085": ["SOURCE lift TARGET's &sanctions", "SOURCE lift &sanctions on TARGET"],
    "141": ["SOURCE protest [against TARGET]"],
    "0874": ["SOURCE withdraw &troops [from TARGET]", "SOURCE withdraw from TARGET"],
    "110": ["SOURCE be angry at TARGET"],
    # rules without a word for TARGET
    "129": ["SOURCE veto &plans"],
    "082": ["SOURCE end strike"],
    "144": ["SOURCE march"],
    "154": ["SOURCE mobilize &troops"],
}
ROOTLESS = (
    "0256",
    "0233",
    "0234",
    "020",
    "036",
    "0356",
    "0333",
    "0334",
    "030",
    "1384",
    "130",
    "016",
    "1246",
    "1056",
    "087",
    "120",
)
OPERATORS = {
    "ask": (["SOURCE (ask|urge) TARGET to ACTION", "SOURCE call for ACTION"],
            {"087": "0256", "073": "0233", "074": "0234", "": "020"}),
    "threaten": (["SOURCE threaten ACTION", "SOURCE threat/n ACTION"], {"19": "1384", "": "130"}),
    "will": ([], {"04": "036", "08": "0356", "073": "0333", "074": "0334"}),
    "will_not": ([], {"08": "1246"}),
    "will_if": ([], {"19": "1384"}),
    "must": ([], {"08": "1056"}),
    "not": ([], {"19": "087"}),
}  # fmt: skip
NOMINALS = {
    "attack": Nominal("attack", "attack", ("on", "against")),
    "bombing": Nominal("bombing", "bomb"),
    "killing": Nominal("killing", "kill", possessor="target"),
    "talk": Nominal("talk", "negotiate", ()),
    "protest": Nominal("protest", "protest", ()),
    "withdrawal": Nominal("withdrawal", "withdraw", (), ("by", "of")),
}


@cache
def codebook() -> Codebook:
    """The codebook of this module, compiled by hand."""
    patterns: dict[str, list[Pattern]] = {}
    every = []
    for order, (code, text) in enumerate((code, text) for code, texts in PATTERNS.items() for text in texts):
        pattern = _pattern(f"small:{code}/{order}", code, text, order)
        every.append(pattern)
        for lemma in trigger_lemmas(pattern.tree):
            patterns.setdefault(lemma, []).append(pattern)
    operators = {
        name: Operator(
            name, tuple(_pattern(f"small:{name}", "", text, 0) for text in frames), codes, Location("")
        )
        for name, (frames, codes) in OPERATORS.items()
    }
    frames: dict[str, list[tuple[Operator, Pattern]]] = {}
    for operator in operators.values():
        for frame in operator.frames:
            every.append(frame)
            for lemma in trigger_lemmas(frame.tree):
                frames.setdefault(lemma, []).append((operator, frame))
    codes = {code: EventCode(code, code, code[:2], code[:2]) for code in (*PATTERNS, *ROOTLESS)}
    return Codebook(
        name="small", version="1", hash="", as_of=None, codes=codes,
        patterns={lemma: tuple(found) for lemma, found in patterns.items()},
        operators={lemma: tuple(found) for lemma, found in frames.items()},
        modal_operators={name: one for name, one in operators.items() if not one.frames},
        nominals={noun: (nominal,) for noun, nominal in NOMINALS.items()},
        event_nouns=frozenset({*NOMINALS, "threat"}),
        fixed=fixed_lemmas(every),
        light_verbs=frozenset({"launch", "hold", "carry_out"}),
        sets={name: frozenset("+".join(word) for word in one.words) for name, one in SETS.items()},
        contexts={}, actors={}, names={},
    )  # fmt: skip


def _pattern(name: str, code: str, text: str, order: int) -> Pattern:
    return Pattern(name, code, text, parse_pattern(text, SETS), Location("small.yml", order + 1, 1), 0, order)


@cache
def parses() -> dict[str, Tokens]:
    """All stored parses by their sentence."""
    blocks = FILE.read_text(encoding="utf-8").strip().split("\n\n")
    return {block.split("\n")[0].removeprefix("# "): read_table(block.split("\n")[1:]) for block in blocks}


def scene(sentence: str, sides: dict[str, str] | None = None, tracing: bool = False) -> Scene:
    """The scene of a stored sentence; `sides` marks words as source or target, as a document may."""
    tokens = parses()[sentence]
    book = codebook()
    clauses = find_clauses(tokens, book.event_nouns, book.light_verbs, book.fixed)
    mentions = tuple(
        _mention(tokens, place, (sides or {}).get(word))
        for place, word in enumerate(tokens.text)
        if word in COUNTRIES or word in (sides or {})
    )
    return Scene.of(tokens, clauses, mentions, tracing)


def _mention(tokens: Tokens, place: int, side: str | None) -> Mention:
    word = tokens.text[place]
    code = COUNTRIES.get(word)
    entity = Entity(code or word, code, name=word, kind="country")
    start, end = tokens.start[place], tokens.end[place]
    return Mention(place, place + 1, place, start, end, word, entity, side, bool(side))


def candidates(sentence: str, sides: dict[str, str] | None = None) -> tuple[Candidate, ...]:
    """The candidate events of a stored sentence."""
    return find_candidates(scene(sentence, sides), codebook(), Sentence("d", 0, 0, sentence))


def rows(sentence: str, sides: dict[str, str] | None = None) -> list[str]:
    """The candidates as "IRN 190 IRQ actual"; "-" for nobody, "mirror" at the end of a mirror row."""
    return [
        " ".join(
            [
                row.source.entity.key if row.source else "-",
                row.code,
                row.target.entity.key if row.target else "-",
                row.status,
                *(["mirror"] if row.mirror else []),
            ]
        )
        for row in candidates(sentence, sides)
    ]


def store(sentences: list[str]) -> None:
    """Parse sentences with the real model and write the file of stored parses anew."""
    from eventcoder.parse.parser import load_parser

    parsed = load_parser().parse(sentences)
    blocks = [f"# {text}\n{write_table(tokens)}" for text, tokens in zip(sentences, parsed, strict=True)]
    FILE.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    from test_event_rows import ROWS
    from test_sought_targets import SOUGHT

    store(sorted({sentence for sentence, *_ in (*ROWS, *SOUGHT)}))
