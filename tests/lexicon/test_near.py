"""The table of near-synonyms."""

from __future__ import annotations

from importlib.resources import files

import pytest

from termcheck.lexicon.near import near_synonyms

LINES = [
    line.split("\t")
    for line in (files("termcheck.lexicon") / "data" / "near_synonyms.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("word", "other"),
    [("meeting", "session"), ("supervision", "oversight"), ("commission", "committee")],
)
def test_what_stands_for_a_word(word: str, other: str) -> None:
    assert (other,) in near_synonyms(word)


def test_phrases_and_pairs() -> None:
    assert ("grassroots",) in near_synonyms("primary-level")
    assert ("primary", "level") in near_synonyms("grassroots")


@pytest.mark.parametrize("word", ["", "procuratorate ", "Meeting", "fengqiao", "𠀀"])
def test_other_words_have_none(word: str) -> None:
    assert near_synonyms(word) == ()


def test_the_table_is_sorted_and_says_nothing_twice() -> None:
    words = [line[0] for line in LINES]
    assert words == sorted(set(words))
    for line in LINES:
        assert len(line) >= 2
        assert len(set(line)) == len(line), line
        assert all(each == each.strip().lower() for each in line)
