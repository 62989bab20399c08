"""The whole line from documents to events: the file to read first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from eventcoder import __version__
from eventcoder.actors import DocumentContext, Lookup
from eventcoder.codebook import load as load_codebook
from eventcoder.codebook import shipped_codebooks
from eventcoder.codebook.compiled import Codebook
from eventcoder.events.appoint import Appointed, appoint
from eventcoder.events.asked import Asked
from eventcoder.events.confidence import LEAST_BETWEEN_MARKED
from eventcoder.events.document import CodedSentence, DocumentState, code_sentence, finish_document
from eventcoder.parse import Parser, load_parser
from eventcoder.places import Gazetteer, load_gazetteer
from eventcoder.records import Coded, Document, Event, Sentence, Tokens
from eventcoder.text.discards import DiscardFilter
from eventcoder.text.prefilter import Prefilter
from eventcoder.text.sentences import split
from eventcoder.tolls import may_give_numbers

if TYPE_CHECKING:
    import polars as pl

PART = 64  # documents that are parsed together; a fixed number, so that equal input gives equal rows


@dataclass(frozen=True, slots=True)
class CodeOptions:
    """What determines the rows beside codebook and model. `status` is a set of statuses, or "all"."""

    status: frozenset[str] | str = frozenset({"actual"})
    alleged: bool = False
    reader: str = "auto"
    prefilter: bool = True
    lead: int | None = None
    with_title: bool = False
    trace: bool = False
    least: float = LEAST_BETWEEN_MARKED  # chance that rows between marked mentions must reach


def load(
    codebook: str | Sequence[str] = "cameo",
    model: str | None = None,
    options: CodeOptions | None = None,
    parser: Parser | None = None,
) -> Coder:
    """A Coder with a codebook (name, folder, or several in order) and a model (None: the shipped one).

    A `parser` that is loaded already serves instead of the model.
    """
    names = (codebook,) if isinstance(codebook, str) else tuple(codebook)
    places = shipped_codebooks() / "places.yml"
    options = options or CodeOptions()
    compiled = load_codebook(*names)
    appointed = appoint(compiled, options.reader, names)
    parser = parser or load_parser(model)
    return Coder(compiled, parser, load_gazetteer(places), options, appointed)


class Coder:
    """Codes documents. It holds only what never changes: codebook, parser, gazetteer, options."""

    def __init__(
        self,
        codebook: Codebook,
        parser: Parser,
        gazetteer: Gazetteer,
        options: CodeOptions | None = None,
        appointed: Appointed | None = None,
    ) -> None:
        """A coder from its parts; `load` finds and loads them. Without a judge rules alone decide."""
        self.codebook = codebook
        self.parser = parser
        self.gazetteer = gazetteer
        self.options = options or CodeOptions()
        self.appointed = appointed or Appointed(None, "off")
        self.lookup = Lookup(codebook)
        self.prefilter = Prefilter(codebook)
        self.discards = DiscardFilter(codebook)

    def code(self, documents: Iterable[Document]) -> Iterator[Event]:
        """The events of the documents, in their order."""
        documents = iter(documents)
        while part := list(islice(documents, PART)):
            for coded in self.code_part(part):
                yield from coded.events

    def to_frame(self, documents: Iterable[Document]) -> pl.DataFrame:
        """The events as a polars frame with the columns of `events.parquet`."""
        from eventcoder.table.frames import events_frame

        return events_frame(self.code(documents))

    def code_part(self, documents: Sequence[Document]) -> list[Coded]:
        """What each document gave. The sentences of all documents are parsed together, in batches."""
        split_up = [self._sentences(document) for document in documents]
        chosen = [
            (place, sentence)
            for place, (document, sentences) in enumerate(zip(documents, split_up, strict=True))
            for sentence in sentences
            if self._is_worth_parsing(document, sentence)
        ]
        parsed = self.parser.parse([sentence.text for _, sentence in chosen])
        tokens: list[dict[int, Tokens]] = [{} for _ in documents]
        for (place, sentence), one in zip(chosen, parsed, strict=True):
            tokens[place][sentence.sentence_id] = one
        return [
            self._code_document(document, sentences, found)
            for document, sentences, found in zip(documents, split_up, tokens, strict=True)
        ]

    def metadata(self) -> dict[str, str]:
        """All that determines the rows, for the file metadata: versions, hashes, options."""
        status = self.options.status
        return {
            "eventcoder_version": __version__,
            "codebook_name": self.codebook.name,
            "codebook_version": self.codebook.version,
            "codebook_hash": self.codebook.hash,
            "codebook_as_of": str(self.codebook.as_of or ""),
            "cameo": str(self.codebook.cameo).lower(),
            "model_name": self.parser.name,
            "model_version": self.parser.version,
            "model_hash": self.parser.hash,
            "status": status if isinstance(status, str) else ",".join(sorted(status)),
            "alleged": str(self.options.alleged).lower(),
            "reader": self.appointed.mode,
            "reader_hash": self.appointed.hash,
            "reader_why": self.appointed.why,
            "prefilter": str(self.options.prefilter).lower(),
            "lead": str(self.options.lead or ""),
            "least": str(self.options.least),
            "with_title": str(self.options.with_title).lower(),
        }

    def _sentences(self, document: Document) -> list[Sentence]:
        if self.discards.document(f"{document.title or ''} {document.text}"):
            return []
        sentences = split(document, with_title=self.options.with_title)
        lead = self.options.lead
        return sentences if lead is None else [one for one in sentences if one.sentence_id < lead]

    def _is_worth_parsing(self, document: Document, sentence: Sentence) -> bool:
        if self.discards.sentence(sentence.text):
            return False
        if not self.options.prefilter or may_give_numbers(sentence.text):
            return True
        if self.appointed.judge is not None:  # the reader needs no trigger word
            return bool(document.given) or self.prefilter.has_participant(sentence.text)
        return self.prefilter.keep(sentence.text, bool(document.given))

    def _code_document(
        self, document: Document, sentences: list[Sentence], tokens: dict[int, Tokens]
    ) -> Coded:
        context = DocumentContext.of(document, self.lookup)
        state = DocumentState.start(
            document,
            context,
            self.codebook,
            self.lookup,
            self.gazetteer,
            Asked(self.options.status, self.options.alleged),
            self.options.least,
            self.appointed.judge,
        )
        done: list[CodedSentence] = []
        for sentence in sentences:
            one = code_sentence(state, sentence, tokens.get(sentence.sentence_id), self.options.trace)
            state = one.state
            done.append(one)
        return finish_document(state, done)
