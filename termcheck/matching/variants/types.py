"""What is known of each word type, worked out when it is first met and kept for the process."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from termcheck.lexicon import spelling
from termcheck.lexicon.english import FUNCTION_WORDS
from termcheck.matching.packed import Words
from termcheck.matching.variants.words import bare

if TYPE_CHECKING:
    from termcheck.lexicon.frequency import Frequencies
    from termcheck.matching.variants.anchors import Anchors
    from termcheck.matching.variants.windows import Use

NO_CONTENT = -1
"""Stands for function words that fill no slot: they do not count as words of a stretch."""
SPELLING_FACTOR = 0.9


class WordTypes(dict[str, int]):
    """Folded word to its anchor bits (see `anchors`); a look-up fills what is missing."""

    def __init__(self, compiled: Any, anchors: Anchors, frequencies: Frequencies) -> None:
        super().__init__()
        self._postings = Words(compiled["postings"])
        self._neighbours = Words(compiled["spellings"])
        self._anchors = anchors
        self._frequencies = frequencies
        self.meant: dict[str, tuple[str, float]] = {}
        """Misspelt word to (what was meant, factor for its similarity)."""

    def __missing__(self, word: str) -> int:
        packed = self.packed(word)
        bits = self._anchors.mask(packed, word not in self.meant) if packed else 0
        if not bits and bare(word) in FUNCTION_WORDS and not _opens(packed):
            bits = NO_CONTENT
        self[word] = bits
        return bits

    def packed(self, word: str) -> bytes | None:
        """The postings of a folded word, or of what it is a slip for; None for other words."""
        packed: bytes | None = self._postings.get(word)
        if packed is None:
            plain = bare(word)
            packed = self._postings.get(plain)
            if packed is None and len(plain) >= spelling.SHORTEST:
                packed = self._misspelt(word, plain)
        return packed

    def _misspelt(self, word: str, plain: str) -> bytes | None:
        if self._frequencies.known(plain) or not plain.isascii():
            return None
        read = spelling.without_figures(plain)
        packed: bytes | None = self._postings.get(read) if read is not None else None
        if read is not None and packed is not None:
            self.meant[word] = (read, SPELLING_FACTOR)
            return packed
        near = spelling.nearest(read or plain, self._neighbours)
        packed = self._postings.get(near[0]) if near is not None else None
        if near is not None and packed is not None:
            self.meant[word] = (near[0], SPELLING_FACTOR * (0.6 + 0.4 * near[1]))
        return packed


def _opens(packed: bytes | None) -> bool:
    """Whether one of the postings opens a closer look; see `compile.pack`."""
    return any(posting & 1 for posting in array("Q", packed or b""))


class Uses(dict[str, "dict[int, tuple[Use, ...]]"]):
    """Folded word to its uses by template number; a look-up fills what is missing."""

    def __init__(self, types: WordTypes) -> None:
        super().__init__()
        self._types = types

    def __missing__(self, word: str) -> dict[int, tuple[Use, ...]]:
        found: dict[int, tuple[Use, ...]] = {}
        packed = self._types.packed(word)
        meant, factor = self._types.meant.get(word, ("", 1.0))
        for posting in array("Q", packed or b""):
            use = (posting >> 20 & 4095, posting >> 16 & 15, posting >> 12 & 15, factor, meant)
            found[posting >> 32] = (*found.get(posting >> 32, ()), use)
        self[word] = found
        return found
