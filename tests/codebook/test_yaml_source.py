from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.codebook.source import MAX_BYTES, read_source, read_text, shipped_codebooks
from eventcoder.errors import CodebookError


@pytest.mark.parametrize(
    "scalar", ["010", "0311", "NO", "yes", "1.0", "2019-03-01", "12:30", "1e3", "0x10", ".inf"]
)
def test_plain_scalars_stay_text(scalar: str) -> None:
    assert read_text(f"key: {scalar}", "x.yml").plain() == {"key": scalar}


@pytest.mark.parametrize(
    ("written", "value"), [("~", None), ("", None), ("null", None), ('""', ""), ('"~"', "~")]
)
def test_nothing_and_empty_text_differ(written: str, value: str | None) -> None:
    assert read_text(f"key: {written}", "x.yml").plain() == {"key": value}


def test_a_set_name_in_a_list_is_text_not_an_anchor() -> None:
    assert read_text("words: [soldier, &police, &army]", "x.yml").plain() == {
        "words": ["soldier", "&police", "&army"]
    }


def test_values_and_keys_have_places() -> None:
    source = read_text("a:\n  - b: one\n    c: two\n", "x.yml")
    assert str(source.location(("a", 0, "c"))) == "x.yml:3:8"
    assert str(source.location(("a", 0, "c"), key=True)) == "x.yml:3:5"
    assert str(source.location(("a", 0, "nowhere"))) == "x.yml:2:5"


def test_broken_yaml_says_where() -> None:
    with pytest.raises(CodebookError) as caught:
        read_text("a: [1, 2\nb: 3\n", "x.yml")
    problem = caught.value.problems[0]
    assert (problem.code, problem.location.line) == ("C101", 2)
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def test_file_faults(tmp_path: Path) -> None:
    faults = {}
    for name, data in {"large": b"#" * (MAX_BYTES + 1), "latin": b"a: caf\xe9\n", "missing": None}.items():
        path = tmp_path / f"{name}.yml"
        if data is not None:
            path.write_bytes(data)
        with pytest.raises(CodebookError) as caught:
            read_source(path, f"{name}.yml")
        faults[name] = str(caught.value)
    assert faults["large"].startswith("large.yml: C105 this file is too large (5.0 MB)")
    assert faults["latin"].startswith("latin.yml:1:1: C106 not UTF-8")
    assert faults["missing"].startswith("missing.yml: C106 this file can't be opened")


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"\xef\xbb\xbfname: x\n")
    assert read_source(path).plain() == {"name": "x"}


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        read_text(text, "x.yml")
    except CodebookError as error:
        assert error.problems[0].location.file == "x.yml"


def test_the_shipped_codebooks_are_found() -> None:
    assert (shipped_codebooks() / "cameo" / "codebook.yml").is_file()
