"""A file or folder that was passed over.

## What it finds
A folder without any readable file, a link that leads nowhere, an earlier report of termcheck that
was named. Files in folders of kinds that are not read are counted in the summary only.

## Why
So that you know what was not checked.

## Example

    pictures/: no file in it can be read

## What to do
Name other paths, or exclude this one.
"""

from __future__ import annotations

from termcheck.model.document import Note, NoteCode
from termcheck.model.finding import Severity
from termcheck.rules.verdict import Verdict

CODE = "TC904"
NAME = "skipped-file"
SEVERITY = Severity.INFO
ON = True


def judge_note(note: Note) -> Verdict | None:
    """Objects to notes of its code."""
    return Verdict(SEVERITY, note.said) if note.code is NoteCode.SKIPPED else None
