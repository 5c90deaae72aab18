"""Longer phrases in which a term does not stand for its concept, as the glossary lists them."""

from __future__ import annotations

from collections.abc import Iterable

from termcheck.matching.covered import Covered
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
        kept = []
        for match in matches:
            phrases = blocked.get(match.concept_id)
            if phrases is None or not phrases.holds(match.start, match.end):
                kept.append(match)
        return kept

    def _blocked(self, text: PreparedText) -> dict[str, Covered]:
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
        return {concept_id: Covered(found) for concept_id, found in spans.items()}


def not_in_filter(glossary: Glossary, language: str) -> NotIn | None:
    """The filter for a language; None where the glossary lists no such phrase."""
    phrases: dict[str, set[str]] = {}
    for concept in glossary.concepts:
        if not any(term.not_in for term in concept.terms):
            continue
        for term in concept.in_language(language):
            for phrase in term.not_in:
                pattern = folded_pattern(phrase)
                if pattern:
                    phrases.setdefault(pattern, set()).add(concept.id)
    return NotIn(phrases) if phrases else None
