"""Numbers and quantifiers in Chinese and English terms: they must agree, never merely resemble."""

from __future__ import annotations

import re


def _list(words: str) -> list[str]:
    return words.split()


_UNITS = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_ORDINAL_UNITS = _list(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINAL_TENS = _list(
    "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
)

CARDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 20 + 10 * step for step, word in enumerate(_TENS)},
    "hundred": 100,
    "thousand": 1000,
    "million": 1000000,
}
ORDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate(_ORDINAL_UNITS)},
    **{word: 20 + 10 * step for step, word in enumerate(_ORDINAL_TENS)},
}
QUANTIFIERS: dict[str, str] = {
    "each": "each",
    "every": "each",
    "all": "all",
    "both": "both",
    "half": "half",
    "double": "double",
    "dual": "double",
}
CHINESE_DIGITS: dict[str, int] = {
    **{mark: value for value, mark in enumerate("零一二三四五六七八九十")},
    "两": 2,
    "双": 2,
    "百": 100,
    "千": 1000,
    "万": 10000,
}
CLASSIFIERS = frozenset("个位项条件名种次届批份支部座家")
"""Measure words that follow a numeral and are not translated."""

_ORDINAL_FIGURE = re.compile(r"(\d+)(?:st|nd|rd|th)")


def number_of(word: str) -> tuple[str, int | str] | None:
    """What a lower-case English word counts: ("cardinal", 2), ("ordinal", 18),
    ("quantifier", "each"), or None for any other word."""
    if word in CARDINALS:
        return "cardinal", CARDINALS[word]
    if word in ORDINALS:
        return "ordinal", ORDINALS[word]
    if word in QUANTIFIERS:
        return "quantifier", QUANTIFIERS[word]
    if word.isascii() and word.isdigit():
        return "cardinal", int(word)
    figure = _ORDINAL_FIGURE.fullmatch(word)
    if figure:
        return "ordinal", int(figure.group(1))
    return None


def writings(word: str) -> tuple[str, ...]:
    """All ways to write the number or quantifier of a word, itself first; () for other words."""
    number = number_of(word)
    if number is None:
        return ()
    sort, value = number
    found = {word}
    if sort == "cardinal" and isinstance(value, int):
        found.update(each for each, count in CARDINALS.items() if count == value)
        found.add(str(value))
    elif sort == "ordinal" and isinstance(value, int):
        found.update(each for each, count in ORDINALS.items() if count == value)
        found.add(f"{value}{_ordinal_ending(value)}")
    else:
        found.update(each for each, same in QUANTIFIERS.items() if same == value)
    return tuple(sorted(found, key=lambda each: (each != word, each)))


def _ordinal_ending(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def is_chinese_number(text: str) -> bool:
    """Whether a stretch of Chinese counts something (两, 四, 每, 每一个)."""
    return bool(text) and (
        chinese_value(text) is not None
        or text.rstrip("".join(CLASSIFIERS)) in ("每", "每一", "各", "全", "所有")
    )


def chinese_value(text: str) -> int | None:
    """The number that Chinese digits up to 99 stand for; a single larger unit (百); None for all
    else, such as dates (五四)."""
    marks = text.removeprefix("第")
    if not marks or any(mark not in CHINESE_DIGITS for mark in marks):
        return None
    values = [CHINESE_DIGITS[mark] for mark in marks]
    if len(values) == 1:
        return values[0]
    if 10 in values and len(values) <= 3 and max(values) == 10:
        at = values.index(10)
        tens = values[at - 1] if at else 1
        return tens * 10 + (values[at + 1] if at + 1 < len(values) else 0)
    return None
