"""Where a word of a Chinese text begins and ends, asked only where it is in doubt."""

from __future__ import annotations

from functools import cached_property, lru_cache


class Boundaries:
    """The word boundaries of one text, in simplified characters.

    The first question loads jieba's dictionary (0.8 s, once per process).
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _cuts(self) -> frozenset[int]:
        cuts, at = [0], 0
        for word in _words(self._text):
            at += len(word)
            cuts.append(at)
        return frozenset(cuts)

    def allow(self, start: int, end: int) -> bool:
        """Whether no word crosses either edge of `[start, end)`."""
        return start in self._cuts and end in self._cuts

    def word_after(self, start: int) -> int:
        """The end of the word that begins at `start`; `start` itself where none does."""
        return min((cut for cut in self._cuts if cut > start), default=start)

    def word_before(self, end: int) -> int:
        """The start of the word that ends at `end`; `end` itself where none does."""
        return max((cut for cut in self._cuts if cut < end), default=end)

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
