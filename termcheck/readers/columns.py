"""Texts side by side in a table as units with a source and a target.

Columns belong together by their headings (`zh | en`, `原文 | 译文`), in the words that headings of
glossary tables use as well. A table without such headings is read by script: the one column of
text that is mainly in the source language and the one that is mainly in the target language, filled
in the same rows, are a translation. Whatever else stands in a table is read as running text is,
each column on the side that it is written in. Who knows better can name the columns, by heading or
by letter: `zh=A,en=C`, `zh=中文,en=译文`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from termcheck.archive import column_name
from termcheck.model.document import Note, NoteCode, Segment, Side, Unit
from termcheck.model.phrase import Phrase
from termcheck.readers.base import Piece, not_read
from termcheck.readers.layout import Key, Layout, layout_of, source_of
from termcheck.readers.sides import side_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

Place = tuple[str, int, int]
"""A cell: table, row, column."""

_NAMED = 3
"""Cells that are named where a translation is missing."""


def units_of_tables(
    pieces: Sequence[Piece],
    *,
    language: str,
    source_language: str,
    uri: str,
    columns: Sequence[tuple[str, str]] = (),
    filled: Container[Place] = frozenset(),
) -> tuple[tuple[Unit, ...], tuple[Note, ...]]:
    """The units of a document with tables, and notes on what was left out.

    Pieces without a cell are running text, grouped by `Piece.group`. In reading order; a unit
    stands where the first of its texts does. A source with several translations (columns of several
    hands) is repeated in each of their units. `columns` is `base.Reading.columns`; a table without
    these columns is read as if nobody had said anything. `filled` are cells that no piece stands
    for though something is in them, such as a number: beside these no translation is missing.
    """
    layout = layout_of(pieces, language, source_language, columns)
    groups: dict[str, list[str]] = defaultdict(list)
    for piece in pieces:
        groups[piece.group].append(piece.text)
    sides = {
        group: side_of("\n".join(texts), language=language, source_language=source_language)
        for group, texts in groups.items()
    }
    taken = _Taken(pieces, layout, sides, filled)
    taken.take_all()
    notes = [
        Note(
            NoteCode.SWAPPED, Phrase("note-turned-columns", (name, source_language, language)), uri
        )
        for name in layout.turned
    ]
    if columns and not layout.named and any(piece.cell is not None for piece in pieces):
        asked = ", ".join(f"{tag}={name}" for tag, name in columns)
        notes.append(Note(NoteCode.COLUMNS, Phrase("note-no-columns", (asked,)), uri))
    if layout.alike:
        table, *two = layout.alike[0]
        first, second = (column_name(column) for column in two)
        said = Phrase("note-columns-alike", (table, first, second, source_language, language))
        notes.append(Note(NoteCode.NOT_READ, said, uri, len(layout.alike)))
    if count := len(taken.untranslated):
        said = Phrase("note-without-target", (count, tuple(taken.untranslated[:_NAMED]), language))
        notes.append(Note(NoteCode.UNTRANSLATED, said, uri, count))
    languages = ", ".join(sorted(set(layout.foreign.values())))
    notes += not_read(
        {"cell in another language|cells in other languages": taken.foreign},
        uri,
        Phrase("hint-headings", (languages,)),
    )
    return tuple(taken.maker.units), tuple(notes)


class _Taken:
    """The pieces of a document on their way to units."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        layout: Layout,
        sides: Mapping[str, tuple[Side, str]],
        filled: Container[Place],
    ) -> None:
        """`sides` are those of the groups; `filled` as in `units_of_tables`."""
        self.maker = _Maker()
        self.foreign = 0
        """Cells in languages that the run is not about."""
        self.untranslated: list[str] = []
        """Source cells beside which nothing stands where the translation should."""
        self._pieces = pieces
        self._layout = layout
        self._sides = sides
        self._filled = filled
        self._rows = _Rows(pieces)
        self._headed: dict[str, int] = {}
        for table, row, _ in layout.headings:
            self._headed[table] = max(row, self._headed.get(table, 0))

    def take_all(self) -> None:
        """Makes the units."""
        done: set[int] = set()
        layout = self._layout
        for number, piece in enumerate(self._pieces):
            cell = piece.cell
            if number in done:
                continue
            if cell is None:
                self.maker.add(piece, None, self._sides[piece.group])
            elif (cell.table, cell.row, cell.column) in layout.headings:
                continue
            elif (cell.table, cell.column) in layout.foreign:
                self.foreign += 1
            else:
                done.update(self._take_cell(piece, (cell.table, cell.column)))

    def _take_cell(self, piece: Piece, key: Key) -> list[int]:
        """Makes the units of a piece and what stands beside it; the places of all these pieces."""
        rows, pieces = self._rows, self._pieces
        side = self._side(piece)
        source_key = key if side[0] is Side.SOURCE else source_of(key, self._layout)
        first = rows.piece(source_key, piece) if source_key is not None else None
        if source_key is None or first is None:
            self.maker.add(piece, None, side)
            return []
        source = (pieces[first], self._side(pieces[first]))
        partners = self._layout.partners.get(source_key, [])
        found = [rows.piece(partner, piece) for partner in partners]
        targets = [target for target in found if target is not None]
        for target in targets:
            self.maker.add(pieces[target], source, self._side(pieces[target]))
        if not targets:
            self.maker.add(pieces[first], None, source[1])
            if partners and self._is_bare(pieces[first], partners):
                self.untranslated.append(pieces[first].anchor.path or "")
        return [first, *targets]

    def _side(self, piece: Piece) -> tuple[Side, str]:
        assert piece.cell is not None
        key = (piece.cell.table, piece.cell.column)
        return self._layout.sides.get(key, self._sides[piece.group])

    def _is_bare(self, source: Piece, partners: Sequence[Key]) -> bool:
        """Whether nothing at all stands in the cells for the translation of a source cell.

        Titles above the headings need none, nor do further paragraphs of a cell.
        """
        assert source.cell is not None
        table, row, _, part = source.cell
        if part > 1 or row <= self._headed.get(table, 0):
            return False
        return not any(
            self._rows.parts(where) or where in self._filled
            for where in ((name, row, column) for name, column in partners)
        )


class _Maker:
    """Numbers segments and units."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self._segments = 0

    def add(
        self,
        piece: Piece,
        source: tuple[Piece, tuple[Side, str]] | None,
        side: tuple[Side, str],
    ) -> None:
        """A unit of a piece, with its source where it has one."""
        first = None if source is None else self._segment(*source)
        own = self._segment(piece, side)
        name = f"u{len(self.units) + 1}"
        if side[0] is Side.SOURCE:
            self.units.append(Unit(name, own, None))
        else:
            self.units.append(Unit(name, first, own))

    def _segment(self, piece: Piece, side: tuple[Side, str]) -> Segment:
        self._segments += 1
        return Segment(
            f"s{self._segments}", piece.text, side[1], side[0], piece.anchor, piece.protected
        )


class _Rows:
    """Finds the cell of a column that stands beside another one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._at: dict[tuple[str, int, int, int], int] = {}
        self._parts: Counter[Place] = Counter()
        for number, piece in enumerate(pieces):
            if piece.cell is not None:
                table, row, column, part = piece.cell
                self._at[table, row, column, part] = number
                self._parts[table, row, column] += 1

    def parts(self, place: Place) -> int:
        """How many pieces a cell has."""
        return self._parts[place]

    def piece(self, column: Key, beside: Piece) -> int | None:
        """Index of the piece in a column beside a piece of another column, or of this one.

        None where the cells are not made of the same number of paragraphs.
        """
        assert beside.cell is not None
        _, row, own, part = beside.cell
        table, other = column
        if self._parts[table, row, other] != self._parts[table, row, own]:
            return None
        return self._at.get((table, row, other, part))
