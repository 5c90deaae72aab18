"""How common English words are, and which parts of speech they can be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CEILING = 7.2
"""Zipf value from which on a word says nothing (the commonest function words)."""
LEAST, MOST = 0.7, 5.0
"""Bounds of the rarity."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """A frequency table. Look-ups take lower-case words."""

    table: dict[str, tuple[int, str]]
    """Word to (zipf times 100, letters of its parts of speech)."""

    def zipf(self, word: str) -> float:
        """Base-10 logarithm of the occurrences in a thousand million words; 0.0 if not listed."""
        found = self.table.get(word)
        return found[0] / 100 if found else 0.0

    def rarity(self, word: str, *lemmas: str) -> float:
        """Weight of a word as evidence: 0.7 (everywhere) to 5.0 (rare).

        The commonest of the word and its lemmas counts, so that a rare form of a common word
        is not taken for a rare word.
        """
        best = max(self.zipf(each) for each in (word, *lemmas))
        return min(MOST, max(LEAST, CEILING - best))

    def can_be(self, word: str, parts: str) -> bool:
        """Whether the word can be one of the parts of speech ("n", "v", "a", "r", "p").

        Words that are not in the table can be a noun or a name, nothing else.
        """
        found = self.table.get(word)
        if found is None or found[1] == "-":
            return "n" in parts or "p" in parts
        return any(letter in parts for letter in found[1])

    def known(self, word: str) -> bool:
        """Whether the word is in the table."""
        return word in self.table


@cache
def load() -> Frequencies:
    """The table that comes with the package. Reads 0.7 MB, about 20 ms, once per process."""
    path = files("termcheck.lexicon") / "data" / "english_frequency.tsv"
    table: dict[str, tuple[int, str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, zipf, parts = line.split("\t")
            table[word] = (int(zipf), parts)
    return Frequencies(table)
