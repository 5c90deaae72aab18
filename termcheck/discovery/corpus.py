"""A bilingual corpus as words: what is aligned, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from termcheck.discovery.tongues import Tongue
from termcheck.discovery.words import Pair, Vocabulary, Worded, worded
from termcheck.text.sentences import sentences

if TYPE_CHECKING:
    from termcheck.readers.alignment.knowledge import Lexical


@dataclass(frozen=True, slots=True)
class Corpus:
    """All lists have one place for each pair."""

    pairs: list[Pair]
    source: Vocabulary
    target: Vocabulary
    sources: list[Worded]
    targets: list[Worded]
    source_positions: list[list[int]]
    """Positions of the words that can be part of a term and take part in the alignment, sorted."""
    target_positions: list[list[int]]

    def aligned(self) -> tuple[list[list[int]], list[list[int]]]:
        """The words that take part, of the sources and of the targets."""
        return (
            _at_positions(self.sources, self.source_positions),
            _at_positions(self.targets, self.target_positions),
        )


def corpus_of(pairs: Iterable[Pair], source: Tongue, target: Tongue, lexical: Lexical) -> Corpus:
    """The corpus of some pairs, in sentences as far as both sides can be parted alike."""
    corpus = Corpus([], Vocabulary(source), Vocabulary(target), [], [], [], [])
    forms: dict[str, str] = {}
    for pair in pairs:
        for part in _sentence_pairs(pair, lexical):
            left = worded(part.source, part.source_protected, corpus.source, forms)
            right = worded(part.target, part.target_protected, corpus.target, forms)
            copied = Counter(left.forms) & Counter(right.forms)
            corpus.pairs.append(part)
            corpus.sources.append(left)
            corpus.targets.append(right)
            corpus.source_positions.append(_taking_part(left, corpus.source, copied))
            corpus.target_positions.append(_taking_part(right, corpus.target, copied))
    return corpus


def _sentence_pairs(pair: Pair, lexical: Lexical) -> Iterator[Pair]:
    """The sentences of a pair: as they stand where both sides have as many, else as the alignment
    of paired files finds them."""
    left, right = sentences(pair.source), sentences(pair.target)
    if min(len(left), len(right)) < 2:
        yield pair
    elif len(left) == len(right):
        for one, other in zip(left, right, strict=True):
            yield pair.part(one, other)
    else:
        from termcheck.readers.alignment.search import align

        clues = (
            [lexical.clues(pair.source[a:b], lexical.source_language, deep=False) for a, b in left],
            [
                lexical.clues(pair.target[a:b], lexical.target_language, deep=False)
                for a, b in right
            ],
        )
        lengths = ([b - a for a, b in left], [b - a for a, b in right])
        for bead in align(*clues, lengths):
            if bead.left < bead.left_end and bead.right < bead.right_end:
                one = left[bead.left][0], left[bead.left_end - 1][1]
                other = right[bead.right][0], right[bead.right_end - 1][1]
                yield pair.part(one, other)


def _taking_part(text: Worded, vocabulary: Vocabulary, copied: Counter[str]) -> list[int]:
    """Positions of content words that do not stand on both sides alike: names, numbers, code."""
    left = dict(copied)
    found = []
    for position, form in enumerate(text.forms):
        if left.get(form, 0) > 0:
            left[form] -= 1
        elif vocabulary.content[text.words[position]]:
            found.append(position)
    return found


def _at_positions(texts: Sequence[Worded], positions: Sequence[Sequence[int]]) -> list[list[int]]:
    return [
        [text.words[position] for position in own]
        for text, own in zip(texts, positions, strict=True)
    ]
