"""What a reviewer entered in the workbook of a report, read back.

Sheets and columns are known by their headings, in any language the workbook can be written in,
wherever they stand; rows may be sorted, filtered, deleted or copied to another sheet. Only values
count, whatever program saved the file (XLSX, or ODS of LibreOffice).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from unicodedata import normalize

from termcheck.glossary.drafts import clean
from termcheck.reports.xlsx.words import WORDS
from termcheck.review.cells import SEALED, altered, strays
from termcheck.review.tables import Table, read_tables
from termcheck.text.scripts import is_han

_KEYS = (
    "decision",
    "replacement",
    "reviewer",
    "comment",
    "fingerprint",
    "path",
    "found",
    "rule",
    "concept_id",
    "rendering",
    "status",
    "seal",
    *sorted(SEALED - {"found", "rendering", "status"}),
)
_HEADINGS_WITHIN = 10
_MARKS = re.compile(r"[\s_\-]+")
_SPLIT = re.compile(r"[:：,，;；=→>]+")


class Action(StrEnum):
    """What shall become of a finding, or of all places of a rendering."""

    FIX = "fix"
    ACCEPT_HERE = "accept-here"
    ACCEPT_ALWAYS = "accept-always"
    DEPRECATE = "deprecate"
    NOT_THIS_TERM = "not-this-term"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Decision:
    """One row in which a reviewer decided something."""

    cell: str
    """Where, such as `Findings!N12`."""
    action: Action
    replacement: str | None = None
    """The text typed beside it, in one line; None for none."""
    fingerprint: str | None = None
    """Of the finding; None for a rendering as a whole."""
    concept_id: str | None = None
    """With `rendering` and `status` for a rendering as a whole; None for a finding."""
    rendering: str | None = None
    status: str | None = None
    """See `model.report.Rendering.status`."""
    document: str | None = None
    """The document the row names, as in the report; None where it names none."""
    found: str = ""
    """The words the row is about, as the sheet shows them."""
    reviewer: str = ""
    comment: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What it is about: two decisions about the same must agree."""
        if self.fingerprint is not None:
            return (self.fingerprint,)
        return (self.concept_id or "", _plain(self.rendering or ""), self.status or "")


@dataclass(frozen=True, slots=True)
class Unclear:
    """A row that cannot be understood, or whose decision cannot be carried out."""

    cell: str
    """Where, such as `Findings!N12`."""
    reason: str
    """What is wrong and how to mend it, a sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """How the report came about, as far as the workbook tells."""

    source_language: str | None = None
    target_language: str | None = None
    glossaries: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    """Codes."""
    glossary_sha256: str | None = None
    documents: tuple[str, ...] = ()
    """All documents of the run, in the order of the sheet."""
    paths: tuple[str, ...] = ()
    """Documents and folders as they were given."""
    exclude: tuple[str, ...] | None = None
    """None for this and the next ones: the workbook does not say; empty: there were none."""
    pairs: tuple[str, ...] | None = None
    baseline: str | None = None
    severities: tuple[tuple[str, str], ...] | None = None
    """Codes of rules and their severities."""
    columns: tuple[tuple[str, str], ...] | None = None
    """Languages and columns of tables."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An edited workbook, understood."""

    decisions: tuple[Decision, ...]
    """In the order of the sheets and rows; never `later`, never two about the same."""
    unclear: tuple[Unclear, ...]
    run: RunFacts
    postponed: int = 0
    """Rows that say `later`."""


def read_decisions(path: Path) -> Decided:
    """The decisions in a workbook; rows without one say nothing.

    Raises:
        ReportError: the file is no workbook, or not one of a report.
    """
    tables = read_tables(path)
    decisions: list[Decision] = []
    unclear: list[Unclear] = []
    postponed = 0
    actions = _action_words()
    for table in tables:
        for found in _rows(table, actions):
            if isinstance(found, Unclear):
                unclear.append(found)
            elif found.action is Action.LATER:
                postponed += 1
            else:
                decisions.append(found)
    kept, clashes = _agreed(decisions)
    known = _headings()
    others = strays(tables, lambda cells: _columns(cells, known), _plain, actions.keys())
    unclear += [Unclear(*complaint) for complaint in others]
    return Decided(tuple(kept), (*unclear, *clashes), _run_facts(tables), postponed)


def action_named(text: str) -> Action | None:
    """The decision that a word names, in any language; None for others."""
    return _action_words().get(_plain(text))


def _plain(text: str) -> str:
    return _MARKS.sub(" ", normalize("NFKC", clean(text)).casefold()).strip(" .。")


def _action_words() -> dict[str, Action]:
    names = {_plain(action): action for action in Action}
    for words in WORDS.values():
        names.update((_plain(name), Action(key)) for key, name in words.decisions.items())
    return names


def _headings() -> dict[str, str]:
    return {_plain(words.headings[key]): key for words in WORDS.values() for key in _KEYS}


def _statuses() -> dict[str, str]:
    named = {_plain(name): key for words in WORDS.values() for key, name in words.statuses.items()}
    return {**named, **{_plain(key): key for key in WORDS["en"].statuses}}


def _rows(table: Table, actions: Mapping[str, Action]) -> Iterator[Decision | Unclear]:
    """The decided rows of one sheet, and the cells that were changed in vain."""
    known, statuses = _headings(), _statuses()
    columns: dict[str, int] = {}
    for row, cells in enumerate(table.rows):
        if columns:
            yield from _row(table, row, columns, statuses, actions)
        elif row < _HEADINGS_WITHIN:
            columns = _columns(cells, known)


def _columns(cells: Sequence[str], known: Mapping[str, str]) -> dict[str, int]:
    """Which column holds what; empty where the row is not one of headings."""
    columns: dict[str, int] = {}
    for column, cell in enumerate(cells):
        key = known.get(_plain(cell))
        if key is not None:
            columns.setdefault(key, column)
    return columns if "decision" in columns and len(columns) > 1 else {}


def _row(
    table: Table,
    row: int,
    columns: Mapping[str, int],
    statuses: Mapping[str, str],
    actions: Mapping[str, Action],
) -> Iterator[Decision | Unclear]:
    cells = table.rows[row]

    def value(key: str) -> str:
        column = columns.get(key, len(cells))
        return clean(cells[column]) if column < len(cells) else ""

    word, replacement = value("decision"), value("replacement")
    cell = table.address(row, columns["decision"])
    if _plain(word) in known_headings():
        return  # the headings, copied between the rows
    complaints, parted = altered(table, row, columns, value)
    if parted:
        if word or replacement:
            yield Unclear(cell, _PARTED)
        return
    yield from (Unclear(*complaint) for complaint in complaints)
    if not word:
        if replacement:
            where = table.address(row, columns["replacement"])
            yield Unclear(where, "there is a text to put but no decision; choose one")
        return
    action = actions.get(_plain(word))
    unsure = "fingerprint" not in columns or (action is Action.FIX and not replacement)
    if action is None:
        there = table.address(row, columns["replacement"]) if "replacement" in columns else None
        yield Unclear(cell, f"“{word}” is no decision; {_nearest(word, there)}")
    elif action is Action.LATER:
        yield Decision(cell, action)
    elif complaints and unsure:
        changed = complaints[0][0].rpartition("!")[2]
        yield Unclear(cell, f"what was meant is not sure, for {changed} was changed")
    else:
        yield _decided(cell, action, columns, value, statuses)


_PARTED = (
    "the texts of this row are not those of its finding: they were changed, or sorted without the "
    "hidden columns; decide in a fresh workbook"
)


def _decided(
    cell: str,
    action: Action,
    columns: Mapping[str, int],
    value: Callable[[str], str],
    statuses: Mapping[str, str],
) -> Decision | Unclear:
    replacement = value("replacement")
    if value("fingerprint"):
        return Decision(
            cell,
            action,
            fingerprint=value("fingerprint").lower(),
            document=value("path") or None,
            found=value("found"),
            replacement=replacement or None,
            reviewer=value("reviewer"),
            comment=value("comment"),
        )
    if "rendering" in columns and "fingerprint" not in columns:
        rendering, status = value("rendering"), statuses.get(_plain(value("status")))
        if not value("concept_id"):
            return Unclear(cell, "the row has lost its concept id (a hidden column); copy it back")
        if not rendering:
            return Unclear(cell, "the row is about no rendering")
        if status is None:
            return Unclear(cell, f"“{value('status')}” is no status of a rendering")
        return Decision(
            cell,
            action,
            concept_id=value("concept_id"),
            rendering=rendering,
            status=status,
            found=rendering,
            replacement=replacement or None,
            reviewer=value("reviewer"),
            comment=value("comment"),
        )
    if not value("found") and not value("rule"):
        return Unclear(cell, "no finding stands in this row; write it in the row of its finding")
    return Unclear(cell, "the row has lost its fingerprint (a hidden column); copy it back")


def known_headings() -> frozenset[str]:
    """The heading of the column of decisions in all languages, in the form they are compared."""
    return frozenset(_plain(words.headings["decision"]) for words in WORDS.values())


def _nearest(word: str, there: str | None) -> str:
    from difflib import get_close_matches

    first, *rest = (part.strip() for part in _SPLIT.split(word, maxsplit=1))
    if rest and rest[0] and there is not None and action_named(first) is not None:
        return f"write “{first}” alone, and “{rest[0]}” in {there.rpartition('!')[2]}"
    names = [name for words in WORDS.values() for name in words.decisions.values()]
    close = get_close_matches(_plain(word), [_plain(name) for name in names], 1, 0.6)
    if close:
        return f"did you mean “{names[[_plain(name) for name in names].index(close[0])]}”?"
    language = "zh" if any(map(is_han, word)) else "en"
    return f"write one of {', '.join(WORDS[language].decisions.values())}"


def _agreed(decisions: Sequence[Decision]) -> tuple[list[Decision], list[Unclear]]:
    """One decision for each thing decided, and the rows that contradict each other."""
    by_key: dict[tuple[str, ...], list[Decision]] = {}
    for decision in decisions:
        by_key.setdefault(decision.key, []).append(decision)
    kept, clashes = [], []
    for group in by_key.values():
        first = group[0]
        if all((d.action, d.replacement) == (first.action, first.replacement) for d in group):
            kept.append(first)
            continue
        for decision in group:
            others = ", ".join(d.cell for d in group if d is not decision)
            clashes.append(
                Unclear(decision.cell, f"{others} decides otherwise about the same; keep one")
            )
    return kept, clashes


def _run_facts(tables: Sequence[Table]) -> RunFacts:
    labels = {_plain(name): key for words in WORDS.values() for key, name in words.settings.items()}
    run_sheets = {words.sheets["run"] for words in WORDS.values()}
    document_sheets = {words.sheets["documents"] for words in WORDS.values()}
    heads = {_plain(words.headings["document"]) for words in WORDS.values()}
    found: dict[str, str] = {}
    documents: list[str] = []
    for table in tables:
        if table.name in run_sheets:
            for cells in table.rows:
                if len(cells) > 1 and cells[0] and cells[1]:
                    key = labels.get(_plain(cells[0]), _plain(cells[0]).replace(" ", "_"))
                    found.setdefault(key, cells[1].strip())
        elif table.name in document_sheets:
            documents += _column_below(table, heads)

    none = {_plain(words.sentences["none"]) for words in WORDS.values()}

    def several(key: str, mark: str) -> tuple[str, ...]:
        return tuple(part for raw in found.get(key, "").split(mark) if (part := raw.strip()))

    def said(key: str) -> tuple[str, ...] | None:
        if key not in found:
            return None
        return () if _plain(found[key]) in none else several(key, "\n")

    return RunFacts(
        found.get("source_language"),
        found.get("target_language"),
        several("glossaries", "\n"),
        several("rules", ","),
        found.get("glossary_sha256"),
        tuple(dict.fromkeys(documents)),
        several("paths", "\n"),
        said("exclude"),
        said("pairs"),
        found.get("baseline"),
        _named_values(said("severities")),
        _named_values(said("columns")),
    )


def _named_values(lines: Sequence[str] | None) -> tuple[tuple[str, str], ...] | None:
    if lines is None:
        return None
    pairs = (line.partition("=") for line in lines)
    return tuple((name.strip(), value.strip()) for name, mark, value in pairs if mark)


def _column_below(table: Table, heads: set[str]) -> list[str]:
    for at, cells in enumerate(table.rows[:_HEADINGS_WITHIN]):
        for column, cell in enumerate(cells):
            if _plain(cell) in heads:
                below = (row[column] for row in table.rows[at + 1 :] if column < len(row))
                return [text for text in below if text.strip()]
    return []
