"""A text as the windows see it: words, what stands between them, and what each word costs."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from termcheck.lexicon.english import FUNCTION_WORDS
from termcheck.matching.variants.weights import BASE_WEIGHT, BEST_CUES, CAPITALS, GAP
from termcheck.matching.variants.words import bare

if TYPE_CHECKING:
    from termcheck.lexicon.frequency import Frequencies
    from termcheck.matching.prepared import PreparedText

PLAIN, COMMA, OTHER, OPENING, BOUNDARY = range(5)
"""What stands between two words."""

_BOUNDARY = re.compile(r"[.!?][\"')\]]*\s|[;。！？；•·]|\n\s*\n|[.!?][\"')\]]*$")
_QUIET = frozenset(" -'\n\t\r‐‑–/")
_MOST_RARITY = 3.0
_ENDINGS = (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ies", "y"))


def best_cues(folded: str) -> float:
    """The most that quotation marks and capitals can add to a confidence in a folded text."""
    return BEST_CUES if '"' in folded or "'" in folded else CAPITALS


class Costs:
    """What an inserted word costs, by word; filled as words are met."""

    def __init__(self, frequencies: Frequencies) -> None:
        self.frequencies = frequencies
        self._gap: dict[str, float] = {}

    def gap(self, word: str) -> float:
        """Cost of a folded word between words of a match; 0.0 for function words."""
        cost = self._gap.get(word)
        if cost is None:
            plain = bare(word)
            if plain in FUNCTION_WORDS:
                cost = 0.0
            else:
                cost = GAP * (BASE_WEIGHT + min(_MOST_RARITY, self.rarity(plain)))
            self._gap[word] = cost
        return cost

    def rarity(self, word: str) -> float:
        """Rarity of a word form, by the commonest of the forms it may come from."""
        bases = [
            word[: len(word) - len(end)] + new
            for end, new in _ENDINGS
            if word.endswith(end) and len(word) > len(end) + 2
        ]
        return self.frequencies.rarity(word, *bases)


class Passage:
    """One prepared text."""

    def __init__(self, text: PreparedText, costs: Costs, masks: list[int]) -> None:
        self.text = text
        self._masks = masks
        self.words = text.words
        self.costs = costs
        self._separators: dict[int, int] = {}

    @cached_property
    def content(self) -> list[int]:
        """How many words that count as content (see `types.NO_CONTENT`) stand before each word, and
        before the end."""
        return [0, *accumulate(1 if mask >= 0 else 0 for mask in self._masks)]

    @cached_property
    def best_cues(self) -> float:
        """The most that quotation marks and capitals can add to a confidence here."""
        return best_cues(self.text.folded)

    def separator(self, at: int) -> int:
        """What stands behind word `at`, which is not the last one."""
        found = self._separators.get(at)
        if found is None:
            between = self.text.separator(at)
            found = PLAIN if between in (" ", "-") else _separator(between)
            if found == OTHER and (self._in_brackets(at) or self._in_brackets(at + 1)):
                found = PLAIN
            self._separators[at] = found
        return found

    def _in_brackets(self, at: int) -> bool:
        """Whether word `at` stands alone in brackets, as abbreviations do: "(SCO)"."""
        return (
            0 < at < len(self.words) - 1
            and self.text.separator(at - 1).endswith("(")
            and self.text.separator(at).startswith(")")
        )

    def follower(self, at: int) -> str | None:
        """The word right behind word `at`, None when a mark or the end of the text is there."""
        if at + 1 >= len(self.words) or self.separator(at) != PLAIN:
            return None
        return bare(self.words[at + 1])

    def before(self, at: int) -> str | None:
        """The word right before word `at`, None when a mark or the start of the text is there."""
        if at == 0 or self.separator(at - 1) != PLAIN:
            return None
        return self.words[at - 1]

    def noun_follows(self, at: int) -> bool:
        """Whether the word right behind word `at` can be a noun."""
        word = self.follower(at)
        return (
            word is not None
            and word not in FUNCTION_WORDS
            and self.costs.frequencies.can_be(word, "np")
        )

    def possessive(self, at: int) -> bool:
        """Whether word `at` ends in "'s" or is followed by an apostrophe."""
        if self.words[at].endswith("'s"):
            return True
        return at + 1 < len(self.words) and self.text.separator(at).startswith("' ")

    def capital(self, at: int) -> bool:
        """Whether word `at` is printed with a capital first letter."""
        return self.text.printed_word(at)[:1].isupper()

    def quoted(self, start: int, end: int) -> bool:
        """Whether quotation marks surround words `start` to `end` (exclusive)."""
        starts = self.text.starts
        return self.text.quoted(starts[start], starts[end - 1] + len(self.words[end - 1]))

    def opens_sentence(self, at: int) -> bool:
        """Whether word `at` is the first of its sentence."""
        return self.text.opens_sentence(self.text.starts[at])


def _separator(between: str) -> int:
    if all(mark in _QUIET for mark in between) and "\n\n" not in between:
        return PLAIN
    if _BOUNDARY.search(between):
        return BOUNDARY
    if '"' in between or ":" in between or between.strip() == "'" or " '" in between:
        return OPENING
    return COMMA if "," in between or "、" in between or "，" in between else OTHER
