"""A column or key that termcheck does not know.

## What it finds
A heading of a table, or a key of a YAML file, that is none of the known ones.

## Why
What stands there is not used. If it is a slip of the pen, terms may be missing.

## Example

    zh,en,en:depricated

    glossary.csv:1: the column “en:depricated” is not known and was left out; did you mean
    “en:deprecated”?

## What to do
Correct the heading, or leave it so if the column is for people only.
"""

from __future__ import annotations

from termcheck.model.finding import Severity
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

CODE = "TC421"
NAME = "unknown-column"
SEVERITY = Severity.INFO
ON = True


def unknown(where: str, what: Phrase, nearest: str | None) -> GlossaryRemark:
    """The remark; `what` is such as `the column “x”`.

    A heading that comes near a known one is a warning: it is more likely a slip than a column for
    people.
    """
    severity = Severity.INFO if nearest is None else Severity.WARNING
    said = Phrase("lint-unknown", (what, nearest or ""))
    return GlossaryRemark(CODE, NAME, severity.value, said, where)
