"""An XML part of a Word document, written as its file has it."""

from __future__ import annotations

from typing import Any

from termcheck.errors import DocumentError
from termcheck.readers.docx import STRICT, TRANSITIONAL


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
