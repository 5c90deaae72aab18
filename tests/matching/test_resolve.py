from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from termcheck.matching.resolve import _derived_rank, _listed_rank, _place, resolve
from termcheck.model.glossary import Term
from termcheck.model.match import Kind, Match


def match(
    start: int, end: int, concept: str = "c", kind: Kind = Kind.EXACT, weight: float = 1.0
) -> Match:
    term = Term(f"{concept}/en/1", concept, "en")
    derived = kind not in LISTED
    return Match(
        start, end, "x" * (end - start), concept, term, kind, weight=weight, derived=derived
    )


def test_the_longest_listed_match_wins() -> None:
    long, short = match(0, 20, "a"), match(0, 10, "b")
    assert resolve([short, long]) == (long,)


def test_a_term_that_needs_no_form_wins_over_a_form_of_the_same_length() -> None:
    exact, form = match(0, 10, "b"), match(0, 10, "a", Kind.CASE)
    assert resolve([form, exact]) == (exact,)


def test_listed_matches_side_by_side_all_stand() -> None:
    first, second = match(0, 5, "a"), match(5, 9, "b")
    assert resolve([second, first]) == (first, second)


def test_a_listed_match_hides_a_derived_one_of_its_concept() -> None:
    exact, derived = match(0, 10), match(8, 30, kind=Kind.SYNONYM)
    assert resolve([derived, exact]) == (exact,)


def test_a_derived_match_may_hold_a_shorter_listed_one_of_another_concept() -> None:
    name, phrase = match(0, 10, "name"), match(0, 40, "phrase", Kind.SYNONYM)
    assert resolve([phrase, name]) == (name, phrase)


def test_a_derived_match_that_is_mostly_another_concept_falls() -> None:
    listed, derived = match(0, 18, "listed"), match(0, 20, "derived", Kind.SYNONYM)
    assert resolve([derived, listed]) == (listed,)


def test_a_derived_match_that_cuts_a_longer_listed_one_falls() -> None:
    listed, derived = match(20, 60, "listed"), match(5, 30, "derived", Kind.SYNONYM)
    assert resolve([derived, listed]) == (listed,)
    short = match(20, 36, "listed")
    assert resolve([derived, short]) == (derived, short)


def test_of_two_derived_matches_the_greater_evidence_stands() -> None:
    weak = match(0, 10, "a", Kind.SYNONYM, weight=2)
    strong = match(5, 12, "b", Kind.LITERAL, weight=5)
    assert resolve([weak, strong]) == (strong,)


LISTED = {Kind.EXACT, Kind.LISTED, Kind.CASE}


@st.composite
def matches(draw: st.DrawFn) -> Match:
    kind = draw(st.sampled_from([*sorted(LISTED), Kind.SYNONYM, Kind.LITERAL]))
    start, length = draw(st.integers(0, 30)), draw(st.integers(1, 12))
    weight = 1.0 if kind in LISTED else draw(st.sampled_from([1.0, 2.0, 3.0]))
    return match(start, start + length, draw(st.sampled_from("abc")), kind, weight)


@given(st.lists(matches(), max_size=12), st.randoms())
def test_the_order_of_proposals_does_not_matter(found: list[Match], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled) == resolve(found)


@given(st.lists(matches(), max_size=12))
def test_what_stands_is_sorted_and_does_not_overlap_within_its_group(found: list[Match]) -> None:
    standing = resolve(found)
    assert [m.start for m in standing] == sorted(m.start for m in standing)
    for group in (LISTED, set(Kind) - LISTED):
        ends = [(m.start, m.end) for m in standing if m.kind in group]
        assert all(a[1] <= b[0] for a, b in pairwise(ends))


@given(st.lists(matches(), max_size=25))
def test_equals_the_obvious_version(found: list[Match]) -> None:
    assert resolve(found) == _obvious(found)


def test_many_matches_are_resolved_in_time() -> None:
    # Each against each, these would take a minute.
    listed = [match(7 * n, 7 * n + 5) for n in range(20_000)]
    derived = [match(7 * n + 4, 7 * n + 10, "d", Kind.SYNONYM) for n in range(20_000)]
    assert len(resolve([*listed, *derived])) == 40_000


def _obvious(found: list[Match]) -> tuple[Match, ...]:
    """Every match against every winner so far."""

    def share(one: Match, other: Match) -> int:
        return max(0, min(one.end, other.end) - max(one.start, other.start))

    def cut(one: Match, longer: Match) -> bool:
        left, right = sorted((one, longer), key=lambda m: (m.start, m.end))
        crossing = left.start < right.start and left.end < right.end
        return crossing and longer.end - longer.start > one.end - one.start

    listed: list[Match] = []
    derived: list[Match] = []
    for each in sorted((m for m in found if m.kind in LISTED), key=_listed_rank):
        if not any(share(each, winner) for winner in listed):
            listed.append(each)
    for each in sorted((m for m in found if m.kind not in LISTED), key=_derived_rank):
        hidden = any(
            share(each, winner)
            and (
                each.concept_id == winner.concept_id
                or share(each, winner) >= 0.7 * (each.end - each.start)
                or cut(each, winner)
            )
            for winner in listed
        )
        if not hidden and not any(share(each, winner) for winner in derived):
            derived.append(each)
    return tuple(sorted([*listed, *derived], key=_place))
