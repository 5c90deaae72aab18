"""Cleaning of dictionary glosses."""

from __future__ import annotations

import pytest

from termcheck.lexicon.glosses import abbreviated, clean


@pytest.mark.parametrize(
    ("definition", "words", "verb"),
    [
        ("to maintain", ("maintain",), True),
        ("to be open (to the public)", ("open",), True),
        ("rule of law", ("rule", "law"), False),
        ("the people", ("people",), False),
        ("people's livelihood", ("people", "livelihood"), False),
        ("should", ("should",), False),
    ],
)
def test_sense(definition: str, words: tuple[str, ...], verb: bool) -> None:
    (sense,) = clean(definition)
    assert (sense.words, sense.verb) == (words, verb)


def test_semicolons_separate_senses() -> None:
    assert [sense.words for sense in clean("public good; public welfare")] == [
        ("public", "good"),
        ("public", "welfare"),
    ]


@pytest.mark.parametrize(
    "definition",
    [
        "CL:個|个[ge4]",
        "variant of 訴|诉[su4]",
        "surname Ying",
        "Taiwan pr. [qi4]",
        "abbr. for 企業|企业[qi3 ye4]",
        "(law)",
        "to guide sb back to the right path by repeated word and example",
        "",
    ],
)
def test_what_is_no_sense(definition: str) -> None:
    assert clean(definition) == ()


@pytest.mark.parametrize(
    ("definition", "full"),
    [
        ("abbr. for 企業|企业[qi3 ye4]", "企业"),
        ("abbr. for 黑龍江|黑龙江[Hei1 long2 jiang1]", "黑龙江"),
        ("to protect", None),
    ],
)
def test_abbreviation(definition: str, full: str | None) -> None:
    assert abbreviated(definition) == full
