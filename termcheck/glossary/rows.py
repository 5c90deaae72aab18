"""Rows of a table as drafts of concepts, by what its headings say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from termcheck.errors import GlossaryError
from termcheck.glossary.drafts import Draft, DraftTerm, clean, same, short_tag, split_terms
from termcheck.glossary.heading_words import Role
from termcheck.glossary.headings import (
    Column,
    Header,
    known_headings,
    nearest_heading,
    read_header,
)
from termcheck.glossary.rules import ignored_value, skipped_row, unknown_column
from termcheck.glossary.tables import HEADER_WITHIN, Row, Table
from termcheck.glossary.words import plain, status_of, truth_of
from termcheck.model.glossary import Status
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark
from termcheck.text.scripts import han_count
from termcheck.text.width import shorten

BANDS = ("certain", "likely", "possible")


def find_header(
    rows: Sequence[Row], source_language: str, target_language: str
) -> tuple[int, Header] | None:
    """The row of headings among the first twenty: its position and what it says.

    The first row with nothing but known headings wins, else the one with the most of them (the
    upper one on a tie); one of them must head a column of terms. None where there is no such row.
    """
    best: tuple[int, Header] | None = None
    for position, (_, cells) in enumerate(islice(rows, HEADER_WITHIN)):
        header = read_header(cells, source_language, target_language)
        if header is not None and (best is None or len(header.columns) > len(best[1].columns)):
            best = (position, header)
            if len(header.columns) > 1 and not any(heading for _, heading in header.unknown):
                break  # nothing but headings: no row below says it better
    return best


def read_rows(
    table: Table, found: tuple[int, Header], source_language: str, target_language: str
) -> tuple[list[Draft], list[GlossaryRemark]]:
    """One draft for each row after the headings, and remarks on rows and columns left out."""
    position, header = found
    number, headings = table.rows[position]
    remarks = _column_remarks(table, position, header, (source_language, target_language))
    reader = _RowReader(table, header, len(headings), source_language, target_language)
    drafts: list[Draft] = []
    for number, cells in table.rows[position + 1 :]:
        if cells == headings:
            remarks.append(skipped_row.skipped(table.where(number), Phrase("row-headings")))
            continue
        draft = reader.read(number, cells)
        if draft is not None:
            drafts.append(draft)
    return drafts, remarks + reader.remarks


def headless(table: Table, source_language: str, target_language: str) -> GlossaryError:
    """What to say of a table without headings: what was seen, what is known, what to add."""
    if not table.rows:
        return GlossaryError(
            "the table is empty",
            where=table.name,
            hint=f"Begin it with a row of headings such as `{source_language},{target_language}`",
        )
    number, first = table.rows[0]
    seen = [text for cell in first if (text := clean(cell))]
    where = table.where(number)
    line = _missing_header(table, source_language, target_language)
    if line is not None:
        return GlossaryError(
            "the table has no row of headings, so nothing says which column holds what",
            where=where,
            hint=f"Put this line above it: `{line}`",
        )
    shown = ", ".join(f"“{shorten(text, 30)}”" for text in seen[:8]) or "nothing"
    known = ", ".join(known_headings(source_language, target_language))
    close = [
        f"“{shorten(text, 30)}” might be `{near}`"
        for text in seen[:8]
        if (near := nearest_heading(text, source_language, target_language)) is not None
    ]
    guess = f"{'; '.join(close)}. " if close else ""
    return GlossaryError(
        f"no column of terms; the first row reads {shown}",
        where=where,
        hint=f"{guess}Known headings are {known}",
    )


def _missing_header(table: Table, source_language: str, target_language: str) -> str | None:
    """The line of headings for a table whose columns show their languages, or None."""
    width = max(len(cells) for _, cells in table.rows[:HEADER_WITHIN])
    names = [""] * width
    for index in range(width):
        column = [
            text
            for _, cells in table.rows[:HEADER_WITHIN]
            if index < len(cells) and (text := clean(cells[index]))
        ]
        if not column:
            continue
        han = sum(1 for text in column if han_count(text) * 2 >= len(text))
        latin = sum(1 for text in column if not han_count(text) and any(map(str.isalpha, text)))
        name = ""
        if han > 0.7 * len(column):
            name = "zh"
        elif latin > 0.7 * len(column):
            other = [x for x in (target_language, source_language) if short_tag(x) != "zh"]
            name = short_tag(other[0]) if other else ""
        names[index] = name if name not in names else ""
    if "zh" not in names or len([name for name in names if name]) < 2:
        return None
    return table.delimiter.join(names).replace("\t", "<tab>")


def _column_remarks(
    table: Table, position: int, header: Header, languages: tuple[str, str]
) -> list[GlossaryRemark]:
    where = table.where(table.rows[position][0])
    remarks: list[GlossaryRemark] = []
    for index, heading in header.unknown:
        if heading:
            near = nearest_heading(heading, *languages)
            column = Phrase("lint-column", (shorten(clean(heading), 40),))
            remarks.append(unknown_column.unknown(where, column, near))
            continue
        for number, cells in table.rows[position + 1 :]:
            if index < len(cells) and cells[index].strip():
                place = table.where(number)
                column = Phrase("lint-column-number", (index + 1,))
                remarks.append(unknown_column.unknown(place, column, None))
                break
    return remarks


class _RowReader:
    """Reads the rows of one table; collects what it has to say of them."""

    def __init__(
        self, table: Table, header: Header, width: int, source_language: str, target_language: str
    ) -> None:
        self.remarks: list[GlossaryRemark] = []
        self._table = table
        self._width = width
        self._file = table.name.partition("!")[0]
        self._languages = (source_language, target_language)
        self._terms = [c for c in header.columns if c.role is Role.TERMS]
        self._details = [
            c
            for c in header.columns
            if c.role in (Role.NOT_IN, Role.FORMS, Role.CASE_SENSITIVE)
            or (c.language is not None and c.role in (Role.NOTE, Role.REFERENCE))
        ]
        self._row_columns: dict[Role, list[Column]] = {}
        for column in header.columns:
            if column not in self._details and column.role is not Role.TERMS:
                self._row_columns.setdefault(column.role, []).append(column)

    def read(self, number: int, cells: list[str]) -> Draft | None:
        """The draft, or None for a row that says nothing (with a remark, unless it is empty)."""
        first = next((text for cell in cells if (text := cell.strip())), "")
        if not first or not (text := clean(first)):
            return None
        where = self._table.where(number)
        if text.startswith("#"):
            self.remarks.append(skipped_row.comment(where))
            return None
        if len(cells) > self._width and any(cell.strip() for cell in cells[self._width :]):
            self._skip(where, Phrase("row-width", (len(cells), self._width)))
            return None
        status, reason = self._statuses(cells)
        if reason is not None:
            self._skip(where, reason)
            return None
        terms = self._read_terms(cells, status)
        if not any(same(t.language, x) for t in terms for x in self._languages):
            self._skip(where, Phrase("row-no-term", (tuple(self._languages),)))
            return None
        return self._draft(where, cells, self._with_details(where, cells, terms))

    def _skip(self, where: str, reason: Phrase) -> None:
        self.remarks.append(skipped_row.skipped(where, reason))

    def _value(self, role: Role, cells: list[str]) -> str | None:
        """The first text in the columns of a role that are about the whole row."""
        for column in self._row_columns.get(role, ()):
            if column.position < len(cells) and (text := clean(cells[column.position])):
                return text
        return None

    def _statuses(self, cells: list[str]) -> tuple[dict[str, Status], Phrase | None]:
        """Status by primary language, and what is wrong with a status that is none."""
        statuses: dict[str, Status] = {}
        for column in self._row_columns.get(Role.STATUS, ()):
            text = clean(cells[column.position]) if column.position < len(cells) else ""
            if not text:
                continue
            status = status_of(text)
            if status is None:
                return {}, _no_status(text)
            statuses.setdefault(short_tag(column.language or self._languages[1]), status)
        return statuses, None

    def _read_terms(self, cells: list[str], statuses: dict[str, Status]) -> list[DraftTerm]:
        terms: list[DraftTerm] = []
        begun: set[str] = set()
        for column in self._terms:
            if column.position >= len(cells) or not (cell := cells[column.position]):
                continue
            language = column.language or self._languages[1]
            of_row = statuses.get(short_tag(language)) if statuses else None
            for text in split_terms(cell):
                status = column.status or of_row or Status.PREFERRED
                if status is Status.PREFERRED:
                    # The first of several in a cell is the one to write, the others may stand.
                    if language in begun:
                        status = Status.ADMITTED
                    begun.add(language)
                terms.append(DraftTerm(text, language, status))
        return terms

    def _with_details(
        self, where: str, cells: list[str], terms: list[DraftTerm]
    ) -> tuple[DraftTerm, ...]:
        target = self._languages[1]
        for column in self._details:
            if column.position >= len(cells) or not (cell := cells[column.position].strip()):
                continue
            language = column.language
            if column.role is Role.CASE_SENSITIVE:
                truth = truth_of(cell)
                if truth is None:
                    said = Phrase("no-truth", (shorten(clean(cell), 30), column.heading))
                    self.remarks.append(ignored_value.ignored(where, said))
                elif truth:
                    terms = [
                        t._replace(case_sensitive=True)
                        if language is None or same(t.language, language)
                        else t
                        for t in terms
                    ]
                continue
            language = language or target
            places = [i for i, t in enumerate(terms) if same(t.language, language)]
            if column.role is Role.FORMS:
                places = places[:1]
            for i in places:
                terms[i] = _detailed(terms[i], column.role, cell)
        reference = self._value(Role.REFERENCE, cells)
        if reference is not None:
            held = [i for i, t in enumerate(terms) if same(t.language, target)]
            for i in held or range(len(terms)):
                if terms[i].source is None:
                    terms[i] = terms[i]._replace(source=reference)
        return tuple(terms)

    def _draft(self, where: str, cells: list[str], terms: tuple[DraftTerm, ...]) -> Draft:
        if len(self._row_columns) == 0:
            return Draft(where, self._file, None, terms)
        band = self._value(Role.MINIMUM_BAND, cells)
        band = plain(band) if band is not None else None
        if band is not None and band not in BANDS:
            said = Phrase("no-band", (shorten(band, 30), BANDS))
            self.remarks.append(ignored_value.ignored(where, said))
            band = None
        return Draft(
            where,
            self._file,
            self._value(Role.ID, cells),
            terms,
            self._value(Role.SUBJECT_FIELD, cells),
            self._value(Role.DEFINITION, cells),
            self._value(Role.NOTE, cells),
            self._value(Role.REPLACED_BY, cells),
            None if band == "possible" else band,
        )


def _detailed(term: DraftTerm, role: Role, cell: str) -> DraftTerm:
    if role is Role.NOT_IN:
        return term._replace(not_in=term.not_in + split_terms(cell))
    if role is Role.FORMS:
        return term._replace(forms=term.forms + split_terms(cell))
    if role is Role.NOTE:
        return term if term.note else term._replace(note=clean(cell) or None)
    return term if term.source else term._replace(source=clean(cell) or None)


def _no_status(text: str) -> Phrase:
    from difflib import get_close_matches

    names = tuple(str(status) for status in Status)
    close = get_close_matches(plain(text), names, 1, 0.7)
    shown = shorten(text, 30)
    return (
        Phrase("no-status-near", (shown, close[0]))
        if close
        else Phrase("no-status", (shown, names))
    )
