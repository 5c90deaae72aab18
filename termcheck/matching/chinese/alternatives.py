"""Alternatives: other ways to write a term, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from termcheck.model.match import Kind

PARTICLES = frozenset("的之和与及或了着过在是有被把将对从向于以为而且但也都就不没很这那其所等")
"""Characters that are mostly grammar."""


class Reason(StrEnum):
    """Why a stretch of text may stand for a term; `evidence` puts it in words."""

    REGION = "region"
    ORDINARY_REGION = "ordinary-region"
    """A word of another region that is also an everyday word with another sense here."""
    MAINLAND = "mainland"
    GLOSS = "gloss"
    PART = "part"
    EXPANSION = "expansion"
    ABBREVIATION = "abbreviation"
    PUT_IN = "put-in"
    LEFT_OUT = "left-out"
    CONNECTIVE = "connective"
    ORDER = "order"
    SOUND = "sound"
    SWAPPED = "swapped"
    DOUBLED = "doubled"
    LOST = "lost"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One other way to write a term, in simplified characters."""

    text: str
    kind: Kind
    confidence: float
    reason: Reason
    expected: str = ""
    """The part of the term that differs; empty for a part put in."""
    found: str = ""
    """What stands in its place; empty for a part left out."""
    gloss: str = ""
    """The English meaning that both share, where that is the reason."""
