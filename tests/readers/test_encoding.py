"""What readers say of how a text was come by; the decoding itself is tested in tests/text."""

from __future__ import annotations

from pathlib import Path

import pytest

from termcheck.errors import DocumentError
from termcheck.model.document import NoteCode
from termcheck.readers.encoding import decode, decoding_notes
from tests.readers import files

SIMPLIFIED = "最高人民检察院党组召开会议，强调要坚持党的绝对领导，深入推进全面依法治国。"


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (SIMPLIFIED, "gb18030", "GB18030"),
        ("香港特別行政區政府", "big5", "Big5"),
        ("the people’s court", "cp1252", "Windows-1252"),
        ("Генеральная прокуратура опубликовала доклад за год.", "cp1251", "Windows-1251"),
        (SIMPLIFIED, "utf-16-le", "UTF-16-LE"),
    ],
)
def test_a_guess_is_noted(text: str, encoding: str, label: str, tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "guess.txt", text.encode(encoding), language="zh-Hans")
    assert files.texts(document) == [text]
    assert files.codes(document) == [NoteCode.GUESSED_ENCODING]
    assert label in document.notes[0].message
    assert "UTF-8" in document.notes[0].message


def test_a_stretch_in_another_encoding_is_replaced_and_named(tmp_path: Path) -> None:
    data = (
        f"第一行：{SIMPLIFIED}\r\n".encode()
        + "第二行".encode("gb18030")
        + f"\r\n第三行：{SIMPLIFIED}\r\n".encode()
    )
    document = files.read_bytes(tmp_path, "mixed.txt", data, language="zh")
    first, second, third = files.texts(document)
    assert (first, third) == (f"第一行：{SIMPLIFIED}", f"第三行：{SIMPLIFIED}")
    assert "\ufffd" in second
    (note,) = document.notes
    assert note.code is NoteCode.NOT_READ
    assert note.where.endswith("mixed.txt:2")
    assert "Line 2" in note.message


def test_many_damaged_lines_do_not_make_as_many_notes() -> None:
    decoded = decode((f"{SIMPLIFIED}".encode() + b" \xff\n") * 30)
    notes = decoding_notes(decoded, "a.txt")
    assert len(notes) == 11
    assert notes[-1].count == 20


def test_nul_characters_stay_and_are_noted(tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "nul.txt", b"One line.\n\nThe \0SPP\0 met.\n")
    assert files.texts(document) == ["One line.", "The \0SPP\0 met."]
    (note,) = document.notes
    assert (note.code, note.count) == (NoteCode.NOT_READ, 2)
    assert note.where.endswith("nul.txt:3")


def test_the_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    document = files.read_bytes(tmp_path, "mark.txt", b"\xef\xbb\xbfText.")
    (segment,) = document.segments
    assert (segment.text, segment.anchor.file_start, segment.anchor.column) == ("Text.", 0, 1)


@pytest.mark.parametrize("data", [b"\0" * 50, bytes(range(0x80, 0x100))])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(data)
    assert caught.value.hint


@pytest.mark.parametrize("text", ["", "plain", "naïve 𠀀 ﬁ ß İ", SIMPLIFIED])
def test_proper_utf_8_makes_no_notes(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text
    assert decoding_notes(decoded, "a.txt") == ()
