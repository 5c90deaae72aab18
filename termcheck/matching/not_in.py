"""Longer phrases in which a term does not stand for its concept, as the glossary lists them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from termcheck.matching.listed import folded_pattern, standing_alone
from termcheck.matching.prepared import PreparedText
from termcheck.model.glossary import Glossary
from termcheck.model.match import Match


class NotIn:
    """Drops matches that lie inside a `not_in` phrase of their concept."""

    def __init__(self, phrases: dict[str, set[str]]) -> None:
        from ahocorasick_rs import AhoCorasick

        ordered = sorted(phrases)
        self._automaton = AhoCorasick(ordered)
        self._concepts = [frozenset(phrases[phrase]) for phrase in ordered]

    def filter(self, text: PreparedText, matches: Iterable[Match]) -> list[Match]:
        """The matches that no phrase takes away, in their order. Cost: n log n."""
        blocked = self._blocked(text)
        return [match for match in matches if not _inside(match, blocked.get(match.concept_id))]

    def _blocked(self, text: PreparedText) -> dict[str, _Phrases]:
        """By concept, where its phrases stand."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for phrase, start, end in self._automaton.find_matches_as_indexes(
            text.folded, overlapping=True
        ):
            if standing_alone(text.folded, start, end):
                span = text.span(start, end)
                if span is not None:
                    for concept_id in self._concepts[phrase]:
                        spans.setdefault(concept_id, []).append(span)
        return {concept_id: _phrases(found) for concept_id, found in spans.items()}


class _Phrases(NamedTuple):
    starts: list[int]
    """Sorted."""
    ends: list[int]
    """How far the phrases reach that begin there or earlier."""


def _phrases(spans: list[tuple[int, int]]) -> _Phrases:
    spans.sort()
    return _Phrases([start for start, _ in spans], list(accumulate((e for _, e in spans), max)))


def _inside(match: Match, phrases: _Phrases | None) -> bool:
    if phrases is None:
        return False
    at = bisect_right(phrases.starts, match.start)
    return at > 0 and phrases.ends[at - 1] >= match.end


def not_in_filter(glossary: Glossary, language: str) -> NotIn | None:
    """The filter for a language; None where the glossary lists no such phrase."""
    phrases: dict[str, set[str]] = {}
    for concept in glossary.concepts:
        for term in concept.in_language(language):
            for phrase in term.not_in:
                pattern = folded_pattern(phrase)
                if pattern:
                    phrases.setdefault(pattern, set()).add(concept.id)
    return NotIn(phrases) if phrases else None
