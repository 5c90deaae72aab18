"""Cells that nobody reads: decisions in other places, and changes in what is not for editing.

They are named, so that nobody believes that something was carried out which was not even seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from termcheck.reports.xlsx.seals import FINDINGS, TERMS, broken
from termcheck.reports.xlsx.words import WORDS
from termcheck.review.tables import Table

Complaint = tuple[str, str]
"""A cell, and what is to be said of it: a sentence without a full stop."""
SEALED = frozenset((*FINDINGS, *TERMS))
"""Keys of the columns that are not for editing."""
_FREE = ("reviewer", "comment", "rule", "path", "fingerprint", "concept_id")
"""Columns of a table with decisions that can hold a decision by mistake. The others hold words of
documents and glossaries, and “fix” may well be one."""
_WIDTHS = {"glossary": 5, "legend": 3, "run": 4}
"""Columns of sheets that hold such words, too: only what stands beside them is strange there."""
_LONGEST = 24
"""Characters of a cell that may name a decision, blanks around it included."""
_TOGETHER = (("found", "context"), ("rendering", "source_term"))


def altered(
    table: Table, row: int, columns: Mapping[str, int], value: Callable[[str], str]
) -> tuple[list[Complaint], bool]:
    """The cells of a row that were changed though they are not read, and whether the row is not the
    one that its hidden columns tell of."""
    sealed = value("seal")
    names = FINDINGS if "fingerprint" in columns else TERMS
    changed = [
        names[number]
        for number in broken(sealed, [value(n) if n in columns else None for n in names])
    ]
    if any(set(pair) <= set(changed) for pair in _TOGETHER):
        return [], True
    return [
        (table.address(row, columns[name]), _advice(name, table, row, columns)) for name in changed
    ], False


def _advice(name: str, table: Table, row: int, columns: Mapping[str, int]) -> str:
    said = "changes in this column are not read"
    if name == "preferred":
        return f"{said}; what is preferred stands in the glossary, so change it there"
    if name in ("found", "context", "rendering") and "replacement" in columns:
        decision = table.address(row, columns["decision"]).rpartition("!")[2]
        replacement = table.address(row, columns["replacement"]).rpartition("!")[2]
        return f"{said}; choose a decision in {decision}, and write the new words in {replacement}"
    return said


def strays(
    tables: Sequence[Table],
    columns_of: Callable[[Sequence[str]], Mapping[str, int]],
    plain: Callable[[str], str],
    words: AbstractSet[str],
) -> Iterator[Complaint]:
    """The decisions that stand where none is read, in the order of the sheets and cells.

    `columns_of` gives the columns of a row of headings, `plain` the form in which `words`, the
    names of the decisions, are compared. Sheets that somebody else has put in are left alone.
    """
    headed = [_headings(table, columns_of) for table in tables]
    own = {
        plain(cells[columns[key]])
        for table, (first, columns) in zip(tables, headed, strict=True)
        for cells in table.rows[first + 1 :]
        for key in SEALED & columns.keys()
        if columns[key] < len(cells) and len(cells[columns[key]]) <= _LONGEST
    }
    named = {name: (key, w) for w in WORDS.values() for key, name in w.sheets.items()}
    for table, (first, columns) in zip(tables, headed, strict=True):
        if columns:
            yield from _beside(table, first, columns, plain, words)
            continue
        if table.name not in named:
            continue
        sheet, language = named[table.name]
        for row, cells in enumerate(table.rows):
            for at, text in enumerate(cells):
                if not 0 < len(text) <= _LONGEST or plain(text) not in words - own:
                    continue
                if table.left + at < _WIDTHS.get(sheet, 0):
                    continue
                cell = table.address(row, at)
                if sheet in ("findings", "terms"):
                    heading = language.headings["decision"]
                    yield cell, f"there is no heading “{heading}” above it; put the headings back"
                else:
                    sheets = (language.sheets["findings"], language.sheets["terms"])
                    yield cell, "decisions are read on the sheets {} and {} only".format(*sheets)


def _headings(
    table: Table, columns_of: Callable[[Sequence[str]], Mapping[str, int]], within: int = 10
) -> tuple[int, Mapping[str, int]]:
    for row, cells in enumerate(table.rows[:within]):
        columns = columns_of(cells)
        if columns:
            return row, columns
    return 0, {}


def _beside(
    table: Table,
    first: int,
    columns: Mapping[str, int],
    plain: Callable[[str], str],
    words: AbstractSet[str],
) -> Iterator[Complaint]:
    """Decisions in another column of a row that has none where it should be."""
    heads, decision = table.rows[first], columns["decision"]
    twins = {at for at, head in enumerate(heads) if plain(head) == plain(heads[decision])}
    named = {at for at, head in enumerate(heads) if head.strip()}
    free = {columns[key] for key in _FREE if key in columns} | (twins - {decision})
    for row, cells in enumerate(table.rows[first + 1 :], first + 1):
        decided = plain(cells[decision]) if decision < len(cells) and cells[decision] else ""
        for at, text in enumerate(cells):
            if not 0 < len(text) <= _LONGEST or (at in named and at not in free):
                continue
            if decided and at not in twins:
                continue
            if plain(text) in words and plain(text) != decided:
                there = table.address(row, decision).rpartition("!")[2]
                yield table.address(row, at), f"no decision is read there; write it in {there}"
