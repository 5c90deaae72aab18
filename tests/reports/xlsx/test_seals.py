"""Seals: what the cells of a row said when it was written."""

from __future__ import annotations

import pytest

from termcheck.reports.xlsx.seals import broken, seal

TEXTS = ["Error", "两个维护", "Two Upholds", "İ ﬁ 𠀀", "", "a sentence\r\nof two lines"]


@pytest.mark.parametrize(
    "read",
    [
        TEXTS,
        ["Error ", "两个维护", "Two\nUpholds", "İ  ﬁ 𠀀", "", "a sentence of two lines"],
        ["Error", None, "Two Upholds", "I\u0307 ﬁ 𠀀", None, "\u200ba sentence of two lines"],
    ],
)
def test_what_programs_do_to_texts_breaks_no_seal(read: list[str | None]) -> None:
    assert list(broken(seal(TEXTS), read)) == []


def test_changed_texts() -> None:
    read = ["Info", "两个维护", "two Upholds", "İ ﬁ", "x", "a sentence of three lines"]
    assert list(broken(seal(TEXTS), read)) == [0, 2, 3, 4, 5]


@pytest.mark.parametrize("sealed", ["", "what", "0000-0000", "-"])
def test_what_is_no_seal_says_nothing(sealed: str) -> None:
    assert list(broken(sealed, TEXTS)) == []


def test_only_the_beginning_of_a_long_text_counts() -> None:
    assert list(broken(seal(["x" * 1000 + "y"]), ["x" * 1000])) == []
    assert list(broken(seal(["x" * 999 + "y"]), ["x" * 999])) == [0]
