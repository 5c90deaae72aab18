"""Makes the files that the reader tests read; nothing binary is kept in the repository."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import openpyxl

from termcheck.model.document import Document, NoteCode, Protection, Segment
from termcheck.readers import read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = " ".join(
    (
        f'xmlns:w="{W}"',
        f'xmlns:r="{RELATIONS}"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    )
)


def read(path: Path, *, language: str = "en", source: str = "zh") -> Document:
    """The document in a file, named as the test named it."""
    return read_document(path, path.as_posix(), language=language, source_language=source)


def read_bytes(folder: Path, name: str, data: bytes, **languages: str) -> Document:
    """The document in a file of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return read(path, **languages)


def texts(document: Document) -> list[str]:
    """The texts of all segments."""
    return [segment.text for segment in document.segments]


def places(document: Document) -> dict[str, str]:
    """Anchor path of each segment -> its text."""
    return {str(segment.anchor.path): segment.text for segment in document.segments}


def codes(document: Document) -> list[NoteCode]:
    """The codes of all notes."""
    return [note.code for note in document.notes]


def messages(document: Document) -> str:
    """The messages of all notes, a line each."""
    return "\n".join(note.message for note in document.notes)


def protected(segment: Segment, kind: Protection) -> list[str]:
    """The protected stretches of one kind."""
    return [segment.text[p.start : p.end] for p in segment.protected if p.kind is kind]


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def paragraph(*runs: str) -> str:
    """`w:p` of runs; a run that is no XML becomes text."""
    return f"<w:p>{''.join(r if r.startswith('<') else run(r) for r in runs)}</w:p>"


def run(text: str) -> str:
    """`w:r` with a text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def text_box(text: str) -> str:
    """A run with a text box, once as DrawingML and once more as VML, as Word writes it."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def drawing(kind: str, *, description: str | None = None) -> str:
    """A run with a drawing: `chart`, `diagram` or `picture`."""
    descr = "" if description is None else f' descr="{description}"'
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Drawing 1"{descr}/><a:graphic>'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}"/>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def word(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A Word document of hand-written parts.

    `parts` maps `header`, `footer`, `footnotes`, `endnotes`, `comments`, `styles` (with a number
    behind for further ones of a kind) to what stands in the root element of the part.
    """
    parts = parts or {}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
    }
    links = []
    for number, (name, content) in enumerate(parts.items(), 1):
        kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
        links.append(
            f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{name}.xml"/>'
        )
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}">{"".join(links)}</Relationships>'
    )
    files["word/document.xml"] = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return zipped(files)


def simple_word(*paragraphs: str) -> bytes:
    """A Word document as python-docx makes it."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def workbook(*rows: tuple[object, ...], title: str = "Sheet1") -> bytes:
    """An Excel workbook with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: str | bytes) -> bytes:
    """An archive with one part exchanged or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    return zipped({**parts, name: content})


def part_of(data: bytes, name: str) -> str:
    """A part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()
