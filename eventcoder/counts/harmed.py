"""Who was killed, injured, arrested or gathered in a sentence, and how many they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventcoder.counts import harm
from eventcoder.counts.amounts import Amount
from eventcoder.frozen import record
from eventcoder.records import Tokens

DEATHLY = frozenset({"dead", "death"})


@record
class Harm:
    """One statement: `amount` people for a column of `Counts`; `anchor` is the word that says so."""

    column: str
    anchor: int
    amount: Amount
    toll: bool = False


def find_harm(tokens: Tokens, amounts: Sequence[Amount]) -> tuple[Harm, ...]:
    """All statements about people killed, injured, arrested or gathered in the sentence."""
    return (
        tuple(_by_verbs(tokens, amounts))
        + tuple(_by_states(tokens, amounts))
        + tuple(_by_tolls(tokens, amounts))
    )


def _by_verbs(tokens: Tokens, amounts: Sequence[Amount]) -> Iterator[Harm]:
    for verb in range(len(tokens)):
        if tokens.pos[verb] != "VERB" and not tokens.tag[verb].startswith("VB"):
            continue
        key = _verb_key(verb, tokens)
        for table, people in ((harm.DONE_TO, _objects), (harm.DONE_BY, _subjects)):
            for column, verbs in table.items():
                if key in verbs and not _is_denied(verb, tokens):
                    amount = _sum(people(verb, tokens), tokens, amounts, singles=column != "crowd_size")
                    if amount:
                        yield Harm(column, verb, amount)


def _is_denied(verb: int, tokens: Tokens) -> bool:
    return any(label == "neg" and tokens.head[i] == verb for i, label in enumerate(tokens.dep))


def _verb_key(verb: int, tokens: Tokens) -> str:
    """The lemma, with what makes "shoot" a killing and "take" an arrest: shoot_dead, take_custody."""
    lemma = tokens.lemma[verb].lower()
    near = [i for i in range(verb + 1, min(verb + 12, len(tokens))) if _hangs_close(i, verb, tokens)]
    words = {tokens.lemma[i].lower() for i in near} | set(tokens.lemma[verb + 1 : verb + 2])
    if lemma in ("shoot", "stab", "beat", "hack", "burn") and words & DEATHLY:
        return f"{lemma}_dead"
    for first, second in (("gun", "down"), ("round", "up"), ("take", "custody"), ("take", "street"),
                          ("turn", "out"), ("walk", "out"), ("go", "strike")):  # fmt: skip
        if lemma == first and second in words:
            return f"{first}_{second}"
    return lemma


def _hangs_close(i: int, verb: int, tokens: Tokens) -> bool:
    head = tokens.head[i]
    return head == verb or (tokens.head[head] == verb and tokens.pos[head] in ("ADP", "ADJ", "NOUN"))


def _children(head: int, labels: tuple[str, ...], tokens: Tokens) -> list[int]:
    return [i for i in range(len(tokens)) if tokens.head[i] == head and tokens.dep[i] in labels and i != head]


def _objects(verb: int, tokens: Tokens) -> list[int]:
    """To whom it was done: the object, the subject of a passive, the noun before a participle."""
    found = _children(verb, ("dobj", "nsubjpass"), tokens) or _after_over(verb, tokens)
    if not found and tokens.dep[verb] in ("oprd", "xcomp"):  # "was reported killed"
        found = _children(tokens.head[verb], ("nsubjpass",), tokens)
    if not found and tokens.tag[verb] == "VBN":
        if tokens.dep[verb] == "acl" or _is_passive(verb, tokens):
            found = [tokens.head[verb]] if tokens.dep[verb] in ("acl", "relcl", "conj") else []
        else:
            found = _children(verb, ("nsubj",), tokens)
    return [_antecedent(i, verb, tokens) for i in found]


def _after_over(verb: int, tokens: Tokens) -> list[int]:
    """ "wounded over 300", where "over" reads like a preposition."""
    prep = verb + 1
    if (
        prep >= len(tokens)
        or tokens.head[prep] != verb
        or tokens.text[prep] not in ("over", "about", "around")
    ):
        return []
    return [i for i in _children(prep, ("pobj",), tokens) if tokens.pos[i] == "NUM" or tokens.tag[i] == "NNS"]


def _is_passive(verb: int, tokens: Tokens) -> bool:
    return bool(_children(verb, ("auxpass",), tokens))


def _subjects(verb: int, tokens: Tokens) -> list[int]:
    """Who did it: the subject, that of the verb before where they share it, the noun before "marching"."""
    found = _children(verb, ("nsubj", "nsubjpass", "agent"), tokens)
    found = [j for i in found for j in (_children(i, ("pobj",), tokens) if tokens.dep[i] == "agent" else [i])]
    if not found and tokens.dep[verb] == "conj" and tokens.pos[tokens.head[verb]] == "VERB":
        found = _children(tokens.head[verb], ("nsubj",), tokens)
    if not found and tokens.dep[verb] == "acl":
        found = [tokens.head[verb]]
    return [_antecedent(i, verb, tokens) for i in found]


def _antecedent(noun: int, verb: int, tokens: Tokens) -> int:
    """What "who" and "that" stand for: "people who died"."""
    relative = tokens.tag[noun] in ("WP", "WDT") and tokens.dep[verb] == "relcl"
    return tokens.head[verb] if relative else noun


def _sum(nouns: list[int], tokens: Tokens, amounts: Sequence[Amount], singles: bool) -> Amount | None:
    """The people of coordinated nouns added up; None where one of them can't be counted."""
    total: Amount | None = None
    for noun in [member for first in nouns for member in _members(first, tokens)]:
        said = amount_at(noun, tokens, amounts)
        if said and total and _is_part(said, tokens):
            continue
        one = said or (_single(noun, tokens) if singles else None)
        if one is None:
            return total
        total = total.plus(one) if total else one
    return total


def _members(noun: int, tokens: Tokens) -> list[int]:
    found = [noun]
    for i in _children(noun, ("conj",), tokens):
        part = {"among", "including"} & {word.lower() for word in tokens.text[noun + 1 : i]}
        if tokens.pos[i] not in ("VERB", "AUX") and not part:
            found += _members(i, tokens)
    return found


def amount_at(noun: int, tokens: Tokens, amounts: Sequence[Amount]) -> Amount | None:
    """The amount that counts this noun, or whose numeral it is; None where it counts no people."""
    for amount in amounts:
        if noun == amount.counted or amount.start <= noun < amount.end:
            lemma = tokens.lemma[amount.counted].lower()
            if lemma not in harm.NOT_PEOPLE and not _is_date(amount, tokens) and amount.value:
                return amount
    return None


def _is_date(amount: Amount, tokens: Tokens) -> bool:
    """A year or day number: "in 2011", "Jan. 5"."""
    before = tokens.text[amount.start - 1].lower() if amount.start else ""
    bare = amount.end - amount.start == 1 and tokens.text[amount.start].isdigit()
    return bare and ((before in ("in", "since") and 1800 <= amount.value < 2100) or before[:3] in _MONTHS)


_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})


def _single(noun: int, tokens: Tokens) -> Amount | None:
    """One person: a singular noun, a name, himself; 0 for "no one", "nobody", "no soldier"."""
    lemma, tag = tokens.lemma[noun].lower(), tokens.tag[noun]
    word = tokens.text[noun].lower()
    negative = any(tokens.text[i].lower() == "no" for i in _children(noun, ("det",), tokens))
    if word in ("nobody", "none") or negative:
        return Amount(noun, noun + 1, noun, 0, 0, 0)
    person = tag in ("NN", "NNP") and lemma not in harm.NOT_ONE and word not in harm.NOT_PEOPLE
    if person and tokens.entity[noun] in ("GPE", "LOC", "NORP", "FAC", "ORG"):
        return None
    alone = word in ("himself", "herself", "him", "her", "he", "she", "another", "myself", "me")
    return Amount(noun, noun + 1, noun, 1, 1, 1) if person or alone else None


def _by_states(tokens: Tokens, amounts: Sequence[Amount]) -> Iterator[Harm]:
    """ "12 people dead", "30 wounded", "12 deaths", "a crowd of 5,000", "no casualties"."""
    for amount in amounts:
        if amount_at(amount.counted, tokens, amounts) != amount or _is_part(amount, tokens):
            continue
        column = _state(amount, tokens)
        if column:
            yield Harm(column, amount.counted, amount)
    for i in range(len(tokens)):
        before = tokens.text[max(0, i - 2) : i]
        if {"no", "No", "without"} & set(before) and tokens.lemma[i].lower() in harm.NONE_OF:
            for column in harm.NONE_OF[tokens.lemma[i].lower()]:
                yield Harm(column, i, Amount(i, i + 1, i, 0, 0, 0))


def _state(amount: Amount, tokens: Tokens) -> str:
    after = max(amount.counted, amount.end - 1) + 1
    follows = tokens.text[after].lower() if after < len(tokens) else ""
    if (
        follows in harm.STATES
        and harm.STATES[follows] != "crowd_size"
        and not _children(after, ("dobj",), tokens)
    ):
        return harm.STATES[follows]
    lemma, word = tokens.lemma[amount.counted].lower(), tokens.text[amount.counted].lower()
    column = harm.STATES.get(lemma, harm.STATES.get(word, ""))
    if column == "crowd_size" and tokens.dep[amount.counted] in ("dobj", "nsubjpass"):
        return ""  # they are done something to: "arrested 40 protesters"
    return column or _of_noun(amount, tokens) or _crowd(amount, tokens)


def _of_noun(amount: Amount, tokens: Tokens) -> str:
    """ "the lives of 14 people", "the arrest of 40 activists"."""
    prep = tokens.head[amount.counted]
    if tokens.dep[amount.counted] != "pobj" or tokens.text[prep].lower() != "of":
        return ""
    return harm.SUFFERED.get(tokens.lemma[tokens.head[prep]].lower(), "")


def _crowd(amount: Amount, tokens: Tokens) -> str:
    """ "a crowd of 5,000", "a protest by 300 workers", "a 5,000-strong march", "drew 10,000 people"."""
    prep = tokens.head[amount.counted]
    holder = tokens.lemma[tokens.head[prep]].lower()
    if (
        tokens.dep[amount.counted] == "pobj"
        and tokens.text[prep].lower() in ("of", "by")
        and holder in harm.CROWDS
    ):
        return "crowd_size"
    if tokens.lemma[tokens.head[amount.counted]].lower() in ("draw", "attract") and amount.value > 2:
        return "crowd_size" if tokens.dep[amount.counted] == "dobj" else ""
    strong = [word.lower() for word in tokens.text[amount.end : amount.end + 2]]
    return "crowd_size" if strong == ["-", "strong"] else ""


def _is_part(amount: Amount, tokens: Tokens) -> bool:
    """Part of a number said before: "including three children", "among them two women"."""
    before = [word.lower() for word in tokens.text[max(0, amount.start - 2) : amount.start]]
    return "including" in before or "among" in before


def _by_tolls(tokens: Tokens, amounts: Sequence[Amount]) -> Iterator[Harm]:
    """ "the death toll rose to 40 from 25", "a toll of 40", "bringing the toll to 40"."""
    for i in range(len(tokens)):
        if tokens.lemma[i].lower() not in harm.TOLLS or not _deadly(i, tokens):
            continue
        for amount in amounts:
            lead = tokens.text[amount.start - 1].lower() if amount.start > i else ""
            if lead in ("to", "at", "of", "reached", "is", "was") and amount.start - i < 12:
                yield Harm("fatalities", tokens.head[i], amount, toll=True)
                break


def _deadly(toll: int, tokens: Tokens) -> bool:
    before = tokens.lemma[toll - 1].lower() if toll else ""
    return tokens.lemma[toll].lower() == "toll" or before in ("death", "dead", "casualty")
