from __future__ import annotations

import pytest

from termcheck.text.width import display_width, shorten


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("枫桥", 4), ("e\u0301", 1), ("Ａ", 2), ("", 0)]
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "keep", "expected"),
    [
        ("abc", 3, "start", "abc"),
        ("abcd", 3, "start", "ab…"),
        ("abcd", 3, "end", "…cd"),
        ("枫桥经验", 5, "start", "枫桥…"),
        ("枫桥经验", 6, "start", "枫桥…"),
    ],
)
def test_shorten(text: str, width: int, keep: str, expected: str) -> None:
    assert shorten(text, width, keep=keep) == expected
