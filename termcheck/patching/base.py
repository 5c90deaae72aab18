"""What a patcher is given, what it gives back, and the seam between them and the registry.

A patcher is a module with one function `patch(raw: Raw, changes: Sequence[Change], options:
Options) -> Patched`. It writes nothing: bytes in, bytes out. Text that no edit touches stays as it
is, byte for byte where the format allows it. A change that cannot be made is refused with a reason
and leaves no trace; no change at all gives back the very bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from termcheck.model.document import Segment
from termcheck.model.finding import Edit


class Patcher(NamedTuple):
    """One way to change files; the registry is made of these."""

    format: str
    """`Document.format` of what it changes."""
    module: str
    """Dotted name of the module with `patch`; imported when the first such file is changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """Edits to make in one segment of a document."""

    segment: Segment
    """As a reader gave it for the same bytes, or a part of such a segment (a sentence, as
    alignment makes them) with the same anchor path."""
    edits: tuple[Edit, ...]
    """Offsets in `segment.text`; sorted, without overlap."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to change a document."""

    tracked: bool = True
    """Whether a DOCX document keeps the old text as tracked changes; other formats have none."""
    author: str = "termcheck"
    """Whom tracked changes name."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that was not made."""

    change: Change
    reason: str
    """Why, and what to do; a sentence."""


@dataclass(frozen=True, slots=True)
class Patched:
    """A file with its changes made."""

    data: bytes
    applied: tuple[Change, ...]
    """In the order in which they were asked for."""
    refused: tuple[Refused, ...] = ()
