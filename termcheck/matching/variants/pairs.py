"""Templates of two slots: tested by pairs of words, which needs no window to be opened.

Most terms have two words of weight, and hardly two words of a text make one of them. So each pair
of neighbouring content words is asked once for the templates that it may fill well enough; the
answer is kept, because texts repeat their pairs.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from termcheck.matching.variants.anchors import most_content
from termcheck.matching.variants.weights import ACCEPT, BASE_WEIGHT, GAP, GAP_OWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from termcheck.matching.variants.loaded import LoadedTemplate
    from termcheck.matching.variants.types import Uses, WordTypes

_LEAST_GAP = GAP * (BASE_WEIGHT + 0.7) * GAP_OWN
"""No word between two others costs less: 0.7 is the least rarity."""
MOST_KEPT = 500_000
"""Pairs; some 100 MB at the worst."""

_Found = tuple[tuple[int, int], ...]
"""(template, words more to look at on either side)."""


class Pairs:
    """Candidates among the templates of one or two slots."""

    def __init__(
        self,
        compiled: Any,
        types: WordTypes,
        uses: Uses,
        template: Callable[[int], LoadedTemplate],
    ) -> None:
        self._types = types
        self._uses = uses
        self._template = template
        slots = list(map(len, compiled["ranks"]))
        two = [number for number, count in enumerate(slots) if count == 2]
        self._bit = {number: 1 << at for at, number in enumerate(two)}
        self._numbers = two
        self._single = frozenset(number for number, count in enumerate(slots) if count == 1)
        self._words: dict[str, tuple[int, _Found]] = {}
        self._viable: dict[tuple[str, str, int, float], _Found] = {}

    def candidates(
        self, words: list[str], content: list[int], cues: float
    ) -> Iterator[tuple[int, int, int]]:
        """(template, first word, one past the last word) of places worth a closer look.

        `content` are the numbers of the words that count; `cues` is the most that quotation marks
        and capitals can add to a confidence here.
        """
        known, viable = self._words, self._viable
        reach = most_content(2) - 1
        before: list[tuple[int, str, int]] = []  # the words within reach: number, word, bits
        for at in content:
            word = words[at]
            postings = known.get(word)
            if postings is None:
                postings = known[word] = self._postings(word)
            bits, alone = postings
            for number, pad in alone:
                yield number, max(0, at - pad), min(at + 1 + pad, len(words))
            for distance, (start, other, others) in enumerate(before, 1):
                if bits & others:
                    key = (other, word, distance, cues)
                    found = viable.get(key)
                    if found is None:
                        if len(viable) >= MOST_KEPT:
                            viable.clear()
                        found = viable[key] = self._test(bits & others, *key)
                    for number, pad in found:
                        yield number, max(0, start - pad), min(at + 1 + pad, len(words))
            before.insert(0, (at, word, bits))
            del before[reach:]

    def _postings(self, word: str) -> tuple[int, _Found]:
        """The templates of two slots that a word can help to fill, as bits, and those that it can
        fill alone."""
        bits = 0
        alone: dict[int, int] = {}
        packed = self._types.packed(word) or b""
        misspelt = word in self._types.meant
        for posting in array("Q", packed):
            if not (misspelt or posting & 1):
                continue
            number = posting >> 32
            if number in self._single or (number in self._bit and posting >> 4 & 15 > 1):
                parts = posting >> 12 & 15
                alone[number] = max(alone.get(number, 0), parts if parts > 1 else 0)
            if number in self._bit:
                bits |= self._bit[number]
        return bits, tuple(alone.items())

    def _test(self, bits: int, first: str, second: str, distance: int, cues: float) -> _Found:
        found = []
        while bits:
            low = bits & -bits
            bits ^= low
            number = self._numbers[low.bit_length() - 1]
            pad = self._reaches(number, first, second, distance, cues)
            if pad is not None:
                found.append((number, pad))
        return tuple(found)

    def _reaches(
        self, number: int, first: str, second: str, distance: int, cues: float
    ) -> int | None:
        """None where the two words cannot make a match, else how many words more to look at on
        either side: those of a phrase of which only one word is here."""
        template = self._template(number)
        best, pad = 0.0, 0
        for one in self._uses[first].get(number, ()):
            for other in self._uses[second].get(number, ()):
                a, b = template.alternatives[one[0]], template.alternatives[other[0]]
                parts = max(one[2], other[2])
                if parts > 1:
                    pad = max(pad, parts)
                if a.slot == b.slot:
                    if parts > 1:
                        return pad
                    continue
                got = template.weights[a.slot] * a.similarity * one[3]
                got += template.weights[b.slot] * b.similarity * other[3]
                best = max(best, got)
        gaps = _LEAST_GAP * (distance - 1)
        score = template.prior * (best - gaps) / template.total + cues
        return pad if score >= ACCEPT or template.rescue else None
