"""Columns of tables that were asked for and are not there.

## What it finds
Documents with tables of which none has the columns that `--columns` or the setting `columns` names.
The tables were read by their headings instead.

## Why
What was asked for was not done: the wrong columns may have been checked, or the right ones without
their originals.

## Example

    slogans.xlsx: there is no table with the columns zh=X, en=Y

## What to do
Correct the names of the columns, or leave them out where the headings tell.
"""

from __future__ import annotations

from termcheck.model.document import Note, NoteCode
from termcheck.model.finding import Severity
from termcheck.rules.verdict import Verdict

CODE = "TC909"
NAME = "columns-not-found"
SEVERITY = Severity.WARNING
ON = True


def judge_note(note: Note) -> Verdict | None:
    """Objects to notes of its code."""
    return Verdict(SEVERITY, note.said) if note.code is NoteCode.COLUMNS else None
