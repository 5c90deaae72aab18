"""The file around the sheets: fonts, properties, and bytes that depend on the content alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.packaging.extended import ExtendedProperties
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP
from openpyxl.xml.functions import tostring

from termcheck.reports.xlsx.look import FONT
from termcheck.reports.xlsx.sheet import Sheet

_MOMENT = datetime(2000, 1, 1)
"""Stands in the file for the time of writing, so that the same report gives the same bytes."""


def empty_workbook() -> Workbook:
    """A workbook without sheets, to be written row by row."""
    workbook = Workbook(write_only=True)
    # Widths of columns are counted in digits of the normal font. Calibri, openpyxl's, is not
    # everywhere, and each program takes another one for it: there is no public way to change it.
    normal = Font(name=FONT, size=10)
    workbook._fonts = IndexedList([normal])
    workbook._named_styles["Normal"].font = normal
    return workbook


def save(
    workbook: Workbook, sheets: Sequence[Sheet], path: Path, *, title: str, version: str
) -> None:
    """Finish the sheets and write the workbook; `version` is that of termcheck."""
    properties = workbook.properties
    properties.creator = f"termcheck {version}"
    properties.title = title
    properties.created = properties.modified = _MOMENT
    for sheet in sheets:
        sheet.close()
    with _FixedZip(path, sheets) as archive:
        ExcelWriter(workbook, archive).write_data()


class _FixedZip(ZipFile):
    """A zip whose members all bear the same date, and whose sheets are made while it is written."""

    def __init__(self, path: Path, sheets: Sequence[Sheet]) -> None:
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
