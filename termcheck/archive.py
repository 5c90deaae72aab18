"""The zip archive inside DOCX and XLSX files, opened with care.

Such files come from anywhere, documents and glossaries alike. Checked here, once for all: that the
archive is whole, that it does not swell to many times its size, that nothing in it is encrypted,
that no XML part declares a document type (the way to external files and to entities that
multiply), and how far out the cells of a worksheet stand. `with_parts` is the way back: the same
archive with some parts exchanged.

What is refused raises `DocumentError`; whoever reads something else words it anew.
"""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_REPAIR = "Open it in the program that made it and save it again, or restore a copy"
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_PROLOG = 65_536
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|<\?(?>.*?\?>)|<!--(?>.*?-->))*+<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]",
    re.DOTALL,
)
_MOST_CELLS = 20_000_000
"""Cells of a rectangle that can be held, empty ones included: calamine keeps 24 to 32 bytes each,
and ends the whole program where there is not enough memory."""
# Any attribute `r` with a cell's name, in whatever element: nothing that calamine takes for a cell
# may be missed. It reads small letters, and numbers beyond the last row and column of Excel.
_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,9})([0-9]{1,18})["']""")
# Rows with anything in them: cells without a name stand in the row they are in.
_ROW = re.compile(
    rb"""\sr\s*=\s*["']([0-9]{1,18})["'](?!(?:\s*[\w:.-]+\s*=\s*(?:"[^"]*+"|'[^']*+'))*+\s*/>)"""
)
_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    IndexError,
    KeyError,
    OverflowError,
)
"""What the standard library raises for archives that are damaged in one way or another."""


_KEPT = ("compress_type", "comment", "extra", "create_system", "internal_attr", "external_attr")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of parts that are new: zip files know no earlier one, and a clock has no place here."""


class Limits(NamedTuple):
    """How far an archive may swell."""

    total: int = 1 << 30
    """Bytes of all XML parts together."""
    ratio: int = 400
    """Unpacked to packed size of a part; real sheets full of repetition reach 100."""
    harmless: int = 16 << 20
    """Below this size in bytes no ratio is suspicious."""
    parts: int = 20_000
    """Number of parts."""


_LIMITS = Limits()


class Archive:
    """A checked archive; only XML parts can be read from it."""

    __slots__ = ("_infos", "_roots", "_zip")

    def __init__(self, data: bytes, limits: Limits = _LIMITS) -> None:
        """Open and check. Raises `DocumentError`. Cost: the directory is read, nothing unpacked."""
        self._roots: dict[str, str] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except _FAILURES:
            raise DocumentError(
                "the file is damaged or incomplete (the archive in it can't be opened)",
                hint=_REPAIR,
            ) from None
        if len(members) > limits.parts:
            raise _bomb(f"it holds {len(members):,} parts")
        self._infos = {
            info.filename: info
            for info in members
            if info.filename.lower().endswith((".xml", ".rels"))
        }
        total = sum(info.file_size for info in self._infos.values())
        if total > limits.total:
            raise _bomb(f"it would unpack to {total >> 20:,} MB")
        for info in self._infos.values():
            if info.flag_bits & 1:
                raise DocumentError(
                    "the file is protected by a password", hint="Save a copy without the password"
                )
            packed = max(1, info.compress_size)
            if info.file_size > limits.harmless and info.file_size > limits.ratio * packed:
                raise _bomb(
                    f"{info.filename} would unpack to {info.file_size // packed:,} times its size"
                )

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the XML parts, sorted."""
        return tuple(sorted(self._infos))

    def __contains__(self, name: object) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of an XML part, never more than the archive's directory promised.

        Raises `DocumentError` for a part that is missing, damaged, or declares a document type.
        """
        info = self._infos.get(name)
        if info is None:
            raise DocumentError(f"the file is incomplete: {name} is missing", hint=_REPAIR)
        try:
            data = self._zip.read(info)
        except _FAILURES:
            raise DocumentError(
                f"the file is damaged: {name} can't be unpacked", hint=_REPAIR
            ) from None
        if any(mark in data[:_PROLOG] for mark in _DOCTYPES):
            raise DocumentError(
                f"{name} declares a document type, which Office files never do; it was not read",
                hint="Don't trust the file; if it must be read, save it again in Word or Excel",
            )
        root = _ROOT.match(data)
        self._roots[name] = root.group(1).decode() if root else ""
        return data

    def parse(self, name: str) -> Any:
        """The root element of an XML part (lxml). Raises `DocumentError`."""
        return parse_xml(self.read(name), name)

    def parts_with_root(self, *roots: str) -> Iterator[tuple[str, bytes]]:
        """Name and bytes of the parts whose root element has one of these local names, sorted.

        Cost: each part is unpacked once to learn its root element, unless it was read before.
        """
        for name in self.names:
            known = self._roots.get(name)
            if known is None or known in roots:
                data = self.read(name)
                if self._roots[name] in roots:
                    yield name, data

    def sprawl(self) -> tuple[int, int] | None:
        """Rows and columns of a worksheet whose cells stand too far out, or None for none.

        Too far for a reader that fills the rectangle from A1 to the last cell, as calamine does.
        Cost: one pass over the worksheets.
        """
        for _, data in self.parts_with_root("worksheet"):
            rows, columns = _reach(data)
            if rows * columns > _MOST_CELLS:
                return rows, columns
        return None

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationships of a part: id -> (last step of the type, name of the part it leads to).

        `part` is `""` for the archive itself. Links out of the file are left out. A part without
        relationships has none.
        """
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self:
            return {}
        found = {}
        for element in self.parse(path):
            if not isinstance(element.tag, str) or element.get("TargetMode") == "External":
                continue
            target = posixpath.join("/", folder, element.get("Target", ""))
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))
        return found

    def repacked(self) -> io.BytesIO:
        """An archive of the XML parts only, unpacked and checked: for readers that take files.

        What such a reader sees is then just what was checked here, whatever the original said
        about its sizes.
        """
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as target:
            for name in self.names:
                target.writestr(zipfile.ZipInfo(name), self.read(name))
        copy.seek(0)
        return copy


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive in `data` with these parts; new ones stand at its end.

    All other members keep their bytes, order, dates and way of compression. Raises `DocumentError`
    for a damaged member. Cost: every member is unpacked and packed once, piece by piece.
    """
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
            target.comment = source.comment
            names = set()
            for info in source.infolist():
                if source.getinfo(info.filename) is not info:
                    continue  # a later member of the same name hides it from everyone
                names.add(info.filename)
                copy = zipfile.ZipInfo(info.filename, info.date_time)
                for name in _KEPT:
                    setattr(copy, name, getattr(info, name))
                if info.filename in parts:
                    target.writestr(copy, parts[info.filename])
                else:
                    copy.file_size = info.file_size
                    with source.open(info) as old, target.open(copy, "w") as new:
                        shutil.copyfileobj(old, new)
            for name, content in parts.items():
                if name not in names:
                    fresh = zipfile.ZipInfo(name, _FIRST_DAY)
                    fresh.compress_type = zipfile.ZIP_DEFLATED
                    target.writestr(fresh, content)
    except _FAILURES:
        raise DocumentError(
            "the file is damaged: a part of it can't be unpacked", hint=_REPAIR
        ) from None
    return packed.getvalue()


def parse_xml(data: bytes, name: str) -> Any:
    """The root element, without entities, network or document types. Raises `DocumentError`."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise DocumentError(f"the file is damaged: {name} is not valid XML", hint=_REPAIR) from None


def _reach(worksheet: bytes) -> tuple[int, int]:
    """The last row and the last column that anything in a worksheet names."""
    row, letters = 0, set()
    for name, number in _CELL.findall(worksheet):
        letters.add(name.decode("ascii"))
        row = max(row, int(number))
    row = max(row, *map(int, _ROW.findall(worksheet)), 0)
    return row, max(map(column_number, letters), default=0)


def column_number(letters: str) -> int:
    """The number of a column from its letters, whatever their case: 1 for `A`, 27 for `AA`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_name(number: int) -> str:
    """The letters of a 1-based column: `A`, `Z`, `AA`."""
    name = ""
    while number:
        number, digit = divmod(number - 1, 26)
        name = chr(65 + digit) + name
    return name


def _bomb(what: str) -> DocumentError:
    return DocumentError(
        f"the file was not unpacked because {what}: it looks like a zip bomb",
        hint="If it is genuine, split it into several files",
    )
