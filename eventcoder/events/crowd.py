"""Event nouns that act themselves: "Protests erupted in Almaty", "a strike paralysed the port"."""

from __future__ import annotations

from eventcoder.codebook.compiled import Codebook
from eventcoder.records import Clause, Entity, Mention, Sentence, Tokens

CIVILIANS, LABOUR = "CVL", "LAB"


def crowd_mentions(
    sentence: Sentence,
    tokens: Tokens,
    clauses: tuple[Clause, ...],
    mentions: tuple[Mention, ...],
    codebook: Codebook,
    focus: tuple[str | None, str | None],
) -> tuple[Mention, ...]:
    """A mention for each noun of people's action whose actors the text doesn't name.

    The country is that of an adjective or place beside it, else the document's focus (`focus`: CAMEO code
    and ISO 3166 code). The words are sets of the codebook: `crowd_nouns` (CVL) and `labour_nouns` (LAB).
    """
    taken = {mention.head for mention in mentions}
    found = []
    for clause in clauses:
        role = _role(clause, codebook)
        if role is None or clause.trigger in taken or _has_actor(clause, mentions):
            continue
        code, country = _country(clause, mentions, codebook) or focus
        entity = Entity(
            key=f"event:{code or ''}{role}:{clause.lemma}",
            code=f"{code or ''}{role}",
            country=country,
            role=role,
            kind="event",
            plural=True,
            why=f"the noun {tokens.text[clause.trigger]!r} stands for those who act",
        )
        found.append(_mention(sentence, tokens, clause.trigger, entity))
    return tuple(found)


def _role(clause: Clause, codebook: Codebook) -> str | None:
    if clause.kind != "noun":
        return None
    if clause.lemma in codebook.sets.get("labour_nouns", frozenset()):
        return LABOUR
    return CIVILIANS if clause.lemma in codebook.sets.get("crowd_nouns", frozenset()) else None


def _has_actor(clause: Clause, mentions: tuple[Mention, ...]) -> bool:
    """Somebody with a role of their own protests: "the students' rally", "a protest by miners"."""
    words = {
        word
        for argument in clause.arguments
        if argument.role in ("subject", "possessor") or argument.prep in ("by", "of")
        for word in argument.words
    }
    return any(mention.head in words and mention.entity.kind != "country" for mention in mentions)


def _country(
    clause: Clause, mentions: tuple[Mention, ...], codebook: Codebook
) -> tuple[str | None, str | None] | None:
    words = {
        word
        for argument in clause.arguments
        if argument.role in ("modifier", "possessor") or argument.prep in ("in", "across", "throughout", "of")
        for word in argument.words
    }
    for mention in mentions:
        if mention.head in words and mention.entity.code and mention.entity.country:
            return mention.entity.code[:3], mention.entity.country
    return None


def _mention(sentence: Sentence, tokens: Tokens, token: int, entity: Entity) -> Mention:
    start, end = tokens.start[token], tokens.end[token]
    offset = sentence.start
    return Mention(token, token + 1, token, offset + start, offset + end, sentence.text[start:end], entity)
