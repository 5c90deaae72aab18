"""A stretch of two paired files whose sides do not fit together.

## What it finds
Passages of a translation that could not be brought together with a passage of the original, with
their place. What stands there is checked by itself, not against the original.

## Why
A finding against the wrong sentence would be worse than none; and a passage without its original
is often one that was left out or put in.

## Example

    news/spring.en.md: lines 12 to 18 have no counterpart in news/spring.zh.md

## What to do
Look whether something is missing on one side.
"""

from __future__ import annotations

from termcheck.model.document import Note, NoteCode
from termcheck.model.finding import Severity
from termcheck.rules.verdict import Verdict

CODE = "TC906"
NAME = "unaligned-text"
SEVERITY = Severity.WARNING
ON = True


def judge_note(note: Note) -> Verdict | None:
    """Objects to notes of its code."""
    return Verdict(SEVERITY, note.said) if note.code is NoteCode.UNALIGNED else None
