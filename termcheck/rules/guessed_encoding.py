"""A text whose encoding nobody declared and that is not UTF-8.

## What it finds
A plain text without a byte order mark that is not valid UTF-8; the most plausible encoding was
taken and is named.

## Why
A wrong guess turns terms into other characters, and they are not found.

## Example

    zh.txt: read as GB18030 by a guess

## What to do
Save the file as UTF-8 where you can.
"""

from __future__ import annotations

from termcheck.model.document import Note, NoteCode
from termcheck.model.finding import Severity
from termcheck.rules.verdict import Verdict

CODE = "TC902"
NAME = "guessed-encoding"
SEVERITY = Severity.INFO
ON = True


def judge_note(note: Note) -> Verdict | None:
    """Objects to notes of its code."""
    return Verdict(SEVERITY, note.said) if note.code is NoteCode.GUESSED_ENCODING else None
