"""What would change, in words."""

from __future__ import annotations

import pytest

from termcheck.review.decisions import Unclear
from termcheck.review.show import diff, for_reading, left_lines

SAME = "This sentence is the same before and after, whatever is done to it. "


def read(old: str, new: str) -> list[str]:
    return list(for_reading(diff("a.txt", old.encode(), new.encode())))


def test_short_lines_stay_as_they_are() -> None:
    old, new = "one\ntwo\n", "one\nthree 𠀀\n"
    assert read(old, new) == list(diff("a.txt", old.encode(), new.encode()))


@pytest.mark.parametrize(
    ("before", "after", "mark"),
    [(SAME * 3, SAME * 3, ("… ", "…")), ("", SAME * 3, ("", "…")), (SAME * 3, "", ("… ", ""))],
)
def test_of_long_lines_the_sentences_that_change(
    before: str, after: str, mark: tuple[str, str]
) -> None:
    lines = read(f"{before}The two maintenance. {after}", f"{before}The Two Upholds. {after}")
    assert lines[3:] == [
        f"-{mark[0]}The two maintenance. {mark[1]}",
        f"+{mark[0]}The Two Upholds. {mark[1]}",
    ]


def test_long_lines_of_chinese() -> None:
    same = "这一句不论怎么改都是一样的，一个字也没有动。"
    lines = read(f"{same * 9}旧句。{same[:-2]}！", f"{same * 9}新句。{same[:-2]}！")
    assert lines[3:] == ["-… 旧句。…", "+… 新句。…"]


def test_long_lines_that_only_stand_beside_are_cut() -> None:
    lines = read(f"{'x' * 500}\nold\n", f"{'x' * 500}\nnew\n")
    assert lines[3] == f" {'x' * 159} …"


def test_lines_that_come_or_go_are_shown_whole() -> None:
    assert read("a\n", f"a\n{SAME * 5}\n")[-1] == f"+{SAME * 5}"


def test_cells_of_which_the_same_is_said() -> None:
    left = [Unclear(f"Findings!M{row}", "no") for row in range(2, 14)]
    left += [Unclear("Terms!M2", "no"), Unclear("Terms!M3", "never")]
    assert list(left_lines(left)) == [
        "  Findings!M2, M3, M4, M5, M6, M7, M8, M9, M10, M11 and 2 more: no",
        "  Terms!M2: no",
        "  Terms!M3: never",
    ]
