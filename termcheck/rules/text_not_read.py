"""Parts of a document that were not checked.

## What it finds
Pictures, embedded objects, comments, hidden text and the like, with their number.

## Why
Nothing may be lost in silence: a term in a chart is a term that nobody checked.

## Example

    report.docx: 2 charts were not read

## What to do
Look at these parts yourself.
"""

from __future__ import annotations

from termcheck.model.document import Note, NoteCode
from termcheck.model.finding import Severity
from termcheck.rules.verdict import Verdict

CODE = "TC903"
NAME = "text-not-read"
SEVERITY = Severity.INFO
ON = True


def judge_note(note: Note) -> Verdict | None:
    """Objects to notes of its code."""
    return Verdict(SEVERITY, note.said) if note.code is NoteCode.NOT_READ else None
