"""Texts side by side in a table as units with a source and a target.

Columns belong together by their headings (`zh | en`, `原文 | 译文`), in the words that headings of
glossary tables use as well. A table without such headings is read by script: the one column of
text that is mainly in the source language and the one that is mainly in the target language, filled
in the same rows, are a translation. Whatever else stands in a table is read as running text is,
each column on the side that it is written in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from termcheck.model.document import Note, NoteCode, Segment, Side, Unit
from termcheck.model.glossary import Status
from termcheck.model.language import same_language
from termcheck.readers.base import Piece, not_read
from termcheck.readers.sides import is_chinese, mainly_han, side_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HEADED_ROWS = 5
"""Rows with text at the top of a table among which the headings are looked for; titles stand above
them."""
_LONGEST_HEADING = 120
_FEWEST_ROWS = 2
"""Rows in which both columns are filled, before script alone makes them a translation."""
_SHARED = 0.6
"""Share of such rows among the rows of either column."""

_FAR_MORE = 4
"""How many times the text of any other column in its language a column must have: identifiers and
remarks stand beside translations."""

_Key = tuple[str, int]
"""A column: table and number."""


class _Layout(NamedTuple):
    """What is known of all columns of a document."""

    sides: dict[_Key, tuple[Side, str]]
    """Side and language."""
    partners: dict[_Key, list[_Key]]
    """Source column -> the columns with its translations, from left to right."""
    headings: frozenset[tuple[str, int, int]]
    """Table, row and column of cells that are headings known by name."""
    foreign: dict[_Key, str]
    """Columns in a language that the run is not about -> that language."""
    turned: list[str]
    """Tables whose headings contradict the script of the columns."""


def units_of_tables(
    pieces: Sequence[Piece], *, language: str, source_language: str, uri: str
) -> tuple[tuple[Unit, ...], tuple[Note, ...]]:
    """The units of a document with tables, and notes on what was left out.

    Pieces without a cell are running text, grouped by `Piece.group`. In reading order; a unit
    stands where the first of its texts does. A source with several translations (columns of several
    hands) is repeated in each of their units.
    """
    layout = _layout(pieces, language, source_language)
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
        source_key = key if side[0] is Side.SOURCE else _source_of(key, layout)
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

    def piece(self, column: _Key, beside: Piece) -> int | None:
        """Index of the piece in a column beside a piece of another column, or of this one.

        None where the cells are not made of the same number of paragraphs.
        """
        assert beside.cell is not None
        _, row, own, part = beside.cell
        table, other = column
        if self._parts[table, row, other] != self._parts[table, row, own]:
            return None
        return self._at.get((table, row, other, part))


def _source_of(key: _Key, layout: _Layout) -> _Key | None:
    for source, targets in layout.partners.items():
        if key in targets:
            return source
    return None


def _layout(pieces: Iterable[Piece], language: str, source_language: str) -> _Layout:
    tables: dict[str, dict[int, dict[int, list[str]]]] = {}
    for piece in pieces:
        if piece.cell is not None:
            table, row, column, _ = piece.cell
            cells = tables.setdefault(table, {}).setdefault(row, {})
            cells.setdefault(column, []).append(piece.text)
    layout = _Layout({}, {}, frozenset(), {}, [])
    headings: list[tuple[str, int, int]] = []
    for table, rows in tables.items():
        headed = _by_headings(table, rows, language, source_language, layout)
        headings += headed
        if not headed:
            _by_script(table, rows, language, source_language, layout)
    return layout._replace(headings=frozenset(headings))


def _by_headings(
    table: str,
    rows: dict[int, dict[int, list[str]]],
    language: str,
    source_language: str,
    layout: _Layout,
) -> list[tuple[str, int, int]]:
    """Reads the columns of a table off its headings; the cells with these, none for no headings."""
    for number, columns, known in _header_rows(rows, language, source_language):
        sources = {c: tag for c, tag in columns.items() if same_language(tag, source_language)}
        targets = {c: tag for c, tag in columns.items() if same_language(tag, language)}
        if not sources or not targets:
            continue
        exact = [c for c, tag in sources.items() if tag.lower() == source_language.lower()]
        source = (table, (exact or sorted(sources))[0])
        for column, tag in columns.items():
            key = (table, column)
            if column in targets:
                layout.sides[key] = (Side.TARGET, tag)
            elif column in sources:
                layout.sides[key] = (Side.SOURCE, tag)
            else:
                layout.foreign[key] = tag
        layout.partners[source] = [(table, column) for column in sorted(targets)]
        if len(targets) == 1:
            below = {row: cells for row, cells in rows.items() if row > number}
            _turn(source, layout, below, (source_language, language))
        return [(table, number, column) for column in known]
    return []


def _turn(
    source: _Key, layout: _Layout, rows: dict[int, dict[int, list[str]]], run: tuple[str, str]
) -> None:
    """Turns a source column and its only translation round if both are in the other's script."""
    (target,) = layout.partners[source]
    found = []
    for _, column in (source, target):
        text = "\n".join("\n".join(cells.get(column, ())) for cells in rows.values())
        if mainly_han(text) is None:
            return
        found.append(side_of(text, language=run[1], source_language=run[0])[0])
    if found == [Side.TARGET, Side.SOURCE]:
        del layout.partners[source]
        layout.partners[target] = [source]
        layout.sides[source] = (Side.TARGET, run[1])
        layout.sides[target] = (Side.SOURCE, run[0])
        layout.turned.append(source[0])


def _header_rows(
    rows: dict[int, dict[int, list[str]]], language: str, source_language: str
) -> Iterator[tuple[int, dict[int, str], list[int]]]:
    """The rows that can be headings: number, column -> language, and all columns that are known."""
    from termcheck.glossary.heading_words import Role
    from termcheck.glossary.headings import read_header

    for number in sorted(rows)[:_HEADED_ROWS]:
        columns = sorted(rows[number])
        cells = ["\n".join(rows[number][column]) for column in columns]
        if len(cells) < 2 or max(map(len, cells)) > _LONGEST_HEADING:
            continue
        header = read_header(cells, source_language, language)
        if header is None:
            continue
        languages = {
            columns[column.position]: column.language
            for column in header.columns
            if column.role is Role.TERMS
            and column.language is not None
            and column.status in (None, Status.PREFERRED)
        }
        yield number, languages, [columns[column.position] for column in header.columns]


def _by_script(
    table: str,
    rows: dict[int, dict[int, list[str]]],
    language: str,
    source_language: str,
    layout: _Layout,
) -> None:
    """Takes one column in each language for a translation, if both are filled in the same rows."""
    if is_chinese(language) == is_chinese(source_language):
        return
    texts: dict[int, list[str]] = defaultdict(list)
    filled: dict[int, set[int]] = defaultdict(set)
    for number, cells in rows.items():
        for column, parts in cells.items():
            texts[column] += parts
            filled[column].add(number)
    sides: dict[Side, dict[int, int]] = {Side.SOURCE: {}, Side.TARGET: {}}
    for column in sorted(texts):
        text = "\n".join(texts[column])
        if mainly_han(text) is not None:
            side, _ = side_of(text, language=language, source_language=source_language)
            sides[side][column] = len(text)
    source, target = _main(sides[Side.SOURCE]), _main(sides[Side.TARGET])
    if source is None or target is None:
        return
    both = len(filled[source] & filled[target])
    if both >= _FEWEST_ROWS and both >= _SHARED * max(len(filled[source]), len(filled[target])):
        layout.partners[table, source] = [(table, target)]


def _main(lengths: dict[int, int]) -> int | None:
    """The column with by far the most text, or None where there is none or another comes near."""
    if not lengths:
        return None
    most = max(lengths, key=lambda column: lengths[column])
    rest = (length for column, length in lengths.items() if column != most)
    return most if all(length * _FAR_MORE <= lengths[most] for length in rest) else None
