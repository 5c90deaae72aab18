"""Findings: what the rules report (SARIF calls them results)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from termcheck.model.document import Segment
from termcheck.model.match import Match
from termcheck.model.phrase import Said
from termcheck.model.wording import in_words
from termcheck.text.lines import position_after


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for errors, 1 for warnings, 2 for infos."""
        return _RANKS[self]

    def reaches(self, threshold: Severity) -> bool:
        """Whether a finding of this severity is at or above the threshold."""
        return self.rank <= threshold.rank


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Applicability(StrEnum):
    """How far a fix may be trusted (after ruff)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `[start, end)` of a segment's text by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposed change."""

    edits: tuple[Edit, ...]
    """Sorted, without overlap."""
    applicability: Applicability
    title: str
    """What it does, for a menu: "Replace by 'Two Upholds'"."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document that a finding refers to besides its own."""

    document: str
    line: int | None
    """1-based; None where lines mean nothing."""
    column: int | None
    anchor: str | None
    """In words of the format, such as `Sheet1!B7`; None for plain text."""
    text: str
    """What stands there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of one rule at one place."""

    rule: str
    """Name of the rule: `unlisted-variant`."""
    code: str
    """`TC103`."""
    severity: Severity
    said: Said
    """What the rule says, one sentence."""
    document: str
    """`Document.uri`."""
    segment: Segment | None = None
    """None for findings about a whole file."""
    source: Segment | None = None
    """The source side of the unit; None where there is none."""
    start: int | None = None
    """Half-open, in code points of `segment.text`; None for findings about a whole file. An empty
    span, `start == end`, says that nothing stands there for the source term."""
    end: int | None = None
    source_span: tuple[int, int] | None = None
    """Where the source term stands, `[start, end)` in `source.text`; None where nobody looked."""
    guessed: bool = False
    """Whether the place was only guessed, from what usually stands beside the source term."""
    context: tuple[int, int] | None = None
    """The sentence around it, `[start, end)` in `segment.text`; None like `segment`."""
    concept_id: str | None = None
    source_term: str | None = None
    """The concept's preferred term in the source language."""
    expected: tuple[str, ...] = ()
    """Accepted terms in the language of the text, preferred ones first."""
    match: Match | None = None
    suggestion: str | None = None
    """The text to put there; None where nothing can be proposed."""
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""
    """Identity that survives inserted lines: see `engine.fingerprints`."""

    @property
    def message(self) -> str:
        """`said` in English."""
        return in_words(self.said)

    @property
    def text(self) -> str:
        """What stands at the place; empty for findings about a whole file."""
        if self.segment is None or self.start is None or self.end is None:
            return ""
        return self.segment.text[self.start : self.end]

    @property
    def position(self) -> tuple[int, int, int, int] | None:
        """Line, column, end line and end column, 1-based, the end one past the last character.

        None where lines mean nothing.
        """
        segment = self.segment
        if segment is None or self.start is None or self.end is None:
            return None
        if segment.anchor.line is None:
            return None
        origin = (segment.anchor.line, segment.anchor.column or 1)
        start = position_after(segment.text, self.start, origin)
        return (*start, *position_after(segment.text, self.end, origin))
