from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termcheck.errors import DocumentError
from termcheck.model.document import NoteCode
from termcheck.readers.encoding import decode, decoding_notes
from tests.readers import files

SIMPLIFIED = "最高人民检察院党组召开会议，强调要坚持党的绝对领导，深入推进全面依法治国。"
TRADITIONAL = "最高人民檢察院黨組召開會議，強調要堅持黨的絕對領導，深入推進全面依法治國。"
ENGLISH = "The procurator’s report – “high quality” – cost £5.\r\nIt was read in the café.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_what_declares_itself_comes_back_as_it_was(encoding: str, text: str) -> None:
    if encoding == "utf-8" and text.encode().startswith((b"\xff", b"\xfe")):
        return
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert not decoded.guessed
    assert decoded.damaged_lines == ()


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-be"])
def test_big_endian_marks(encoding: str) -> None:
    decoded = decode(("\ufeff" + SIMPLIFIED).encode(encoding))
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, encoding)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (SIMPLIFIED, "gb18030", "GB18030"),
        (SIMPLIFIED[:7], "gb18030", "GB18030"),
        ("枫桥经验", "gb18030", "GB18030"),
        ("The “枫桥经验” was praised in Zhejiang.", "gb18030", "GB18030"),
        (f"{SIMPLIFIED}𠀀", "gb18030", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (TRADITIONAL[:7], "big5", "Big5"),
        ("香港特別行政區政府", "big5", "Big5"),
        (ENGLISH, "cp1252", "Windows-1252"),
        ("the people’s court", "cp1252", "Windows-1252"),
        ("Un résumé où l’été a été très chaud, déjà.", "cp1252", "Windows-1252"),
        (SIMPLIFIED, "utf-16-le", "UTF-16-LE"),
        (SIMPLIFIED, "utf-16-be", "UTF-16-BE"),
        (f"{SIMPLIFIED}\n", "utf-16-le", "UTF-16-LE"),
        (ENGLISH, "utf-16-le", "UTF-16-LE"),
        (ENGLISH, "utf-16-be", "UTF-16-BE"),
    ],
)
def test_what_does_not_declare_itself_is_guessed(
    text: str, encoding: str, name: str, tmp_path: Path
) -> None:
    document = files.read_bytes(tmp_path, "guess.txt", text.encode(encoding), language="zh-Hans")
    assert "".join(files.texts(document)) == text.replace("\r", "").replace("\n", "")
    assert files.codes(document) == [NoteCode.GUESSED_ENCODING]
    assert name in document.notes[0].message
    assert "UTF-8" in document.notes[0].message


@given(
    words=st.lists(
        st.sampled_from(
            ("检察院", "党的领导", "法律监督", "高质量发展", "人民", "，", "。", "SPP")
        ),
        min_size=3,
    )
)
def test_gb18030_is_told_from_big5_and_the_other_way_round(words: list[str]) -> None:
    text = "，".join(words)
    assert decode(text.encode("gb18030")).text == text
    traditional = text.translate(str.maketrans("检党领导监质发", "檢黨領導監質發"))
    assert decode(traditional.replace("监督", "監督").encode("big5")).text == traditional


def test_long_texts_are_judged_by_their_first_other_characters() -> None:
    text = "Plain English.\n" * 5_000 + SIMPLIFIED
    decoded = decode(text.encode("gb18030"))
    assert decoded.text == text
    assert decoded.guessed


def test_other_encodings_are_left_to_the_library(tmp_path: Path) -> None:
    text = "Генеральная прокуратура опубликовала доклад о работе за прошлый год. " * 3
    document = files.read_bytes(tmp_path, "russian.txt", text.encode("cp1251"))
    assert files.texts(document) == [text.strip()]
    assert files.codes(document) == [NoteCode.GUESSED_ENCODING]


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


def test_one_damaged_utf_8_quote_among_good_ones() -> None:
    decoded = decode("It’s “good”. It’s".encode() + b"\x92s")
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("\ufffds")


def test_utf_16_with_a_lost_byte() -> None:
    decoded = decode(SIMPLIFIED.encode("utf-16")[:-1])
    assert decoded.text == SIMPLIFIED[:-1] + "\ufffd"
    assert decoded.damaged_lines == (1,)


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


@pytest.mark.parametrize("data", [b"\0" * 50, bytes(range(256)), b"\x01\x02\x03\xff" * 9])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(DocumentError):
        decode(data)


@pytest.mark.parametrize("text", ["", "plain", "naïve 𠀀 ﬁ ß İ", SIMPLIFIED])
def test_proper_utf_8_makes_no_notes(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text
    assert decoding_notes(decoded, "a.txt") == ()
