from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termcheck.text.lines import LineIndex, position_after


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("abc", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("𠀀\n中b", 3, (2, 2)),
        ("a\n", 2, (2, 1)),
    ],
)
def test_position(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert LineIndex(text).position(offset) == expected


def test_position_after_counts_from_its_origin() -> None:
    assert position_after("ab\ncd", 1, (7, 5)) == (7, 6)
    assert position_after("ab\ncd", 4, (7, 5)) == (8, 2)


@given(st.text(alphabet="a\r\n中"), st.data())
def test_both_ways_agree(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] != "\r\n":
        assert position_after(text, offset, (1, 1)) == LineIndex(text).position(offset)
