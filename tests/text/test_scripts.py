from __future__ import annotations

import pytest

from termcheck.text.scripts import HAN, boundary, han_count, is_han


@pytest.mark.parametrize("block", HAN, ids=lambda block: f"U+{block.start:04X}")
def test_first_and_last_of_each_range_are_han(block: range) -> None:
    assert is_han(chr(block.start))
    assert is_han(chr(block.stop - 1))


@pytest.mark.parametrize(
    "character", ["“", "—", "→", "∑", "a", "。", "\u3006", "\u4dc0", "\U0002a6e0"]
)
def test_neighbours_are_not(character: str) -> None:
    assert not is_han(character)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a", "b", False),
        ("a", " ", True),
        ("", "a", True),
        ("报", "1", True),
        ("a", "规", True),
        ("编", "辑", True),
        ("1", "a", False),
        ("-", "a", True),
        ("'", "s", True),
        ("𠀀", "a", True),
    ],
)
def test_boundary(before: str, after: str, expected: bool) -> None:
    assert boundary(before, after) is expected


def test_han_count_counts_beyond_the_bmp() -> None:
    assert han_count("枫桥 a 𠀀") == 3
