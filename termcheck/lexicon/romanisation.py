"""Romanised Chinese names in all the ways people write them. Compile time only (pypinyin)."""

from __future__ import annotations

import unicodedata
from functools import cache

_WADE_GILES = (
    ("zhi", "chih"), ("chi", "chih"), ("shi", "shih"), ("ri", "jih"), ("zi", "tzu"),
    ("ci", "tzu"), ("si", "ssu"), ("zh", "ch"), ("j", "ch"), ("q", "ch"), ("x", "hs"),
    ("z", "ts"), ("c", "ts"), ("b", "p"), ("d", "t"), ("g", "k"), ("r", "j"),
)  # fmt: skip
_WADE_FINALS = (("ian", "ien"), ("ong", "ung"), ("ie", "ieh"), ("ue", "ueh"), ("uo", "o"))


def plain_letters(text: str) -> str:
    """Lower-case letters and figures only: no tone marks, blanks, hyphens or apostrophes."""
    parts = unicodedata.normalize("NFKD", text.replace("ü", "u").replace("Ü", "u"))
    return "".join(mark for mark in parts if mark.isalnum()).lower()


@cache
def syllables(chinese: str) -> tuple[str, ...]:
    """The pinyin of each character, lower case without tones; v for ü as u."""
    from pypinyin import Style, pinyin

    found = pinyin(chinese, style=Style.NORMAL, heteronym=False, v_to_u=False, errors="ignore")
    return tuple(plain_letters(each[0]).replace("v", "u") for each in found)


@cache
def readings(character: str) -> frozenset[str]:
    """All pinyin readings of one character, without tones."""
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(plain_letters(each).replace("v", "u") for each in (found[0] if found else ()))


def spells(chinese: str, english: str) -> tuple[str, ...] | None:
    """The syllables when the English letters are the pinyin of the Chinese characters, in any
    spacing; None otherwise."""
    rest = plain_letters(english)
    if len(chinese) < 1 or len(rest) < 2 or len(rest) > 6 * len(chinese):
        return None
    found: list[str] = []
    for character in chinese:
        fits = [each for each in readings(character) if each and rest.startswith(each)]
        if not fits:
            return None
        best = max(fits, key=len)
        if len(fits) > 1 and len(found) + 1 == len(chinese):
            best = next((each for each in fits if each == rest), best)
        found.append(best)
        rest = rest[len(best) :]
    return tuple(found) if not rest else None


def wade_giles(syllable: str) -> str:
    """The older spelling of one pinyin syllable, without apostrophes."""
    for new, old in _WADE_GILES:
        if syllable == new:
            return old
    start, rest = syllable, ""
    for new, old in _WADE_GILES[7:]:
        if syllable.startswith(new):
            start, rest = old, syllable[len(new) :]
            break
    else:
        start, rest = "", syllable
    for new, old in _WADE_FINALS:
        if rest.endswith(new):
            rest = rest[: -len(new)] + old
            break
    return start + rest
