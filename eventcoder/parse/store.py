"""Parses kept between runs: token arrays by sentence text, one file for each model."""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from eventcoder.parse import parser as parsing
from eventcoder.parse.parser import Parser
from eventcoder.records import Tokens

AT_ONCE = 500  # keys in one query
_BROKEN = (sqlite3.Error, pickle.UnpicklingError, zlib.error, EOFError, AttributeError, TypeError, ValueError)
_TABLE = "create table if not exists parses (text_key blob primary key, tokens blob not null) without rowid"


class ParseStore:
    """The parses of one model in the user's cache folder; what can't be read counts as not stored."""

    def __init__(self, model_hash: str, folder: Path | None = None) -> None:
        """The store of the model with this hash; `folder` is that of the user's cache where none is given."""
        self.path = (folder or _cache_folder()) / f"{model_hash}-{_code_hash()}.sqlite"
        self._connection = _open(self.path)

    def get(self, texts: Iterable[str]) -> dict[str, Tokens]:
        """The stored parses among these texts."""
        keys = {_key(text): text for text in texts}
        found: dict[str, Tokens] = {}
        with suppress(*_BROKEN):
            ordered = list(keys)
            for start in range(0, len(ordered), AT_ONCE):
                some = ordered[start : start + AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = self._connection.execute(
                    f"select text_key, tokens from parses where text_key in ({marks})", some
                )
                found |= {keys[key]: _unpacked(blob) for key, blob in rows}
        return found

    def put(self, parsed: Iterable[tuple[str, Tokens]]) -> None:
        """Keeps these parses; where the file can't be written, work goes on without."""
        rows = [(_key(text), _packed(tokens)) for text, tokens in parsed]
        with suppress(sqlite3.Error), self._connection:
            self._connection.executemany("insert or replace into parses values (?, ?)", rows)

    def __len__(self) -> int:
        """How many sentences are stored."""
        with suppress(sqlite3.Error):
            return int(self._connection.execute("select count(*) from parses").fetchone()[0])
        return 0

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self.path.stat().st_size if self.path.exists() else 0


class StoredParser(Parser):
    """A parser that parses only what its store doesn't hold, and keeps it there; parses are the same."""

    def __init__(self, parser: Parser, store: ParseStore | None = None) -> None:
        """The parser to ask, and the store (without one that of the user's cache folder)."""
        self._parser = parser
        self.store = ParseStore(parser.hash) if store is None else store

    @property
    def name(self) -> str:
        """The model's name."""
        return self._parser.name

    @property
    def version(self) -> str:
        """The model's version."""
        return self._parser.version

    @property
    def hash(self) -> str:
        """The model's hash."""
        return self._parser.hash

    def parse(self, texts: Sequence[str], batch_size: int = 128) -> list[Tokens]:
        """The parse of each text, in the order given."""
        found = self.store.get(texts)
        missing = list(dict.fromkeys(text for text in texts if text not in found))
        if missing:
            new = dict(zip(missing, self._parser.parse(missing, batch_size), strict=True))
            self.store.put(new.items())
            found |= new
        return [found[text] for text in texts]


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("eventcoder") / "parses"


def _open(path: Path) -> sqlite3.Connection:
    """The file with its table: made anew where it is broken, in memory where it can't be written."""
    for attempt in (path, path, None):
        try:
            if attempt is not None:
                attempt.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(attempt or ":memory:", timeout=10)
            connection.execute(_TABLE)
            return connection
        except sqlite3.DatabaseError as error:
            if attempt is not None and not isinstance(error, sqlite3.OperationalError):
                path.unlink(missing_ok=True)
        except OSError:
            continue
    raise AssertionError("a database in memory can always be opened")


def _code_hash() -> str:
    """Of the code that makes tokens from what the model says: other code, other parses."""
    return hashlib.sha256(Path(parsing.__file__).read_bytes()).hexdigest()[:8]


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def _packed(tokens: Tokens) -> bytes:
    return zlib.compress(pickle.dumps(tokens, protocol=5), level=1)


def _unpacked(blob: bytes) -> Tokens:
    tokens = pickle.loads(zlib.decompress(blob))
    if not isinstance(tokens, Tokens):
        raise TypeError("the store holds something else than Tokens")
    return tokens
