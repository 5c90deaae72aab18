"""Sheet "Legend": what the words of the other sheets mean, for people who edit texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from termcheck.model.match import Kind
from termcheck.reports.xlsx import look

if TYPE_CHECKING:
    from termcheck.reports.xlsx.look import Look
    from termcheck.reports.xlsx.workbook import Book


def write(book: Book) -> None:
    """Write the sheet."""
    words = book.words
    sheet = book.sheet("legend", widths=(2, 22, 100), tab="829AB1")
    sheet.sheet.page_setup.fitToHeight = 1

    def section(
        title: str,
        names: Mapping[str, str],
        meanings: Mapping[str, str],
        styles: Mapping[str, Look],
    ) -> None:
        sheet.append([None, (words.titles[title], look.SUBTITLE)], height=26)
        for key, name in names.items():
            style = styles.get(key, look.BOLD)
            sheet.append([None, (name, style), (meanings[key], look.TEXT)])
        sheet.blank()

    section("severities", words.severities, words.severity_meanings, look.SEVERITY)
    section("bands", words.bands, words.band_meanings, {})
    section("statuses", words.statuses, words.status_meanings, look.STATUS)
    section("decisions", words.decisions, words.decision_meanings, {})
    # Findings tell listed renderings by their status: see `excerpt.kind_of`.
    kinds = {key: name for key, name in words.kinds.items() if key != Kind.LISTED}
    section("kinds", kinds, words.kind_meanings, {})
    sheet.append([None, (words.titles["error_rate"], look.SUBTITLE)], height=26)
    sheet.append(
        [
            None,
            (words.headings["error_rate"], look.BOLD),
            (words.sentences["error_rate"], look.TEXT),
        ]
    )
