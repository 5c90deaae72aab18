"""What the workbook needs words for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a workbook in one language.

    Every key of one language must be there in all others; texts in `sentences` may hold
    placeholders for `str.format`.
    """

    language: str
    """The primary subtag of the language: the key of `WORDS`."""
    sheets: Mapping[str, str]
    """Names of the sheets, at most 31 characters, without `[]:*?/\\`."""
    guide: Mapping[str, str]
    """What each sheet is for, in one sentence."""
    headings: Mapping[str, str]
    """Headings of columns and labels."""
    titles: Mapping[str, str]
    """Titles of the tables on a sheet."""
    sentences: Mapping[str, str]
    """Whole sentences."""
    severities: Mapping[str, str]
    severity_meanings: Mapping[str, str]
    bands: Mapping[str, str]
    band_meanings: Mapping[str, str]
    kinds: Mapping[str, str]
    """By kind; a listed rendering in a finding is told by its status (see `excerpt.kind_of`)."""
    kind_meanings: Mapping[str, str]
    statuses: Mapping[str, str]
    status_meanings: Mapping[str, str]
    decisions: Mapping[str, str]
    """Names in the drop-down list, in its order; together under 255 characters, no comma."""
    decision_meanings: Mapping[str, str]
    rules: Mapping[str, str]
    """What a rule reports, by its code."""
    settings: Mapping[str, str]
    """Names of the settings of a run."""
    notes: Mapping[str, str]
    """What a note is about, by its code."""
