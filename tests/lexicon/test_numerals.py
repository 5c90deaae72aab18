"""Numbers and quantifiers, in Chinese and English."""

from __future__ import annotations

import pytest

from termcheck.lexicon.numerals import chinese_value, is_chinese_number


@pytest.mark.parametrize(
    ("text", "value"),
    [("两", 2), ("第十八", 18), ("二十", 20), ("九十九", 99), ("百", 100), ("第三", 3)],
)
def test_a_number_has_a_value(text: str, value: int) -> None:
    assert chinese_value(text) == value
    assert is_chinese_number(text)


@pytest.mark.parametrize("text", ["每", "每一个", "各", "所有"])
def test_a_quantifier_counts_without_a_value(text: str) -> None:
    assert chinese_value(text) is None
    assert is_chinese_number(text)


@pytest.mark.parametrize("text", ["", "第", "五四", "八一", "十万", "两百", "枫", "𠀀"])
def test_what_counts_nothing(text: str) -> None:
    """A date (五四), a bare prefix, and numbers too large to be told."""
    assert not is_chinese_number(text)
