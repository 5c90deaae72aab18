from __future__ import annotations

import pytest

from termcheck.text.encodings import decode

CHINESE = "习近平总书记强调，要坚持以人民为中心的发展思想。\r\n最高人民检察院党组会议。\r\n"
TRADITIONAL = "最高人民檢察院黨組會議。國家監察委員會強調，要堅持以人民為中心的發展思想。\r\n"
ENGLISH = "The “Two Upholds” – a café in Zürich.\r\n"


@pytest.mark.parametrize(
    ("text", "encoding", "name", "guessed"),
    [
        (CHINESE, "utf-8", "utf-8", False),
        (CHINESE, "utf-8-sig", "utf-8", False),
        (CHINESE + "𠀀", "utf-16", "utf-16-le", False),
        (CHINESE, "utf-32", "utf-32-le", False),
        (CHINESE, "utf-16-le", "utf-16-le", True),
        (CHINESE, "utf-16-be", "utf-16-be", True),
        (ENGLISH, "utf-16-le", "utf-16-le", True),
        (CHINESE, "gb18030", "gb18030", True),
        ("zh,en\n党组,A\n", "gb18030", "gb18030", True),
        (CHINESE + "𠀀", "gb18030", "gb18030", True),
        (TRADITIONAL, "big5", "big5", True),
        (ENGLISH, "cp1252", "cp1252", True),
        ("Müller, Größe, naïve, Señor\n", "cp1252", "cp1252", True),
        ("", "utf-8", "utf-8", False),
        ("plain ASCII", "ascii", "utf-8", False),
        ("\ufeff", "utf-8", "utf-8", False),
    ],
)
def test_a_text_comes_back(text: str, encoding: str, name: str, guessed: bool) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.guessed) == (
        text.removeprefix("\ufeff"),
        name,
        guessed,
    )


def test_a_cut_character_at_the_end_leaves_utf8() -> None:
    decoded = decode("党组".encode()[:-1])
    assert (decoded.text, decoded.encoding) == ("党\ufffd", "utf-8")


def test_zero_bytes_alone_do_not_make_utf16() -> None:
    assert decode(b"a,b\0\nc,d\n").text == "a,b\0\nc,d\n"


@pytest.mark.parametrize(
    "data", [bytes(range(256)), b"\xff", b"\x80\x81\x8d", b"\0\0\0", b"\xff\xfe\0"]
)
def test_nothing_is_refused(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
