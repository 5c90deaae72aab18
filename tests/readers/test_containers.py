"""Office files that are damaged, dangerous or of another kind than their names say."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from termcheck.model.document import Document, NoteCode
from tests.readers import files

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(document: Document, saying: str) -> None:
    """No units, and one note that says why."""
    assert document.units == ()
    assert files.codes(document) == [NoteCode.UNREADABLE]
    assert saying in files.messages(document)


def made(suffix: str) -> tuple[bytes, str]:
    """A file of this kind and the name of its main part."""
    if suffix == ".docx":
        return files.word(files.paragraph("Text")), "word/document.xml"
    return files.workbook(("Text",)), "xl/worksheets/sheet1.xml"


both = pytest.mark.parametrize("suffix", [".docx", ".xlsx"])


@both
def test_a_truncated_archive(suffix: str, tmp_path: Path) -> None:
    data, _ = made(suffix)
    refused(files.read_bytes(tmp_path, f"a{suffix}", data[:-30]), "damaged or incomplete")


@both
def test_a_damaged_part(suffix: str, tmp_path: Path) -> None:
    data, part = made(suffix)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo(part).header_offset + 30 + len(part) + 8
    broken = data[:at] + bytes(b ^ 0xFF for b in data[at : at + 20]) + data[at + 20 :]
    refused(files.read_bytes(tmp_path, f"a{suffix}", broken), f"{part} can't be unpacked")


@both
def test_a_zip_bomb(suffix: str, tmp_path: Path) -> None:
    data, part = made(suffix)
    bomb = files.with_part(data, part, b"<a>" + b" " * (40 << 20))
    document = files.read_bytes(tmp_path, f"a{suffix}", bomb)
    refused(document, "zip bomb")
    refused(document, part)


@both
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a SYSTEM "http://localhost/a.dtd">',
        '<!DOCTYPE a [<!ENTITY e "x"><!ENTITY f "&e;&e;&e;&e;">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(
    suffix: str, doctype: str, encoding: str, tmp_path: Path
) -> None:
    data, part = made(suffix)
    xml = files.part_of(data, part)
    xml = xml[xml.index("?>") + 2 :] if xml.startswith("<?") else xml
    content = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{xml}'.encode(encoding)
    document = files.read_bytes(tmp_path, f"a{suffix}", files.with_part(data, part, content))
    refused(document, "declares a document type")


@both
def test_a_password(suffix: str, tmp_path: Path) -> None:
    data = _OLE + "EncryptedPackage".encode("utf-16-le")
    refused(files.read_bytes(tmp_path, f"a{suffix}", data), "protected by a password")


@both
def test_an_encrypted_part(suffix: str, tmp_path: Path) -> None:
    data, _ = made(suffix)
    flagged = bytearray(data)
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        flagged[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    refused(files.read_bytes(tmp_path, f"a{suffix}", bytes(flagged)), "protected by a password")


@pytest.mark.parametrize(
    ("name", "data", "saying"),
    [
        ("a.docx", _OLE + "WordDocument".encode("utf-16-le"), "old Word document"),
        ("a.xlsx", _OLE + "Workbook".encode("utf-16-le"), "old Excel workbook"),
        ("a.txt", _OLE + "WordDocument".encode("utf-16-le"), "old Word document"),
        ("a.txt", _OLE, "old Office program"),
        ("a.docx", b"%PDF-1.7", "a PDF file"),
        ("a.txt", b"%PDF-1.7 and text", "a PDF file"),
        ("a.md", b"{\\rtf1 text}", "RTF"),
        ("a.csv", b"\x89PNG\r\n\x1a\n", "picture"),
        ("a.txt", b"\x1f\x8b\x08", "gzip"),
        ("a.docx", b"Only text.", "not a Word document"),
        ("a.xlsx", b"a,b\n", "not an Excel workbook"),
        ("a.xlsx", b"", "empty"),
    ],
)
def test_other_kinds_of_files_are_named(
    name: str, data: bytes, saying: str, tmp_path: Path
) -> None:
    refused(files.read_bytes(tmp_path, name, data), saying)


def test_office_files_with_the_ending_of_a_text(tmp_path: Path) -> None:
    word, book = made(".docx")[0], made(".xlsx")[0]
    refused(files.read_bytes(tmp_path, "a.txt", word), "ending .docx")
    refused(files.read_bytes(tmp_path, "a.md", book), "ending .xlsx")
    refused(files.read_bytes(tmp_path, "a.csv", files.zipped({"x": "y"})), "zip archive")


def test_office_files_with_the_ending_of_the_other(tmp_path: Path) -> None:
    word, book = made(".docx")[0], made(".xlsx")[0]
    refused(files.read_bytes(tmp_path, "a.xlsx", word), "")
    refused(files.read_bytes(tmp_path, "a.docx", book), "not a Word document")
