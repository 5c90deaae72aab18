from __future__ import annotations

import pytest

from termcheck.matching.case import case_change, case_confidence
from termcheck.model.glossary import Term
from termcheck.model.match import Band, band_of


@pytest.mark.parametrize(
    ("expected", "printed", "change"),
    [
        ("Two Upholds", "two upholds", ("Two", "two")),
        ("public interest litigation", "Public interest Litigation", ("litigation", "Litigation")),
        ("Fengqiao Experience", "FENGQIAO Experience", ("Fengqiao", "FENGQIAO")),
        ("Fengqiao Experience", "Fengqiao EXPERIENCE", ("Experience", "EXPERIENCE")),
        ("procuratorial work", "procuratorial WORK", ("work", "WORK")),
        ("Xi Jinping", "Xi JINPING", ("Jinping", "JINPING")),
        ("Xi Jinping Thought", "XI Jinping Thought", ("Xi", "XI")),
    ],
)
def test_capitals_that_matter(expected: str, printed: str, change: tuple[str, str]) -> None:
    assert case_change(expected, printed) == change


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ("Two Upholds", "Two Upholds"),
        ("Two Upholds", "TWO UPHOLDS"),
        ("rule of law", "RULE of LAW"),
        ("rule of law", "Rule of law"),
        ("rule of law", "Rule of Law"),
        ("procuratorate", "PROCURATORATE"),
        ("CPC members", "CPC members"),
        ("X-ray images", "X-ray images"),
        ("Xi Jinping", "XI Jinping"),
        ("Ouyang Xiu", "OUYANG Xiu"),
    ],
)
def test_capitals_that_do_not(expected: str, printed: str) -> None:
    assert case_change(expected, printed) is None


@pytest.mark.parametrize(
    ("quoted", "change", "band"),
    [
        (True, ("Two", "two"), Band.CERTAIN),
        (False, ("Two", "two"), Band.POSSIBLE),
        (True, ("Upholds", "UPHOLDS"), Band.LIKELY),
        (False, ("Upholds", "UPHOLDS"), Band.LIKELY),
    ],
)
def test_how_sure_it_is(quoted: bool, change: tuple[str, str], band: Band) -> None:
    term = Term("c/en/1", "Two Upholds", "en")
    assert band_of(case_confidence(term, "Two UPHOLDS", 8.0, quoted, change)) is band
