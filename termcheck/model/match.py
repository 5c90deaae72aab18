"""Matches: places where a text uses a term of a concept, or a variant of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from termcheck.model.glossary import Term
from termcheck.model.phrase import Said
from termcheck.model.wording import in_words


class Kind(StrEnum):
    """How a rendering differs from the term it stands for (after TermSuite's variation types)."""

    EXACT = "exact"
    LISTED = "listed"
    """A further listed rendering: admitted, deprecated or superseded."""
    CASE = "case"
    INFLECTION = "inflection"
    HYPHENATION = "hyphenation"
    SPACING = "spacing"
    FUNCTION_WORD = "function-word"
    ORDER = "order"
    DERIVATION = "derivation"
    SYNONYM = "synonym"
    LITERAL = "literal"
    OMISSION = "omission"
    INSERTION = "insertion"
    ROMANISATION = "romanisation"
    SPELLING = "spelling"


FORM_KINDS = frozenset(
    {
        Kind.CASE,
        Kind.INFLECTION,
        Kind.HYPHENATION,
        Kind.SPACING,
        Kind.FUNCTION_WORD,
        Kind.ORDER,
    }
)
"""The kinds that leave the words of the term as they are."""


class Band(StrEnum):
    """Confidence in three steps, each with the precision it promises: 0.97, 0.85 and 0.5."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


CERTAIN_FROM = 0.88
LIKELY_FROM = 0.76


def band_of(confidence: float) -> Band:
    """The band of a confidence between 0.0 and 1.0."""
    if confidence >= CERTAIN_FROM:
        return Band.CERTAIN
    return Band.LIKELY if confidence >= LIKELY_FROM else Band.POSSIBLE


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the comparison between a rendering and a term: the trace behind a match."""

    expected: str
    """The word of the term; empty for an inserted word."""
    found: str
    """The words of the text; empty for an omitted word."""
    kind: Kind
    why: Said
    """Why the one stands for the other."""
    matters: bool = True
    """Whether an editor minds it; False for what grammar asks for. A fix leaves such a form."""

    @property
    def reason(self) -> str:
        """`why` in English."""
        return in_words(self.why)


@dataclass(frozen=True, slots=True)
class Match:
    """A rendering of a concept in a segment."""

    start: int
    """Half-open, in code points of the segment's text."""
    end: int
    text: str
    """What stands there: `segment.text[start:end]`."""
    concept_id: str
    term: Term
    """The listed term it equals or was derived from."""
    kind: Kind
    """The first difference that matters; EXACT or LISTED where there is none."""
    confidence: float = 1.0
    why: Said = ""
    """Why this is a rendering of the concept, one sentence; empty where the text is the term."""
    steps: tuple[Step, ...] = ()
    """Word by word, in the order of the term; empty for listed terms."""
    proper: bool = True
    """Whether the difference matters to an editor. False for forms that grammar asks for: a verb
    form, a possessive, a capital at the beginning of a sentence or in a title; and for forms of a
    deprecated term, where the term is what matters."""
    derived: bool = False
    """Whether it rests on knowledge of words rather than on a listed term or its forms; then
    `kind` may still be one of a form ("absolute leadership of the Party" for "the Party's ...")."""
    weight: float = 1.0
    """Evidence in rarity units; decides between derived matches on the same words."""
    opens_sentence: bool | None = None
    """Whether it stands at the beginning of a sentence; None where nobody looked."""

    @property
    def evidence(self) -> str:
        """`why` in English."""
        return in_words(self.why)

    @property
    def status(self) -> str:
        """How a use counts; see `model.report.Rendering.status`."""
        if self.derived:
            return "variant"
        if self.proper and self.kind is not Kind.EXACT and self.kind is not Kind.LISTED:
            return "form"
        return str(self.term.status)

    @property
    def band(self) -> Band:
        """The band of `confidence`."""
        return band_of(self.confidence)
