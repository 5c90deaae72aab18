"""Word families by suffix and dictionary."""

from __future__ import annotations

import pytest

from termcheck.lexicon.families import Families, NoHeadwords, false_families, names_people

TEXT = (
    "maintain maintenance maintainable supervise supervision supervisory secret secretary general"
    " generate receive reception procurator justice judge prosecute prosecution theme thematic"
    " theory theoretical criticism critique revitalization vitalization representation presentation"
)
WORDS = frozenset(TEXT.split())


@pytest.fixture(scope="module")
def families() -> Families:
    return Families(WORDS, NoHeadwords())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("maintain", "maintenance"),
        ("supervise", "supervisory"),
        ("supervision", "supervisory"),
        ("receive", "reception"),
        ("prosecute", "prosecution"),
        ("theory", "theoretical"),
        ("criticism", "critique"),
        ("revitalization", "vitalization"),
    ],
)
def test_related(families: Families, one: str, other: str) -> None:
    assert families.strength(one, other) >= 0.5
    assert families.strength(one, other) == families.strength(other, one)
    assert other in dict(families.members(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("secret", "secretary"),
        ("representation", "presentation"),
        ("general", "generate"),
        ("justice", "judge"),
        ("maintain", "supervise"),
    ],
)
def test_not_related(families: Families, one: str, other: str) -> None:
    assert families.strength(one, other) == 0.0
    assert other not in dict(families.members(one))


def test_rare_formations_are_made(families: Families) -> None:
    assert "procuratorial" in dict(families.members("procurator"))


def test_a_common_headword_confirms() -> None:
    class Both:
        def headwords_of(self, english: str) -> dict[str, float]:
            return {"维护": 1.0} if english.startswith("maint") else {}

    assert Families(WORDS, Both()).strength("maintain", "maintenance") == 0.95


def test_every_false_pair_gives_its_reason() -> None:
    assert ("secret", "secretary") in false_families()
    assert all(one <= other for one, other in false_families())


@pytest.mark.parametrize(
    ("word", "people"),
    [
        ("member", True),
        ("supervisors", True),
        ("secretary", True),
        ("membership", False),
        ("supervision", False),
        ("secretariat", False),
        ("committee", False),
    ],
)
def test_some_endings_name_people(word: str, people: bool) -> None:
    assert names_people(word) is people
