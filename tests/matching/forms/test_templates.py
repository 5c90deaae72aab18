from __future__ import annotations

import marshal

import pytest

from termcheck.matching.forms.templates import BASE, JOINED, SPLIT, TURNED, compile_templates
from tests.conftest import concept, glossary


def shapes(
    term: str, zh: str = "枫桥经验", status: str = "preferred"
) -> list[tuple[int, list[str]]]:
    one = concept(zh, term) if status == "preferred" else concept(zh, "x", deprecated=(term,))
    compiled = compile_templates(glossary(one), "zh", "en")
    templates = compiled[0] if compiled else []
    return [(t[2], t[5]) for t in templates if status == "preferred" or t[1] == 1]


def test_shapes_of_a_term() -> None:
    assert shapes("Fengqiao Experience") == [
        (BASE, ["Fengqiao", "Experience"]),
        (JOINED, ["Fengqiao Experience"]),
        (SPLIT, ["Feng", "qiao", "Experience"]),
        (TURNED, ["Experience", "Fengqiao"]),
    ]


def test_the_chinese_term_tells_where_syllables_end() -> None:
    assert SPLIT not in [shape for shape, _ in shapes("Fengqiao Experience", "经验")]
    assert (SPLIT, ["Hei", "long", "jiang"]) in shapes("Heilongjiang", "黑龙江")


@pytest.mark.parametrize("term", ["Fengqiao.*", "(a|b)+", "court?", "[court]", "a\\d court", "C++"])
def test_a_term_with_pattern_signs_has_no_forms(term: str) -> None:
    assert shapes(term) == []


@pytest.mark.parametrize("term", ["Belt and Road (BRI)", "R&D work", "one land, two ways", "No. 1"])
def test_other_marks_are_no_pattern_signs(term: str) -> None:
    assert shapes(term)[0][0] == BASE


def test_deprecated_terms_of_one_word_have_no_forms_and_others_are_not_turned() -> None:
    assert shapes("rules", status="deprecated") == []
    found = shapes("Maple Bridge experience", status="deprecated")
    assert [shape for shape, _ in found] == [BASE, JOINED, JOINED]


@pytest.mark.parametrize(
    ("term", "fixed"),
    [
        ("Fengqiao Experience", True),
        ("two establishments", True),
        ("Rule of Law", True),
        ("Party building", False),
        ("procuratorial work", False),
    ],
)
def test_what_is_fixed(term: str, fixed: bool) -> None:
    compiled = compile_templates(glossary(concept("", term)), "zh", "en")
    assert compiled[0][0][6] is fixed
    assert marshal.loads(marshal.dumps(compiled)) == compiled
