"""Where `not_in` phrases stand in a source text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence


class Blocked:
    """The places of phrases in one text.

    Built in one pass; each question costs a bisection and the phrases near the place.
    """

    def __init__(self, places: Sequence[tuple[int, int, int]], first_phrase: int) -> None:
        """`places` are pattern, start and end, sorted by end, as an automaton gives them; the
        patterns from `first_phrase` on are phrases."""
        self._first = first_phrase
        self._phrases = [place for place in places if place[0] >= first_phrase]
        self._ends = [end for _, _, end in self._phrases]
        self._longest = max((end - start for _, start, end in self._phrases), default=0)

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def around(self, start: int, end: int) -> Iterator[int]:
        """The numbers of the phrases that hold all of `[start, end)`, counted among phrases."""
        for at in range(bisect_left(self._ends, end), len(self._phrases)):
            phrase, begin, stop = self._phrases[at]
            if stop > start + self._longest:
                break
            if begin <= start:
                yield phrase - self._first
