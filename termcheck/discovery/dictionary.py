"""What a dictionary knows about the words of a corpus, as evidence besides the counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from termcheck.discovery.english import english_base

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from termcheck.discovery.words import Vocabulary
    from termcheck.lexicon.cedict import Cedict


CLOSE = 0.3
"""Share of Chinese words that two English ones must have in common to be close synonyms."""


@dataclass(frozen=True, slots=True)
class KnownPairs:
    """Source and target words that a dictionary has as translations of each other."""

    weights: Mapping[tuple[int, int], float]
    """(source word, target word) -> 0.0 to 1.0: less where the word is one of several in a
    meaning."""
    verbal: Mapping[tuple[int, int], frozenset[bool]]
    """The same pairs -> whether the meaning is that of a verb; both where there are both."""
    near: frozenset[tuple[int, int]]
    """Pairs that it does not have, though the one renders a close synonym of what the other
    means."""
    targets: int
    """Number of target words."""

    def __contains__(self, pair: tuple[int, int]) -> bool:
        return pair in self.weights

    def knows(self, sources: Iterable[int], targets: Iterable[int]) -> bool:
        """Whether target words render more than half of the source words: for each of these, one
        is a meaning by itself, or two of them belong to the same one."""
        wanted, asked, found = list(targets), 0, 0
        for source in sources:
            weights = [self.weights.get((source, target), 0.0) for target in wanted]
            asked += 1
            found += 1.0 in weights or sum(map(bool, weights)) > 1
        return 2 * found > asked

    def has_near(self, sources: Iterable[int], targets: Iterable[int]) -> bool:
        """Whether each of the source words has one of the target words as a translation or nearly
        so."""
        wanted = list(targets)
        return all(
            any((source, target) in self.near or (source, target) in self for target in wanted)
            for source in sources
        )

    def parts(self, source: int, targets: Iterable[int]) -> frozenset[str]:
        """Whether the meanings of the target words are those of verbs ("v"), of something else
        ("-"), or both; empty where none is known."""
        found = (self.verbal.get((source, target), frozenset()) for target in targets)
        return frozenset("v" if verb else "-" for each in found for verb in each)

    def of(self, sources: NDArray[np.int64], targets: NDArray[np.int64]) -> NDArray[np.float64]:
        """The weights of many pairs, 0.0 for those that are not known."""
        import numpy as np

        if not self.weights:
            return np.zeros(len(sources))
        codes = np.array([s * self.targets + t for s, t in self.weights], dtype=np.int64)
        values = np.array(list(self.weights.values()))
        order = np.argsort(codes)
        codes, values = codes[order], values[order]
        wanted = sources * self.targets + targets
        at = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
        return np.where(codes[at] == wanted, values[at], 0.0)


def from_cedict(
    dictionary: Cedict, source: Vocabulary, target: Vocabulary, *, chinese_source: bool
) -> KnownPairs:
    """The pairs that CC-CEDICT knows; one side is Chinese, the other English."""
    chinese, english = (source, target) if chinese_source else (target, source)
    numbers = {word: number for number, word in enumerate(english.words)}
    weights: dict[tuple[int, int], float] = {}
    verbal: dict[tuple[int, int], set[bool]] = {}
    for number, word in enumerate(chinese.words):
        for sense in dictionary.senses(dictionary.simplified.get(word, word)):
            for gloss in sense.words:
                other = numbers.get(english_base(gloss))
                if other is not None:
                    pair = (number, other) if chinese_source else (other, number)
                    weights[pair] = max(weights.get(pair, 0.0), 1 / len(sense.words))
                    verbal.setdefault(pair, set()).add(sense.verb)
    kinds = {pair: frozenset(found) for pair, found in verbal.items()}
    near = _near(dictionary, chinese, numbers, chinese_source=chinese_source) - weights.keys()
    return KnownPairs(weights, kinds, frozenset(near), len(target.words))


def _near(
    dictionary: Cedict, chinese: Vocabulary, english: Mapping[str, int], *, chinese_source: bool
) -> set[tuple[int, int]]:
    """Pairs by way of a synonym: 意见 is "opinion", and "view" shares Chinese words with it."""
    close: dict[str, list[int]] = {}
    found = set()
    for number, word in enumerate(chinese.words):
        for sense in dictionary.senses(dictionary.simplified.get(word, word)):
            if len(sense.words) > 1:
                continue
            gloss = sense.words[0]
            if gloss not in close:
                close[gloss] = [
                    english[other]
                    for other, (strength, _) in dictionary.synonyms(gloss).items()
                    if strength >= CLOSE and other in english
                ]
            for other_number in close[gloss]:
                found.add((number, other_number) if chinese_source else (other_number, number))
    return found


def nothing_known() -> KnownPairs:
    """For pairs of languages without a dictionary."""
    return KnownPairs({}, {}, frozenset(), 0)
