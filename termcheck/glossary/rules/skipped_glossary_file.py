"""A file or sheet of a glossary folder or workbook that was not read.

## What it finds
A table in a folder, or a sheet of a workbook, in which no heading names a language; and reports of
termcheck in a folder.

## Why
It may be something else (a list of people, a cover sheet), or a glossary without its headings.

## Example

    glossary/contacts.csv: no column of terms; the first row reads “name”, “telephone”

## What to do
Add a row of headings such as `zh,en` if it is a glossary. Otherwise nothing, or move it elsewhere.
A workbook that began as a report and has become a glossary is read when it is named itself.
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC425"
NAME = "skipped-glossary-file"
SEVERITY = Severity.WARNING
ON = True


def skipped_file(where: str, reason: str) -> GlossaryRemark:
    """The remark for a file of a folder."""
    said = Phrase("lint-file-skipped", (reason,))
    return GlossaryRemark(CODE, NAME, SEVERITY.value, said, where)


def own_report(where: str) -> GlossaryRemark:
    """The remark for a report of ours in a folder."""
    return GlossaryRemark(CODE, NAME, SEVERITY.value, Phrase("lint-own-report"), where)


def skipped_sheet(where: str, reason: str) -> GlossaryRemark:
    """The remark for a sheet beside others that were read."""
    said = Phrase("lint-sheet-skipped", (reason,))
    return GlossaryRemark(CODE, NAME, Severity.INFO.value, said, where)
