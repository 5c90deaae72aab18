"""The workbook as a whole: its sheets in order, written with constant memory and fixed bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

from termcheck.model.report import Report
from termcheck.reports.excerpt import kind_of
from termcheck.reports.xlsx import (
    documents,
    findings,
    glossary,
    legend,
    matrix,
    run,
    summary,
    tables,
    terms,
)
from termcheck.reports.xlsx.cells import Link
from termcheck.reports.xlsx.links import common_folder, document_link
from termcheck.reports.xlsx.package import empty_workbook, save
from termcheck.reports.xlsx.sheet import Limits, Sheet
from termcheck.reports.xlsx.words import ENGLISH, Words

if TYPE_CHECKING:
    import pandas as pd

    from termcheck.model.finding import Finding

SHEETS: dict[str, Callable[[Book], None]] = {
    "summary": summary.write,
    "findings": findings.write,
    "terms": terms.write,
    "matrix": matrix.write,
    "documents": documents.write,
    "glossary": glossary.write,
    "legend": legend.write,
    "run": run.write,
}
"""What writes each sheet, in the order of the tabs."""


@dataclass(frozen=True, slots=True)
class Book:
    """What every sheet needs."""

    report: Report
    words: Words
    limits: Limits
    folder: Path
    """Where the workbook will stand; links to documents are relative to it."""
    facts: pd.DataFrame
    """See `tables.facts`."""
    documents: pd.DataFrame
    """See `tables.documents`."""
    workbook: Workbook
    common: str
    """The folder that all documents lie in, with a slash at its end; empty where there is none."""
    sheets: list[Sheet] = field(default_factory=list)
    """The sheets begun so far, in the order of the tabs."""
    links: dict[str, Link] = field(default_factory=dict)
    """Links made so far, by uri: findings come in thousands, documents in hundreds."""

    def sheet(self, name: str, *, widths: tuple[float, ...] = (), tab: str | None = None) -> Sheet:
        """Begin the sheet with this key in `words.sheets`."""
        sheet = Sheet(self.workbook, self.words.sheets[name], widths, self.words, self.limits)
        if tab is not None:
            sheet.tab(tab)
        self.sheets.append(sheet)
        return sheet

    def sentence(self, name: str, /, **parts: str) -> str:
        """A sentence of the workbook, its placeholders filled."""
        return self.words.sentences[name].format(**parts)

    def meaning(self, code: str) -> str:
        """What the rule of a code reports; in its own words where the workbook has none for it."""
        known = self.words.rules.get(code)
        if known is not None:
            return known
        from termcheck.glossary.lint import GLOSSARY_RULES
        from termcheck.rules.registry import ALL_RULES

        rule = ALL_RULES.get(code) or GLOSSARY_RULES.get(code)
        return rule.summary if rule is not None else ""

    def kind(self, finding: Finding) -> str:
        """The name of a finding's kind of difference; empty without a match."""
        key = kind_of(finding)
        return self.words.kinds.get(key, key) if key is not None else ""

    def link(self, uri: str, *, short: bool = False) -> Link:
        """A link to a document, shown in full or by its short name."""
        link = self.links.get(uri)
        if link is None:
            link = self.links[uri] = document_link(uri, self.folder)
        return replace(link, text=self.short(uri)) if short else link

    def short(self, uri: str) -> str:
        """The path of a document below the folder that all documents lie in."""
        return uri.removeprefix(self.common)


def write_workbook(
    report: Report,
    path: Path,
    *,
    final: Path | None = None,
    words: Words = ENGLISH,
    limits: Limits | None = None,
) -> None:
    """Write the report as a workbook to `path`; `final` is where it will stand in the end.

    Cost: about 0.15 ms a finding (100,000 in 15 s; a plain table of them by pandas takes 56 s and
    five times the memory, see `bench/workbook_speed.py`). Memory beyond that of the report: some
    tens of megabytes for the libraries, then a few bytes a finding, for rows are written as they
    are made.
    """
    workbook = empty_workbook()
    table = tables.facts(report)
    book = Book(
        report=report,
        words=words,
        limits=limits or Limits(),
        folder=(final or path).parent,
        facts=table,
        documents=tables.documents(report, table),
        workbook=workbook,
        # Files that could not be read have findings, but are no documents.
        common=common_folder(
            [document.uri for document in report.documents] + list(table["document"].cat.categories)
        ),
    )
    for write in SHEETS.values():
        write(book)
    save(workbook, book.sheets, path, title=words.titles["report"], version=report.run.version)
