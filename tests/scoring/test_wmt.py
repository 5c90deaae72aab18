"""The published measure, on texts small enough to count by hand."""

from __future__ import annotations

import pytest

from termcheck.model.glossary import Concept, Glossary, Status, Term
from termcheck.model.score import TermRate, published_rate
from termcheck.scoring.wmt import document_rates, target_terms


def concept(name: str, zh: str, *en: str, deprecated: tuple[str, ...] = ()) -> Concept:
    terms = [Term(f"{name}/zh/1", zh, "zh")]
    terms += [
        Term(f"{name}/en/{n}", text, "en", Status.PREFERRED if n == 1 else Status.ADMITTED)
        for n, text in enumerate(en, 1)
    ]
    terms += [Term(f"{name}/en/d", text, "en", Status.DEPRECATED) for text in deprecated]
    return Concept(name, tuple(terms))


GLOSSARY = Glossary(
    (
        concept("fq", "枫桥经验", "Fengqiao Experience", "Fengqiao model", deprecated=("Maple",)),
        concept("lg", "党组", "Party Leadership Group"),
        concept("lo", "领导干部", "leading official"),
        concept("none", "应勇"),
    )
)
TERMS = target_terms(GLOSSARY, "zh", "en")


def test_accepted_terms_only_and_none_without_a_target() -> None:
    assert TERMS == {
        "枫桥经验": ("fengqiao experience", "fengqiao model"),
        "党组": ("party leadership group",),
        "领导干部": ("leading official",),
    }


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("坚持枫桥经验", "Uphold the FENGQIAO experience", [("枫桥经验", 1, 1)]),
        ("枫桥经验，枫桥经验", "the Fengqiao Experience, this model", [("枫桥经验", 2, 1)]),
        ("枫桥经验，枫桥经验", "Fengqiao Experience, Fengqiao model", [("枫桥经验", 2, 2)]),
        ("枫桥经验", "Maple Bridge experience", [("枫桥经验", 1, 0)]),
        ("党组织", "Party Leadership Groups", [("党组", 1, 1)]),
        ("应勇讲话", "Ying Yong spoke", []),
        ("", "", []),
    ],
)
def test_substrings_are_counted(
    source: str, target: str, expected: list[tuple[str, int, int]]
) -> None:
    assert list(document_rates(source, target, TERMS)) == [TermRate(*each) for each in expected]


def test_the_rate_is_capped_and_averaged_over_terms() -> None:
    assert TermRate("x", 1, 5).rate == 1.0
    assert published_rate([TermRate("x", 1, 5), TermRate("y", 2, 1)]) == 0.75
    assert published_rate([]) is None
