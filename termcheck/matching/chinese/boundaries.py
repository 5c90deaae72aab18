"""Where a word of a Chinese text begins and ends, asked only where it is in doubt."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache

_RUN = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")
"""What jieba cuts into words, each run for itself; every other character is a word of its own."""


class Boundaries:
    """The word boundaries of one text, in simplified characters and with blanks alone for spaces.

    The first question loads jieba's dictionary (0.8 s, once per process); each one cuts the run
    that it is about, up to the next punctuation, if none did before.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._cuts: dict[int, frozenset[int]] = {}
        """By number of the run."""

    @cached_property
    def _runs(self) -> list[tuple[int, int]]:
        return [run.span() for run in _RUN.finditer(self._text)]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self._runs]

    def _is_cut(self, at: int) -> bool:
        """Whether a word ends or begins at an offset."""
        number = bisect_left(self._ends, at)
        if number == len(self._ends) or not self._runs[number][0] < at < self._ends[number]:
            return 0 <= at <= len(self._text)
        cuts = self._cuts.get(number)
        if cuts is None:
            start, end = self._runs[number]
            found = []
            for word in _words(self._text[start:end]):
                found.append(start)
                start += len(word)
            cuts = self._cuts[number] = frozenset(found)
        return at in cuts

    def allow(self, start: int, end: int) -> bool:
        """Whether no word crosses either edge of `[start, end)`."""
        return self._is_cut(start) and self._is_cut(end)

    def word_after(self, start: int) -> int:
        """The end of the word that begins at `start`; `start` itself where none does."""
        places = range(start + 1, len(self._text) + 1)
        return next((at for at in places if self._is_cut(at)), start)

    def word_before(self, end: int) -> int:
        """The start of the word that ends at `end`; `end` itself where none does."""
        return next((at for at in range(end - 1, -1, -1) if self._is_cut(at)), end)

    def single_word(self, start: int, end: int) -> bool:
        """Whether `[start, end)` is one word when nothing stands around it."""
        return len(_words(self._text[start:end])) == 1


@lru_cache(maxsize=4)
def boundaries_of(text: str) -> Boundaries:
    """The boundaries of a text, cut once for all that ask about it one after the other."""
    return Boundaries(text)


def _words(text: str) -> list[str]:
    import logging

    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    return list(jieba.cut(text, HMM=False))
