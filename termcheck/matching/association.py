"""Where a rendering probably stands when nothing in it is recognisable: a guess by statistics.

Words that keep turning up in the targets of those segments whose source holds a term, and seldom
elsewhere, are probably its rendering. How much more often than chance is told by the
log-likelihood ratio of two binomial samples (Dunning 1993, "Accurate methods for the statistics of
surprise and coincidence"): the segments in which the concept lacks a rendering, and all others.

Memory is bounded by samples, not by vocabularies. Of all segments, and of those of each concept,
only the ones with the smallest hash values of their text are kept ("bottom-k sketch", Cohen and
Kaplan 2007): a random sample of the *different* target texts that is the same for any order of
reading and for any division among processes.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from heapq import heappop, heappush
from typing import NamedTuple

from termcheck.lexicon.english import FUNCTION_WORDS
from termcheck.matching.prepared import PreparedText
from termcheck.model.document import Segment
from termcheck.model.language import primary
from termcheck.model.match import Match
from termcheck.text.scripts import HAN_CLASS

MOST_SEGMENTS = 20_000
"""Different targets kept of the whole corpus; up to that many the counts are exact."""
MOST_OF_CONCEPT = 60
"""Different targets kept of a concept; a rendering that is not among these is not usual."""
MOST_CHARACTERS = 4_000
"""Longer targets are left out: where everything stands, nothing goes together."""
LEAST_SEGMENTS = 3
"""Different targets of the concept that must hold the words."""
LEAST_SHARE = 0.25
"""The words must stand in so many of the concept's targets."""
LEAST_SCORE = 15.0
"""Log-likelihood ratio; 10.8 is surprising at one in a thousand, but many words are tried."""
LEAST_TIMES = 3.0
"""The words must stand there so many times as often as elsewhere."""
_NEVER_FIRST, _NEVER_LAST = frozenset("的了着地得或也们"), frozenset("的了着地得和与及或是在将把")
"""Characters at which hardly any rendering begins or ends. Most particles do begin words: 对象."""
_PARTICLES = frozenset({"up", "out", "off", "away", "forward", "apart"})
"""Words that belong to the verb before them, whatever follows."""
LONGEST = {"en": 3, "zh": 6}
"""Words of an English stretch, characters of a Chinese one."""
AS_SURPRISING = 0.8
"""A longer stretch is taken for a shorter one inside it that is not much more surprising."""


class Guess(NamedTuple):
    """The likeliest place of a rendering."""

    start: int
    """Half-open, in code points of the segment's text."""
    end: int
    score: float
    """Log-likelihood ratio, `LEAST_SCORE` or more."""


class Association:
    """Which target words go with which concepts that lack a rendering.

    Give it every bilingual segment of the run with `add` (in any order, in several processes),
    bring the parts together with `merge`, then ask `guess`. Can be pickled. Cost: some 10
    microseconds a segment until the samples are full, then 2; at most some 10 MB for all segments
    and 20 KB for each concept that ever lacked a rendering.
    """

    def __init__(self, language: str) -> None:
        """`language` is that of the targets, a BCP 47 tag."""
        self._language = language
        self._all = _Sample(MOST_SEGMENTS)
        self._lacking: dict[str, _Sample] = {}
        self._ranked: dict[str, dict[str, float]] | None = None

    def add(
        self, target: Segment, lacking: Iterable[str], prepared: PreparedText | None = None
    ) -> None:
        """Takes up a target; `prepared` is its text where somebody has it folded already.

        `lacking` are the ids of the concepts whose term stands in its source while no rendering was
        recognised in it, neither a listed one nor a variant.
        """
        text = target.text
        if not text or len(text) > MOST_CHARACTERS:
            return
        self._ranked = None
        key = _hash(text)
        wanted = sorted(
            concept_id
            for concept_id in set(lacking)
            if self._lacking.setdefault(concept_id, _Sample(MOST_OF_CONCEPT)).wants(key)
        )
        if not wanted and not self._all.wants(key):
            return
        line = _line(prepared or PreparedText(text, target.protected), self._language)
        self._all.put(key, line)
        for concept_id in wanted:
            self._lacking[concept_id].put(key, line)

    def merge(self, other: Association) -> None:
        """Takes up all that another one has seen; the other stays as it is."""
        self._ranked = None
        self._all.merge(other._all)
        for concept_id, sample in other._lacking.items():
            own = self._lacking.setdefault(concept_id, _Sample(MOST_OF_CONCEPT))
            own.merge(sample)

    def guess(self, concept_id: str, target: Segment, found: Sequence[Match] = ()) -> Guess | None:
        """The likeliest place of a concept's rendering in a target; None where nothing speaks for
        any.

        `found` are the matches of the target: their words are accounted for. The first guess after
        an `add` works out all scores, about a second for a full sample.
        """
        if self._ranked is None:
            self._ranked = self._rank()
        scores = self._ranked.get(concept_id)
        if not scores:
            return None
        text = PreparedText(target.text, target.protected)
        best: tuple[float, int, int] | None = None
        for words, start, end in _stretches(text, self._language):
            score = scores.get(words)
            if score is None or (best is not None and best[0] >= score):
                continue
            if primary(self._language) == "en":
                end = _with_particle(text.folded, end)
            span = text.span(start, end)
            if span is not None and not any(m.start < span[1] and span[0] < m.end for m in found):
                best = (score, *span)
        return None if best is None else Guess(best[1], best[2], round(best[0], 1))

    def _rank(self) -> dict[str, dict[str, float]]:
        """By concept, the stretches that go with it and how much. A stretch belongs to the concept
        that it goes with most."""
        held = {
            concept_id: counted
            for concept_id, sample in sorted(self._lacking.items())
            if (counted := _held(sample, self._language))
        }
        if not held:
            return {}
        where = self._places({words for counted in held.values() for words in counted})
        keys = sorted(self._all.lines)
        scores: dict[str, dict[str, float]] = {}
        for concept_id, counted in held.items():
            own = self._lacking[concept_id].lines
            rest = sum(1 for key in keys if key not in own)
            scores[concept_id] = {}
            for words, count in counted.items():
                elsewhere = sum(1 for key in where.get(words, ()) if key not in own)
                if count * rest < LEAST_TIMES * elsewhere * len(own):
                    continue
                score = surprise(count, len(own), elsewhere, rest)
                if score >= LEAST_SCORE:
                    scores[concept_id][words] = score
        highest: dict[str, float] = {}
        for found in scores.values():
            for words, score in found.items():
                highest[words] = max(score, highest.get(words, 0.0))
        return {
            concept_id: _whole(
                {words: score for words, score in found.items() if score == highest[words]}
            )
            for concept_id, found in scores.items()
        }

    def _places(self, wanted: set[str]) -> dict[str, list[bytes]]:
        """The keys of the kept segments that hold each stretch."""
        from ahocorasick_rs import AhoCorasick

        ordered = sorted(wanted)
        automaton = AhoCorasick(ordered)
        places: dict[str, list[bytes]] = {}
        for key, line in sorted(self._all.lines.items()):
            found = automaton.find_matches_as_indexes(line, overlapping=True)
            for number in sorted({each[0] for each in found}):
                places.setdefault(ordered[number], []).append(key)
        return places


class _Sample:
    """The lines with the smallest keys, each once."""

    __slots__ = ("_heap", "_most", "lines")

    def __init__(self, most: int) -> None:
        self._most = most
        self.lines: dict[bytes, str] = {}
        self._heap: list[tuple[int, bytes]] = []
        """The greatest key first."""

    def wants(self, key: bytes) -> bool:
        return key not in self.lines and (len(self.lines) < self._most or key < self._heap[0][1])

    def put(self, key: bytes, line: str) -> None:
        if not self.wants(key):
            return
        self.lines[key] = line
        heappush(self._heap, (-int.from_bytes(key), key))
        if len(self.lines) > self._most:
            del self.lines[heappop(self._heap)[1]]

    def merge(self, other: _Sample) -> None:
        for key, line in other.lines.items():
            self.put(key, line)


def surprise(held: int, segments: int, elsewhere: int, others: int) -> float:
    """Twice the log-likelihood ratio (Dunning 1993) of `held` out of `segments` against
    `elsewhere` out of `others`; 0.0 where it is no more frequent in the first than in the second.
    """
    if not others or held * others <= elsewhere * segments:
        return 0.0
    both = (held + elsewhere) / (segments + others)
    return 2.0 * (
        _log_likelihood(held, segments, held / segments)
        + _log_likelihood(elsewhere, others, elsewhere / others)
        - _log_likelihood(held, segments, both)
        - _log_likelihood(elsewhere, others, both)
    )


def _log_likelihood(count: int, of: int, share: float) -> float:
    found = 0.0
    if count:
        found += count * math.log(share)
    if of - count:
        found += (of - count) * math.log1p(-share)
    return found


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _line(text: PreparedText, language: str) -> str:
    """A text as it is kept: its words with a blank around each, or its characters."""
    if primary(language) == "zh":
        return text.folded
    return f" {' '.join(text.words)} "


def _stretches(text: PreparedText, language: str) -> Iterator[tuple[str, int, int]]:
    """All short stretches of a text as they stand in a line, with their folded spans."""
    if primary(language) == "zh":
        yield from _of_characters(text.folded)
        return
    words, starts = text.words, text.starts
    for at, length in _of_words(words):
        last = at + length - 1
        stretch = f" {' '.join(words[at : at + length])} "
        yield stretch, starts[at], starts[last] + len(words[last])


def _with_particle(folded: str, end: int) -> int:
    """The end of a stretch with the particle right behind it: "carry out", not "carry"."""
    word = folded[end + 1 : end + 9].partition(" ")[0].rstrip(",.;:")
    return end + 1 + len(word) if folded[end : end + 1] == " " and word in _PARTICLES else end


def _of_words(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first word, number of words); no stretch begins or ends with a function word."""
    outer = [word not in FUNCTION_WORDS and not word.isdecimal() for word in words]
    for at, begins in enumerate(outer):
        if begins:
            for length in range(1, min(LONGEST["en"], len(words) - at) + 1):
                if outer[at + length - 1]:
                    yield at, length


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[{HAN_CLASS}]{{2,}}")


def _of_characters(folded: str) -> Iterator[tuple[str, int, int]]:
    """Runs of two and more Chinese characters that may be a rendering."""
    longest = LONGEST["zh"]
    for run in _runs().finditer(folded):
        begin, stop = run.span()
        lasts = [end for end in range(begin + 2, stop + 1) if folded[end - 1] not in _NEVER_LAST]
        at = 0
        for start in range(begin, stop - 1):
            if folded[start] in _NEVER_FIRST:
                continue
            while at < len(lasts) and lasts[at] < start + 2:
                at += 1
            for end in lasts[at:]:
                if end > start + longest:
                    break
                yield folded[start:end], start, end


def _held(sample: _Sample, language: str) -> dict[str, int]:
    """Stretch to the number of lines of a concept that hold it, for those in enough of them."""
    least = max(LEAST_SEGMENTS, math.ceil(LEAST_SHARE * len(sample.lines)))
    if len(sample.lines) < least:
        return {}
    counts: Counter[str] = Counter()
    for line in sample.lines.values():
        counts.update(set(_stretches_of(line, language)))
    return dict(sorted(item for item in counts.items() if item[1] >= least))


def _stretches_of(line: str, language: str) -> Iterator[str]:
    if primary(language) == "zh":
        for words, _, _ in _of_characters(line):
            yield words
        return
    split = line.split()
    for at, length in _of_words(split):
        yield f" {' '.join(split[at : at + length])} "


def _whole(scores: dict[str, float]) -> dict[str, float]:
    """The scores, with a longer stretch above the shorter ones inside it that say hardly more."""
    raised = dict(scores)
    for words in sorted(scores, key=len):
        inside = [scores[part] for part in scores if part != words and part in words]
        if inside and scores[words] >= AS_SURPRISING * max(inside):
            raised[words] = max(scores[words], max(inside)) + 0.001 * len(words)
    return raised
