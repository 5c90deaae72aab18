"""Which words in a row may be a term: n-grams that hold together.

Cohesion of a sequence is the normalised pointwise mutual information (Bouma, "Normalized
(Pointwise) Mutual Information in Collocation Extraction", GSCL 2009) of its weakest split. A
sequence must also stand by itself often enough, not only inside longer ones: the thought behind
the C-value (Frantzi, Ananiadou and Mima, "Automatic Recognition of Multi-Word Terms", IJDL 3,
2000). Each word of a text then belongs to one candidate only, the longest that fits: 党 inside
党组织 is no use of 党.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from termcheck.discovery.tongues import Tongue
from termcheck.discovery.words import Vocabulary, Worded

LONGEST = 5
"""Words of a candidate, joints included."""
LEAST_COHESION = 0.5
"""Normalised mutual information of the weakest split; 1.0: the parts never stand alone."""
LEAST_ALONE = 2
"""Uses outside the commonest longer sequence."""

Key = tuple[int, ...]
"""The words of a candidate by number."""
Uses = list[tuple[int, int, int]]
"""Text, first word, one past the last word; in order."""
Places = dict[Key, Uses]


def candidates(
    texts: Sequence[Worded],
    raw: Sequence[str],
    usable: Sequence[Sequence[int]],
    vocabulary: Vocabulary,
    min_count: int,
    is_unit: Callable[[Key, Uses], bool] = lambda key, uses: True,
) -> Places:
    """All candidates with at least `min_count` uses, and where they stand.

    `usable` gives for each text the positions of the words that can be part of a term, sorted.
    Sequences of which `is_unit` says no are taken apart again.
    """
    runs = list(_runs(texts, raw, usable, vocabulary.tongue))
    count: Counter[Key] = Counter()
    for number, run in runs:
        words = texts[number].words
        sequence = tuple(words[position] for position in run)
        for length in range(1, min(LONGEST, len(sequence)) + 1):
            for start in range(len(sequence) - length + 1):
                count[sequence[start : start + length]] += 1
    chosen = _coherent(count, vocabulary, min_count)
    places = _tiled(runs, texts, chosen, vocabulary)
    units = {key for key in chosen if key in places and is_unit(key, places[key])}
    if units != chosen:
        places = _tiled(runs, texts, units, vocabulary)
    return {key: found for key, found in places.items() if len(found) >= min_count}


def _tiled(
    runs: Sequence[tuple[int, list[int]]],
    texts: Sequence[Worded],
    chosen: set[Key],
    vocabulary: Vocabulary,
) -> Places:
    """Each word of the runs in one candidate: the longest chosen sequence from left to right."""
    places: Places = {}
    for number, run in runs:
        words = texts[number].words
        sequence = tuple(words[position] for position in run)
        start = 0
        while start < len(sequence):
            if not vocabulary.content[sequence[start]]:
                start += 1  # a joint between two candidates
                continue
            for length in range(min(LONGEST, len(sequence) - start), 0, -1):
                key = sequence[start : start + length]
                if length == 1 or key in chosen:
                    break
            places.setdefault(key, []).append((number, run[start], run[start + length - 1] + 1))
            start += length
    return places


def content_of(key: Key, vocabulary: Vocabulary) -> list[str]:
    """The words of a candidate without its joints."""
    return [vocabulary.words[word] for word in key if vocabulary.content[word]]


def _runs(
    texts: Sequence[Worded], raw: Sequence[str], usable: Sequence[Sequence[int]], tongue: Tongue
) -> Iterator[tuple[int, list[int]]]:
    """Usable words in a row, with nothing but a blank, a hyphen or a joint between them."""
    for number, (text, string, positions) in enumerate(zip(texts, raw, usable, strict=True)):
        run: list[int] = []
        for position in positions:
            if run and not _adjoin(text, string, run[-1], position, tongue):
                yield number, run
                run = []
            run.extend(range(run[-1] + 1 if run else position, position + 1))
        if run:
            yield number, run


_BETWEEN = frozenset({" ", "-", "\n", "\u00a0"})


def _adjoin(text: Worded, raw: str, left: int, right: int, tongue: Tongue) -> bool:
    """Whether two usable words are neighbours, or parted by one joint alone."""
    if right - left > 2 or (right - left == 2 and text.forms[left + 1] not in tongue.joints):
        return False
    for position in range(left, right):
        between = raw[text.ends[position] : text.starts[position + 1]]
        if between not in _BETWEEN if tongue.spaced else between:
            return False
    return True


def _coherent(count: Counter[Key], vocabulary: Vocabulary, min_count: int) -> set[Key]:
    total = sum(number for key, number in count.items() if len(key) == 1)
    frequent = {key: number for key, number in count.items() if number >= min_count}
    longer: Counter[Key] = Counter()
    for key, number in frequent.items():
        for part in {key[:-1], key[1:]}:
            longer[part] = max(longer[part], number)
    chosen = set()
    for key, number in frequent.items():
        if len(key) == 1 or number - longer[key] < LEAST_ALONE:
            continue
        if not (vocabulary.content[key[0]] and vocabulary.content[key[-1]]):
            continue
        if _cohesion(key, count, total) < LEAST_COHESION:
            continue
        if vocabulary.tongue.can_be_term(content_of(key, vocabulary)) > 0:
            chosen.add(key)
    return chosen


def _cohesion(key: Key, count: Counter[Key], total: int) -> float:
    own = count[key]
    norm = -math.log(own / total)
    return min(
        math.log(own * total / (count[key[:split]] * count[key[split:]])) / norm
        for split in range(1, len(key))
    )
