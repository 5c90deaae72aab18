"""Whole runs over small corpora: what is an inconsistency, and what is only grammar."""

from __future__ import annotations

import pytest

from termcheck.discovery.words import Pair
from tests.conftest import NASTY
from tests.discovery.corpora import COURT, Patterns, found, pairs_of, replaced, terms_of

GERMAN: Patterns = (
    ("Der Vertrag mit {en} wurde geändert.", "The contract with {en} was amended."),
    ("Die Behörde in {en} prüft den Vertrag.", "The authority in {en} examines the contract."),
    ("Die Behörde in {en} verlangt Unterlagen.", "The authority in {en} requires documents."),
    ("Unterlagen aus {en} wurden geändert.", "Documents from {en} were amended."),
)
SENSES: Patterns = (
    ("{en} has leading zeros.", "{zh}有前导零。"),
    ("The leading zeros of {en} count.", "{zh}的前导零要计算。"),
    ("Mistakes in {en} lead to losses.", "{zh}的错误导致损失。"),
    ("Delays in {en} lead to losses.", "{zh}的延误导致损失。"),
    ("{en} published its losses.", "{zh}公布了损失。"),
)
NESTED: Patterns = (
    ("{zh}党组织讨论了计划。", "The Party organization in {en} discussed the plan."),
    ("{zh}的组织讨论了预算。", "The group in {en} discussed the budget."),
    ("{zh}党组织公布了预算。", "The Party organization in {en} published the budget."),
)


@pytest.mark.parametrize(
    ("old", "new", "term"),
    [("case", "matter", "案件"), ("evidence", "proof", "证据"), ("lawyer", "attorney", "律师")],
)
def test_a_term_with_two_renderings_is_found(old: str, new: str, term: str) -> None:
    assert found(pairs_of(COURT, replaced(old, new))) == {term: {old: 12, new: 12}}


@pytest.mark.parametrize(
    ("old", "new", "term"), [("案件", "个案", "case"), ("律师", "代理人", "lawyer")]
)
def test_the_other_direction_works_alike(old: str, new: str, term: str) -> None:
    pairs = pairs_of(COURT, replaced(old, new, side=0), turned=True)
    assert found(pairs, "en", "zh") == {term: {old: 12, new: 12}}


def test_languages_without_any_knowledge_work_by_the_corpus_alone() -> None:
    pairs = pairs_of(GERMAN, replaced("contract", "agreement", patterns=GERMAN))
    assert found(pairs, "de", "en") == {"Vertrag": {"agreement": 12, "contract": 12}}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("case", "case"),
        ("the accident", "accidents"),
        ("the evidence", "evidence"),
        ("investigated the accident", "carried out an investigation of the accident"),
        ("The court in {en}", "{en}'s court"),
        ("The lawyer", "A lawyer"),
    ],
    ids=["the same", "plural", "article", "word family", "order", "indefinite"],
)
def test_grammar_makes_no_other_rendering(old: str, new: str) -> None:
    assert found(pairs_of(COURT, replaced(old, new))) == {}


@pytest.mark.parametrize(
    ("pairs", "source", "target"),
    [
        (pairs_of(COURT, turned=True), "en", "zh"),
        (pairs_of(GERMAN), "de", "en"),
    ],
    ids=["en-zh", "de-en"],
)
def test_a_consistent_corpus_is_silent(pairs: list[Pair], source: str, target: str) -> None:
    assert found(pairs, source, target) == {}


def test_two_senses_told_apart_by_their_neighbours_are_silent() -> None:
    assert "lead" not in found(pairs_of(SENSES), "en", "zh")
    assert "leading" not in found(pairs_of(SENSES), "en", "zh")


def test_a_word_inside_a_longer_term_is_no_use_of_it() -> None:
    """组织 is "group", 党组织 is "Party organization": two terms, each rendered in one way."""
    assert found(pairs_of(NESTED)) == {}


def test_rare_terms_are_left_alone() -> None:
    pairs = pairs_of(COURT, replaced("case", "matter"))
    assert found(pairs, min_count=24) == {"案件": {"case": 12, "matter": 12}}
    assert found(pairs, min_count=25) == {}


def test_examples_show_the_places() -> None:
    (term,) = terms_of(pairs_of(COURT, replaced("case", "matter")))
    assert (term.uses, term.consistency) == (24, 0.5)
    assert [rendering.text for rendering in term.renderings] == ["case", "matter"]
    for rendering in term.renderings:
        assert rendering.examples
        for use in rendering.examples:
            assert use.pair.source[slice(*use.source_span)] == "案件"
            assert use.pair.target[slice(*use.target_span)] == rendering.text
            assert use.pair.place.startswith("row ")


def test_places_hold_in_sentences_of_longer_texts() -> None:
    texts = pairs_of(COURT, replaced("case", "matter"))
    joined = [
        Pair(one.source + two.source, f"{one.target} {two.target}", "a", "")
        for one, two in zip(texts[::2], texts[1::2], strict=True)
    ]
    (term,) = terms_of(joined)
    for rendering in term.renderings:
        for use in rendering.examples:
            whole = next(pair for pair in joined if use.pair.source in pair.source)
            start = use.pair.source_start + use.source_span[0]
            assert whole.source[start:].startswith("案件")
            assert use.pair.target_start in (0, whole.target.index(". ") + 2)


def test_the_same_corpus_gives_the_same_terms() -> None:
    pairs = pairs_of(COURT, replaced("case", "matter"))
    assert terms_of(pairs) == terms_of(pairs)


def test_odd_texts_do_no_harm() -> None:
    odd = [Pair(NASTY, NASTY, "a", ""), Pair("𠀀", "", "a", ""), Pair("", "", "a", "")]
    pairs = [*odd, *pairs_of(COURT, replaced("case", "matter")), *odd]
    assert found(pairs) == {"案件": {"case": 12, "matter": 12}}
    assert found(odd) == {}


def test_what_stands_on_both_sides_alike_is_no_rendering() -> None:
    patterns = tuple((f"{zh} SPP-7", f"{en} SPP-7") for zh, en in COURT)
    assert found(pairs_of(patterns)) == {}


def test_words_in_a_row_that_are_rendered_apart_are_no_term() -> None:
    """律师研究 is always the same two words, but "the lawyer in Beijing studied" parts them."""
    assert "律师研究" not in found(pairs_of(COURT, replaced("studied", "examined")))
