"""What a paper says of its event data: a paragraph on method, and the software to cite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eventcoder.evaluate.agreement import Precision

KEY = "eventcoder"


@dataclass(frozen=True, slots=True)
class Citation:
    """The methods paragraph and the BibTeX entry."""

    paragraph: str
    bibtex: str


def cite(metadata: Mapping[str, str], run: Mapping[str, Any], judged: list[Precision]) -> Citation:
    """The citation for a table with this metadata and this `run.json`; `judged` is the user's own sample."""
    parts = [_software(metadata), _counts(run), _dictionary(metadata), _accuracy(metadata, judged)]
    return Citation(" ".join(part for part in parts if part), _bibtex(metadata))


def _software(metadata: Mapping[str, str]) -> str:
    version, name = metadata.get("eventcoder_version", "?"), metadata.get("codebook_name", "?")
    return (
        f"Events were coded from news text with eventcoder {version}, codebook {name} "
        f"{metadata.get('codebook_version', '?')} (hash {_short(metadata, 'codebook_hash')}), on parses of "
        f"{metadata.get('model_name', '?')} {metadata.get('model_version', '?')} (hash "
        f"{_short(metadata, 'model_hash')}); status {metadata.get('status', '?')}, reader "
        f"{metadata.get('reader', '?')}."
    )


def _counts(run: Mapping[str, Any]) -> str:
    coded, rejected, events = (run.get(key) for key in ("coded", "rejected", "events"))
    if coded is None or events is None:
        return ""
    text = f"Of {coded + (rejected or 0):,} documents, {coded:,} were coded and {rejected or 0:,} rejected"
    return f"{text}; they gave {events:,} event reports."


def _dictionary(metadata: Mapping[str, str]) -> str:
    as_of = metadata.get("codebook_as_of")
    return f"The actor dictionary is complete up to {as_of}." if as_of else ""


def _accuracy(metadata: Mapping[str, str], judged: list[Precision]) -> str:
    whole = next((one for one in judged if one.level == "event" and one.stratum == "all"), None)
    if whole is None:
        return (
            "The accuracy on this corpus has not been checked by hand; docs/accuracy.md of the software "
            "gives that of the shipped codebook on hand-coded sentences."
        )
    return (
        f"In a random sample of {whole.rows:,} reports judged by hand, root, source and target were all "
        f"right in {whole.share:.0%} (95 % interval {whole.low:.0%} to {whole.high:.0%}, weighted to the "
        "table)."
    )


def _short(metadata: Mapping[str, str], key: str) -> str:
    return metadata.get(key, "?")[:12]


def _bibtex(metadata: Mapping[str, str]) -> str:
    version, name = metadata.get("eventcoder_version", "?"), metadata.get("codebook_name", "?")
    note = (
        f"Codebook {name} {metadata.get('codebook_version', '?')}, hash {metadata.get('codebook_hash', '?')}"
    )
    return "\n".join(
        [
            f"@software{{{KEY},",
            "  author = {{The eventcoder developers}},",
            "  title = {{eventcoder}: News sentences as standardised political events},",
            f"  version = {{{version}}},",
            f"  note = {{{note}}}",
            "}",
        ]
    )
