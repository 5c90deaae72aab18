from __future__ import annotations

from dataclasses import replace

import pytest

from termcheck.engine.wording import edits_for, takes_an
from termcheck.model.document import Protected, Protection
from termcheck.model.finding import Edit
from tests.conftest import segment


@pytest.mark.parametrize(
    "text",
    ["apple", "hour", "honest answer", "SPP official", "NPC session", "8 provinces", "11th plan",
     "18 cases", "80,000 people", "umbrella", "unidentified man", "island",
     "“old” saying", "heir", "urban area", "X-ray"],
)  # fmt: skip
def test_words_that_take_an(text: str) -> None:
    assert takes_an(text)


@pytest.mark.parametrize(
    "text",
    ["boy", "unit", "unique case", "united front", "European", "one-sided view", "use",
     "CPC member", "UN body", "1 province", "100 cases", "house", "ewe", "university", "枫桥", "",
     "…"],
)  # fmt: skip
def test_words_that_take_a(text: str) -> None:
    assert not takes_an(text)


def put(text: str, old: str, new: str) -> str:
    """The sentence with `new` in the place of `old`."""
    start = text.index(old)
    result = text
    for edit in reversed(edits_for(segment(text), start, start + len(old), new)):
        result = result[: edit.start] + edit.text + result[edit.end :]
    return result


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("It is a big case.", "big", "old", "It is an old case."),
        ("An old case.", "old", "big", "A big case."),
        ("AN old case.", "old", "big", "A big case."),
        ("a “two” thing", "two", "open", "an “open” thing"),
        ("of a\r\nbig case", "big", "old", "of an\r\nold case"),
        ("the the-ory", "the-ory", "the Party", "the Party"),
        ("a party unit", "party unit", "the Party's unit", "the Party's unit"),
        # Nothing to do: the article fits, is another word, or belongs to another word.
        ("It is a big case.", "big", "small", "It is a small case."),
        ("Plan A big", "big", "old", "Plan A old"),
        ("vitamin-a big", "big", "old", "vitamin-a old"),
        ("Ava big", "big", "old", "Ava old"),
        ("𠀀 a big ﬁ", "big", "old", "𠀀 an old ﬁ"),
        ("the big case", "big", "old", "the old case"),
    ],
)
def test_articles_agree(text: str, old: str, new: str, expected: str) -> None:
    assert put(text, old, new) == expected


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("the two\nupholds stand", "two\nupholds", "Two Upholds", "the Two\nUpholds stand"),
        ("new\r\nproductivity of x", "new\r\nproductivity", "new quality productive forces",
         "new\r\nquality productive forces of x"),
        ("two\nupholds", "two\nupholds", "Upholds", "Upholds"),
    ],
)  # fmt: skip
def test_line_breaks_stay(text: str, old: str, new: str, expected: str) -> None:
    assert put(text, old, new) == expected


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("to ensure that people win", "people win", "ensure that all", "to ensure that all"),
        ("the Party group Meeting", "Party group", "Party Group meeting",
         "the Party Group Meeting"),
        # Marks around the sentence, and the second half of a word, do not hide them.
        ('the "Four Comprehensive', "Comprehensive", "Four Comprehensives",
         'the "Four Comprehensives'),
        ("“Four Comprehensive Strategy”.", "Comprehensive", "Comprehensive Strategy",
         "“Four Comprehensive Strategy”."),
        ("a market opening-up. 𠀀", "market opening", "high-level opening-up",
         "a high-level opening-up. 𠀀"),
        ("Party of China (CPC) Central Committee", "Central Committee", "CPC Central Committee",
         "Party of China (CPC) Central Committee"),
        # Words that only look alike, or stand behind a mark, are no repetition.
        ("an opening-upward", "opening", "new opening-up", "a new opening-up-upward"),
        ("Strategy, see", "Strategy", "a see", "a see, see"),
        ("Party; group", "group", "Party group", "Party; Party group"),
        ("the Party, group", "group", "Party unit", "the Party, Party unit"),
        ("a Party-group", "group", "Party unit", "a Party-Party unit"),
    ],
)  # fmt: skip
def test_words_beside_the_place_are_not_repeated(
    text: str, old: str, new: str, expected: str
) -> None:
    assert put(text, old, new) == expected


def test_no_edit_where_the_text_stands_already() -> None:
    assert edits_for(segment("the Two Upholds"), 4, 15, "Two Upholds") == ()


def test_chinese_has_no_articles() -> None:
    text = segment("a 大会", "zh")
    assert edits_for(text, 2, 4, "old") == (Edit(2, 4, "old"),)


@pytest.mark.parametrize(
    ("text", "markup", "old", "new", "expected"),
    [
        ("the **two** upholds", "**", "two** upholds", "Two Upholds", "the **Two** Upholds"),
        ("the two *upholds*", "*", "two *upholds", "Two Upholds", "the Two *Upholds*"),
        ("new **quality** forces", "**", "new **quality** forces", "new quality productive forces",
         "new **quality** productive forces"),
    ],
)  # fmt: skip
def test_markup_between_the_words_stays_where_it_is(
    text: str, markup: str, old: str, new: str, expected: str
) -> None:
    starts, at = [], text.find(markup)
    while at >= 0:
        starts.append(at)
        at = text.find(markup, at + len(markup))
    marks = tuple(Protected(n, n + len(markup), Protection.MARKUP) for n in starts)
    start = text.index(old)
    edits = edits_for(replace(segment(text), protected=marks), start, start + len(old), new)
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == expected
