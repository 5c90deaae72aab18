"""How common English words are, and which parts of speech they can be."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib.resources import files

CEILING = 7.2
"""Zipf value from which on a word says nothing (the commonest function words)."""
LEAST, MOST = 0.7, 5.0
"""Bounds of the rarity."""


class Frequencies:
    """A frequency table. Look-ups take lower-case words."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        """"word, tab, zipf times 100, tab, letters of its parts of speech", sorted."""
        self._known: dict[str, tuple[float, str] | None] = {}

    def _looked_up(self, word: str) -> tuple[float, str] | None:
        # Texts ask for few of the words: finding a line costs less than taking all apart.
        try:
            return self._known[word]
        except KeyError:
            begin = f"{word}\t"
            at = bisect_left(self._lines, begin)
            found = None
            if at < len(self._lines) and self._lines[at].startswith(begin):
                _, zipf, parts = self._lines[at].split("\t")
                found = (int(zipf) / 100, parts)
            self._known[word] = found
            return found

    @property
    def words(self) -> frozenset[str]:
        """All words of the table. Takes it apart: for compile time."""
        return frozenset(line.partition("\t")[0] for line in self._lines)

    def zipf(self, word: str) -> float:
        """Base-10 logarithm of the occurrences in a thousand million words; 0.0 if not listed."""
        found = self._looked_up(word)
        return found[0] if found else 0.0

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
        found = self._looked_up(word)
        if found is None or found[1] == "-":
            return "n" in parts or "p" in parts
        return any(letter in parts for letter in found[1])

    def known(self, word: str) -> bool:
        """Whether the word is in the table."""
        return self._looked_up(word) is not None


@cache
def load() -> Frequencies:
    """The table that comes with the package. Reads 0.7 MB, some 5 ms, once per process."""
    path = files("termcheck.lexicon") / "data" / "english_frequency.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return Frequencies(lines[first:])
