"""Rows on their way to concepts: what one row of a table, or one concept of a YAML file, says.

A draft has no term ids yet and perhaps no concept id; rows that belong together are joined into
concepts by `termcheck.glossary.join`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from termcheck.model.glossary import Example, Status
from termcheck.model.language import primary

_ODD = re.compile(r"[^\S ]|  |[\x00-\x1f\x7f\u200b\u2060\ufeff]")
_INVISIBLE = dict.fromkeys((*range(9), *range(14, 28), 0x7F, 0x200B, 0x2060, 0xFEFF))
_BLANKS = re.compile(r"\s+")
_BARS = re.compile("[|｜]")

# A handful of tags, asked for with every term of a file.
short_tag = lru_cache(maxsize=64)(primary)


def same(first: str, second: str) -> bool:
    """Whether two tags name one language, as `same_language` says."""
    return first == second or short_tag(first) == short_tag(second)


class DraftTerm(NamedTuple):
    """A term as a row gives it; the fields are those of `Term`."""

    text: str
    language: str
    status: Status
    case_sensitive: bool = False
    forms: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    note: str | None = None
    source: str | None = None
    term_type: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    examples: tuple[Example, ...] = ()


class Draft(NamedTuple):
    """What one row says."""

    place: str
    """`party.csv:12`."""
    file: str
    """The file as given, without the row."""
    id: str | None
    terms: tuple[DraftTerm, ...]
    """At least one."""
    subject_field: str | None = None
    definition: str | None = None
    note: str | None = None
    replaced_by: str | None = None
    minimum_band: str | None = None

    @property
    def content(self) -> tuple[object, ...]:
        """Everything but the place: rows of equal content say the same thing."""
        return (
            self.id,
            self.terms,
            self.subject_field,
            self.definition,
            self.note,
            self.replaced_by,
            self.minimum_band,
        )


def clean(cell: str) -> str:
    """A cell as one line in Unicode form C: blanks and line breaks in a row become one blank.

    Control characters, zero-width spaces and byte order marks go: no text could match them.
    """
    if not cell:
        return ""
    if _ODD.search(cell):
        cell = _BLANKS.sub(" ", cell.translate(_INVISIBLE))
    return unicodedata.normalize("NFC", cell).strip()


def split_terms(cell: str) -> tuple[str, ...]:
    """The terms in a cell, split at `|` or its full-width form; empty ones and repetitions go."""
    text = clean(cell)
    if not text:
        return ()
    if "|" not in text and "｜" not in text:
        return (text,)
    return tuple(dict.fromkeys(part for raw in _BARS.split(text) if (part := raw.strip())))
