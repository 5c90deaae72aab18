"""Sheet "Glossary": remarks about it, and the concepts that never occur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.reports.xlsx import look
from termcheck.reports.xlsx.sheet import Column

if TYPE_CHECKING:
    from termcheck.reports.xlsx.workbook import Book

_WIDTHS = (12, 30, 34, 70, 24)


def write(book: Book) -> None:
    """Write the sheet: two tables, one below the other."""
    words, report = book.words, book.report
    headings, sentences = words.headings, words.sentences
    sheet = book.sheet("glossary", widths=_WIDTHS, tab="829AB1")
    sheet.append([(words.titles["remarks"], look.SUBTITLE)], height=24)
    if report.glossary:
        names = ("severity", "rule", "where", "remark", "concept_id")
        sheet.header([Column(headings[name], 0) for name in names])
    else:
        sheet.append([(sentences["no_remarks"], look.PLAIN_LINE)])
    for remark in report.glossary:
        if not sheet.fits(4 + len(report.unused)):
            break
        severity = look.SEVERITY.get(remark.severity, look.TEXT)
        sheet.append(
            [
                (words.severities.get(remark.severity, remark.severity), severity),
                (f"{remark.code} {remark.rule}", look.TEXT),
                (remark.where, look.TEXT),
                (remark.message, look.TEXT),
                (remark.concept_id or "", look.PALE),
            ]
        )
    sheet.blank()
    sheet.append([(words.titles["unused"], look.SUBTITLE)], height=24)
    if report.unused:
        names = ("subject_field", "source_term", "preferred", "note", "concept_id")
        sheet.header([Column(headings[name], 0) for name in names])
    else:
        text = sentences["no_unused"] if report.run.concepts else sentences["no_uses"]
        sheet.append([(text, look.PLAIN_LINE)])
    for concept in report.unused:
        if not sheet.fits(1):
            break
        sheet.append(
            [
                (concept.subject_field or "", look.TEXT),
                (concept.source_term or "", look.BOLD),
                (concept.preferred or "", look.TEXT),
                (concept.note or "", look.TEXT),
                (concept.id, look.PALE),
            ]
        )
