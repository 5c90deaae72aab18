"""Suggestions: the term as it should stand, and whether it may be put there unseen."""

from __future__ import annotations

import pytest

from termcheck.matching import compile_matcher
from termcheck.model.finding import Applicability
from termcheck.rules import TEXT_RULES
from tests.conftest import concept, glossary, segment

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


@pytest.mark.parametrize(
    ("term", "text", "suggestion", "applicability"),
    [
        ("Prosecutor General", "the Prosecutors-General met", "Prosecutors General", SAFE),
        (
            "new quality productive forces",
            "a new-quality productive force",
            "new quality productive force",
            SAFE,
        ),
        (
            "new quality productive forces",
            "New-quality productive forces are",
            "New quality productive forces",
            SAFE,
        ),
        ("Two Upholds", "the “two uphold”", "Two Upholds", SAFE),
        ("court president", "and Court-president is", "court president", SAFE),
        ("court president", "here. Court-president is", "Court president", SAFE),
        ("grassroots court", "the grass-roots courts", "grassroots courts", SAFE),
        (
            "handling cases with good quality",
            "Handled cases with good-quality.",
            "Handled cases with good quality",
            SAFE,
        ),
        ("abuse of power", "Abusing-power by them", "Abuse of power", UNSAFE),
        ("man to man court", "the man-to man courts", "man to man courts", SAFE),
    ],
)
def test_form_of_a_term(
    term: str, text: str, suggestion: str, applicability: Applicability
) -> None:
    one = concept("", term)
    [match] = compile_matcher(glossary(one), "zh", "en", ("listed", "forms")).find(segment(text))
    verdict = TEXT_RULES["TC102"].judge(match, one, "en")
    if verdict is None:
        pytest.fail(str(match))
    assert (verdict.suggestion, verdict.applicability) == (suggestion, applicability)


@pytest.mark.parametrize(
    ("text", "suggestion", "applicability"),
    [
        ("the Maple bridge experience", "lesson of Fengqiao", SAFE),
        ("and Maple bridge experience", "lesson of Fengqiao", SAFE),
        ("Maple bridge experience", "Lesson of Fengqiao", SAFE),
        ("the Maple-bridge experience", "lesson of Fengqiao", SAFE),
        ("the Maple bridge experiences", "lesson of Fengqiao", UNSAFE),
    ],
)
def test_instead_of_a_deprecated_term(
    text: str, suggestion: str, applicability: Applicability
) -> None:
    one = concept("", "lesson of Fengqiao", deprecated=("Maple bridge experience",))
    [match] = compile_matcher(glossary(one), "zh", "en", ("listed", "forms")).find(segment(text))
    verdict = TEXT_RULES["TC101"].judge(match, one, "en")
    assert verdict is not None
    assert (verdict.suggestion, verdict.applicability) == (suggestion, applicability)
