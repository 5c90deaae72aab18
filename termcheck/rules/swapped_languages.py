"""Languages that stand the wrong way round.

## What it finds
Units whose text is marked as the other language, and files that translate in the other direction
than the run.

## Why
A program that trusts the labels checks the wrong side.

## Example

    memory.tmx: 3 units have their languages the wrong way round

## What to do
Correct the file, or turn the run round with `--source-lang` and `--target-lang`.
"""

from __future__ import annotations

from termcheck.model.document import Note, NoteCode
from termcheck.model.finding import Severity
from termcheck.rules.verdict import Verdict

CODE = "TC907"
NAME = "swapped-languages"
SEVERITY = Severity.WARNING
ON = True


def judge_note(note: Note) -> Verdict | None:
    """Objects to notes of its code."""
    return Verdict(SEVERITY, note.said) if note.code is NoteCode.SWAPPED else None
