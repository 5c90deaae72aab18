"""Numbers, whatever they are written with: `250 million`, `2.5亿`, `第三条`, `Article 3`, `Oct.`.

The sides of a translation agree in little as surely as in these. What comes out are marks such as
`#3`; two numbers have the same mark if they have the same value. Ordinals, dates and shares are not
told apart from plain numbers, because the other language often writes them as such.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache

from termcheck.lexicon.numerals import CARDINALS, ORDINALS

_DIGITS = {**{mark: value for value, mark in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1_000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}
_ENGLISH_GROUPS = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november"
        " december".split(),
        1,
    )
}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_AMBIGUOUS = frozenset({"one", "first", "second", "may", "march"})
"""English words that are more often something else than a number."""
_LONGEST = 24
"""Digits; longer runs are identifiers."""


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(r"[零〇一二两三四五六七八九十百千万亿]+")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(
        r"(?P<figure>\d{1,3}(?:[,，]\d{3})++(?:\.\d++)?+|\d++(?:\.\d++)?+)"
        r"(?P<chinese>[十百千万亿]++)?+"
        r"(?:[ \u00a0-]?(?P<english>hundred|thousand|million|billion|trillion)(?![a-z]))?+",
        re.IGNORECASE,
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]+(?:-[a-z]+)?")


def figures(text: str) -> list[str]:
    """The marks of all numbers in Arabic figures, in order, for any language.

    Full-width figures must have been folded before. Cost: linear.
    """
    found = []
    for match in _figure().finditer(text):
        written = match["figure"].replace(",", "").replace("，", "")
        if len(written) > _LONGEST:
            continue
        try:
            value = Decimal(written)
        except InvalidOperation:
            continue
        for step in match["chinese"] or "":
            value *= _STEPS.get(step) or _GROUPS[step]
        if match["english"]:
            value *= _ENGLISH_GROUPS[match["english"].lower()]
        found.append(_mark(value))
    return found


def chinese_numbers(text: str) -> list[str]:
    """The marks of the numbers in Chinese numerals; a single 一 or a bare 十, 百, 千, 万 is none.

    Cost: linear.
    """
    found = []
    for match in _chinese().finditer(text):
        numeral = match.group()
        if len(numeral) <= _LONGEST and numeral not in "一十百千万亿":
            found.append(_mark(Decimal(chinese_value(numeral))))
    return found


def list_mark(text: str) -> str | None:
    """The mark of the number that a text begins with as part of a list: `三、`, `III.`, `(3)`.

    None where there is none. Cost: does not depend on the length of the text.
    """
    match = _list_mark().match(text)
    if match is None:
        return None
    written = match.group(1)
    if written.isdigit():
        return _mark(Decimal(written))
    if written[0] in _ROMAN:
        return _mark(Decimal(_roman_value(written)))
    return _mark(Decimal(chinese_value(written)))


@cache
def _list_mark() -> re.Pattern[str]:
    return re.compile(
        r"\s*[(（]?([零〇一二三四五六七八九十百]{1,5}|[IVX]{1,6}|[0-9]{1,3})[)）]?[、.．:：)）](?![0-9])"
    )


def _roman_value(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def chinese_value(numeral: str) -> int:
    """The value of a Chinese numeral: 二百三十 -> 230, 二〇二六 -> 2026, 两万五 -> 25000.

    `numeral` is made of numerals only.
    """
    if not any(mark in _STEPS or mark in _GROUPS for mark in numeral):
        return int("".join(str(_DIGITS[mark]) for mark in numeral))
    total = section = digit = 0
    step = 1
    zero = False
    for mark in numeral:
        if mark in _DIGITS:
            digit = _DIGITS[mark]
            zero = zero or digit == 0
        elif mark in _STEPS:
            step = _STEPS[mark]
            section += (digit or 1) * step
            digit, zero = 0, False
        else:
            step = _GROUPS[mark]
            if step == _GROUPS["亿"]:  # counts the 万 before it as well
                total = (total + section + digit or 1) * step
            else:
                total += (section + digit or 1) * step
            section, digit, zero = 0, 0, False
    # 两万五 and 一百二 leave the last step out.
    short = digit and not zero and step >= 100
    return total + section + (digit * step // 10 if short else digit)


def english_numbers(folded: str) -> list[str]:
    """The marks of numbers in English words and of the names of months, for a folded text.

    A number is given for `fourteenth` and `twenty-five`, not for `one`, `first` and `second`, which
    seldom count anything. Cost: linear.
    """
    found: list[str] = []
    before: int | None = None
    for match in _word().finditer(folded):
        word = match.group()
        group = _ENGLISH_GROUPS.get(word)
        if group is not None:
            if before is not None:
                found[-1] = _mark(Decimal(before * group))
            before = None
            continue
        value = _english_value(word)
        if value is None:
            before = None
            continue
        found.append(_mark(Decimal(value)))
        before = value
    return found


def _english_value(word: str) -> int | None:
    if word in _AMBIGUOUS:
        return None
    value = CARDINALS.get(word, ORDINALS.get(word, _MONTHS.get(word)))
    if value is None and "-" in word:
        tens, _, units = word.partition("-")
        first, last = CARDINALS.get(tens), CARDINALS.get(units, ORDINALS.get(units))
        if first is not None and last is not None and first % 10 == 0 and 0 < last < 10:
            return first + last
    return value


def _mark(value: Decimal) -> str:
    return f"#{value.normalize():f}"
