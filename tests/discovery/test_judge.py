"""Which renderings bear examination."""

from __future__ import annotations

import pytest

from termcheck.discovery.judge import Group, freedom, judge
from termcheck.discovery.renderings import Place


def group(count: int, *, belief: float = 0.9, claim: float = 0.9, **more: object) -> Group:
    places = tuple(Place(number, 0, 1, 0, 1, belief, 1.0) for number in range(count))
    return Group(places, claim, bool(more.pop("known", False)), **more)  # type: ignore[arg-type]


def counts(groups: list[Group], uses: int) -> list[int]:
    judged = judge(groups, uses, lambda place: ("x", "y"), 1.0, 2)
    return [len(each.places) for each in judged.groups] if judged else []


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        (group(5), True),
        (group(3), True),
        (group(2), False),
        (group(2, known=True), True),
        (group(2, near=True), True),
        (group(1, known=True), True),
        (group(1, known=True, doubtful=True), False),
        (group(1, known=True, belief=0.5), False),
        (group(5, belief=0.4), False),
        (group(5, claim=0.1), False),
        (group(5, claim=0.1, known=True), True),
    ],
    ids=str,
)
def test_a_second_rendering_needs_evidence(second: Group, kept: bool) -> None:
    first = group(10, known=True)
    expected = [10, len(second.places)] if kept else []
    assert counts([first, second], 20) == expected


def test_a_term_whose_uses_are_mostly_unexplained_is_left_alone() -> None:
    assert counts([group(10), group(5)], 37) == [10, 5]
    assert counts([group(10), group(5)], 38) == []


def test_a_noun_and_a_verb_are_grammar() -> None:
    noun, verb = group(10, parts=frozenset("n")), group(5, parts=frozenset("v"))
    both = group(5, parts=frozenset("nv"))
    assert counts([noun, verb], 15) == []
    assert counts([noun, both], 15) == [10, 5]
    assert counts([noun, group(5)], 15) == [10, 5]


@pytest.mark.parametrize(
    ("one", "other", "free"),
    [
        (["of"] * 10, ["of"] * 10, True),
        (["of", "in"] * 10, ["of", "in"] * 3, True),
        (["of"] * 20, ["in"] * 20, False),
        (["of"] * 3, ["in"], True),
        ([""] * 20, [""] * 20, True),
    ],
    ids=["same context", "mixed", "apart", "too few to say", "no context"],
)
def test_freedom_is_low_where_the_context_foretells_the_rendering(
    one: list[str], other: list[str], free: bool
) -> None:
    value = freedom([(word,) for word in one], [(word,) for word in other])
    assert (value > 0.5) is free
