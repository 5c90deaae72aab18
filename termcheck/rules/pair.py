"""What pair rules look at: source and target side by side, concept by concept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from termcheck.model.document import Segment
from termcheck.model.glossary import Concept, Term
from termcheck.model.match import Match
from termcheck.model.source import SourceUse
from termcheck.rules.verdict import Verdict


class InSource(NamedTuple):
    """A source term and the segment it stands in."""

    segment: Segment
    use: SourceUse


class InTarget(NamedTuple):
    """A rendering and the segment it stands in."""

    segment: Segment
    match: Match


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one source term in the target."""

    concepts: tuple[Concept, ...]
    """What the term may mean: a rendering of any of them will do. Never empty."""
    uses: tuple[InSource, ...]
    """The places of the term, in reading order. Never empty."""
    accepted: tuple[InTarget, ...]
    """Listed renderings that a text may use, and their forms, in reading order."""
    wrong: tuple[tuple[InTarget, InSource], ...]
    """Renderings that are not accepted or not listed, each with the place it seems to render."""
    unrendered: tuple[InSource, ...]
    """The places left when each rendering is given one, in reading order."""

    @property
    def concept(self) -> Concept:
        """The concept that findings are about: the first one."""
        return self.concepts[0]

    def expected(self, language: str) -> list[Term]:
        """All terms that will do, those of the first concept first."""
        return [term for concept in self.concepts for term in concept.accepted(language)]


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit with both sides, or several units that are judged together."""

    sources: tuple[Segment, ...]
    targets: tuple[Segment, ...]
    """Never empty, like `sources`."""
    source_language: str
    target_language: str
    accounts: tuple[Account, ...]
    """One for each term in the source but those of which each place has an accepted rendering and
    there is no other one; in the order of their first places."""
    strangers: tuple[tuple[InTarget, Concept], ...]
    """Renderings of concepts none of whose source terms stands in the source, in reading order."""


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """A verdict, and the places it is about."""

    verdict: Verdict
    segment: Segment
    """Of the target."""
    start: int
    """In the target segment; `start == end` where nothing stands there."""
    end: int
    concept: Concept | None = None
    """None where it is not about a concept."""
    match: Match | None = None
    """What stands there; None where nothing was recognised."""
    source: Segment | None = None
    source_span: tuple[int, int] | None = None
    """Where the source term stands in `source`."""
