"""What discovery hands on."""

from __future__ import annotations

from dataclasses import dataclass

from termcheck.discovery.words import Pair
from termcheck.model.document import Note
from termcheck.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a source term stands, and what stands for it there."""

    pair: Pair
    source_span: tuple[int, int]
    """Where the term stands, half-open, in code points of `pair.source`."""
    target_span: tuple[int, int]
    """Where the rendering stands in `pair.target`."""
    belief: float
    """How sure the link between the two is, 0.0 to 1.0."""


@dataclass(frozen=True, slots=True)
class FoundRendering:
    """One way in which a term is rendered: all wordings of one family."""

    text: str
    """The commonest wording."""
    count: int
    share: float
    """Of the uses whose rendering is known, 0.0 to 1.0."""
    belief: float
    """Mean belief in its links."""
    wordings: tuple[tuple[str, int], ...]
    """All wordings with their counts, commonest first: "develop", "development"."""
    examples: tuple[Use, ...]
    """The surest and clearest ones first."""


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A source term with its renderings."""

    text: str
    """The commonest form."""
    uses: int
    """Places where it stands, those included whose rendering is not known."""
    renderings: tuple[FoundRendering, ...]
    """The main one first."""
    score: float
    """Order of the list: weight of the evidence and of the term; only comparable in one run."""

    @property
    def consistency(self) -> float:
        """Share of the main rendering among the uses whose rendering is known."""
        return self.renderings[0].share


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a bilingual corpus says about its terms."""

    source_language: str
    target_language: str
    documents: tuple[str, ...]
    """Those with units on both sides, in the order of reading."""
    pairs: int
    """Units with text on both sides."""
    one_sided: int
    """Units without one of the sides, which say nothing."""
    min_count: int
    """Uses of a term from which on it was looked at."""
    terms: tuple[FoundTerm, ...]
    """Terms with several renderings, those first that are worth looking at first."""
    findings: tuple[Finding, ...]
    """One of rule TC304 for each rendering beside the main one, at its first example; in the order
    of `terms`."""
    notes: tuple[Note, ...]
    """What was passed over while reading."""
