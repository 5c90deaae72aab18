"""Rows of one concept that contradict each other.

## What it finds
Two rows with the same id (or without ids, but with the same source term) that give different
domains, definitions or the like, or whose terms differ in both languages.

## Why
The rows may mean two concepts that got the same id by mistake. What the first row says was kept.

## Example

    id,zh,en
    upholds,两个维护,Two Upholds
    upholds,四个意识,Four Consciousnesses

## What to do
Give one of them another id, or make the rows agree.
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC423"
NAME = "contradicting-rows"
SEVERITY = Severity.WARNING
ON = True


def different_terms(
    where: str, first: str, concept_id: str, texts: tuple[str, str]
) -> GlossaryRemark:
    """The remark for an id with terms that have nothing in common."""
    said = Phrase("lint-same-id", (concept_id, first, *texts))
    return GlossaryRemark(CODE, NAME, SEVERITY.value, said, where, concept_id)


def different_values(
    where: str, first: str, concept_id: str, field: str, values: tuple[str, str]
) -> GlossaryRemark:
    """The remark for a domain, definition and so on that differs; the first one was kept."""
    said = Phrase("lint-other-value", (field, values[1], concept_id, values[0], first))
    return GlossaryRemark(CODE, NAME, SEVERITY.value, said, where, concept_id)
