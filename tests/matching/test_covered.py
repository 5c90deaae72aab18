from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from termcheck.matching.covered import Covered

_SPAN = st.tuples(st.integers(0, 9), st.integers(1, 5)).map(lambda t: (t[0], t[0] + t[1]))


def test_nothing_holds_nothing() -> None:
    assert not Covered([]).holds(0, 1)


def test_two_that_touch_do_not_hold_what_lies_across() -> None:
    covered = Covered([(4, 8), (0, 4)])
    assert covered.holds(4, 8)
    assert covered.holds(1, 3)
    assert not covered.holds(3, 5)


@given(st.lists(_SPAN, max_size=5), _SPAN)
def test_equals_the_obvious_version(spans: list[tuple[int, int]], wanted: tuple[int, int]) -> None:
    start, end = wanted
    assert Covered(spans).holds(start, end) == any(s <= start and end <= e for s, e in spans)
