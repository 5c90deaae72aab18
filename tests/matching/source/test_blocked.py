from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from termcheck.matching.source.blocked import Blocked

_HIT = st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(1, 5)).map(
    lambda t: (t[0], t[1], t[1] + t[2])
)


def test_a_text_without_phrases_blocks_nothing() -> None:
    blocked = Blocked([(0, 0, 2), (1, 3, 5)], 2)
    assert not blocked
    assert list(blocked.around(0, 2)) == []


@given(st.lists(_HIT, max_size=8), st.integers(0, 9), st.integers(1, 4))
def test_equals_the_obvious_version(
    hits: list[tuple[int, int, int]], start: int, length: int
) -> None:
    hits.sort(key=lambda hit: hit[2])
    end = start + length
    expected = [p - 2 for p, s, e in hits if p >= 2 and s <= start and end <= e]
    assert list(Blocked(hits, 2).around(start, end)) == expected
