"""What the bytes of a file are, whatever its name says.

Content is looked at after the name: a Word document called `report.txt` gets a message that says
so, not a page of noise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.errors import DocumentError
from termcheck.text.encodings import control_share

if TYPE_CHECKING:
    from termcheck.readers.base import Reader

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "Copy its text into a .txt or .docx file"),
    (b"{\\rtf", "a rich-text file (RTF)", "Save it as .docx"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", ""),
    (b"\xff\xd8\xff", "a picture (JPEG)", ""),
    (b"GIF8", "a picture (GIF)", ""),
    (b"Rar!\x1a\x07", "an archive (RAR)", "Unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "Unpack it first"),
    (b"\x1f\x8b\x08", "a compressed file (gzip)", "Unpack it first"),
    (b"\x7fELF", "a program", ""),
    (b"SQLite format 3\0", "a database (SQLite)", ""),
)

_ZIP_PARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"word/document", "a Word document", ".docx"),
    (b"xl/workbook", "an Excel workbook", ".xlsx"),
    (b"ppt/presentation", "a PowerPoint presentation", ".pptx"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text", ".odt"),
    (b"mimetypeapplication/epub", "an e-book", ".epub"),
)


def check_container(data: bytes, reader: Reader) -> None:
    """Raise `DocumentError` when the bytes are plainly not what the reader reads.

    Text is checked for the marks of other formats only; whether it can be decoded is decided by
    `encoding`. An empty file passes as text.
    """
    if reader.container == "zip":
        _check_zip(data, reader)
        return
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise DocumentError(f"this is {what}, not a text file", hint=hint or None)
    if data.startswith(_OLE):
        raise _ole(data, reader)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        for mark, what, suffix in _ZIP_PARTS:
            if mark in data:
                raise DocumentError(
                    f"this is {what}, not a text file", hint=f"Give its name the ending {suffix}"
                )
        raise DocumentError("this is a zip archive, not a text file", hint="Unpack it first")


def looks_like_text(data: bytes) -> bool:
    """Whether bytes of unknown kind can be taken for text.

    Asked of files without a known ending only. UTF-16 without a byte order mark does not count.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if data.startswith((_ZIP, _EMPTY_ZIP, _OLE, *(magic for magic, _, _ in _MAGIC))):
        return False
    return control_share(data) == 0.0


def _check_zip(data: bytes, reader: Reader) -> None:
    kind = "a Word document" if reader.name == "docx" else "an Excel workbook"
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return
    if not data:
        raise DocumentError(f"the file is empty, not {kind}", hint="Restore it from a copy")
    if data.startswith(_OLE):
        raise _ole(data, reader)
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise DocumentError(f"this is {what}, not {kind}", hint=hint or None)
    raise DocumentError(
        f"this is not {kind}: the file is damaged or of another kind",
        hint="Open it in the program that made it and save it again",
    )


def _ole(data: bytes, reader: Reader) -> DocumentError:
    """What to say about a file in the container of Office 97 to 2003.

    Names of its streams are UTF-16. Encrypted OOXML files come in this container too.
    """
    if _stream("EncryptedPackage", data):
        return DocumentError(
            "the file is protected by a password", hint="Save a copy without the password"
        )
    if _stream("WordDocument", data):
        return DocumentError("this is an old Word document (.doc)", hint="Save it as .docx")
    if _stream("Workbook", data) or _stream("Book", data):
        return DocumentError("this is an old Excel workbook (.xls)", hint="Save it as .xlsx")
    return DocumentError(
        "this is a file of an old Office program",
        hint="Save it as .docx or .xlsx" if reader.container else "Save it as plain text",
    )


def _stream(name: str, data: bytes) -> bool:
    return name.encode("utf-16-le") in data
