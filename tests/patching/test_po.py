"""Catalogues: only the characters of a translation change."""

from __future__ import annotations

import pytest

from termcheck.model.finding import Edit
from termcheck.patching import Change
from tests.conftest import NASTY
from tests.patching.tools import find, patch, read, refusal, replaced
from tests.readers import bilingual

BODY = (
    "# 译者\n#: a.c:1\n#, fuzzy, c-format\n"
    'msgid "您好，%s"\nmsgstr "Hello in the \\"petition\\" hall, %s\\n"\n\n'
    'msgctxt "menu"\nmsgid "法院"\nmsgstr ""\n"The court of the\\n"\n'
    '"  people and \\\\ its judges. "\n'
    '"And more.\\t"\n\n'
    'msgid "一件"\nmsgid_plural "%d 件"\nmsgstr[0] "one case"\nmsgstr[1] "%d cases"\n\n'
    'msgid "重复"\nmsgstr "one case"\n\n'
    '#~ msgid "旧"\n#~ msgstr "old case"\n'
)
DATA = bilingual.po_of(BODY)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize(
    ("old", "new", "was", "written"),
    [
        ("petition", "letters", "petition", "letters"),
        ('"petition" hall', 'a "b\\c"\n', '\\"petition\\" hall', 'a \\"b\\\\c\\"\\n'),
        ("court", "judge", "The court", "The judge"),
        ("the\n  people", "us", 'the\\n"\n"  people and', 'us"\n" and'),
        ("judges. And", "x", 'judges. "\n"And', 'x"\n"'),
        ("judges. And more.\t", "x", 'judges. "\n"And more.\\t"', 'x"'),
        ("\\ its", "𠀀", "\\\\ its", "𠀀"),
        ("%d cases", None, "", ""),
        (" cases", " trials", "%d cases", "%d trials"),
        ("one case", "a case", 'msgstr[0] "one', 'msgstr[0] "a'),
    ],
)
def test_only_the_words_change(
    ends: str, encoding: str, old: str, new: str | None, was: str, written: str
) -> None:
    text = DATA.decode().replace("\n", ends)
    data = text.encode(encoding)
    if new is None:
        assert "placeholder" in refusal(data, "a.po", old, "x")
        return
    was, written = was.replace("\n", ends), written.replace("\n", ends)
    assert replaced(data, "a.po", old, new) == text.replace(was, written, 1).encode(encoding)


def test_the_same_translation_twice_is_told_apart() -> None:
    segment = [s for s in read(DATA, "a.po").segments if s.text == "one case"][1]
    made = patch(DATA, "a.po", Change(segment, (Edit(0, 3, "two"),)))
    assert made.data == DATA.replace(b'msgstr "one case"', b'msgstr "two case"')


@pytest.mark.parametrize("blank", [b"", b"\n\n"])
def test_a_catalogue_without_a_header(blank: bytes) -> None:
    data = blank + 'msgid "一"\nmsgstr "one case"\n\nmsgid "二"\nmsgstr "two"\n'.encode()
    assert replaced(data, "a.po", "case", "thing") == data.replace(b"case", b"thing")
    assert replaced(data, "a.po", "two", "both") == data.replace(b"two", b"both")


def test_the_source_text_stays() -> None:
    assert "its key" in refusal(DATA, "a.po", "法院", "检察院")


def test_an_insertion() -> None:
    segment = find(read(DATA, "a.po"), "The court")
    at = segment.text.index("  people")
    made = patch(DATA, "a.po", Change(segment, (Edit(0, 0, "Oh! "), Edit(at, at, "good"))))
    assert b'"Oh! The court of the\\ngood"\n"  people' in made.data


@pytest.mark.parametrize(
    ("charset", "works"),
    [("ISO-8859-1", True), ("ASCII", False), ("CHARSET", True), ("hex", True)],
)
def test_an_ascii_catalogue_is_what_its_header_says(charset: str, works: bool) -> None:
    data = (
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n"Language: en\\n"\n\n'
        'msgid "le tribunal"\nmsgstr "the court"\n'
    ).encode()
    if works:
        changed = replaced(data, "a.po", "the court", "caf\u00e9", source="fr")
        codec = charset if charset.startswith("ISO") else "utf-8"
        assert changed == data.replace(b"the court", "caf\u00e9".encode(codec))
    else:
        assert "can't be written" in refusal(data, "a.po", "the court", "caf\u00e9", source="fr")


def test_odd_characters() -> None:
    data = bilingual.po(("奇怪", f"Odd {NASTY}\x85\u2028 end"), ("法院", "the court"))
    assert replaced(data, "a.po", "end", "stop") == data.replace(b"end", b"stop")
    assert replaced(data, "a.po", "court", NASTY) != data
