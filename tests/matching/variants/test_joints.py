"""Words that stand near each other and belong to two phrases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import detector_of, prepared

TERMS = (
    ("enterprise", "国有企业", "state-owned enterprise"),
    ("member", "党员", "member of the Party"),
    ("conduct", "党风", "Party conduct"),
    ("congress", "党的代表大会", "Party Congress"),
    ("overseer", "监督员", "special supervisor"),
    ("duty", "共同义务", "shared duty"),
    ("class", "党课", "Party class"),
    ("revival", "乡村振兴", "rural revitalization"),
    ("bureau", "常务委员会", "Political Bureau's Standing Committee"),
    ("outsider", "无党派人士", "persons without party affiliation"),
    ("prosecution", "公诉", "public prosecution"),
    ("mind", "解放思想", "emancipate the mind"),
    ("path", "中国式现代化", "Chinese modernization"),
    ("penalty", "从重处罚", "severe punishment"),
)


Find = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def find() -> Find:
    """From a text to the renderings found in it, by concept."""
    detector = detector_of(TERMS)
    return lambda text: {
        match.concept_id: match.text for match in detector.find(prepared(text), ())
    }


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("The law binds the state within their own enterprise.", "enterprise"),
        ("The member's Party branch met on Monday.", "member"),
        ("She thanked the members of both parties.", "member"),
        ("He is a proud member of my party.", "member"),
        ("Her party membership was renewed.", "member"),
        ("The Party shall conduct a survey.", "conduct"),
        ("The highest body of the Party is the Congress.", "congress"),
        ("The Party that the Congress elected is new.", "congress"),
        ("A special supervision of the bridge was ordered.", "overseer"),
        ("Each took a share of the duty.", "duty"),
        ("The class's Party branch keeps in touch.", "class"),
        ("The revitalization of rural industries has begun.", "revival"),
        ("They met the Political Bureau and its Standing Committee.", "bureau"),
        ("Nobody asked persons with a party affiliation.", "outsider"),
        ("Nine people were publicly prosecuted or the public prosecutes.", "outsider"),
        ("In the public that prosecutes, nobody spoke.", "prosecution"),
    ],
)
def test_silent(find: Find, text: str, concept: str) -> None:
    assert concept not in find(text)


@pytest.mark.parametrize(
    ("text", "concept", "rendering"),
    [
        ("the state enterprises of the county", "enterprise", "state enterprises"),
        ("Party members pay their dues.", "member", "Party members"),
        ("the revitalization of rural areas", "revival", "revitalization of rural"),
        ("the emancipation of the mind", "mind", "emancipation of the mind"),
        ("the Chinese path to modernization", "path", "Chinese path to modernization"),
        ("Thieves were severely punished.", "penalty", "severely punished"),
        ("𠀀 The class of the Party begins at nine.", "class", "class of the Party"),
    ],
)
def test_one_phrase_all_the_same(find: Find, text: str, concept: str, rendering: str) -> None:
    assert find(text).get(concept) == rendering
