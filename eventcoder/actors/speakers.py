"""Who "we" and "I" are: whoever the sentence says is speaking."""

from __future__ import annotations

from eventcoder.actors import vocabulary as words
from eventcoder.actors.phrases import Phrases

FIRST_PERSON = words.listed("i me my mine myself we us our ours ourselves")
_SAYING = words.listed(
    "say tell announce declare add warn insist vow write state claim argue explain reply promise note "
    "stress admit concede shout ask comment remark threaten pledge swear assert conclude tweet"
)


def speaker_of(token: int, phrases: Phrases) -> int:
    """The subject of the verb of saying over a first-person pronoun, -1 where there is none."""
    if phrases.tokens.text[token].lower() not in FIRST_PERSON:
        return -1
    verb = phrases.verb_above(token)
    for _ in range(len(phrases.tokens)):
        if verb < 0:
            return -1
        subject = phrases.child(verb, "nsubj")
        if phrases.lemma(verb) in _SAYING and subject >= 0 and not _is_first_person(subject, phrases):
            return subject
        verb = phrases.verb_above(verb)
    return -1


def _is_first_person(token: int, phrases: Phrases) -> bool:
    return phrases.tokens.text[token].lower() in FIRST_PERSON
