"""Weaker renderings, accepted because the source is known to hold the term.

In a text of one language a word must first be shown to mean the concept at all. With the source
beside it that is known; what is left to find out is where. So the templates of just the wanted
concepts are laid over the text, any part of them counts, nothing that only says "these words may
mean something else" is held against them, and the place where most comes together is taken.
"""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from termcheck.lexicon.english import CLAUSE_WORDS
from termcheck.matching.variants import evidence
from termcheck.matching.variants import weights as k
from termcheck.matching.variants.doubts import who_for_what
from termcheck.matching.variants.loaded import LoadedTemplate, unpack
from termcheck.matching.variants.passage import Costs, Passage
from termcheck.matching.variants.places import Place, places_of
from termcheck.matching.variants.words import bare
from termcheck.model.match import Band, Match, band_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from termcheck.matching.packed import Pieces
    from termcheck.matching.prepared import PreparedText
    from termcheck.matching.variants.types import Uses
    from termcheck.matching.variants.windows import Use
    from termcheck.model.glossary import Term

WHOLE = 0.75
"""Share from which words that stand there several times are renderings each time."""
MOST_TIMES = 2
"""Fewer words that stand there more often say nothing about the place."""
ONE_WORD = 0.3
"""One word of several is a possible rendering at best, by its share of the weight."""
ONE_MEANING = 0.8
"""Share from which one word for a term of one word is likely."""
LEAD, FAR_AHEAD = 0.06, 0.25
"""By how much a place must be ahead of all others to be likely by its share, and by its lead."""
HALF, FAR_AHEAD_LEAST = 0.5, 0.80
"""Least share of a place that is far ahead, and its least confidence."""
_LISTED = ""
"""Stands for all concepts."""
_NOWHERE: frozenset[int] = frozenset()
_BANDS = {Band.CERTAIN: 2, Band.LIKELY: 1, Band.POSSIBLE: 0}


class Hints:
    """Looks for the renderings of concepts that must be in a text.

    Shares templates, word uses and costs with the detector; `terms` are (concept, term, least band)
    by number.
    """

    def __init__(
        self,
        compiled: Any,
        terms: Sequence[tuple[str, Term, int]],
        uses: Uses,
        template: Callable[[int], LoadedTemplate],
        costs: Costs,
        shared: Pieces,
    ) -> None:
        self._compiled = compiled
        self._shared = shared
        self._terms = terms
        self._uses = uses
        self._template = template
        self._costs = costs
        self._weaker: _Weaker | None = None
        self._numbers: dict[str, list[int]] | None = None

    def look_for(
        self, text: PreparedText, concept_ids: frozenset[str], found: Sequence[Match]
    ) -> list[Match]:
        """The likeliest renderings of each concept; see `Matcher.look_for`."""
        if self._numbers is None or self._weaker is None:
            self._weaker = _Weaker(self._compiled["hints"], self._terms, self._shared)
            self._numbers = {}
            for number, term in enumerate(self._compiled["of_term"]):
                self._numbers.setdefault(self._terms[term][0], []).append(number)
        words = text.words
        passage = Passage(text, self._costs, [0] * len(words))
        taken = _taken(text, found)
        known = [(at, each) for at, word in enumerate(words) if (each := self._uses[word])]
        weaker = self._weaker.uses
        less = [(at, each) for at, word in enumerate(words) if (each := weaker(word))]
        places: list[Place] = []
        for concept_id in sorted(concept_ids):
            hidden = taken.get(concept_id, _NOWHERE) | taken[_LISTED]
            for number in self._numbers.get(concept_id, ()):
                filled = [(at, u) for at, use in known if (u := use.get(number))]
                filled = [each for each in filled if each[0] not in hidden]
                if filled:
                    places += places_of(concept_id, self._template(number), filled, passage, hidden)
            for number in self._weaker.numbers.get(concept_id, ()):
                filled = [(at, u) for at, use in less if (u := use.get(number))]
                filled = [each for each in filled if each[0] not in hidden]
                if filled:
                    template = self._weaker.template(number)
                    places += places_of(concept_id, template, filled, passage, hidden)
        return [
            match
            for place, rival in _chosen(places, passage)
            if (match := self._match(place, rival, passage)) is not None
        ]

    def _match(self, place: Place, rival: float, passage: Passage) -> Match | None:
        window, template = place.window, place.template
        concept, term, least = self._terms[template.term]
        confidence = confidence_of(place, rival)
        if _doubtful(place, passage):
            confidence = min(confidence, round(k.LIKELY - 0.02, 3))
        if not confidence or _BANDS[band_of(confidence)] < least:
            return None
        return evidence.match_of(
            template,
            passage,
            window,
            concept,
            term,
            confidence=confidence,
            weight=place.evidence,
        )


def confidence_of(place: Place, rival: float) -> float:
    """How sure a place is; `rival` is the score of the best other place of the concept.

    What tells most is how far it is ahead of all other places. Measured with `bench/hints.py`; one
    word of several stays possible, because a translator may have left the concept out.
    """
    several = len(place.window.fillings) > 1
    if not several and len(place.template.words) > 1:
        return round(min(k.LIKELY - 0.02, 0.5 + ONE_WORD * place.share), 3)
    lead = place.window.score - rival
    if lead < LEAD:
        least, most = 0.5, k.LIKELY - 0.02
    elif several and lead >= FAR_AHEAD and place.share >= HALF:
        least, most = FAR_AHEAD_LEAST, 1.0
    else:
        least, most = 0.5, k.CERTAIN - 0.01
    return round(max(least, min(most, place.share)), 3)


def _doubtful(place: Place, passage: Passage) -> bool:
    """Whether the words of a place hardly make one phrase: a clause lies between them, they are
    turned round and break off before a noun ("Organs for Discipline" Inspection) or say of a deed
    what the term says of a thing, or they are a single word with another meaning beside that of the
    term; or whether they name a thing where the term names people, or the other way round."""
    window, template = place.window, place.template
    if any(
        each.slot == template.head and who_for_what(template, passage, each)
        for each in window.fillings
    ):
        return True
    words = passage.words[window.start + 1 : max(window.start + 1, window.end - 1)]
    if not CLAUSE_WORDS.isdisjoint(map(bare, words)):
        return True
    if len(template.words) == 1 and place.share < ONE_MEANING:
        return True
    turned = any(after.slot < before.slot for before, after in pairwise(window.fillings))
    if turned and _verb_and_object(place, passage):
        return True
    last = window.end - 1
    follower = passage.follower(last)
    return (
        turned
        and follower is not None
        and passage.noun_follows(last)
        and not passage.costs.frequencies.can_be(follower, "v")
    )


def _verb_and_object(place: Place, passage: Passage) -> bool:
    """Whether the words are the term's own, its head a verb before its object: what was filed are
    cases, and that is how grammar says "case filing" of a deed."""
    template, fillings = place.template, place.window.fillings
    head = min(fillings, key=lambda filling: filling.start)
    word = bare(passage.words[head.end - 1])
    return (
        head.slot == template.head
        and all(template.is_shared(filling.alternative) for filling in fillings)
        and passage.costs.frequencies.can_be(word, "v")
        and not passage.costs.frequencies.can_be(word, "na")
    )


def _chosen(places: list[Place], passage: Passage) -> Iterator[tuple[Place, float]]:
    """For each concept its best place, with the score of its best other one, and the places where
    the same words stand again. The surest place of all concepts comes first; no words are given
    twice."""
    best: dict[str, Place] = {}
    kept: list[Place] = []
    others: dict[str, float] = {}
    for place in sorted(places, key=_rank):
        first = best.get(place.concept_id)
        if any(_overlap(place, other) for other in kept):
            continue
        if first is None:
            best[place.concept_id] = place
            kept.append(place)
        elif _again(place, first, passage):
            kept.append(place)
        else:
            others.setdefault(place.concept_id, place.window.score)
    times = Counter(place.concept_id for place in kept)
    for place in kept:
        if times[place.concept_id] <= MOST_TIMES or place.share >= WHOLE:
            yield place, others.get(place.concept_id, 0.0)


class _Weaker:
    """The templates that `find` does not use; see `compile`."""

    def __init__(
        self, packed: bytes, terms: Sequence[tuple[str, Term, int]], shared: Pieces
    ) -> None:
        self._shared = shared
        of_term, self._stored, self._postings = marshal.loads(packed)
        self.numbers: dict[str, list[int]] = {}
        for number, term in enumerate(of_term):
            self.numbers.setdefault(terms[term][0], []).append(number)
        self._loaded: dict[int, LoadedTemplate] = {}
        self._uses: dict[str, dict[int, tuple[Use, ...]]] = {}

    def template(self, number: int) -> LoadedTemplate:
        template = self._loaded.get(number)
        if template is None:
            template = self._loaded[number] = unpack(self._stored[number], self._shared)
        return template

    def uses(self, word: str) -> dict[int, tuple[Use, ...]]:
        """The uses of a folded word by template number."""
        found = self._uses.get(word)
        if found is None:
            found = self._uses[word] = {}
            packed = self._postings.get(word) or self._postings.get(bare(word)) or b""
            for posting in array("Q", packed):
                use = (posting >> 20 & 4095, posting >> 16 & 15, posting >> 12 & 15, 1.0, "")
                found[posting >> 32] = (*found.get(posting >> 32, ()), use)
        return found


def _rank(place: Place) -> tuple[Any, ...]:
    window = place.window
    return (-window.score, window.start, window.end, place.template.sort, place.template.label)


def _overlap(one: Place, other: Place) -> bool:
    return one.window.start < other.window.end and other.window.start < one.window.end


def _again(place: Place, best: Place, passage: Passage) -> bool:
    """Whether a place is another rendering beside the best one: the same words again, or, where
    nothing stands in for omitted ones, other forms of them."""
    one, other = place.window, best.window
    if passage.words[one.start : one.end] == passage.words[other.start : other.end]:
        return True
    return (
        place.template is best.template
        and not place.stand_ins
        and not best.stand_ins
        and [(f.slot, f.similarity) for f in one.fillings]
        == [(f.slot, f.similarity) for f in other.fillings]
        and one.end - one.start == other.end - other.start
    )


def _taken(text: PreparedText, found: Sequence[Match]) -> dict[str, frozenset[int]]:
    """The words on which something else stands: listed terms for all, others by concept."""
    taken: dict[str, set[int]] = {_LISTED: set()}
    for match in found:
        key = match.concept_id if match.derived else _LISTED
        taken.setdefault(key, set()).update(_words_of(text, match))
    return {key: frozenset(words) for key, words in taken.items()}


def _words_of(text: PreparedText, match: Match) -> range:
    if text.same_offsets:
        first = bisect_left(text.starts, match.start)
        return range(first, bisect_left(text.starts, match.end))
    inside = [
        at
        for at, start in enumerate(text.starts)
        if (span := text.span(start, start + len(text.words[at]))) is not None
        and match.start < span[1]
        and span[0] < match.end
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)
