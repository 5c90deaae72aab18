from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termcheck.text.tokens import word_count, word_starts, words


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("two upholds", ["two", "upholds"]),
        ("china-asean, 20th", ["china", "asean", "20th"]),
        ("people's 'two upholds'", ["people's", "two", "upholds"]),
        ("enterprises' rights", ["enterprises", "rights"]),
        ("wto规则 and 枫桥", ["wto", "and"]),
        ("café déjà", ["café", "déjà"]),
        ("", []),
        ("''' '", []),
    ],
)
def test_words(folded: str, expected: list[str]) -> None:
    assert words(folded) == expected


@given(st.text(alphabet="ab1' -.\"\x00"))
def test_the_fast_way_equals_an_expression(folded: str) -> None:
    pattern = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
    assert words(folded) == pattern.findall(folded)
    assert word_starts(folded, words(folded)) == [m.start() for m in pattern.finditer(folded)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two Upholds.", 2),
        ("两个维护", 4),
        ("坚持“枫桥经验” in 2024", 8),
        ("people’s well-being", 2),
        ("", 0),
    ],
)
def test_word_count(text: str, count: int) -> None:
    assert word_count(text) == count


@given(st.text(alphabet="aB9'’- ,\n枫，！\u2026"))
def test_the_fast_count_equals_an_expression(text: str) -> None:
    words_of = re.findall("[a-zA-Z0-9]+(?:['’-][a-zA-Z0-9]+)*", text)
    expected = len(text.split()) if text.isascii() else len(words_of) + text.count("枫")
    assert word_count(text) == expected
