"""The workbook as a whole: its sheets in order, written with constant memory and fixed bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.packaging.extended import ExtendedProperties
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP
from openpyxl.xml.functions import tostring

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
from termcheck.reports.xlsx.look import FONT
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

_MOMENT = datetime(2000, 1, 1)
"""Stands in the file for the time of writing, so that the same report gives the same bytes."""


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
    workbook = _empty_workbook()
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
    properties = workbook.properties
    properties.creator = f"termcheck {report.run.version}"
    properties.title = words.titles["report"]
    properties.created = properties.modified = _MOMENT
    for sheet in book.sheets:
        sheet.close()
    with _FixedZip(path, book.sheets) as archive:
        ExcelWriter(workbook, archive).write_data()


def _empty_workbook() -> Workbook:
    workbook = Workbook(write_only=True)
    # Widths of columns are counted in digits of the normal font. Calibri, openpyxl's, is not
    # everywhere, and each program takes another one for it: there is no public way to change it.
    normal = Font(name=FONT, size=10)
    workbook._fonts = IndexedList([normal])
    workbook._named_styles["Normal"].font = normal
    return workbook


class _FixedZip(ZipFile):
    """A zip whose members all bear the same date, and whose sheets are made while it is written."""

    def __init__(self, path: Path, sheets: list[Sheet]) -> None:
        super().__init__(path, "w", ZIP_DEFLATED, allowZip64=True)
        self._sheets = {f"xl/worksheets/sheet{n}.xml": s for n, s in enumerate(sheets, 1)}

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        if zinfo_or_arcname == ARC_APP:
            # openpyxl gives Excel and its own version as the maker: the one is not true, and the
            # other would change the bytes of the same report.
            maker = ExtendedProperties()
            maker.Application = "termcheck"
            data = tostring(maker.to_tree())
        super().writestr(self._member(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        member = self._member(str(arcname))
        with self.open(member, "w", force_zip64=True) as target:
            for part in self._sheets[member.filename].parts(Path(filename)):
                target.write(part)

    def _member(self, name: str) -> ZipInfo:
        member = ZipInfo(name, _MOMENT.timetuple()[:6])
        member.compress_type = ZIP_DEFLATED
        member.external_attr = 0o644 << 16
        member.create_system = 3
        return member
