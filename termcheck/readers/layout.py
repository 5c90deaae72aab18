"""Which columns of a table hold the two sides of a translation.

By what the user said (`zh=A,en=C`), else by the headings, else by the script: see `columns`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from termcheck.archive import column_number
from termcheck.errors import UsageError
from termcheck.model.document import Side
from termcheck.model.glossary import Status
from termcheck.model.language import same_language
from termcheck.readers.sides import is_chinese, mainly_han, side_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termcheck.readers.base import Piece

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

_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_EXAMPLE = "--columns zh=A,en=C or --columns zh=中文,en=译文"

Key = tuple[str, int]
"""A column: table and number."""


class Layout(NamedTuple):
    """What is known of all columns of a document."""

    sides: dict[Key, tuple[Side, str]]
    """Side and language."""
    partners: dict[Key, list[Key]]
    """Source column -> the columns with its translations, from left to right."""
    headings: frozenset[tuple[str, int, int]]
    """Table, row and column of cells that are headings known by name."""
    foreign: dict[Key, str]
    """Columns in a language that the run is not about -> that language."""
    turned: list[str]
    """Tables whose headings contradict the script of the columns."""
    named: list[str]
    """Tables that have the columns the reader was told of."""
    alike: list[tuple[str, int, int]]
    """Tables with one column in each language of which too few rows hold both to take them for a
    translation, and these columns, the source first."""


def parse_columns(text: str, *, source: str, target: str) -> tuple[tuple[str, str], ...]:
    """What `--columns` says, as `base.Reading.columns`: `zh=A,en=C` -> `(("zh", "A"), ...)`.

    Raises:
        UsageError: it can't be read, or one of the languages of the run is missing, or another
            language is named, or one column for two.
    """
    found = []
    for part in text.split(","):
        language, mark, column = (each.strip() for each in part.partition("="))
        if not mark or not language or not column:
            raise UsageError(f"columns '{text}': '{part}' is no column", hint=f"Say {_EXAMPLE}")
        if not same_language(language, source) and not same_language(language, target):
            raise UsageError(
                f"columns '{text}': the run is not about '{language}'",
                hint=f"It is from {source} into {target}; see --source-lang and --target-lang",
            )
        found.append((language, column))
    if len({column.casefold() for _, column in found}) < len(found):
        raise UsageError(f"columns '{text}': one column is named twice", hint=f"Say {_EXAMPLE}")
    for language in (source, target):
        if not any(same_language(each, language) for each, _ in found):
            raise UsageError(
                f"columns '{text}': no column for '{language}'", hint=f"Say {_EXAMPLE}"
            )
    return tuple(found)


def layout_of(
    pieces: Iterable[Piece],
    language: str,
    source_language: str,
    asked: Sequence[tuple[str, str]],
) -> Layout:
    """What is known of all columns of a document. `asked` is `base.Reading.columns`."""
    tables: dict[str, dict[int, dict[int, list[str]]]] = {}
    for piece in pieces:
        if piece.cell is not None:
            table, row, column, _ = piece.cell
            cells = tables.setdefault(table, {}).setdefault(row, {})
            cells.setdefault(column, []).append(piece.text)
    layout = Layout({}, {}, frozenset(), {}, [], [], [])
    headings: list[tuple[str, int, int]] = []
    for table, rows in tables.items():
        headed = _as_asked(table, rows, asked, (source_language, language), layout)
        if headed is not None:
            headings += headed
            continue
        headed = _by_headings(table, rows, language, source_language, layout)
        headings += headed
        if not headed:
            _by_script(table, rows, language, source_language, layout)
    return layout._replace(headings=frozenset(headings))


def _as_asked(
    table: str,
    rows: dict[int, dict[int, list[str]]],
    asked: Sequence[tuple[str, str]],
    run: tuple[str, str],
    layout: Layout,
) -> list[tuple[str, int, int]] | None:
    """Takes the columns that the reader was told of; the cells with headings.

    None where the table has not got all of them.
    """
    if not asked:
        return None
    headings: list[tuple[str, int, int]] = []
    sources: list[tuple[str, int]] = []
    targets: list[tuple[str, int]] = []
    for tag, name in asked:
        found = _column_named(rows, name)
        if found is None:
            return None
        column, row = found
        if row is not None:
            headings += [(table, row, each) for each in rows[row]]
        (sources if same_language(tag, run[0]) else targets).append((tag, column))
    if not headings:
        for row, known, cells in _header_rows(rows, run[1], run[0]):
            if {column for _, column in (*sources, *targets)} <= known.keys():
                headings = [(table, row, each) for each in cells]
                break
    for side, columns in ((Side.SOURCE, sources), (Side.TARGET, targets)):
        for tag, column in columns:
            layout.sides[table, column] = (side, tag)
    layout.partners[table, sources[0][1]] = [(table, column) for _, column in targets]
    layout.named.append(table)
    return headings


def _column_named(
    rows: dict[int, dict[int, list[str]]], name: str
) -> tuple[int, int | None] | None:
    """A column by its heading, with the row of that, or by its letters or number."""
    wanted = name.casefold()
    for row in sorted(rows)[:_HEADED_ROWS]:
        for column, parts in sorted(rows[row].items()):
            if "\n".join(parts).strip().casefold() == wanted:
                return column, row
    number = 0
    if name.isascii() and name.isdigit():
        number = int(name)
    elif _LETTERS.fullmatch(name):
        number = column_number(name)
    return (number, None) if any(number in cells for cells in rows.values()) else None


def _by_headings(
    table: str,
    rows: dict[int, dict[int, list[str]]],
    language: str,
    source_language: str,
    layout: Layout,
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
    source: Key, layout: Layout, rows: dict[int, dict[int, list[str]]], run: tuple[str, str]
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
    layout: Layout,
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
    elif both:
        layout.alike.append((table, source, target))


def _main(lengths: dict[int, int]) -> int | None:
    """The column with by far the most text, or None where there is none or another comes near."""
    if not lengths:
        return None
    most = max(lengths, key=lambda column: lengths[column])
    rest = (length for column, length in lengths.items() if column != most)
    return most if all(length * _FAR_MORE <= lengths[most] for length in rest) else None


def source_of(key: Key, layout: Layout) -> Key | None:
    """The column with the source of a target column; None for any other column."""
    for source, targets in layout.partners.items():
        if key in targets:
            return source
    return None
