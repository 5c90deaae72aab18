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

from termcheck.model.document import Note, NoteCode, Segment, Side, Unit
from termcheck.readers.base import Piece, not_read
from termcheck.readers.layout import Key, layout_of, source_of
from termcheck.readers.sides import side_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def units_of_tables(
    pieces: Sequence[Piece],
    *,
    language: str,
    source_language: str,
    uri: str,
    columns: Sequence[tuple[str, str]] = (),
) -> tuple[tuple[Unit, ...], tuple[Note, ...]]:
    """The units of a document with tables, and notes on what was left out.

    Pieces without a cell are running text, grouped by `Piece.group`. In reading order; a unit
    stands where the first of its texts does. A source with several translations (columns of several
    hands) is repeated in each of their units. `columns` is `base.Reading.columns`; a table without
    these columns is read as if nobody had said anything.
    """
    layout = layout_of(pieces, language, source_language, columns)
    groups: dict[str, list[str]] = defaultdict(list)
    for piece in pieces:
        groups[piece.group].append(piece.text)
    sides = {
        group: side_of("\n".join(texts), language=language, source_language=source_language)
        for group, texts in groups.items()
    }
    left_out = 0
    maker = _Maker()
    rows = _Rows(pieces)
    done: set[int] = set()
    for number, piece in enumerate(pieces):
        if number in done:
            continue
        cell = piece.cell
        if cell is None:
            maker.add(piece, None, sides[piece.group])
            continue
        key = (cell.table, cell.column)
        if (cell.table, cell.row, cell.column) in layout.headings:
            continue
        if key in layout.foreign:
            left_out += 1
            continue
        side = layout.sides.get(key, sides[piece.group])
        source_key = key if side[0] is Side.SOURCE else source_of(key, layout)
        first = rows.piece(source_key, piece) if source_key is not None else None
        if source_key is None or first is None:
            maker.add(piece, None, side)
            continue
        found = [rows.piece(partner, piece) for partner in layout.partners.get(source_key, [])]
        targets = [target for target in found if target is not None]
        done.add(first)
        source = (pieces[first], layout.sides.get(source_key, sides[pieces[first].group]))
        for target in targets:
            done.add(target)
            text = pieces[target]
            target_cell = text.cell
            assert target_cell is not None
            its_side = layout.sides.get((target_cell.table, target_cell.column), sides[text.group])
            maker.add(text, source, its_side)
        if not targets:
            maker.add(pieces[first], None, source[1])
    languages = ", ".join(sorted(set(layout.foreign.values())))
    notes = tuple(
        Note(
            NoteCode.NOT_READ,
            f"The headings of {name or 'the table'} name the languages the wrong way round for "
            f"{source_language} into {language}; the columns were turned.",
            uri,
        )
        for name in layout.turned
    )
    if columns and not layout.named and any(piece.cell is not None for piece in pieces):
        asked = ", ".join(f"{tag}={name}" for tag, name in columns)
        message = (
            f"There is no table with the columns {asked}; tables were read by their headings. "
            "Check the names of the columns."
        )
        notes += (Note(NoteCode.NOT_READ, message, uri),)
    notes += not_read(
        {"cell in another language|cells in other languages": left_out},
        uri,
        f"The columns are headed {languages}." if left_out else "",
    )
    return tuple(maker.units), notes


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
        self._parts: Counter[tuple[str, int, int]] = Counter()
        for number, piece in enumerate(pieces):
            if piece.cell is not None:
                table, row, column, part = piece.cell
                self._at[table, row, column, part] = number
                self._parts[table, row, column] += 1

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
