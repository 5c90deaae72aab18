"""Source terms in languages that write no blanks between words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from termcheck.matching.chinese.boundaries import Boundaries
from termcheck.matching.listed import automaton, folded_pattern, standing_alone
from termcheck.matching.prepared import PreparedText
from termcheck.matching.source.blocked import Blocked
from termcheck.matching.source.longest import longest
from termcheck.model.language import primary
from termcheck.model.source import NOTHING, SourceText, SourceUse
from termcheck.text.scripts import is_han

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termcheck.model.document import Segment
    from termcheck.model.glossary import Concept, Glossary, Term

LONGEST_DOUBTED = 2
"""Longer terms hardly ever stand across a word boundary: 5 % do, of two characters 16 %."""
EVERYDAY = 3_800
"""From so many uses in jieba's sixty million words on a word is an everyday one: as often as an
English word of zipf frequency 4.8 (see `lexicon.everyday`)."""
_CLAUSE = 40
"""Characters on either side in which a clause is looked for, where a boundary is in doubt."""


def compile_unspaced(glossary: Glossary, source: str) -> dict[str, Any]:
    """Plain data for `UnspacedSource`, as a dict:

    - `patterns`: (folded term, in simplified characters for Chinese, [(concept, term)]), sorted
    - `phrases`: (folded `not_in` phrase, [concept]), sorted
    - `simplify`: two strings of equal length for `str.maketrans`
    - `before`, `after`: for the edges of short terms, the characters that stand beside them in
      words
    - `goes_on`: short term to the characters that follow it inside longer words
    - `everyday`: the short terms that are everyday words, sorted
    """
    chinese = primary(source) == "zh"
    patterns: dict[str, list[tuple[int, int]]] = {}
    phrases: dict[str, list[int]] = {}
    for c, concept in enumerate(glossary.concepts):
        for t, term in enumerate(concept.in_language(source)):
            for text in (term.text, *term.forms):
                places = patterns.setdefault(_pattern(text, chinese), [])
                if (c, t) not in places:
                    places.append((c, t))
            for text in term.not_in:
                concepts = phrases.setdefault(_pattern(text, chinese), [])
                if c not in concepts:
                    concepts.append(c)
    patterns.pop("", None)
    phrases.pop("", None)
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    goes_on: dict[str, str] = {}
    everyday: list[str] = []
    simplify = ("", "")
    if chinese:
        from termcheck.text.han import simplifying

        table = simplifying({c for text in (*patterns, *phrases) for c in text})
        simplify = ("".join(table), "".join(table.values()))
        short = [text for text in patterns if len(text) <= LONGEST_DOUBTED and is_han(text[0])]
        if short:
            from termcheck.matching.chinese.words import followers, frequency, joins

            before, after = joins({edge for text in short for edge in (text[0], text[-1])})
            goes_on = followers(short)
            everyday = sorted(text for text in short if frequency(text) >= EVERYDAY)
    return {
        "patterns": sorted(patterns.items()),
        "phrases": sorted(phrases.items()),
        "simplify": simplify,
        "before": before,
        "after": after,
        "goes_on": goes_on,
        "everyday": everyday,
    }


def _pattern(text: str, chinese: bool) -> str:
    folded = folded_pattern(text)
    if not chinese or folded.isascii():
        return folded
    from termcheck.text.han import simplified

    return simplified(folded)


class UnspacedSource:
    """Finds listed terms in texts without blanks."""

    def __init__(self, compiled: Mapping[str, Any], glossary: Glossary, source: str) -> None:
        patterns, phrases = compiled["patterns"], compiled["phrases"]
        self._automaton = automaton([text for text, _ in (*patterns, *phrases)])
        self._meanings = [_meanings(places, glossary.concepts, source) for _, places in patterns]
        self._blocked = [
            frozenset(glossary.concepts[c].id for c in concepts) for _, concepts in phrases
        ]
        self._simplify = str.maketrans(*compiled["simplify"])
        self._traditional = frozenset(compiled["simplify"][0])
        self._before: dict[str, str] = compiled["before"]
        self._after: dict[str, str] = compiled["after"]
        self._goes_on: dict[str, str] = compiled["goes_on"]
        self._everyday = frozenset(compiled["everyday"])

    def find(self, segment: Segment) -> SourceText:
        """The terms with word boundaries on both sides.

        Cost: linear, plus a second for jieba's dictionary at the first doubtful boundary.
        """
        text = PreparedText(segment.text, segment.protected)
        folded = text.folded
        if not self._traditional.isdisjoint(folded):
            folded = folded.translate(self._simplify)
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not found:
            return NOTHING
        first_phrase = len(self._meanings)
        blocked = Blocked(found, first_phrase) if self._blocked else None
        meanings: dict[tuple[int, int], _Meanings] = {}
        for pattern, start, end in found:
            if pattern >= first_phrase or not standing_alone(folded, start, end):
                continue
            means = self._meanings[pattern]
            if blocked:
                means = self._without(means, blocked, start, end)
            if means[0]:
                meanings[start, end] = means
        present = frozenset([each for means in meanings.values() for each in means[0]])
        sure = [
            span
            for span in meanings
            if span[1] - span[0] > LONGEST_DOUBTED or self._edges_hold(folded, *span)
        ]
        uses = []
        for start, end in longest(sure):
            place = text.span(start, end)
            if place is not None:
                means = meanings[start, end]
                everyday = folded[start:end] in self._everyday
                uses.append(SourceUse(*place, segment.text[slice(*place)], *means, everyday))
        return SourceText(tuple(uses), present)

    def _without(self, means: _Meanings, blocked: Blocked, start: int, end: int) -> _Meanings:
        """The meanings that no `not_in` phrase around the place takes away."""
        for phrase in blocked.around(start, end):
            gone = self._blocked[phrase]
            left = [pair for pair in zip(*means, strict=True) if pair[0] not in gone]
            means = (tuple(c for c, _ in left), tuple(t for _, t in left))
        return means

    def _edges_hold(self, folded: str, start: int, end: int) -> bool:
        """Whether a short term is a word of its own, no part of a longer one: 民族 in 中华民族, or
        in 民族区域, of which it is the attribute. A term that a longer word ends with is its head
        and keeps its meaning (深化改革), so that only what follows is looked at."""
        before, after = folded[start - 1 : start] if start else "", folded[end : end + 1]
        joined = bool(before) and before in self._before.get(folded[start], "")
        goes_on = bool(after) and (
            after in self._after.get(folded[end - 1], "")
            or after in self._goes_on.get(folded[start:end], "")
        )
        if not joined and not goes_on:
            return True
        first, last = _clause(folded, start, end)
        return Boundaries(folded[first:last]).allow(start - first, end - first)


_Meanings = tuple[tuple[str, ...], "tuple[Term, ...]"]
"""Concept ids, and the term of each."""


def _meanings(
    places: Iterable[tuple[int, int]], concepts: tuple[Concept, ...], source: str
) -> _Meanings:
    found: dict[str, Term] = {}
    for c, t in places:
        found.setdefault(concepts[c].id, concepts[c].in_language(source)[t])
    return tuple(found), tuple(found.values())


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The run of Chinese characters around a place; no word reaches beyond it."""
    first, last = start, end
    while first > max(0, start - _CLAUSE) and is_han(text[first - 1]):
        first -= 1
    while last < min(len(text), end + _CLAUSE) and is_han(text[last]):
        last += 1
    return first, last
