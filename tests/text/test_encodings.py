from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termcheck.text.encodings import NotTextError, control_share, decode

SIMPLIFIED = "最高人民检察院党组召开会议，强调要坚持党的绝对领导，深入推进全面依法治国。"
TRADITIONAL = "最高人民檢察院黨組召開會議，強調要堅持黨的絕對領導，深入推進全面依法治國。"
ENGLISH = "The procurator’s report – “high quality” – cost £5.\r\nIt was read in the café.\r\n"
RUSSIAN = "Генеральная прокуратура опубликовала доклад о работе за прошлый год. "


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_what_declares_itself_comes_back_as_it_was(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert not decoded.guessed
    assert decoded.damaged_lines == ()


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("", "utf-8", "utf-8"),
        ("plain ASCII", "ascii", "utf-8"),
        (f"{SIMPLIFIED}\r\n𠀀 ﬁ ß İ", "utf-8", "utf-8"),
        ("\ufeff", "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (f"{SIMPLIFIED}𠀀", "utf-16", "utf-16-le"),
        (f"\ufeff{SIMPLIFIED}", "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-32", "utf-32-le"),
        (f"\ufeff{SIMPLIFIED}", "utf-32-be", "utf-32-be"),
    ],
)
def test_proven_encodings(text: str, encoding: str, name: str) -> None:
    expected = (text.removeprefix("\ufeff"), name, False, ())
    assert decode(text.encode(encoding)) == expected


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (SIMPLIFIED, "gb18030", "GB18030"),
        (SIMPLIFIED[:7], "gb18030", "GB18030"),
        ("枫桥经验", "gb18030", "GB18030"),
        ("zh,en\n党组,A\n", "gb18030", "GB18030"),
        ("The “枫桥经验” was praised in Zhejiang.", "gb18030", "GB18030"),
        (f"{SIMPLIFIED}𠀀", "gb18030", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (TRADITIONAL[:7], "big5", "Big5"),
        ("香港特別行政區政府", "big5", "Big5"),
        (ENGLISH, "cp1252", "Windows-1252"),
        ("the people’s court", "cp1252", "Windows-1252"),
        ("the café", "cp1252", "Windows-1252"),
        ("Müller, Größe, naïve, Señor\n", "cp1252", "Windows-1252"),
        ("Größe", "cp1252", "Windows-1252"),
        ("La créée, the naïve", "cp1252", "Windows-1252"),
        ("the 的 sign", "gb18030", "GB18030"),
        ("Un résumé où l’été a été très chaud, déjà.", "cp1252", "Windows-1252"),
        (RUSSIAN * 3, "cp1251", "Windows-1251"),
        (SIMPLIFIED, "utf-16-le", "UTF-16-LE"),
        (SIMPLIFIED, "utf-16-be", "UTF-16-BE"),
        (f"{SIMPLIFIED}\n", "utf-16-le", "UTF-16-LE"),
        (ENGLISH, "utf-16-le", "UTF-16-LE"),
        (ENGLISH, "utf-16-be", "UTF-16-BE"),
    ],
)
def test_what_does_not_declare_itself_is_guessed(text: str, encoding: str, label: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.label, decoded.guessed) == (text, label, True)


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


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5"), (ENGLISH, "cp1252"), (RUSSIAN, "cp1251")],
)
def test_long_texts_are_judged_by_their_first_other_characters(text: str, encoding: str) -> None:
    late = "Plain English.\n" * 9_000 + text
    decoded = decode(late.encode(encoding))
    assert (decoded.text, decoded.guessed) == (late, True)


@pytest.mark.parametrize(
    ("data", "encoding", "lines"),
    [
        (SIMPLIFIED.encode() + b"\n\n\xff\r\n" + SIMPLIFIED.encode() + b"\xfe", "utf-8", (3, 4)),
        ("It’s “good”. It’s".encode() + b"\x92s", "utf-8", (1,)),
        ("党组".encode()[:-1], "utf-8", (1,)),
        (codecs.BOM_UTF8 + b"a\n\xff", "utf-8", (2,)),
        (SIMPLIFIED.encode("utf-16")[:-1], "utf-16-le", (1,)),
    ],
)
def test_damage_is_replaced_and_its_lines_are_named(
    data: bytes, encoding: str, lines: tuple[int, ...]
) -> None:
    decoded = decode(data)
    assert "\ufffd" in decoded.text
    assert (decoded.encoding, decoded.guessed, decoded.damaged_lines) == (encoding, False, lines)


def test_a_replacement_character_of_the_text_is_no_damage() -> None:
    assert decode("a \ufffd".encode()) == ("a \ufffd", "utf-8", False, ())


def test_nul_characters_alone_do_not_make_utf16() -> None:
    assert decode(b"a,b\0\nc,d\n") == ("a,b\0\nc,d\n", "utf-8", False, ())


@pytest.mark.parametrize(
    "data", [b"\0" * 50, b"\0\0\0", bytes(range(256)), b"\x01\x02\x03\xff" * 9]
)
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(NotTextError, match="binary data") as caught:
        decode(data)
    assert caught.value.hint


def test_an_encoding_that_nobody_knows_is_no_text() -> None:
    with pytest.raises(NotTextError, match="encoding of the text is not known"):
        decode(bytes(range(0x80, 0x100)))


@given(st.binary(max_size=300))
def test_bytes_are_a_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotTextError:
        return
    assert len(decoded.text) <= len(data)
    assert all(1 <= line <= len(data) + 1 for line in decoded.damaged_lines)


@given(st.text())
def test_utf8_is_never_guessed_to_be_another(text: str) -> None:
    if "\0" not in text:
        data = text.encode("utf-8", "ignore")
        assert decode(data).text == data.decode().removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("data", "share"), [(b"", 0.0), (b"a\t\r\n\x0c\x1b", 0.0), (b"a\0b\x08", 0.5)]
)
def test_control_share(data: bytes, share: float) -> None:
    assert control_share(data) == share
