"""What the run-time side hands about: a term, and a stretch of text that may stand for it."""

from __future__ import annotations

from typing import NamedTuple

from termcheck.matching.chinese.alternatives import Reason
from termcheck.model.glossary import Concept, Term
from termcheck.model.match import Kind


class Subject(NamedTuple):
    """The term that alternatives stand for."""

    concept: Concept
    term: Term
    simple: str
    """Folded, in simplified characters."""
    parts: tuple[str, ...]
    traditional: bool
    """Whether the glossary writes it in traditional characters."""


class Proposal(NamedTuple):
    """A stretch of the folded text that may stand for a term."""

    start: int
    end: int
    subject: Subject
    kind: Kind
    confidence: float
    reason: Reason
    expected: str
    instead: str
    gloss: str = ""
