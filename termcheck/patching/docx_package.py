"""The archive of a Word document with some of its parts exchanged."""

from __future__ import annotations

import io
import shutil
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from termcheck.errors import DocumentError
from termcheck.readers.docx import STRICT, TRANSITIONAL

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_KEPT = ("compress_type", "comment", "extra", "create_system", "internal_attr", "external_attr")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of parts that are new: zip files know no earlier one, and a clock has no place here."""


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive with these parts; new ones stand at its end.

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
    except _DAMAGED:
        raise DocumentError(
            "the file is damaged: a part of it can't be unpacked",
            hint="Open it in the program that made it and save it again, or restore a copy",
        ) from None
    return packed.getvalue()


def part_bytes(root: Any, original: bytes) -> bytes:
    """An XML part as it is to be written: in the encoding and the namespace of the original.

    `root` is in the Transitional namespace, as `Story.roots` has it. Raises `DocumentError` for a
    part in both namespaces at once, which nobody writes.
    """
    from lxml import etree

    tree = root.getroottree()
    written: bytes = etree.tostring(
        tree,
        xml_declaration=True,
        encoding=tree.docinfo.encoding or "UTF-8",
        standalone=tree.docinfo.standalone,
    )
    if STRICT not in original:
        return written
    if TRANSITIONAL in original:
        raise DocumentError(
            "the document mixes the Strict and the Transitional form",
            hint="Open it in Word and save it again",
        )
    return written.replace(TRANSITIONAL, STRICT)
