"""Sheet "Terms": every rendering of every concept, with its share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from termcheck.reports.xlsx import look
from termcheck.reports.xlsx.sheet import Column

if TYPE_CHECKING:
    from termcheck.model.report import ConceptUses, Rendering
    from termcheck.reports.xlsx.sheet import Cell
    from termcheck.reports.xlsx.workbook import Book

_COLUMNS = (
    ("source_term", 22, "left"),
    ("preferred", 37, "left"),
    ("uses", 8, "right"),
    ("consistency", 12, "center"),
    ("rendering", 40, "left"),
    ("status", 13, "left"),
    ("count", 8, "right"),
    ("share", 9, "center"),
    ("documents", 13, "right"),
    ("where", 60, "left"),
    ("concept_id", 16, "left"),
)
_PLACES = 8


def write(book: Book) -> None:
    """Write the sheet: one row a rendering; the concept is repeated, so that filters work."""
    words, concepts = book.words, book.report.concepts
    columns = [
        Column(words.headings[name], width, align, hidden=name == "concept_id")
        for name, width, align in _COLUMNS
    ]
    sheet = book.sheet("terms", tab=look.ACCENT)
    sheet.table(columns, frozen_columns=2)
    rows = sum(len(concept.renderings) for concept in concepts)
    last = sheet.append_all(
        (
            _row(book, concept, rendering, first=first)
            for concept, rendering, first in _renderings(concepts)
        ),
        rows,
    )
    if not rows:
        sheet.append([(words.sentences["no_uses"], look.PLAIN_LINE)])
    sheet.filter(len(columns), last)
    sheet.print_area(len(columns) - 1)
    if last > 1:
        sheet.bars(f"D2:D{last}", top=1)
        sheet.bars(f"H2:H{last}", top=1)


def _renderings(
    concepts: tuple[ConceptUses, ...],
) -> Iterator[tuple[ConceptUses, Rendering, bool]]:
    for concept in concepts:
        for number, rendering in enumerate(concept.renderings):
            yield concept, rendering, number == 0


def _row(book: Book, concept: ConceptUses, rendering: Rendering, *, first: bool) -> Iterator[Cell]:
    which = 0 if first else 1
    statuses = look.STATUS_FIRST if first else look.STATUS
    status = statuses.get(rendering.status, look.GROUP["text"][which])
    yield concept.source_term or "", look.GROUP["term"][which]
    yield concept.preferred or "", look.GROUP["preferred"][which]
    yield concept.uses, look.GROUP["uses"][which]
    yield concept.consistency, look.GROUP["share"][which]
    yield rendering.text, look.GROUP["text"][which]
    yield book.words.statuses.get(rendering.status, rendering.status), status
    yield rendering.count, look.GROUP["number"][which]
    yield rendering.count / concept.uses if concept.uses else None, look.GROUP["part"][which]
    yield len(rendering.documents), look.GROUP["number"][which]
    yield _places(book, rendering), look.GROUP["text"][which]
    yield concept.id, look.IDENTITY


def _places(book: Book, rendering: Rendering) -> str:
    most = sorted(rendering.documents, key=lambda place: (-place[1], place[0]))
    shown = ", ".join(f"{book.short(document)} ({count:,})" for document, count in most[:_PLACES])
    more = len(most) - _PLACES
    if more <= 0:
        return shown
    return book.sentence("more_places", shown=shown, count=f"{more:,}")
