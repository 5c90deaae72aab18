"""Sentence by sentence, each different sentence once.

No rendering goes beyond a sentence, and what stands in one depends on nothing outside it. The
documents of an institution repeat whole sentences, so their matches are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from termcheck.matching.prepared import PreparedText

if TYPE_CHECKING:
    from termcheck.matching.variants.detector import VariantDetector
    from termcheck.model.match import Match

_END = re.compile(r"[.!?][\"')\]]*\s+|[;。！？；•·]\s*|\n\s*\n\s*")
MOST_KEPT = 20_000
"""Sentences; some 10 MB with what belongs to them."""


class BySentence:
    """A detector that gives another one sentences instead of whole texts."""

    def __init__(self, detector: VariantDetector) -> None:
        self._detector = detector
        self._known: dict[str, tuple[Match, ...]] = {}

    def find(self, text: PreparedText, found: Sequence[Match] = ()) -> list[Match]:
        """The matches of all sentences, sorted by sentence. See `Detector.find`."""
        if not text.same_offsets:
            # Markup or odd characters: what is cut out of the text would lose them.
            return self._detector.find(text, found)
        matches: list[Match] = []
        for start, end in _sentences(text.folded):
            matches += self._sentence(text.original[start:end], start, found)
        return matches

    def look_for(
        self, text: PreparedText, concept_ids: frozenset[str], found: Sequence[Match]
    ) -> list[Match]:
        """The whole text at once: the best place of all sentences counts."""
        return self._detector.look_for(text, concept_ids, found)

    def _sentence(self, sentence: str, start: int, found: Sequence[Match]) -> Iterator[Match]:
        known = self._known.get(sentence)
        if known is None:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            end = start + len(sentence)
            inside = [_moved(m, -start) for m in found if start <= m.start and m.end <= end]
            known = tuple(self._detector.find(PreparedText(sentence), inside))
            self._known[sentence] = known
        return (_moved(match, start) for match in known)


def _moved(match: Match, by: int) -> Match:
    return replace(match, start=match.start + by, end=match.end + by)


def _sentences(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _END.finditer(folded):
        yield start, mark.end()
        start = mark.end()
    if start < len(folded):
        yield start, len(folded)
