"""A file whose partner in the other language is missing.

## What it finds
Files that are named like the two sides of a translation (`notice.zh.md`, `notice.en.md`) when one
side of such a pair is not there: an original without its translation, and a translation without its
original where others are in pairs.

## Why
A missing original means that the translation was checked by itself; a missing translation, that
nobody made it or that it lies elsewhere.

## Example

    news/spring.en.md: there is no file in Chinese that belongs to this one

## What to do
Add the missing file, rename one of both, or say in the settings how your files are named
(`pairs`).
"""

from __future__ import annotations

from termcheck.model.document import Note, NoteCode
from termcheck.model.finding import Severity
from termcheck.rules.verdict import Verdict

CODE = "TC905"
NAME = "unpaired-file"
SEVERITY = Severity.WARNING
ON = True


def judge_note(note: Note) -> Verdict | None:
    """Objects to notes of its code."""
    return Verdict(SEVERITY, note.said) if note.code is NoteCode.UNPAIRED else None
