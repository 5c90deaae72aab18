"""Templates in a text: from an anchor word outwards, word by word."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress
from typing import Any

from termcheck.matching.case import RARE
from termcheck.matching.forms.differences import (
    Difference,
    Walk,
    capital_differences,
    changes_wording,
    excused,
    gap_differences,
    gap_words,
    inflections,
    noun_follows,
    turned_difference,
    word_follows,
)
from termcheck.matching.forms.slots import NAME_NUMBER, POSSESSIVE, Slot
from termcheck.matching.forms.templates import JOINED, TURNED
from termcheck.matching.listed import standing_alone
from termcheck.matching.packed import Pieces, Words
from termcheck.matching.prepared import PreparedText
from termcheck.model.glossary import Glossary, Status, Term
from termcheck.model.match import Kind, Match
from termcheck.model.phrase import Phrase
from termcheck.text.functional import LIGHT_WORDS

_MOST_LIGHT_WORDS = 3
"""More words of grammar than this between two words of a term make it another phrase."""

_CONFIDENCE = {
    Kind.SPACING: 0.97,
    Kind.HYPHENATION: 0.97,
    Kind.INFLECTION: 0.97,
    Kind.FUNCTION_WORD: 0.92,
    Kind.ORDER: 0.80,
}
_UNTOLD = 0.72
"""Everyday words in another order."""
_PRIORITY = (
    Kind.ORDER,
    Kind.FUNCTION_WORD,
    Kind.SPACING,
    Kind.HYPHENATION,
    Kind.INFLECTION,
    Kind.CASE,
)
"""The first of these that a rendering shows names its kind."""


class _Unpacked(dict[Any, Any]):
    """Packed data by number or word, each unpacked when it is first asked for."""

    __slots__ = ("_packed",)

    def __init__(self, packed: Pieces | Words) -> None:
        super().__init__()
        self._packed = packed

    def __missing__(self, key: Any) -> Any:
        value = self[key] = marshal.loads(self._packed[key])
        return value


class FormDetector:
    """Finds forms of the listed terms, accepted or not."""

    def __init__(self, compiled: Any, glossary: Glossary, language: str) -> None:
        templates, words, openings = compiled
        self._templates = _Unpacked(Pieces(templates))
        self._anchor_words = frozenset(words)
        self._anchors = _Unpacked(Words(openings))
        self._concepts = glossary.concepts
        self._language = language
        self._terms: dict[int, tuple[Term, ...]] = {}

    def find(self, text: PreparedText, found: Sequence[Match] = ()) -> list[Match]:
        """All forms, overlapping ones included; renderings without any difference too."""
        words, anchors = text.words, self._anchor_words
        if anchors.isdisjoint(words):
            return []
        walks: list[tuple[int, Walk]] = []
        for i in compress(range(len(words)), map(anchors.__contains__, words)):
            for number, slot in self._openings(words, i):
                walk = _walk(words, i, self._templates[number], slot)
                if walk is not None:
                    walks.append((number, walk))
        if not walks or self._all_listed(text, walks):
            return []
        forms = (self._match(text, self._templates[number], walk) for number, walk in walks)
        return [match for match in forms if match is not None]

    def _all_listed(self, text: PreparedText, walks: list[tuple[int, Walk]]) -> bool:
        """Whether each walk is a listed term as it stands, which the listed detector finds.

        Most texts use terms rightly most of the time; then no word's offset need be known.
        """
        wanted = Counter(self._templates[number][7] for number, _ in walks)
        return all(_occurrences(text.folded, whole) == n for whole, n in wanted.items())

    def _openings(self, words: list[str], i: int) -> list[tuple[int, int]]:
        """The templates that the anchor at `i` and its neighbour open, with the anchor's slot."""
        following, preceding, alone = self._anchors[words[i]]
        openings: list[tuple[int, int]] = alone
        if following:
            j, last = i + 1, len(words) - 1
            while j < last and words[j] in LIGHT_WORDS:
                j += 1
            if j <= last and words[j] in following:
                openings = openings + following[words[j]]
        if preceding:
            j = i - 1
            while j > 0 and words[j] in LIGHT_WORDS:
                j -= 1
            if j >= 0 and words[j] in preceding:
                openings = openings + preceding[words[j]]
        return openings

    def _match(self, text: PreparedText, template: Any, walk: Walk) -> Match | None:
        c, t, shape, slots, gaps, printed, fixed, whole, rarity = template
        first, last = walk.places[0], walk.places[-1]
        start, end = text.starts[first], text.starts[last] + len(text.words[last])
        if text.folded[start:end] == whole:
            return None  # the listed detector has it, in any case
        term = self._term(c, t)
        differences: list[Difference] = []
        for i, gap in enumerate(gaps):
            found = gap_differences(text, walk, i, gap, shape)
            if found is None:
                return None
            differences += found
        if slots[-1][text.words[last]] == POSSESSIVE and text.words[last].endswith("'s"):
            end -= 2
            if text.folded[start:end] == whole:
                return None
        span = text.span(start, end)
        if span is None:
            return None
        rendering, seen = text.original[span[0] : span[1]], text.printed(*span)
        if slots[-1][text.words[last]] == NAME_NUMBER and text.printed_word(last).islower():
            return None  # in lower case it is a common noun
        differences += inflections(text, walk, slots, printed, fixed, shape)
        if term.status.accepted and shape != JOINED:
            differences += capital_differences(text, walk, template, term, text.quoted(start, end))
        if shape == TURNED:
            differences.append(turned_difference(seen, term, gap_words(gaps)))
        concept_id = self._concepts[c].id
        opens = text.opens_sentence(start)
        if not differences:
            kind = Kind.EXACT if term.status is Status.PREFERRED else Kind.LISTED
            return Match(*span, rendering, concept_id, term, kind, opens_sentence=opens)
        before_word = word_follows(text, last)
        if shape == TURNED and before_word:
            return None  # "work of procuratorial organs" is no "procuratorial work"
        if not term.status.accepted and any(changes_wording(d, before_word) for d in differences):
            return None
        before_noun = any(d.put_in for d in differences) and noun_follows(text, last)
        differences = excused(differences, fixed, before_noun)
        differences.sort(key=lambda d: (not d.matters, _PRIORITY.index(d.kind)))
        kind = differences[0].kind
        shown = [d for d in differences if d.matters] or differences
        confidence = min(_CONFIDENCE.get(kind, 1.0), *(d.confidence for d in shown), 1.0)
        if shape == TURNED and rarity < RARE:
            confidence = _UNTOLD
        reasons = [d.step.why for d in shown]
        if not term.status.accepted:
            reasons.insert(0, Phrase("form-not-accepted", (term.text, str(term.status))))
        return Match(
            *span,
            rendering,
            concept_id,
            term,
            kind,
            confidence=confidence,
            why=reasons[0] if len(reasons) == 1 else Phrase("sentences", (tuple(reasons),)),
            steps=tuple(replace(d.step, matters=d.matters) for d in differences),
            # What is wrong with a form of a deprecated term is the term, not the form.
            proper=differences[0].matters and term.status.accepted,
            opens_sentence=opens,
        )

    def _term(self, c: int, t: int) -> Term:
        if c not in self._terms:
            self._terms[c] = self._concepts[c].in_language(self._language)
        return self._terms[c][t]


def _occurrences(folded: str, whole: str) -> int:
    """How often a folded term stands in a folded text as whole words."""
    count, at = 0, folded.find(whole)
    while at >= 0:
        count += standing_alone(folded, at, at + len(whole))
        at = folded.find(whole, at + 1)
    return count


def _walk(words: list[str], anchor: int, template: Any, slot: int) -> Walk | None:
    slots: list[Slot] = template[3]
    places, light = [anchor], []
    at = anchor
    for s in range(slot - 1, -1, -1):
        between: list[str] = []
        at -= 1
        while at >= 0 and words[at] not in slots[s]:
            if words[at] not in LIGHT_WORDS or len(between) == _MOST_LIGHT_WORDS:
                return None
            between.append(words[at])
            at -= 1
        if at < 0:
            return None
        places.append(at)
        light.append(between[::-1])
    places.reverse()
    light.reverse()
    at, count = anchor, len(words)
    for s in range(slot + 1, len(slots)):
        between = []
        at += 1
        while at < count and words[at] not in slots[s]:
            if words[at] not in LIGHT_WORDS or len(between) == _MOST_LIGHT_WORDS:
                return None
            between.append(words[at])
            at += 1
        if at == count:
            return None
        places.append(at)
        light.append(between)
    return Walk(places, light)
