"""Longer phrases in which a term does not stand for its concept, as the glossary lists them."""

from __future__ import annotations

from collections.abc import Iterable

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
        """The matches that no phrase takes away, in their order."""
        blocked = self._blocked(text)
        return [
            match
            for match in matches
            if not any(
                match.concept_id in concepts and start <= match.start and match.end <= end
                for start, end, concepts in blocked
            )
        ]

    def _blocked(self, text: PreparedText) -> list[tuple[int, int, frozenset[str]]]:
        found = self._automaton.find_matches_as_indexes(text.folded, overlapping=True)
        spans = [
            (text.span(start, end), self._concepts[phrase])
            for phrase, start, end in found
            if standing_alone(text.folded, start, end)
        ]
        return [(*span, concepts) for span, concepts in spans if span is not None]


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
