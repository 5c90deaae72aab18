"""Sheet "Run": how the report came about, and what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.model.wording import in_words
from termcheck.reports.run_facts import run_facts
from termcheck.reports.xlsx import look
from termcheck.reports.xlsx.sheet import Column

if TYPE_CHECKING:
    from termcheck.reports.xlsx.workbook import Book

_ALIGN = {"count": "right"}


def write(book: Book) -> None:
    """Write the sheet: settings, then notes."""
    words, report = book.words, book.report
    headings = words.headings
    sheet = book.sheet("run", widths=(26, 70, 62, 9), tab="829AB1")
    sheet.append([(words.titles["settings"], look.SUBTITLE)], height=24)
    # `review` goes by this, to check the same documents in the same way.
    facts = run_facts(report.run, words.sentences["none"])
    settings = {"schema": report.schema, **facts, "suppressed": report.suppressed}
    for name, value in settings.items():
        text = "\n".join(map(str, value)) if isinstance(value, list) else value
        if name == "rules":
            text = ", ".join(value)
        sheet.append([(words.settings.get(name, name), look.BOLD), (text, look.TEXT)])
    sheet.blank()
    sheet.append([(words.titles["notes"], look.SUBTITLE)], height=24)
    if not report.notes:
        text = "no_notes" if report.documents else "no_documents"
        sheet.append([(words.sentences[text], look.PLAIN_LINE)])
        return
    names = ("about", "where", "note", "count")
    sheet.header([Column(headings[name], 0, _ALIGN.get(name, "left")) for name in names])
    sheet.append_all(
        (
            (
                (words.notes.get(str(note.code), str(note.code)), look.TEXT),
                (note.where, look.TEXT),
                (in_words(note.said, words.language), look.TEXT),
                (note.count, look.NUMBER),
            )
            for note in report.notes
        ),
        len(report.notes),
    )
