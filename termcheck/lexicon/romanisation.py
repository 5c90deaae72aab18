"""Romanised Chinese names in all the ways people write them. Compile time only (pypinyin)."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from itertools import islice, product

_WADE_GILES = (
    ("zhi", "chih"), ("chi", "chih"), ("shi", "shih"), ("ri", "jih"), ("zi", "tzu"),
    ("ci", "tzu"), ("si", "ssu"), ("zh", "ch"), ("j", "ch"), ("q", "ch"), ("x", "hs"),
    ("z", "ts"), ("c", "ts"), ("b", "p"), ("d", "t"), ("g", "k"), ("r", "j"),
)  # fmt: skip
_WADE_FINALS = (("ian", "ien"), ("ong", "ung"), ("ie", "ieh"), ("ue", "ueh"), ("uo", "o"))

MOST_READINGS = 6
"""Of a name; characters with several readings multiply."""
_OFFICIAL = {"陕": frozenset({"shaan"})}
"""Spelt with a doubled vowel by decree, so that Shaanxi is not Shanxi."""


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
    """All pinyin readings of one character, without tones; u for ü."""
    return frozenset(each.replace("v", "u") for each in _readings(character)) | _OFFICIAL.get(
        character, frozenset()
    )


@cache
def _readings(character: str) -> tuple[str, ...]:
    """All pinyin readings of one character in the order of the table, v for ü; only the decreed
    one where there is one."""
    if character in _OFFICIAL:
        return tuple(_OFFICIAL[character])
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False, errors="ignore")
    return tuple(dict.fromkeys(plain_letters(each) for each in (found[0] if found else ())))


@cache
def places() -> dict[str, tuple[tuple[str, str], ...]]:
    """Name to (spelling, where it is from), from `data/place_names.tsv`.

    It is from the old post office (`post`), an older name in English (`old`), from the government's
    list of place names (`state`), or another spelling in use (`variant`).
    """
    path = files("termcheck.lexicon") / "data" / "place_names.tsv"
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, spelling, origin = line.split("\t")
            found[name] = (*found.get(name, ()), (spelling, origin))
    return found


def pinyin_of(chinese: str) -> tuple[str, ...] | None:
    """The commonest pinyin of a word, a syllable for each character; None when one has none."""
    if any(character in _OFFICIAL for character in chinese):
        found = tuple(
            _readings(each)[0] if each in _OFFICIAL else "".join(syllables(each))
            for each in chinese
        )
    else:
        found = syllables(chinese)
    return found if len(found) == len(chinese) and all(found) else None


def other_spellings(chinese: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Spellings of a name beside its usual pinyin: (its syllables or words, what they are, by the
    keys of `model.wording`).

    Other readings of a character, ü as people type it, Wade-Giles, and for places the spellings of
    old maps. Plain lower-case letters.
    """
    found: dict[tuple[str, ...], str] = {}
    for spelling, origin in places().get(chinese, ()):
        found.setdefault(tuple(spelling.split()), origin)
    usual = pinyin_of(chinese)
    if usual:
        options = [_readings(character) for character in chinese]
        for each in islice(product(*options), MOST_READINGS):
            for writing in islice(product(*map(_umlauts, each)), MOST_READINGS):
                reason = "pinyin" if len(writing) == len(usual) else ""
                if any("v" in one or one.startswith(("lyu", "nyu")) for one in writing):
                    reason = "typed"
                elif tuple(one.replace("v", "u") for one in each) != usual:
                    reason = "reading"
                found.setdefault(writing, reason)
        found.setdefault(tuple(map(wade_giles, usual)), "wade-giles")
    return tuple(found.items())


def _umlauts(syllable: str) -> tuple[str, ...]:
    """How a syllable is written; passports have YU for ü after l and n, keyboards v."""
    if "v" not in syllable:
        return (syllable,)
    return syllable, syllable.replace("v", "yu"), syllable.replace("v", "u")


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
