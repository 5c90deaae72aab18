"""The fast automaton against a slow, obvious search."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termcheck.matching import PreparedText, compile_matcher
from termcheck.matching.listed import compile_terms, load
from termcheck.model.document import Anchor, Protected, Protection, Segment, Side
from termcheck.model.glossary import Concept, Glossary, Status, Term
from tests.conftest import NASTY, concept, glossary, segment


def found(concepts: Glossary, text: str, language: str = "en") -> list[tuple[str, str]]:
    source = "zh" if language == "en" else "en"
    matcher = compile_matcher(concepts, source, language, ("listed",))
    return [(m.concept_id, m.text) for m in matcher.find(segment(text, language))]


@pytest.mark.parametrize(
    "text",
    [
        "the Two Upholds.",
        "“Two Upholds”",
        "Two\nUpholds",
        "Two\u00a0Upholds",
        f"{NASTY}Two Upholds {NASTY}",
    ],
)
def test_finds_the_term_whatever_surrounds_it(text: str) -> None:
    terms = glossary(concept("两个维护", "Two Upholds"))
    assert [re.sub(r"\s", " ", t) for _, t in found(terms, text)] == ["Two Upholds"]


@pytest.mark.parametrize("text", ["Two Upholdsx", "xTwo Upholds", "Two. Upholds", "TwoUpholds", ""])
def test_needs_whole_words(text: str) -> None:
    assert found(glossary(concept("两个维护", "Two Upholds")), text) == []


def test_the_longest_term_wins_and_consumes() -> None:
    terms = glossary(
        concept("习近平", "Xi Jinping"), concept("思想", "Xi Jinping Thought on the Rule of Law")
    )
    text = "Xi Jinping Thought on the Rule of Law by Xi Jinping"
    assert [t for _, t in found(terms, text)] == [
        "Xi Jinping Thought on the Rule of Law",
        "Xi Jinping",
    ]


def test_overlaps_come_before_boundaries_and_length() -> None:
    # Leftmost-longest first would take "new development x", lose its boundary test, and with it
    # the shorter term inside.
    terms = glossary(concept("一", "new development phil"), concept("二", "development philosophy"))
    assert found(terms, "the new development philosophy") == [
        ("development-philosophy", "development philosophy")
    ]


def test_chinese_terms_need_no_blanks_but_the_longer_one_wins() -> None:
    terms = glossary(concept("翻译", "translation"), concept("机器翻译", "machine translation"))
    assert [t for _, t in found(terms, "用机器翻译，再翻译。WTO翻译1报道", "zh")] == [
        "机器翻译",
        "翻译",
        "翻译",
    ]


def test_a_case_sensitive_term_is_found_in_its_own_case_only() -> None:
    terms = glossary(concept("高检", "SPP", case_sensitive=True))
    assert found(terms, "the SPP and a spp") == [("spp", "SPP")]


def test_a_term_that_looks_like_a_pattern_is_taken_literally() -> None:
    terms = glossary(concept("式", "a.*b (x|y)"))
    assert [t for _, t in found(terms, "aXXb x; a.*b (x|y)")] == ["a.*b (x|y)"]


def test_code_is_no_text_and_markup_is_invisible() -> None:
    text = "Two **Upholds** and `Two Upholds`"
    spans = (
        Protected(4, 6, Protection.MARKUP),
        Protected(13, 15, Protection.MARKUP),
        Protected(20, 33, Protection.OPAQUE),
    )
    marked = Segment("s1", text, "en", Side.TARGET, Anchor(1, 1, None, 0), spans)
    matcher = compile_matcher(glossary(concept("两个维护", "Two Upholds")), "zh", "en", ("listed",))
    assert [m.text for m in matcher.find(marked)] == ["Two **Upholds"]


def test_not_in_takes_a_match_away_from_every_detector() -> None:
    terms = glossary(concept("规定", "provisions", not_in=("special provisions",)))
    assert found(terms, "provisions and special provisions") == [("provisions", "provisions")]


def _slow(terms: list[str], folded: str) -> set[tuple[int, int]]:
    spans = set()
    for term in terms:
        for start in range(len(folded) - len(term) + 1):
            end = start + len(term)
            before, after = folded[start - 1 : start] if start else "", folded[end : end + 1]
            inner = folded[start:end]
            left = not (before.isalnum() and inner[0].isalnum())
            right = not (after.isalnum() and inner[-1].isalnum())
            if inner == term and left and right:
                spans.add((start, end))
    return spans


@given(
    st.lists(st.text(alphabet="ab -", min_size=1, max_size=4), min_size=1, max_size=5),
    st.text(alphabet="ab -", max_size=30),
)
def test_equals_a_slow_search(texts: list[str], text: str) -> None:
    texts = [" ".join(t.split()) for t in texts if t.strip()]
    concepts = tuple(
        Concept(f"c{i}", (Term(f"c{i}/en/1", t, "en", Status.PREFERRED),))
        for i, t in enumerate(texts)
    )
    terms = Glossary(concepts)
    detector = load(compile_terms(terms, "zh", "en"), terms, "zh", "en")
    spans = {(m.start, m.end) for m in detector.find(PreparedText(text))} if detector else set()
    assert spans == _slow(texts, text)


def test_the_order_of_concepts_does_not_matter() -> None:
    terms = [concept("一", "Two Upholds"), concept("二", "Upholds Two"), concept("三", "Two")]
    text = "Two Upholds Two and two upholds"
    assert found(glossary(*terms), text) == found(glossary(*reversed(terms)), text)
