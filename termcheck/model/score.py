"""Scores: how well translations keep to a glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from termcheck.model.document import Note


@dataclass(frozen=True, slots=True)
class ScoredRendering:
    """One rendering of a concept."""

    text: str
    """The listed term where it is accepted, else as it is written most often."""
    count: int
    accepted: bool
    """Whether it is an accepted term, or a form of one that grammar asks for."""


@dataclass(frozen=True, slots=True)
class ConceptScore:
    """One concept in one document, or in all."""

    concept_id: str
    source_uses: int
    """Places in the source that ask for a rendering; at least 1."""
    rendered: int
    """How many of them have an accepted one."""
    renderings: tuple[ScoredRendering, ...]
    """All of them in units whose source has the term; most frequent first, then by text."""

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

    Capitals make no other rendering. Each concept counts by the number of its renderings, so that
    a term used once says little.
    """
    total = most = 0
    for score in scores:
        counts: Counter[str] = Counter()
        for rendering in score.renderings:
            counts[rendering.text.lower()] += rendering.count
        total += counts.total()
        most += max(counts.values(), default=0)
    return most / total if total else None


def published_rate(rates: Sequence[TermRate]) -> float | None:
    """The mean of the rates; None where no term occurs."""
    return sum(each.rate for each in rates) / len(rates) if rates else None
