from __future__ import annotations

import pytest

from termcheck.matching.forms.slots import (
    GRAMMAR,
    NAME_NUMBER,
    NUMBER,
    POSSESSIVE,
    SAME,
    Slot,
    slot_of,
)


def slot(printed: str, previous: str = "", *, opens: bool = False, ends: bool = True) -> Slot:
    return slot_of(
        printed.lower(),
        printed,
        opens_term=opens,
        ends_term=ends,
        after_numeral=False,
        previous=previous,
        tag="en",
    )


@pytest.mark.parametrize(
    ("printed", "previous", "form", "way"),
    [
        ("branch", "party", "branch", SAME),
        ("branch", "party", "branches", NUMBER),
        ("branch", "party", "branch's", POSSESSIVE),
        ("filing", "case", "filings", NUMBER),
        ("handling", "strictly", "handled", GRAMMAR),
        ("Procuratorate", "people's", "procuratorates", NAME_NUMBER),
        ("people's", "", "people", POSSESSIVE),
        ("people's", "", "peoples", POSSESSIVE),
    ],
)
def test_forms(printed: str, previous: str, form: str, way: int) -> None:
    assert slot(printed, previous)[form] == way


@pytest.mark.parametrize(
    ("printed", "previous", "form"),
    [
        ("filing", "case", "file"),
        ("filing", "case", "filed"),
        ("reasoning", "legal", "reasoned"),
        ("Fengqiao", "the", "fengqiaos"),
        ("branch", "party", "branched"),
    ],
)
def test_no_forms(printed: str, previous: str, form: str) -> None:
    assert form not in slot(printed, previous)


def test_a_verb_is_one_even_where_the_frequency_table_knows_a_noun_only() -> None:
    assert slot("emancipate", opens=True, ends=False)["emancipated"] == GRAMMAR
    assert "mastered" not in slot("master", previous="the", ends=False)


def test_an_ing_word_at_the_beginning_is_a_verb() -> None:
    assert slot("handling", opens=True, ends=False)["handled"] == GRAMMAR
