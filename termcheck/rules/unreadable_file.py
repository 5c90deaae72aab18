"""A file that could not be read, or not to its end.

## What it finds
A file is missing, broken, protected, or not what its name says. What came before the broken place
is checked, and so is everything else in the run.

## Why
A check that silently leaves out a file looks like a clean one.

## Example

    report.docx: this is no DOCX file but an older DOC file; save it as .docx

## What to do
Mend the file as the message says, or exclude it with `exclude` in the settings.
"""

from __future__ import annotations

from termcheck.model.document import Note, NoteCode
from termcheck.model.finding import Severity
from termcheck.rules.verdict import Verdict

CODE = "TC901"
NAME = "unreadable-file"
SEVERITY = Severity.ERROR
ON = True


def judge_note(note: Note) -> Verdict | None:
    """Objects to notes of its code."""
    return Verdict(SEVERITY, note.said) if note.code is NoteCode.UNREADABLE else None
