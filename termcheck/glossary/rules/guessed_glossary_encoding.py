"""A glossary file whose encoding was guessed, or that does not keep to it.

## What it finds
A table or YAML file that is not UTF-8 and has no byte order mark; and lines with bytes that are no
characters in the encoding of the rest.

## Why
A wrong guess turns terms into other characters, and they are never found.

## Example

    glossary.csv: read as GB18030, which is a guess; save it as UTF-8 to be sure

## What to do
Look at the terms in the report. Save the file as UTF-8 (in Excel: "CSV UTF-8").
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC426"
NAME = "guessed-glossary-encoding"
SEVERITY = Severity.INFO
ON = True


def guessed(where: str, encoding: str) -> GlossaryRemark:
    """The remark; `encoding` is a name that people know."""
    said = Phrase("lint-guessed-encoding", (encoding,))
    return GlossaryRemark(CODE, NAME, SEVERITY.value, said, where)


def damaged(where: str, encoding: str, lines: int) -> GlossaryRemark:
    """The remark for bytes that are not of the encoding; `where` is the first of so many lines."""
    said = Phrase("lint-damaged", (encoding, lines))
    return GlossaryRemark(CODE, NAME, SEVERITY.value, said, where)
