"""Rows that were joined into one concept.

## What it finds
A row that repeats another one word for word, or a concept that stands in two files.

## Why
They count as one concept with all the terms of both. You may not know that the second one exists.

## Example

    party.csv:   two-upholds,两个维护,Two Upholds
    extra.csv:   two-upholds,两个维护,Two Safeguards

## What to do
Nothing, if that is meant. Otherwise delete one of them, or give it an id of its own.
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC422"
NAME = "merged-rows"
SEVERITY = Severity.INFO
ON = True


def repeated(where: str, first: str, concept_id: str) -> GlossaryRemark:
    """The remark for a row that says what another one said."""
    said = Phrase("lint-same-row", (first,))
    return GlossaryRemark(CODE, NAME, SEVERITY.value, said, where, concept_id)


def joined(where: str, first: str, concept_id: str) -> GlossaryRemark:
    """The remark for a concept that goes on in another file."""
    said = Phrase("lint-goes-on", (concept_id, first))
    return GlossaryRemark(CODE, NAME, SEVERITY.value, said, where, concept_id)
