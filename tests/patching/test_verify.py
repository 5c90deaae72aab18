"""Verification fires on every slip that a patcher could make, and on nothing else."""

from __future__ import annotations

import pytest

from termcheck.patching import verify
from tests.patching.tools import read, replacing

PAGE = "# One hall\n\nTwo **halls** and\nmore.\n\nThree `halls`.\n"
TABLE = "zh,en\n甲,one hall\n乙,two halls\n"


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (PAGE.replace("One hall", "One room"), None),
        (PAGE.replace("One hall", "One *room*"), None),
        (PAGE.replace("One hall", "One \\*room"), "One *room"),
        (PAGE, "shall read “One room”"),
        (PAGE.replace("One hall", "One room").replace("Three", "Four"), "not to change"),
        (PAGE.replace("One hall", "One room").replace("**", ""), "not to change"),
        (PAGE.replace("One hall", "One room").replace("Three `halls`.", ""), "other segments"),
        (PAGE.replace("One hall", "One room") + "\nmore\n", "other segments"),
    ],
)
def test_markdown(after: str, words: str | None) -> None:
    before = read(PAGE.encode(), "a.md")
    change = replacing(before, "hall", "room")
    found = verify(before, read(after.encode(), "a.md"), [change])
    assert [words in line for line in found] == ([True] if words else []), found


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (TABLE.replace("two halls", "two rooms"), []),
        (TABLE, ["shall read"]),
        (TABLE.replace("two", "2"), ["shall read"]),
        (TABLE.replace("two halls", "two rooms").replace("甲", "丙"), ["not to change"]),
        (TABLE.replace("two halls", "two rooms").replace("乙,", "\n乙,"), ["move"] * 2),
    ],
)
def test_tables(after: str, words: list[str]) -> None:
    before = read(TABLE.encode(), "a.csv")
    change = replacing(before, "halls", "rooms")
    found = verify(before, read(after.encode(), "a.csv"), [change])
    assert len(found) == len(words)
    assert all(word in line for word, line in zip(words, found, strict=True))


@pytest.mark.parametrize(
    ("after", "right"),
    [
        ("One room.\n\nTwo halls.", True),
        ("One room. Two halls.", True),
        ("One hall.\n\nTwo halls.", False),
        ("One room.", False),
        ("One room.\n\nTwo halls. Three", False),
    ],
)
def test_the_words_of_plain_text(after: str, right: bool) -> None:
    before = read(b"One hall.\n\nTwo halls.", "a.txt")
    change = replacing(before, "hall", "room")
    assert (verify(before, read(after.encode(), "a.txt"), [change]) == []) is right


def test_a_change_that_cannot_be_found() -> None:
    before = read(b"One hall.", "a.txt")
    other = read(b"Another hall.", "a.txt")
    assert "no longer stands" in verify(before, before, [replacing(other, "hall", "room")])[0]
