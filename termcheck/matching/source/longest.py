"""Which of the places of source terms stand: the longest, then the first in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


def longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that stand, sorted, without overlap: the longest first, then the leftmost.

    Independent of the order of the argument. Cost: n log n, but for the insertions.
    """
    ranked = sorted(set(spans))
    if len(ranked) < 2:
        return ranked
    if all(ranked[at][1] <= ranked[at + 1][0] for at in range(len(ranked) - 1)):
        return ranked
    ranked.sort(key=lambda span: (span[0] - span[1], span[0]))
    kept: list[tuple[int, int]] = []
    for start, end in ranked:
        at = bisect_right(kept, (start, end))
        free_before = at == 0 or kept[at - 1][1] <= start
        if free_before and (at == len(kept) or kept[at][0] >= end):
            kept.insert(at, (start, end))
    return kept
