"""Renderings that agree with the words around them, and places where one does not fit."""

from __future__ import annotations

import pytest

from termcheck.engine.agreement import Agreed, agreed
from termcheck.model.glossary import Status, Term
from termcheck.model.match import Kind, Match, Step
from tests.conftest import segment


def put(text: str, new: str, *steps: tuple[str, str, Kind], language: str = "en") -> Agreed:
    """`new` in the place between « and » of a sentence; steps are (expected, found, kind)."""
    start, end = text.index("«"), text.index("»") - 1
    text = text.replace("«", "").replace("»", "")
    term = Term("c/en/1", new, "en", Status.PREFERRED)
    trace = tuple(Step(expected, found, kind, "") for expected, found, kind in steps)
    match = Match(start, end, text[start:end], "c", term, Kind.SYNONYM, steps=trace, derived=True,
                  opens_sentence=start == 0)  # fmt: skip
    return agreed(new, match, segment(text, language))


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("The «example cases» help.", "typical case", "typical cases"),
        ("the «NPC deputies» 𠀀", "deputy to the NPC", "deputies to the NPC"),
        ("of «chief prosecutors»", "Prosecutor General", "Prosecutors General"),
        ("a «basic court»", "grassroots courts", "grassroots court"),
        ("the «prosecution bodies»", "procuratorial body", "procuratorial bodies"),
        # What cannot be counted has no plural, and what is a set phrase keeps its number.
        ("brought «public lawsuits»", "public litigation", "public litigation"),
        ("the «operations»", "procuratorial work", "procuratorial work"),
        ("the «Four Confidences»", "Four-Sphere Confidence", "Four-Sphere Confidence"),
        ("the «overall politics»", "general policy", "general policy"),
        ("the «law of courts»", "rule of judges", "rule of judges"),
        ("“«chief prosecutors»” of", "Prosecutor General", "Prosecutors General"),
    ],
)
def test_number(text: str, new: str, expected: str) -> None:
    assert put(text, new) == Agreed(expected)


@pytest.mark.parametrize(
    ("text", "new", "steps", "expected"),
    [
        ("is to «temper hard justice».", "tempering justice",
         [("tempering", "temper", Kind.INFLECTION)], "temper justice"),
        ("and «handle each case»", "handling every case",
         [("handling", "handle", Kind.INFLECTION)], "handle every case"),
        ("«Combining the rest» helps", "Tempering the one", [], "Tempering the one"),
        ("the «handling of every case»", "handling every case", [], "handling every case"),
        ("on «rural revitalizing».", "rural revitalization",
         [("revitalization", "revitalizing", Kind.DERIVATION)], "rural revitalization"),
        ("the «judiciary system»", "judicial system",
         [("judicial", "judiciary", Kind.DERIVATION)], "judicial system"),
    ],
)  # fmt: skip
def test_verb_forms(text: str, new: str, steps: list[tuple[str, str, Kind]], expected: str) -> None:
    assert put(text, new, *steps) == Agreed(expected)


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("«Preserves of the Two»", "two upholds", "Two Upholds"),
        ("From «Reform and Openness» on", "reform and opening up", "Reform and Opening Up"),
        ("the «Political Committee»", "political affairs bureau", "Political Affairs Bureau"),
        ("«High-Level Opening» 𠀀", "high-level opening-up", "High-Level Opening-Up"),
        ("ON «JUDICIAL WORKING» ß", "procuratorial work", "PROCURATORIAL WORK"),
        ("the «Procurators» met", "prosecutor", "Prosecutors"),
        # No title: one word at the beginning of a sentence, some words without capitals.
        ("«Procurators» met", "prosecutor", "prosecutors"),
        ("«Political committee»", "political bureau", "political bureau"),
        ("an «NPC body»", "congress organ", "congress organ"),
    ],
)
def test_capitals(text: str, new: str, expected: str) -> None:
    assert put(text, new).text == expected


@pytest.mark.parametrize(
    ("text", "new", "steps", "doubt"),
    [
        ("where «prosecutors hear» people", "procuratorial hearing",
         [("hearing", "hear", Kind.INFLECTION)], "a verb stands there"),
        ("He «decided not to go».", "non-prosecution", [], "a verb stands there"),
        ("It should «plan theoretical study».", "thematic education", [], "a verb stands there"),
        ("an «efficient means»", "do not dare", [], "begins with a verb"),
        ("two of these «public lawsuits»", "public litigation", [], "several are meant"),
        ("«Party groups» met", "Party Leadership Group", [], "several are meant"),
        ("of «leading members' groups»", "Party Leadership Group", [], "several are meant"),
        ("filed a «public lawsuit»", "public litigation", [], "is not counted"),
        ("a «political institution»", "judicial and public organs", [], "in the plural"),
        ("27 «people to court»", "people's court", [], "something else"),
        ("a «special supervision»", "special supervisor",
         [("supervisor", "supervision", Kind.DERIVATION)], "something else"),
        ("«Secretary of Guizhou»", "secretary of the province", [], "“Guizhou” would be lost"),
        ("the «12 provisions»", "provisions", [], "“12” would be lost"),
        ("common «prosperity for all»", "common prosperity", [], "would stand there twice"),
        ("the «approach» to development", "philosophy of development", [], "stand there twice"),
        ("(the «NPC) and its Committee»", "committee of the NPC", [], "half of a pair"),
        ("under-the-«lamp darkness»", "darkness under the lamp", [], "part of a longer word"),
        ("the «people's live» lihoods", "people's livelihoods", [], "the word goes on"),
        ("the «work of procuratorial» visits", "procuratorial work", [], "the phrase goes on"),
        ("the «revitalization of rural» areas", "rural revitalization", [], "the phrase goes on"),
    ],
)  # fmt: skip
def test_doubts(text: str, new: str, steps: list[tuple[str, str, Kind]], doubt: str) -> None:
    found = put(text, new, *steps).doubt
    assert found is not None
    assert doubt in found


@pytest.mark.parametrize(
    ("text", "new", "language"),
    [
        ("the “«Four Awareness»”", "Four Consciousnesses", "en"),
        ("the “«two maintenance»”", "Two Upholds", "en"),
        ("the «judicial system» helps", "judicial accountability system", "en"),
        ("«李 Group» 𠀀", "Party groups", "zh"),
        ("the «group»", "", "en"),
        ("an «İ» ﬁ", "office", "en"),
        ("the «Shanghai court»", "court of Shanghai", "en"),
    ],
)
def test_nothing_to_change(text: str, new: str, language: str) -> None:
    assert put(text, new, language=language) == Agreed(new)
