"""A row that was not read.

## What it finds
Rows of a glossary file that say nothing termcheck could use: no term in either language, a status
nobody knows, more cells than headings, a quotation mark that is never closed; and comments.

## Why
What a skipped row meant to say is not checked. It should not happen in silence.

## Example

    zh,en
    两个维护,Two Upholds, the

    glossary.csv:2: row skipped: 3 cells, but the table has 2 columns

## What to do
The message says how to mend the row. A cell with a comma needs quotation marks around it.
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase, Said
from termcheck.model.report import GlossaryRemark

CODE = "TC420"
NAME = "skipped-row"
SEVERITY = Severity.WARNING
ON = True


def skipped(where: str, reason: Said, concept_id: str | None = None) -> GlossaryRemark:
    """The remark for a row that could not be used."""
    said = Phrase("lint-row-skipped", (reason,))
    return GlossaryRemark(CODE, NAME, SEVERITY.value, said, where, concept_id)


def comment(where: str) -> GlossaryRemark:
    """The remark for a row that begins with `#`, which is meant to be skipped."""
    return GlossaryRemark(CODE, NAME, Severity.INFO.value, Phrase("lint-comment"), where)
