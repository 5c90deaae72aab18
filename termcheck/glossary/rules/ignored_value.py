"""A cell whose value was not understood.

## What it finds
A `case_sensitive` that is neither yes nor no, a `minimum_band` that is no band, a YAML value of the
wrong kind.

## Why
The rest of the row counts, but not this cell.

## Example

    zh,en,case_sensitive
    最高检,SPP,maybe

## What to do
Write one of the values that the message names.
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.phrase import Said
from termcheck.model.report import GlossaryRemark

CODE = "TC424"
NAME = "ignored-value"
SEVERITY = Severity.WARNING
ON = True


def ignored(where: str, reason: Said, concept_id: str | None = None) -> GlossaryRemark:
    """The remark for a value that was left out."""
    return GlossaryRemark(CODE, NAME, SEVERITY.value, reason, where, concept_id)
