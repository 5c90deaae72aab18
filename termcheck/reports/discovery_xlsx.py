"""The terms that `discover` found, as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from termcheck.model.language import language_name
from termcheck.reports.discovery_text import counted
from termcheck.reports.excerpt import Excerpt, one_line
from termcheck.reports.xlsx import look
from termcheck.reports.xlsx.cells import Sentence
from termcheck.reports.xlsx.package import empty_workbook, save
from termcheck.reports.xlsx.sheet import Column, Limits, Sheet
from termcheck.reports.xlsx.words import ENGLISH
from termcheck.version import VERSION

if TYPE_CHECKING:
    from openpyxl import Workbook

    from termcheck.discovery.values import Discovery, FoundRendering, FoundTerm
    from termcheck.reports.xlsx.sheet import Cell

_TERMS = (
    Column("Term", 24),
    Column("Uses", 8, "right"),
    Column("Renderings", 12, "right"),
    Column("Main rendering", 28),
    Column("Consistency", 13, "center"),
    Column("All renderings", 70),
    Column("Not known", 11, "right"),
)
_RENDERINGS = (
    Column("Term", 22),
    Column("Rendering", 26),
    Column("Uses", 8, "right"),
    Column("Share", 9, "center"),
    Column("Source", 52),
    Column("Target", 62),
    Column("Wordings", 34),
    Column("Document", 26),
    Column("Place", 16),
)
_EXPLAINED = (
    ("Terms", "Source terms with several renderings, those first that are worth looking at first"),
    ("Uses", "Places where the term stands, one use of a longer term being none of a shorter one"),
    ("Consistency", "Share of the main rendering among the uses whose rendering is known"),
    ("Not known", "Uses for which no rendering was found, or a rare one that could be chance"),
    ("Renderings", "One row a rendering, with its surest short example; wordings of one word "
     "family (develop, development) are one rendering"),
    ("Finding", "TC304 inconsistent-term: `termcheck rules TC304` explains it"),
)  # fmt: skip


@dataclass(slots=True)
class _Book:
    workbook: Workbook
    sheets: list[Sheet] = field(default_factory=list)

    def sheet(self, title: str, widths: Sequence[float] = (), *, tab: str) -> Sheet:
        sheet = Sheet(self.workbook, title, widths, ENGLISH, Limits())
        sheet.tab(tab)
        self.sheets.append(sheet)
        return sheet


def write(discovery: Discovery, path: Path) -> None:
    """Write the workbook: sheets Terms, Renderings and Run. The same discovery gives the same
    bytes."""
    book = _Book(empty_workbook())
    _terms(book, discovery)
    _renderings(book, discovery)
    _run(book, discovery)
    save(book.workbook, book.sheets, path, title="Terms with several renderings", version=VERSION)


def _terms(book: _Book, discovery: Discovery) -> None:
    sheet = book.sheet("Terms", tab=look.ACCENT)
    sheet.table(_TERMS, frozen_columns=1)
    rows = len(discovery.terms)
    last = sheet.append_all((_term_row(term) for term in discovery.terms), rows)
    if not rows:
        sheet.append([("No term was found to have several renderings.", look.PLAIN_LINE)])
    sheet.filter(len(_TERMS), last)
    sheet.print_area(len(_TERMS))
    if last > 1:
        sheet.bars(sheet.column(4, last), top=1)


def _term_row(term: FoundTerm) -> Iterator[Cell]:
    known = sum(rendering.count for rendering in term.renderings)
    yield term.text, look.BOLD
    yield term.uses, look.NUMBER
    yield len(term.renderings), look.NUMBER
    yield term.renderings[0].text, look.TEXT
    yield term.consistency, look.SHARE
    yield ", ".join(counted(each) for each in term.renderings), look.TEXT
    yield term.uses - known, look.NUMBER


def _renderings(book: _Book, discovery: Discovery) -> None:
    sheet = book.sheet("Renderings", tab="9FC5D6")
    sheet.table(_RENDERINGS, frozen_columns=2)
    rows = sum(len(term.renderings) for term in discovery.terms)
    last = sheet.append_all(
        (
            _rendering_row(term, rendering, 0 if number == 0 else 1)
            for term in discovery.terms
            for number, rendering in enumerate(term.renderings)
        ),
        rows,
    )
    sheet.filter(len(_RENDERINGS), last)
    sheet.print_area(len(_RENDERINGS))
    if last > 1:
        sheet.bars(sheet.column(3, last), top=1)


def _rendering_row(term: FoundTerm, rendering: FoundRendering, which: int) -> Iterator[Cell]:
    use = rendering.examples[0]
    text = look.GROUP["text"][which]
    yield term.text, look.GROUP["term"][which]
    yield rendering.text, text
    yield rendering.count, look.GROUP["number"][which]
    yield rendering.share, look.GROUP["part"][which]
    yield _sentence(use.pair.source, use.source_span), text
    yield _sentence(use.pair.target, use.target_span), text
    yield ", ".join(f"{wording} {count:,}" for wording, count in rendering.wordings[:6]), text
    yield use.pair.document, text
    yield use.pair.place, text


def _sentence(text: str, span: tuple[int, int]) -> Sentence:
    """A text with a marked stretch, what is far from it cut away."""
    start, end = span
    reach = Limits().context // 2
    first, last = max(0, start - reach), min(len(text), end + reach)
    before, after = text[first:start], text[end:last]
    return Sentence(
        Excerpt(
            ("…" if first else "") + one_line(before).lstrip(),
            one_line(text[start:end]),
            one_line(after).rstrip() + ("…" if last < len(text) else ""),
        )
    )


def _run(book: _Book, discovery: Discovery) -> None:
    sheet = book.sheet("Run", (26, 90, 62, 9), tab="829AB1")
    sheet.append([("How this came about", look.SUBTITLE)], height=24)
    languages = (discovery.source_language, discovery.target_language)
    facts = (
        ("termcheck", VERSION),
        ("Languages", " to ".join(language_name(tag) for tag in languages)),
        ("Documents", len(discovery.documents)),
        ("Pairs of texts", discovery.pairs),
        ("Units with one side only", discovery.one_sided),
        ("Least uses of a term", discovery.min_count),
        ("Terms with several renderings", len(discovery.terms)),
        ("Read", "\n".join(discovery.documents[:50])),
    )
    for name, value in facts:
        style = look.COUNT if isinstance(value, int) else look.TEXT
        sheet.append([(name, look.BOLD), (value, style)])
    sheet.blank()
    sheet.append([("What the columns say", look.SUBTITLE)], height=24)
    for name, text in _EXPLAINED:
        sheet.append([(name, look.BOLD), (text, look.TEXT)])
    sheet.blank()
    sheet.append([("Notes", look.SUBTITLE)], height=24)
    if not discovery.notes:
        sheet.append([("Everything was read.", look.PLAIN_LINE)])
    sheet.append_all(
        (
            ((note.where, look.TEXT), (note.message, look.TEXT), None, (note.count, look.NUMBER))
            for note in discovery.notes
        ),
        len(discovery.notes),
    )
