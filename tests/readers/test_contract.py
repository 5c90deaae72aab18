"""What every reader keeps to, whatever the format."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termcheck.model.document import Document, NoteCode, Side
from termcheck.readers import READERS, SUFFIXES, read_document
from tests.conftest import NASTY
from tests.readers import bilingual, files

_PROSE = (
    "The Supreme People's Procuratorate (SPP) met on Jan 13.",
    f"Odd characters: {NASTY}end",
    "See en.spp.gov.cn for the whole text.",
)


def _table(delimiter: str) -> bytes:
    rows = [delimiter.join((str(n), f'"{text}"')) for n, text in enumerate(_PROSE)]
    return "\r\n".join(rows).encode()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "plain.txt": lambda: "\n\n".join(_PROSE).encode(),
    "mark.txt": lambda: "\r\n".join(_PROSE).encode("utf-8-sig"),
    "wide.txt": lambda: "\r\n".join(_PROSE).encode("utf-16"),
    "page.md": lambda: f"# *{_PROSE[0]}*\r\n\r\n> {_PROSE[2]}\r\n> `code`\r\n".encode("utf-8-sig"),
    "letter.docx": lambda: files.simple_word(
        *(t.replace("\r\n", "").replace("\ufeff", "") for t in _PROSE)
    ),
    "book.xlsx": lambda: files.workbook(*((n, text) for n, text in enumerate(_PROSE))),
    "book.xlsm": lambda: files.workbook(("A macro book",)),
    "comma.csv": lambda: _table(","),
    "tab.tsv": lambda: _table("\t"),
    "memory.tmx": lambda: bilingual.tmx(*bilingual.PROSE),
    "wide.tmx": lambda: bilingual.tmx(*bilingual.PROSE).decode().encode("utf-16"),
    "twelve.xlf": lambda: bilingual.xliff(*bilingual.PROSE),
    "two.xliff": lambda: bilingual.xliff2(*bilingual.PROSE),
    "trados.sdlxliff": lambda: bilingual.sdlxliff(*bilingual.PROSE),
    "messages.po": lambda: bilingual.po(*bilingual.PROSE),
    "columns.xlsx": lambda: files.workbook(("原文", "译文"), *bilingual.PROSE),
    "columns.tsv": lambda: bilingual.table(*bilingual.PROSE),
    "columns.docx": lambda: bilingual.word_table(*bilingual.PROSE),
}
BILINGUAL = frozenset(name for name in SAMPLES if name.startswith("columns")) | {
    name for name in SAMPLES if SUFFIXES[Path(name).suffix].name in ("tmx", "xliff", "po")
}


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    path.write_bytes(SAMPLES[path.name]())
    return path


def test_every_ending_leads_to_a_reader_that_exists() -> None:
    assert {reader.name for reader in SUFFIXES.values()} == set(READERS)
    assert set(SUFFIXES) >= {".txt", ".md", ".docx", ".xlsx", ".csv", ".tsv"}
    assert set(SUFFIXES) >= {".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".po"}


def test_numbers_are_unique_and_in_order(sample: Path) -> None:
    document = files.read(sample)
    assert document.units
    assert [s.id for s in document.segments] == [
        f"s{n}" for n in range(1, len(document.segments) + 1)
    ]
    assert len({unit.id for unit in document.units}) == len(document.units)


def test_the_document_says_what_it_is(sample: Path) -> None:
    document = files.read(sample)
    assert document.uri == sample.as_posix()
    assert document.format == SUFFIXES[sample.suffix].name
    assert document.sha256 == hashlib.sha256(sample.read_bytes()).hexdigest()
    assert document.notes == ()


def test_every_segment_says_where_it_stands(sample: Path) -> None:
    document = files.read(sample)
    for segment in document.segments:
        anchor = segment.anchor
        if document.format in ("txt", "markdown"):
            assert anchor.path is None
            assert anchor.line is not None
            assert anchor.column is not None
            assert anchor.file_start is not None
        else:
            assert anchor.path
            assert anchor.line is anchor.column is anchor.file_start is None
    if document.format not in ("txt", "markdown"):
        paths = [segment.anchor.path for segment in document.segments]
        assert len(set(paths)) == len(paths)


def test_a_segment_is_a_slice_of_the_file(sample: Path) -> None:
    document = files.read(sample)
    if document.format not in ("txt", "markdown"):
        assert all(s.anchor.file_start is None for s in document.segments)
        return
    encoding = "utf-16" if sample.name == "wide.txt" else "utf-8-sig"
    text = sample.read_bytes().decode(encoding)
    for segment in document.segments:
        start = segment.anchor.file_start
        assert start is not None
        assert text[start : start + len(segment.text)] == segment.text
        before = text[:start].replace("\r\n", "\n")
        assert segment.anchor.line == before.count("\n") + 1
        assert segment.anchor.column == len(before) - (before.rfind("\n") + 1) + 1


def test_protected_spans_are_sorted_and_within_the_segment(sample: Path) -> None:
    document = files.read(sample)
    for segment in document.segments:
        edges = [edge for p in segment.protected for edge in (p.start, p.end)]
        assert edges == sorted(edges)
        assert all(p.start < p.end for p in segment.protected)
        assert all(0 <= edge <= len(segment.text) for edge in edges)
    if sample.name not in ("book.xlsm",):
        assert any(segment.protected for segment in document.segments)


def test_reading_twice_gives_equal_documents(sample: Path) -> None:
    assert files.read(sample) == files.read(sample)


def test_english_stands_on_the_target_side(sample: Path) -> None:
    units = files.read(sample).units
    assert units
    for unit in units:
        if sample.name in BILINGUAL:
            assert unit.source is not None
            assert (unit.source.side, unit.source.language) == (Side.SOURCE, "zh")
        else:
            assert unit.source is None
        assert unit.target is not None
        assert (unit.target.side, unit.target.language) == (Side.TARGET, "en")


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_an_empty_file_has_no_units(suffix: str, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, f"empty{suffix}", b"")
    assert document.units == ()
    assert document.sha256 == hashlib.sha256(b"").hexdigest()


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("kept", [1, 4, 30, 0.3, 0.9, 0.99])
def test_a_truncated_file_does_not_raise(suffix: str, kept: float, tmp_path: Path) -> None:
    name = next(n for n in SAMPLES if SUFFIXES[Path(n).suffix] is SUFFIXES[suffix])
    data = SAMPLES[name]()
    cut = data[: int(len(data) * kept) if kept < 1 else int(kept)]
    document = files.read_bytes(tmp_path, f"cut{suffix}", cut)
    if SUFFIXES[suffix].container:
        assert_unreadable(document)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_random_bytes_do_not_raise(suffix: str, tmp_path: Path) -> None:
    for seed in range(20):
        data = random.Random(seed).randbytes(400)
        assert_unreadable(files.read_bytes(tmp_path, f"{seed}{suffix}", data))


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_wrong_ending_does_not_raise(suffix: str, name: str, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, f"wrong{suffix}", SAMPLES[name]())
    right, wrong = SUFFIXES[Path(name).suffix], SUFFIXES[suffix]
    if right.container != wrong.container or (right.container and right is not wrong):
        assert_unreadable(document)


@pytest.mark.parametrize("name", ["letter.docx", "book.xlsx"])
def test_a_file_with_flipped_bytes_does_not_raise(name: str, tmp_path: Path) -> None:
    data = SAMPLES[name]()
    chance = random.Random(7)
    for number in range(60):
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        document = files.read_bytes(tmp_path, f"{number}{Path(name).suffix}", bytes(broken))
        assert document.units or document.notes


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), suffix=st.sampled_from(sorted(SUFFIXES)))
def test_no_bytes_at_all_raise(data: bytes, suffix: str, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, f"any{suffix}", data)
    assert document.sha256


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert_unreadable(files.read(tmp_path / "missing.txt"), "no such file")


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    assert_unreadable(files.read(tmp_path), "folder")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read anything"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("text")
    path.chmod(0)
    assert_unreadable(files.read(path), "permissions")


@pytest.mark.parametrize("name", ["最高检 工作报告.txt", "with blanks.md", "𠀀.docx", "é ß.xlsx"])
def test_names_with_blanks_and_chinese_characters(name: str, tmp_path: Path) -> None:
    sample = next(n for n in SAMPLES if n.endswith(Path(name).suffix))
    document = files.read_bytes(tmp_path, name, SAMPLES[sample]())
    assert document.units
    assert document.uri.endswith(name)


def test_an_unknown_ending_is_read_as_plain_text(tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "README", b"A text.\n")
    assert (document.format, files.texts(document)) == ("txt", ["A text."])
    assert document.notes == ()


@pytest.mark.parametrize("name", ["a.html", "a.json", "a.rst"])
def test_markup_of_an_unknown_kind_is_said(name: str, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, name, b"<p>A text.</p>\n")
    assert files.texts(document) == ["<p>A text.</p>"]
    (note,) = document.notes
    assert note.code is NoteCode.NOT_READ
    assert Path(name).suffix in note.message


@pytest.mark.parametrize("data", [b"%PDF-1.7 text", b"\x89PNG\r\n\x1a\n", b"a\0b\1c"])
def test_an_unknown_ending_of_no_text_is_a_note(data: bytes, tmp_path: Path) -> None:
    assert_unreadable(files.read_bytes(tmp_path, "thing.xyz", data), ".docx")


def test_importing_the_package_loads_no_library() -> None:
    program = (
        "import sys, termcheck.readers, termcheck.readers.discover\n"
        "heavy = {'lxml', 'polib', 'docx', 'openpyxl', 'python_calamine', 'markdown_it',\n"
        "         'pathspec', 'charset_normalizer', 'termcheck.readers.txt'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert outcome.stdout.strip() == "[]"


def test_the_uri_is_taken_as_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text.")
    document = read_document(path, "docs/a.txt", language="en", source_language="zh")
    assert document.uri == "docs/a.txt"


def assert_unreadable(document: Document, saying: str = "") -> None:
    """No units, and one note that says where and why."""
    assert document.units == ()
    assert files.codes(document) == [NoteCode.UNREADABLE]
    (note,) = document.notes
    assert note.where == document.uri
    assert saying in note.message
    assert note.message[0].isupper()
    assert note.message.endswith(".")
