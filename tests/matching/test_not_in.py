from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from termcheck.matching.not_in import NotIn, not_in_filter
from termcheck.matching.prepared import PreparedText
from termcheck.model.glossary import Term
from termcheck.model.match import Kind, Match
from tests.conftest import concept, glossary


def match(start: int, end: int, name: str) -> Match:
    return Match(
        start, end, "x" * (end - start), name, Term(f"{name}/en/1", name, "en"), Kind.EXACT
    )


def test_without_phrases_there_is_no_filter() -> None:
    assert not_in_filter(glossary(concept("规定", "provisions")), "en") is None


def test_a_phrase_takes_away_what_lies_inside_it_for_its_concept_only() -> None:
    filtered = NotIn({"rules of procedure": {"a"}})
    text = PreparedText("the Rules of Procedure and rules of procedures")
    inside, other = match(4, 9, "a"), match(4, 9, "b")
    across, outside = match(0, 9, "a"), match(27, 32, "a")
    assert filtered.filter(text, [inside, other, across, outside]) == [other, across, outside]


PHRASES = {"b": {"x"}, "a b": {"x", "y"}, "b a b": {"y"}, "a b a b a": {"x"}}


@given(
    st.lists(st.sampled_from("ab"), max_size=12).map(" ".join),
    st.lists(
        st.tuples(st.integers(0, 22), st.integers(1, 8), st.sampled_from("xy")).map(
            lambda t: match(t[0], t[0] + t[1], t[2])
        ),
        max_size=8,
    ),
)
def test_equals_the_obvious_version(text: str, matches: list[Match]) -> None:
    spans = [
        (at, at + len(phrase), name)
        for phrase, names in PHRASES.items()
        for at in range(len(text))
        if text.startswith(phrase, at)
        for name in names
    ]
    left = [
        m
        for m in matches
        if not any(s <= m.start and m.end <= e and name == m.concept_id for s, e, name in spans)
    ]
    assert NotIn(PHRASES).filter(PreparedText(text), matches) == left
