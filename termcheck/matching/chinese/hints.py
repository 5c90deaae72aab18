"""Weaker renderings in Chinese, accepted because the source is known to hold the term.

All alternatives and all clues of just the wanted concepts are laid over the text; the stretch where
most of a term comes together is taken. See `variants.hints` for the same in English.
"""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from termcheck.matching.chinese.alternatives import PARTICLES, Reason
from termcheck.matching.chinese.boundaries import Boundaries, boundaries_of
from termcheck.matching.chinese.clues import Clue
from termcheck.matching.chinese.evidence import because, step
from termcheck.matching.chinese.proposal import Subject
from termcheck.matching.prepared import PreparedText
from termcheck.model.match import LIKELY_FROM, Band, Kind, Match, band_of
from termcheck.model.phrase import Phrase
from termcheck.text.scripts import is_han

LEAST_SHARE = 0.3
"""Of the term that must be recognised."""
MOST_BETWEEN = 4
"""Characters between two clues of one rendering."""
MOST_TIMES = 2
"""Less than the whole term that stands there more often says nothing about the place."""
WHOLE = 0.75
"""Share that counts as the whole term."""
LEAD, LEAST_LIKELY = 0.2, 0.6
"""By how much a place must be ahead of all others, and its least share, to be likely."""
MOST_PLACES = 50
"""Places of one clue that are looked at."""
POSSIBLE, SURER = 0.5, 0.1
"""Confidence of a possible place, and what its share adds to it or to that of a likely one. No
place is certain: too few texts speak for that."""
_RANKS = {Band.POSSIBLE: 0, Band.LIKELY: 1, Band.CERTAIN: 2}


class _Spot(NamedTuple):
    start: int
    """Half-open, in the folded text."""
    end: int
    clue: Clue


class _Place(NamedTuple):
    number: int
    """Of the subject."""
    start: int
    end: int
    share: float
    spots: tuple[_Spot, ...]
    use: tuple[Any, ...] | None
    """The compiled alternative that stands there as a whole; None for clues."""


class Hints:
    """Looks for the renderings of concepts that must be in a text."""

    def __init__(self, compiled: Any, subjects: Sequence[Subject]) -> None:
        self._packed: bytes = compiled["clues"]
        self._patterns = compiled["patterns"]
        self._subjects = subjects
        self._numbers: dict[str, list[int]] = {}
        for number, subject in enumerate(subjects):
            self._numbers.setdefault(subject.concept.id, []).append(number)
        self._clues: list[list[Clue]] = []
        self._alternatives: dict[int, list[tuple[str, tuple[Any, ...]]]] = {}

    def look_for(
        self,
        text: PreparedText,
        simple: str,
        concept_ids: frozenset[str],
        found: Sequence[Match],
    ) -> list[Match]:
        """The likeliest renderings; `simple` is the folded text in simplified characters."""
        wanted = [(each, n) for each in sorted(concept_ids) for n in self._numbers.get(each, ())]
        if not wanted:
            return []
        self._unpack()
        boundaries = boundaries_of(simple)
        places: list[_Place] = []
        for concept_id, number in wanted:
            for place in self._places(number, simple):
                span = text.span(place.start, place.end)
                if span is not None and not any(
                    match.start < span[1]
                    and span[0] < match.end
                    and (not match.derived or match.concept_id == concept_id)
                    for match in found
                ):
                    places.append(place)
        return [
            match
            for place, lead in self._chosen(places, simple)
            for match in self._match(place, lead, text, simple, boundaries)
        ]

    def _unpack(self) -> None:
        if self._clues or not self._subjects:
            return
        self._clues = [[Clue(*each) for each in known] for known in marshal.loads(self._packed)]
        for text, uses in self._patterns:
            for use in uses:
                if use[3] != Reason.GAP:
                    self._alternatives.setdefault(use[0], []).append((text, use))

    def _places(self, number: int, simple: str) -> Iterator[_Place]:
        for text, use in self._alternatives.get(number, ()):
            for start in _all(simple, text):
                yield _Place(number, start, start + len(text), use[2], (), use)
        spots = [
            _Spot(start, start + len(clue.text), clue)
            for clue in self._clues[number]
            for start in _all(simple, clue.text)
        ]
        spots.sort(key=lambda spot: (spot.start, spot.end, spot.clue.part))
        reach = 2 * len(self._subjects[number].simple) + MOST_BETWEEN
        for at, first in enumerate(spots):
            taken = [first]
            yield _joined(number, taken)
            for spot in spots[at + 1 :]:
                if spot.start - taken[-1].end > MOST_BETWEEN or spot.end - first.start > reach:
                    break
                if _parted(simple[taken[-1].end : spot.start]):
                    break
                if spot.start >= taken[-1].end and all(
                    spot.clue.part != other.clue.part and spot.clue.text != other.clue.text
                    for other in taken
                ):
                    taken.append(spot)
                    yield _joined(number, taken)

    def _chosen(self, places: list[_Place], simple: str) -> Iterator[tuple[_Place, float]]:
        """For each concept its best place, with the share by which it is ahead of the best other
        one, and the places where the same characters stand again; no characters are given twice."""
        best: dict[str, _Place] = {}
        others: dict[str, float] = {}
        kept: list[_Place] = []
        for place in sorted(places, key=_rank):
            if place.share < LEAST_SHARE or any(
                place.start < other.end and other.start < place.end for other in kept
            ):
                continue
            concept_id = self._subjects[place.number].concept.id
            first = best.setdefault(concept_id, place)
            if place is first or (
                simple[place.start : place.end] == simple[first.start : first.end]
            ):
                kept.append(place)
            else:
                others.setdefault(concept_id, place.share)
        times = Counter(self._subjects[place.number].concept.id for place in kept)
        for place in kept:
            concept_id = self._subjects[place.number].concept.id
            if times[concept_id] <= MOST_TIMES or place.share >= WHOLE:
                alone = times[concept_id] == 1 or place.share >= WHOLE
                yield place, place.share - others.get(concept_id, 0.0) if alone else 0.0

    def _match(
        self,
        place: _Place,
        lead: float,
        text: PreparedText,
        simple: str,
        boundaries: Boundaries,
    ) -> Iterator[Match]:
        subject = self._subjects[place.number]
        start, end = place.start, place.end
        whole_words = boundaries.allow(start, end)
        if place.use is None and not whole_words:
            return
        surely = whole_words and lead >= LEAD and place.share >= LEAST_LIKELY
        confidence = (LIKELY_FROM if surely else POSSIBLE) + SURER * place.share
        if place.use is None:
            start, end = _widened(place, simple, boundaries)
        minimum = subject.concept.minimum_band
        if minimum and _RANKS[band_of(confidence)] < _RANKS[Band(minimum)]:
            return
        span = text.span(start, end)
        if span is None:
            return
        original = text.original[slice(*span)]
        kind, why = _why(place, subject, original)
        expected = "".join(spot.clue.expected for spot in place.spots) or subject.simple
        yield Match(
            *span,
            original,
            subject.concept.id,
            subject.term,
            kind,
            round(confidence, 3),
            why,
            (step(kind, expected, original, why),),
            weight=float(end - start),
            derived=True,
        )


def _all(simple: str, text: str) -> Iterator[int]:
    at = simple.find(text)
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        yield at
        at = simple.find(text, at + 1)


def _joined(number: int, spots: list[_Spot]) -> _Place:
    share = min(1.0, sum(spot.clue.share for spot in spots))
    return _Place(number, spots[0].start, spots[-1].end, share, tuple(spots), None)


def _rank(place: _Place) -> tuple[Any, ...]:
    return (-place.share, place.end - place.start, place.start, place.number, place.use is None)


def _widened(place: _Place, simple: str, boundaries: Boundaries) -> tuple[int, int]:
    """The place with the word beside it that stands where the rest of the term would: 事件回圈 for
    事件循环."""
    start, end = place.start, place.end
    if len(place.spots) > 1:
        return start, end
    clue = place.spots[0].clue
    if clue.after:
        wider = boundaries.word_after(end)
        if _a_word(simple[end:wider]):
            end = wider
    if clue.before:
        wider = boundaries.word_before(start)
        if _a_word(simple[wider:start]):
            start = wider
    return start, end


def _parted(between: str) -> bool:
    """Whether what stands between two clues shows that they are two things."""
    return not all(map(is_han, between)) or bool(PARTICLES.difference("的") & set(between))


def _a_word(text: str) -> bool:
    return 2 <= len(text) <= 4 and all(map(is_han, text)) and not set(text) <= PARTICLES


def _why(place: _Place, subject: Subject, original: str) -> tuple[Kind, Phrase]:
    if place.use is not None:
        _, kind, _, reason, expected, instead, gloss = place.use
        term = subject.term.text
        return Kind(kind), because(Reason(reason), original, term, expected, instead, gloss)
    reasons = []
    for spot in place.spots:
        text, *_, expected, gloss = spot.clue
        if not gloss:
            reasons.append(Phrase("zh-clue-word", (text,)))
        elif gloss == expected:
            reasons.append(Phrase("zh-clue-means", (text, gloss)))
        else:
            reasons.append(Phrase("zh-clue-means-like", (text, gloss, expected)))
    return Kind.SYNONYM, Phrase("zh-clues", (subject.term.text, tuple(dict.fromkeys(reasons))))
