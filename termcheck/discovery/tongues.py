"""What is known about the words of a language, as far as discovery needs it.

`Tongue` is the seam; `english` and `chinese` bring knowledge of their own, `Other` serves every
language that parts its words with blanks with what the corpus itself shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from termcheck.text.fold import fold
from termcheck.text.tokens import word_starts, words

Protected = Sequence[tuple[int, int, bool]]
"""Stretches that are no text, as `termcheck.text.fold.fold` takes them."""
COMMON = 0.12
"""Share of the texts from which on a short word of an unknown language is taken for grammar."""
SHORT = 6
"""Letters of such words; longer ones are terms more often than not."""


class Tongue(Protocol):
    """What discovery asks about a language. All methods are look-ups."""

    spaced: bool
    """Whether blanks part the words."""
    joints: frozenset[str]
    """Function words that may stand inside a term: 的 in 党的领导."""

    def split(self, text: str, protected: Protected) -> Iterator[tuple[str, int, int]]:
        """The words of a text in order: folded form, start and end in the text as given."""
        ...

    def base(self, form: str) -> str:
        """The word that a folded form belongs to: develops, developed -> develop."""
        ...

    def is_content(self, word: str, form: str) -> bool:
        """Whether a word can be part of a term; a form may say more than the word."""
        ...

    def can_be_term(self, words: Sequence[str]) -> float:
        """How well words in a row make a term, 0.0 (not at all) to 1.0 (a noun of weight)."""
        ...

    def parts(self, words: Sequence[str]) -> frozenset[str]:
        """Parts of speech that a rendering of these words can have: "n", "v", "a"; empty where
        nobody knows."""
        ...

    def kin(self, one: str, other: str) -> bool:
        """Whether two words are of one family, so that only grammar tells them apart."""
        ...

    def akin_in_meaning(self, one: str, other: str) -> bool:
        """The same, with less to go by, for words that a dictionary has for the same term."""
        ...


def split_spaced(text: str, protected: Protected) -> Iterator[tuple[str, int, int]]:
    """Folded words with their places in the text as given, parted by blanks and punctuation."""
    folded = fold(text, protected)
    found = words(folded.text)
    for word, start in zip(found, word_starts(folded.text, found), strict=True):
        span = folded.span(start, start + len(word))
        if span is not None:
            yield word, span[0], span[1]


@dataclass(slots=True)
class Other:
    """A language of which nothing is known."""

    common: frozenset[str]
    """Words that stand in so many segments that they must be grammar."""
    spaced = True
    joints: frozenset[str] = frozenset()

    def split(self, text: str, protected: Protected) -> Iterator[tuple[str, int, int]]:
        """By blanks and punctuation."""
        return split_spaced(text, protected)

    def base(self, form: str) -> str:
        """The form itself."""
        return form

    def is_content(self, word: str, form: str) -> bool:
        """All but the common ones, short ones and numbers."""
        return len(word) > 2 and word not in self.common and any(mark.isalpha() for mark in word)

    def can_be_term(self, words: Sequence[str]) -> float:
        """Longer words and several words are likelier terms."""
        return 1.0 if len(words) > 1 else 0.9 if len(words[0]) > 5 else 0.6

    def parts(self, words: Sequence[str]) -> frozenset[str]:
        """Nobody knows."""
        return frozenset()

    def kin(self, one: str, other: str) -> bool:
        """A common beginning of five letters that makes up most of both words."""
        shared = shared_beginning(one, other)
        return shared >= 5 and shared >= 0.6 * max(len(one), len(other))

    def akin_in_meaning(self, one: str, other: str) -> bool:
        """Nothing more than `kin`."""
        return False


def learn(texts: Iterable[str]) -> Other:
    """A language as its texts show it."""
    seen: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        seen.update(set(words(fold(text).text)))
    least = max(3.0, COMMON * number)
    return Other(
        frozenset(word for word, count in seen.items() if count >= least and len(word) <= SHORT)
    )


def shared_beginning(one: str, other: str) -> int:
    """Letters that two words have in common at their beginning."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared
