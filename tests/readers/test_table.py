from __future__ import annotations

import csv
from pathlib import Path

import pytest

from termcheck.model.document import NoteCode
from termcheck.readers.table import column_name, delimiter_of
from tests.readers import files


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("comma.csv", 'id,term,note\r\n1,"party group, the","a ""b"""\r\n2,检察院,12\r\n'),
        ("semicolon.csv", 'id;term;note\n1;party group, the;"a ""b"""\n2;检察院;12\n'),
        ("tab.csv", 'id\tterm\tnote\n1\tparty group, the\t"a ""b"""\n2\t检察院\t12\n'),
        ("tab.tsv", 'id\tterm\tnote\n1\tparty group, the\t"a ""b"""\n2\t检察院\t12'),
    ],
)
def test_cells_with_letters_become_segments(name: str, text: str, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, name, text.encode())
    assert document.format == "csv"
    assert files.places(document) == {
        "A1": "id",
        "B1": "term",
        "C1": "note",
        "B2": "party group, the",
        "C2": 'a "b"',
        "B3": "检察院",
    }


@pytest.mark.parametrize(
    ("text", "suffix", "expected"),
    [
        ("a,b\nc,d", ".csv", ","),
        ("a;b\nc;d", ".csv", ";"),
        ("a\tb\nc\td", ".csv", "\t"),
        ("One, two; three.\nFour, five.", ".csv", ","),
        ("x;one, two\ny;three\nz;four, five, six", ".csv", ";"),
        ("just one column\nof words", ".csv", ","),
        ("just one column\nof words", ".tsv", "\t"),
        ("a, b\nc", ".tsv", ","),
        ("", ".csv", ","),
    ],
)
def test_the_delimiter(text: str, suffix: str, expected: str) -> None:
    assert delimiter_of(text, suffix) == expected


@pytest.mark.parametrize(
    ("number", "name"),
    [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")],
)
def test_column_names(number: int, name: str) -> None:
    assert column_name(number) == name


def test_a_cell_of_many_lines_and_of_many_characters(tmp_path: Path) -> None:
    lines = "\n".join(f"line {n}" for n in range(1_000))
    long = "party group " * 50_000
    before = csv.field_size_limit()
    document = files.read_bytes(tmp_path, "a.csv", f'x,"{lines}"\ny,"{long}"\n'.encode())
    assert files.places(document) == {"A1": "x", "B1": lines, "A2": "y", "B2": long}
    assert csv.field_size_limit() == before


def test_odd_rows(tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "a.csv", b'a,b,c\n\n=cmd,"open\n')
    assert files.places(document) == {
        "A1": "a",
        "B1": "b",
        "C1": "c",
        "A3": "=cmd",
        "B3": "open\n",
    }


def test_a_table_in_gb18030(tmp_path: Path) -> None:
    text = "术语,译文\n最高人民检察院,Supreme People's Procuratorate\n党组,party group\n"
    document = files.read_bytes(tmp_path, "a.csv", text.encode("gb18030"))
    assert files.codes(document) == [NoteCode.GUESSED_ENCODING]
    assert [s.side.value for s in document.segments if s.anchor.path in ("A2", "B2")] == [
        "source",
        "target",
    ]
