"""Scores: how well translations keep to a glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from termcheck.model.document import Note


@dataclass(frozen=True, slots=True)
class ConceptScore:
    """One concept in one document, or in all."""

    concept_id: str
    source_uses: int
    """Places in the source that ask for a rendering; at least 1."""
    rendered: int
    """How many of them have an accepted one."""
    renderings: tuple[tuple[str, int], ...]
    """All renderings in units whose source has the term, accepted or not, in small letters, most
    frequent first, then by text."""

    @property
    def success(self) -> float:
        """Share of the source uses that are rendered as accepted, 0.0 to 1.0."""
        return self.rendered / self.source_uses

    @property
    def consistency(self) -> float | None:
        """Share of the most frequent rendering among all; None where none was recognised."""
        return consistency([self])


@dataclass(frozen=True, slots=True)
class TermRate:
    """One source term in one document, by the published measure (see `scoring.wmt`)."""

    source_term: str
    """In small letters."""
    in_source: int
    """Occurrences, without overlap; at least 1."""
    in_target: int
    """Occurrences of all its target terms together."""

    @property
    def rate(self) -> float:
        """Between 0.0 and 1.0."""
        return min(self.in_target / self.in_source, 1.0)


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One document that has both sides."""

    uri: str
    units: int
    """Units with both sides; segments aligned together are one."""
    concepts: tuple[ConceptScore, ...]
    """Those whose terms stand in the source, in the order of the glossary."""
    rates: tuple[TermRate, ...] | None = None
    """By the published measure; None where nobody asked for it."""


@dataclass(frozen=True, slots=True)
class Score:
    """All documents of a run."""

    documents: tuple[DocumentScore, ...]
    """In the order in which they were found."""
    concepts: tuple[ConceptScore, ...]
    """Of all documents together, in the order of the glossary."""
    rates: tuple[TermRate, ...] | None = None
    """One for each document and term, by the published measure."""
    notes: tuple[Note, ...] = ()


def success_rate(scores: Sequence[ConceptScore]) -> float | None:
    """Rendered places over all places; None where no source term occurs."""
    uses = sum(score.source_uses for score in scores)
    return sum(score.rendered for score in scores) / uses if uses else None


def consistency(scores: Sequence[ConceptScore]) -> float | None:
    """Share of the renderings that are the most frequent one of their concept; None without any.

    Each concept counts by the number of its renderings, so that a term used once says little.
    """
    total = sum(count for score in scores for _, count in score.renderings)
    most = sum(score.renderings[0][1] for score in scores if score.renderings)
    return most / total if total else None


def published_rate(rates: Sequence[TermRate]) -> float | None:
    """The mean of the rates; None where no term occurs."""
    return sum(each.rate for each in rates) / len(rates) if rates else None
