"""Sheet "Terms": every rendering of every concept, with its share; decide for all its places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from termcheck.reports.xlsx import look
from termcheck.reports.xlsx.cells import cell_text
from termcheck.reports.xlsx.seals import TERMS, seal
from termcheck.reports.xlsx.sheet import Column

if TYPE_CHECKING:
    from termcheck.model.report import ConceptUses, Rendering
    from termcheck.reports.xlsx.sheet import Cell
    from termcheck.reports.xlsx.workbook import Book

_LAYOUT = {
    "source_term": (22, "left"),
    "preferred": (37, "left"),
    "source_uses": (10, "right"),
    "rendered": (12, "right"),
    "uses": (8, "right"),
    "consistency": (12, "center"),
    "rendering": (40, "left"),
    "status": (13, "left"),
    "count": (8, "right"),
    "share": (9, "center"),
    "documents": (13, "right"),
    "where": (60, "left"),
    "decision": (14, "left"),
    "replacement": (22, "left"),
    "reviewer": (12, "left"),
    "comment": (28, "left"),
    "concept_id": (16, "left"),
    "seal": (16, "left"),
}
"""Width and alignment of each column, in their order."""
_OF_SOURCES = ("source_uses", "rendered")
"""Only where there are source texts."""
_HIDDEN = ("concept_id", "seal")
_PRINTED_UP_TO = "where"
_PLACES = 8


def write(book: Book) -> None:
    """Write the sheet: one row a rendering; the concept is repeated, so that filters work.

    A concept whose source term stands without any rendering beside it everywhere has a row too.
    """
    words, concepts = book.words, book.report.concepts
    bilingual = any(concept.source_uses is not None for concept in concepts)
    names = [name for name in _LAYOUT if bilingual or name not in _OF_SOURCES]
    columns = [Column(words.headings[n], *_LAYOUT[n], hidden=n in _HIDDEN) for n in names]
    sheet = book.sheet("terms", tab=look.ACCENT)
    sheet.table(columns, frozen_columns=2)
    rows = sum(max(1, len(concept.renderings)) for concept in concepts)
    last = sheet.append_all(
        (
            _row(book, concept, rendering, names, first=first)
            for concept, rendering, first in _renderings(concepts)
        ),
        rows,
    )
    if not rows:
        sheet.append([(words.sentences["no_uses"], look.PLAIN_LINE)])
    sheet.filter(len(columns), last)
    sheet.print_area(names.index(_PRINTED_UP_TO) + 1)
    if last > 1:
        sheet.bars(sheet.column(names.index("consistency"), last), top=1)
        sheet.bars(sheet.column(names.index("share"), last), top=1)
        sheet.choices(sheet.column(names.index("decision"), last), words.decisions.values())


def _renderings(
    concepts: tuple[ConceptUses, ...],
) -> Iterator[tuple[ConceptUses, Rendering | None, bool]]:
    for concept in concepts:
        if not concept.renderings:
            yield concept, None, True
        for number, rendering in enumerate(concept.renderings):
            yield concept, rendering, number == 0


def _row(
    book: Book, concept: ConceptUses, rendering: Rendering | None, names: list[str], *, first: bool
) -> list[Cell]:
    which = 0 if first else 1
    text, number = look.GROUP["text"][which], look.GROUP["number"][which]
    status = rendering.status if rendering is not None else ""
    statuses = look.STATUS_FIRST if first else look.STATUS
    nothing = book.words.sentences["nothing_there"]
    decision = look.DECISION_FIRST if first else look.DECISION
    cells: dict[str, Cell] = {
        "source_term": (concept.source_term or "", look.GROUP["term"][which]),
        "preferred": (concept.preferred or "", look.GROUP["preferred"][which]),
        "source_uses": (concept.source_uses or None, look.GROUP["uses"][which]),
        "rendered": (
            concept.rendered if concept.source_uses else None,
            look.GROUP["uses"][which],
        ),
        "uses": (concept.uses, look.GROUP["uses"][which]),
        "consistency": (concept.consistency, look.GROUP["share"][which]),
        "rendering": (rendering.text if rendering is not None else nothing, text),
        "status": (book.words.statuses.get(status, status), statuses.get(status, text)),
        "count": (rendering.count if rendering is not None else None, number),
        "share": (
            rendering.count / concept.uses if rendering is not None and concept.uses else None,
            look.GROUP["part"][which],
        ),
        "documents": (len(rendering.documents) if rendering is not None else None, number),
        "where": (_places(book, rendering) if rendering is not None else "", text),
        "decision": (None, decision),
        "replacement": (None, decision),
        "reviewer": (None, decision),
        "comment": (None, decision),
        "concept_id": (concept.id, look.IDENTITY),
    }
    cells["seal"] = (seal([cell_text(str(cells[name][0])) for name in TERMS]), look.IDENTITY)
    return [cells[name] for name in names]


def _places(book: Book, rendering: Rendering) -> str:
    most = sorted(rendering.documents, key=lambda place: (-place[1], place[0]))
    shown = ", ".join(f"{book.short(document)} ({count:,})" for document, count in most[:_PLACES])
    more = len(most) - _PLACES
    if more <= 0:
        return shown
    return book.sentence("more_places", shown=shown, count=f"{more:,}")
