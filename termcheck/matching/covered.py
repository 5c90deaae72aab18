"""Stretches of a text, and what lies inside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Covered:
    """The stretches `[start, end)` of a text, overlapping or not. Cost: n log n to make."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        # How far those reach that begin there or earlier.
        self._ends = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether one of them holds all of `[start, end)`. Cost: a bisection."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._ends[at - 1] >= end
