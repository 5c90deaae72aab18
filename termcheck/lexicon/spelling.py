"""Spelling slips and scanning noise in words outside the vocabulary.

Index of single deletions, after Garbe's symmetric delete algorithm: two words one edit apart
share a word that is one deletion away from each.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

SHORTEST = 5
"""Shorter words have too many neighbours."""
_FIGURES = str.maketrans("01358", "olesb")


class Neighbours(Protocol):
    """Deletion to the words it may come from, as `index` makes it."""

    def get(self, word: str, /) -> tuple[str, ...] | None:
        """The words; None for other deletions."""
        ...


def deletions(word: str) -> tuple[str, ...]:
    """The word and every way to leave out one letter; the first letter counts too."""
    return tuple(dict.fromkeys([word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]))


def index(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Deletion to the words it may come from. Words shorter than five letters are left out."""
    found: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        if len(word) >= SHORTEST and word.isalpha():
            for each in deletions(word):
                found.setdefault(each, []).append(word)
    return {each: tuple(words) for each, words in found.items()}


def nearest(word: str, neighbours: Neighbours) -> tuple[str, float] | None:
    """The indexed word at most one edit away (letters swapped count as one) and the similarity,
    1 - edits / length; None when there is none. The alphabetically first of equals."""
    if len(word) < SHORTEST - 1:
        return None
    candidates = {each for part in deletions(word) for each in neighbours.get(part) or ()}
    if not candidates:
        return None
    from rapidfuzz.distance import OSA

    near = sorted(
        (distance, each) for each in candidates if (distance := OSA.distance(word, each)) <= 1
    )
    if not near:
        return None
    distance, best = near[0]
    return best, 1 - distance / max(len(word), len(best))


def without_figures(word: str) -> str | None:
    """The word with figures read as the letters they resemble (peop1e), or None when it has no
    figures, or nothing else."""
    if word.isalpha() or not any(mark.isalpha() for mark in word):
        return None
    read = word.translate(_FIGURES)
    return read if read.isalpha() else None
