"""The note for a report of ours: yesterday's findings are no document to be checked."""

from __future__ import annotations

from termcheck.model.document import Note, NoteCode
from termcheck.model.own import is_table_of_ours
from termcheck.model.phrase import Phrase

OWN = "report"
"""`Document.format` of a report of ours, which is no document."""


def own_report(data: bytes, suffix: str, uri: str) -> Note | None:
    """The note for a report of ours that is passed over; None for every other file."""
    if not is_table_of_ours(data, suffix):
        return None
    return Note(NoteCode.SKIPPED, Phrase("note-own-report"), uri)
