"""What a concept may look like in a text: slots in an order, each with its alternatives."""

from __future__ import annotations

from dataclasses import dataclass, field

from termcheck.matching.variants.weights import Sort, Source
from termcheck.model.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words that may stand in a slot (or in several neighbouring ones)."""

    words: tuple[str, ...]
    """Base forms, lower case; more than one for a phrase, in any order within a short stretch."""
    similarity: float
    """0.4 to 1.0."""
    source: Source
    reason: Phrase
    """Why; follows "'x' stands for 'y':"."""
    span: int = 1
    """Number of neighbouring slots it fills."""
    parts: tuple[float, ...] = ()
    """For a phrase: similarity when only that word is there; below 0.4 it needs the others."""
    inflects: bool = True
    """Whether all inflected forms count, or just the words as they are."""
    weak_form: bool = False
    """Whether it describes rather than names (procuratorial for procuratorate)."""
    character: bool = False
    """Whether it is a sense of a single character, the loosest knowledge there is."""


@dataclass(slots=True)
class Slot:
    """One content word of a template."""

    word: str
    """As the template writes it: the word of the term, or the best gloss."""
    weight: float
    counterpart: str = ""
    """The stretch of the source term it renders; empty when nothing was found."""
    hard: bool = False
    """Numbers and quantifiers: the match needs it."""
    free: bool = False
    """Nothing in the source term stands for it: omitting it costs half."""
    named: bool = False
    """Part of the name of a person or place, spelt in Latin letters."""
    alternatives: dict[tuple[str, ...], Alternative] = field(default_factory=dict)

    def add(self, alternative: Alternative) -> None:
        """Keep the alternative unless a stronger one has the same words."""
        known = self.alternatives.get(alternative.words)
        if known is None or known.similarity < alternative.similarity:
            self.alternatives[alternative.words] = alternative


@dataclass(slots=True)
class Template:
    """One way in which a concept may be rendered. Mutable only while it is compiled."""

    sort: Sort
    prior: float
    slots: list[Slot]
    head: int
    """Index of the slot that names the thing; the last word before the first preposition."""
    commas: int = 0
    """Commas that the term has itself."""
    coordinated: bool = False
    """Whether "and" or a comma may stand between its words."""
    name: bool = False
    """A person or place: every slot is needed."""
    rescue: bool = False
    """A term whose rendering shares no word with its Chinese: two rare literal words suffice."""
    label: str = ""
    """The term or gloss it stands for, as a person reads it."""
