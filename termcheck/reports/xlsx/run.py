"""Sheet "Run": how the report came about, and what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.model.records import run_record
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
    run = report.run
    settings = {"schema": report.schema, **run_record(run), "suppressed": report.suppressed}
    # What `review` needs to check the same documents in the same way.
    repeated = {
        "paths": run.paths,
        "exclude": run.exclude,
        "pairs": run.pairs,
        "baseline": (run.baseline,) if run.baseline is not None else (),
        "severities": [f"{code}={severity}" for code, severity in run.severities],
        "columns": [f"{language}={column}" for language, column in run.columns],
    }
    settings |= {name: list(value) for name, value in repeated.items() if value}
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
                (note.message, look.TEXT),
                (note.count, look.NUMBER),
            )
            for note in report.notes
        ),
        len(report.notes),
    )
