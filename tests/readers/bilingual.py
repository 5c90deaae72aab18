"""Makes bilingual files for the reader tests."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import docx

from termcheck.model.document import Document
from tests.conftest import NASTY

Row = tuple[str, str]

PROSE: tuple[Row, ...] = (
    ("县检察院{0}召开会议。", "The county procuratorate met at {0}."),
    ("奇怪的字：𠀀。", f"Odd characters: {NASTY.strip()}end"),
    ("详见 spp.example.gov.cn 网站。", "See en.spp.gov.cn for the whole text."),
)
"""Chinese and English, with something to protect."""

TMX_HEAD = (
    '<header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" '
    'adminlang="en" srclang="zh" datatype="plaintext"/>'
)
SDL = 'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"'
XLIFF_12 = 'xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"'
XLIFF_20 = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"'


def sides(document: Document) -> list[tuple[str | None, str | None]]:
    """Source and target text of each unit."""
    return [
        (u.source.text if u.source else None, u.target.text if u.target else None)
        for u in document.units
    ]


def tmx_of(body: str, *, prolog: str = "") -> bytes:
    """A memory with a hand-written body."""
    document = f'{prolog}<tmx version="1.4">{TMX_HEAD}<body>\n{body}\n</body></tmx>\n'
    return document.encode()


def tu(**texts: str) -> str:
    """A unit of a memory: XML by language, `_` in its name for `-`."""
    variants = "".join(
        f'<tuv xml:lang="{language.replace("_", "-")}"><seg>{text}</seg></tuv>'
        for language, text in texts.items()
    )
    return f"<tu>{variants}</tu>"


def tmx(*rows: Row) -> bytes:
    """A memory of texts."""
    return tmx_of("\n".join(tu(zh=escape(zh), en=escape(en)) for zh, en in rows))


def xliff_of(body: str, *, source: str = "zh", target: str | None = "en", more: str = "") -> bytes:
    """An XLIFF 1.2 file with a hand-written body."""
    into = "" if target is None else f' target-language="{target}"'
    return (
        f'<xliff {XLIFF_12} {more}><file original="a" datatype="plaintext" '
        f'source-language="{source}"{into}><header/><body>\n{body}\n</body></file></xliff>'
    ).encode()


def xliff(*rows: Row) -> bytes:
    """An XLIFF 1.2 file of texts."""
    return xliff_of(
        "\n".join(
            f'<trans-unit id="t{n}"><source>{escape(zh)}</source>'
            f"<target>{escape(en)}</target></trans-unit>"
            for n, (zh, en) in enumerate(rows, 1)
        )
    )


def sdlxliff(*rows: Row) -> bytes:
    """One paragraph in Trados' dialect, a segment for each row."""
    source = "".join(f'<mrk mtype="seg" mid="{n}">{escape(s)}</mrk>' for n, (s, _) in _each(rows))
    target = "".join(f'<mrk mtype="seg" mid="{n}">{escape(t)}</mrk>' for n, (_, t) in _each(rows))
    defined = "".join(f'<sdl:seg id="{n}" conf="Translated"/>' for n, _ in _each(rows))
    whole = escape("".join(zh for zh, _ in rows))
    return xliff_of(
        f'<trans-unit id="p"><source>{whole}</source><seg-source>{source}</seg-source>'
        f"<target>{target}</target><sdl:seg-defs>{defined}</sdl:seg-defs></trans-unit>",
        more=SDL,
    )


def xliff2_of(body: str, *, source: str = "zh", target: str = "en") -> bytes:
    """An XLIFF 2.0 file with hand-written units."""
    languages = f'srcLang="{source}" trgLang="{target}"'
    return f'<xliff {XLIFF_20} {languages}><file id="f">{body}</file></xliff>'.encode()


def xliff2(*rows: Row) -> bytes:
    """An XLIFF 2.0 file of texts."""
    return xliff2_of(
        "".join(
            f'<unit id="u{n}"><segment state="final"><source>{escape(zh)}</source>'
            f"<target>{escape(en)}</target></segment></unit>"
            for n, (zh, en) in _each(rows)
        )
    )


def po_of(body: str, *, language: str = "en", source: str = "zh") -> bytes:
    """A catalogue with hand-written messages."""
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Language: {language}\\n"\n"X-Source-Language: {source}\\n"\n\n'
    )
    return (header + body).encode()


def po(*rows: Row) -> bytes:
    """A catalogue of texts."""
    return po_of("\n".join(f"msgid {_quoted(zh)}\nmsgstr {_quoted(en)}\n" for zh, en in rows))


def table(*rows: Row) -> bytes:
    """A TSV file with headings."""
    return "\r\n".join(f'"{zh}"\t"{en}"' for zh, en in (("zh", "en"), *rows)).encode()


def word_table(*rows: tuple[str, ...]) -> bytes:
    """A Word document with one table; characters that XML can't hold are left out."""
    document = docx.Document()
    grid = document.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        cells = grid.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text.replace("\r", "")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _each(rows: tuple[Row, ...]) -> list[tuple[int, Row]]:
    return list(enumerate(rows, 1))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"'
