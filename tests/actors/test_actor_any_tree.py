"""Whatever tree a parser gives, mentions come out with offsets that hold."""

from __future__ import annotations

from datetime import date

from actor_codebook import make_codebook
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder.actors import DocumentContext, Lookup, find_mentions
from eventcoder.actors.vocabulary import listed
from eventcoder.records import Document, Given, Sentence, Tokens

LOOKUP = Lookup(make_codebook())
DAY = date(2022, 1, 8)
WORDS = sorted(
    listed(
        "Iran 's police president Putin Hasan Moscow leaders the two sides of in to who he its and , - "
        "Kazakh Kurdish thousands former counterpart US spokesman said group Hamas"
    )
)
DEPS = sorted(
    listed("nsubj dobj pobj prep amod compound poss conj cc appos det relcl nummod nmod attr punct case")
)
POS = {"NOUN": "NN", "PROPN": "NNP", "ADJ": "JJ", "VERB": "VBD", "ADP": "IN", "PRON": "PRP", "NUM": "CD"}


@st.composite
def sentences(draw: st.DrawFn) -> tuple[Tokens, Sentence, Given]:
    text = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    size = len(text)
    order = draw(st.permutations(range(size)))
    heads, deps = [0] * size, ["ROOT"] * size
    for place, token in enumerate(order):  # each hangs on one placed before it: always a tree
        heads[token] = order[draw(st.integers(0, place - 1))] if place else token
        deps[token] = draw(st.sampled_from(DEPS)) if place else "ROOT"
    pos = [draw(st.sampled_from(sorted(POS))) for _ in text]
    starts, at = [], 0
    for word in text:
        starts.append(at)
        at += len(word) + 1
    ends = [start + len(word) for start, word in zip(starts, text, strict=True)]
    tokens = Tokens(
        tuple(text), tuple(text), tuple(pos), tuple(POS[p] for p in pos), tuple(deps), tuple(heads),
        ("",) * size, tuple(starts), tuple(ends),
    )  # fmt: skip
    first = draw(st.integers(0, size - 1))
    last = draw(st.integers(first, size - 1))
    return tokens, Sentence("d", 3, 7, " ".join(text)), Given(7 + starts[first], 7 + ends[last])


@settings(max_examples=300, deadline=None)
@given(sentences(), st.booleans())
def test_any_tree(made: tuple[Tokens, Sentence, Given], with_given: bool) -> None:
    tokens, sentence, span = made
    context = DocumentContext.of(Document("d", DAY, sentence.text), LOOKUP)
    for _ in range(2):  # the second time with a context
        found = find_mentions(tokens, sentence, LOOKUP, DAY, context, (span,) if with_given else ())
        context = context.updated(found)
    for mention in found:
        assert sentence.text[mention.char_start - 7 : mention.char_end - 7] == mention.text
        assert 0 <= mention.start <= mention.head < mention.end <= len(tokens)
    exact = [(mention.char_start, mention.char_end) for mention in found if mention.given]
    assert exact == ([(span.start, span.end)] if with_given else [])
