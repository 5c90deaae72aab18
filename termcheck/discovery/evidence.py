"""What speaks for a rendering besides its own links: dictionaries, and rivals among the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from termcheck.discovery.candidates import Key
from termcheck.discovery.dictionary import KnownPairs
from termcheck.discovery.renderings import Linked, Place

if TYPE_CHECKING:
    from termcheck.discovery.corpus import Corpus

OUTDONE = 3.0
"""How many times more often another source word must be linked to a target word, to have it."""


class Evidence:
    """Claims of source words on target words, over a whole corpus."""

    def __init__(self, corpus: Corpus, linked: Linked, known: KnownPairs) -> None:
        self.known = known
        self._corpus = corpus
        self._linked_to: dict[int, Counter[int]] = {}
        self._links: Counter[int] = Counter()
        for number, (left, right) in enumerate(zip(corpus.sources, corpus.targets, strict=True)):
            for target, (_, source) in linked.best(number).items():
                word = right.words[target]
                self._linked_to.setdefault(word, Counter())[left.words[source]] += 1
                self._links[word] += 1

    def claim(self, words: Iterable[int], key: Key) -> float:
        """Share of the links of a rendering's words that lead to the term: the largest."""
        own = set(key)
        return max(
            (
                sum(self._linked_to[word][each] for each in own) / self._links[word]
                for word in words
                if word in self._linked_to
            ),
            default=0.0,
        )

    def is_known(self, word: int, key: Key) -> bool:
        """Whether a dictionary knows a target word as a rendering of a word of the term."""
        return any((each, word) in self.known for each in key)

    def belongs_elsewhere(self, words: Iterable[int], key: Key, place: Place) -> bool:
        """Whether other words of the same source explain all words of a rendering better: a
        dictionary knows them and not the term, or they are linked to them far more often."""
        words = list(words)
        if any(self.is_known(word, key) for word in words):
            return False
        others = self._others(key, place)
        return all(
            any((other, word) in self.known for other in others)
            or self._is_outdone(word, key, others)
            for word in words
        )

    def is_rivalled(self, words: Iterable[int], key: Key, place: Place) -> bool:
        """Whether a dictionary knows a word of a rendering for another word of the same source,
        exactly or nearly so."""
        others = self._others(key, place)
        return any(
            (other, word) in self.known or (other, word) in self.known.near
            for word in words
            for other in others
        )

    def _others(self, key: Key, place: Place) -> set[int]:
        source = self._corpus.sources[place.pair]
        return {
            source.words[position]
            for position in self._corpus.source_positions[place.pair]
            if not place.first <= position < place.last
        } - set(key)

    def _is_outdone(self, word: int, key: Key, others: set[int]) -> bool:
        of = self._linked_to.get(word)
        if of is None:
            return False
        own = sum(of[each] for each in set(key))
        return any(of[other] > OUTDONE * own for other in others if other in of)
