"""Units or files without a text in one of the languages.

## What it finds
Units and rows of tables without a translation, and files that hold only one of the two languages
of the run.

## Why
So that a clean report is not mistaken for a finished translation.

## Example

    memory.tmx: 12 units have no English text: unit 3; unit 8; unit 9 and 9 more

## What to do
Translate them, or check the file by itself.
"""

from __future__ import annotations

from termcheck.model.document import Note, NoteCode
from termcheck.model.finding import Severity
from termcheck.rules.verdict import Verdict

CODE = "TC908"
NAME = "untranslated-unit"
SEVERITY = Severity.INFO
ON = True


def judge_note(note: Note) -> Verdict | None:
    """Objects to notes of its code."""
    return Verdict(SEVERITY, note.said) if note.code is NoteCode.UNTRANSLATED else None
