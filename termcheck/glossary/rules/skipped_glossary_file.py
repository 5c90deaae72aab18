"""A file or sheet of a glossary folder or workbook that was not read.

## What it finds
A table in a folder, or a sheet of a workbook, in which no heading names a language.

## Why
It may be something else (a list of people, a cover sheet), or a glossary without its headings.

## Example

    glossary/contacts.csv: no column of terms; the first row reads “name”, “telephone”

## What to do
Add a row of headings such as `zh,en` if it is a glossary. Otherwise nothing, or move it elsewhere.
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.report import GlossaryRemark

CODE = "TC425"
NAME = "skipped-glossary-file"
SEVERITY = Severity.WARNING
ON = True


def skipped_file(where: str, reason: str) -> GlossaryRemark:
    """The remark for a file of a folder."""
    return GlossaryRemark(CODE, NAME, SEVERITY.value, f"file skipped: {reason}", where)


def skipped_sheet(where: str, reason: str) -> GlossaryRemark:
    """The remark for a sheet beside others that were read."""
    return GlossaryRemark(CODE, NAME, Severity.INFO.value, f"sheet skipped: {reason}", where)
