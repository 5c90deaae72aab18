"""A glossary file whose encoding was guessed.

## What it finds
A table that is not UTF-8 and has no byte order mark.

## Why
A wrong guess turns terms into other characters, and they are never found.

## Example

    glossary.csv: read as GB18030, which is a guess; save it as UTF-8 to be sure

## What to do
Look at the terms in the report. Save the file as UTF-8 (in Excel: "CSV UTF-8").
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.report import GlossaryRemark

CODE = "TC426"
NAME = "guessed-glossary-encoding"
SEVERITY = Severity.INFO
ON = True

_NAMES = {"gb18030": "GB18030", "big5": "Big5", "cp1252": "Windows-1252"}


def guessed(where: str, encoding: str) -> GlossaryRemark:
    """The remark; `encoding` is Python's name."""
    name = _NAMES.get(encoding, encoding.upper())
    message = f"read as {name}, which is a guess; save it as UTF-8 to be sure"
    return GlossaryRemark(CODE, NAME, SEVERITY.value, message, where)
