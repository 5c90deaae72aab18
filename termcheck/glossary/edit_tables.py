"""What an edit changes in a table: which cells get which text, and which column is put in."""

from __future__ import annotations

from typing import NamedTuple

from termcheck.glossary.drafts import same, short_tag, split_terms
from termcheck.glossary.edit import TermEdit
from termcheck.glossary.heading_words import Role
from termcheck.glossary.headings import Column
from termcheck.glossary.rows import find_header
from termcheck.glossary.tables import Table
from termcheck.glossary.words import status_of
from termcheck.model.glossary import Status

_NO_ROW = "the row is not there any more; run the check again"


class CellEdit(NamedTuple):
    """A cell with its new text."""

    row: int
    """1-based, as the table counts."""
    column: int
    """0-based, from the table's first column."""
    text: str


class TableEdits(NamedTuple):
    """Everything that one edit changes in a table."""

    cells: tuple[CellEdit, ...]
    header: int
    """Number of the row of headings."""
    width: int
    """Columns of the table before the edit."""
    heading: str | None = None
    """Heading of the column that is put in at the right; None for none."""


def table_edits(table: Table, edit: TermEdit, languages: tuple[str, str]) -> TableEdits | str:
    """What an edit changes in a table, or why it cannot be made."""
    found = find_header(table.rows, *languages)
    if found is None:
        return _NO_ROW
    position, header = found
    cells = next((cells for number, cells in table.rows if number == edit.row), None)
    if cells is None:
        return _NO_ROW
    if "|" in edit.text or "｜" in edit.text:
        return "the text has a “|”, which sets terms apart in a table; write it by hand"
    number, headings = table.rows[position]
    row = _Row(edit, cells, header.columns, languages)
    changes: list[CellEdit] = []
    if edit.was is not None:
        taken = row.taken_out()
        if isinstance(taken, str):
            return taken
        changes += taken
        if any(row.columns_by_status(c.column) for c in taken):
            return TableEdits(tuple(changes), number, len(headings))
    target = row.column_for()
    if target is None:
        heading = f"{short_tag(edit.language)}:{edit.status}" if edit.status else "not_in"
        new = CellEdit(edit.row, len(headings), edit.text)
        return TableEdits((*changes, new), number, len(headings), heading)
    now = next((c.text for c in changes if c.column == target), row.cell(target))
    changes = [c for c in changes if c.column != target]
    added = CellEdit(edit.row, target, joined([*split_terms(now), edit.text], now))
    return TableEdits((*changes, added), number, len(headings))


def joined(terms: list[str], like: str) -> str:
    """Terms in one cell, set apart as in a cell of the same table."""
    bar = " | " if " | " in like else "｜" if "｜" in like else "|"
    return bar.join(terms)


class _Row:
    """One row under the headings of its table."""

    def __init__(
        self,
        edit: TermEdit,
        cells: list[str],
        columns: tuple[Column, ...],
        languages: tuple[str, str],
    ) -> None:
        self._edit = edit
        self._cells = cells
        self._columns = columns
        self._target = languages[1]

    def cell(self, column: int) -> str:
        return self._cells[column] if column < len(self._cells) else ""

    def column_for(self) -> int | None:
        """The column that takes the text; None where there is none yet."""
        if self._edit.status is None:
            return next(
                (
                    c.position
                    for c in self._columns
                    if c.role is Role.NOT_IN
                    and same(c.language or self._target, self._edit.language)
                ),
                None,
            )
        wanted = self._edit.status
        own = [c for c in self._terms() if c.status is wanted]
        if own:
            return own[0].position
        of_row = self._row_status()
        for column in self._terms():
            if column.status is not None and column.status is not Status.PREFERRED:
                continue
            standing = column.status or of_row or Status.PREFERRED
            # The second term of a cell of preferred ones is an admitted one.
            second = standing is Status.PREFERRED and wanted is Status.ADMITTED
            if split_terms(self.cell(column.position)) and (second or standing is wanted):
                return column.position
        return None

    def taken_out(self) -> list[CellEdit] | str:
        """The cells without the term; where the row is about this term alone, its new status."""
        for column in self._terms():
            cell = self.cell(column.position)
            terms = split_terms(cell)
            if self._edit.text not in terms:
                continue
            status = self._status_column()
            alone = len(terms) == 1 and column.status is None
            if alone and status is not None and self.cell(status).strip():
                return [CellEdit(self._edit.row, status, str(self._edit.status))]
            rest = [term for term in terms if term != self._edit.text]
            return [CellEdit(self._edit.row, column.position, joined(rest, cell))]
        return "the term is not in its row any more; run the check again"

    def columns_by_status(self, column: int) -> bool:
        """Whether a column holds the status of whole rows."""
        return any(c.position == column and c.role is Role.STATUS for c in self._columns)

    def _terms(self) -> list[Column]:
        return [
            c
            for c in self._columns
            if c.role is Role.TERMS and same(c.language or self._target, self._edit.language)
        ]

    def _status_column(self) -> int | None:
        for c in self._columns:
            if c.role is Role.STATUS and same(c.language or self._target, self._edit.language):
                return c.position
        return None

    def _row_status(self) -> Status | None:
        column = self._status_column()
        return status_of(self.cell(column)) if column is not None else None
