"""Word documents: one segment for each paragraph, wherever it stands.

The archive is opened by `archive`, its parts are found by their relationships and parsed by lxml.
python-docx is not used for reading: it knows neither footnotes nor text boxes, passes over tracked
insertions and content controls, refuses .docm and the Strict variant of the format, and parses
document types.

What a reader of the document sees with all tracked changes accepted is text. What can't be read is
counted: see `docx_text` for the paragraphs themselves.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.archive import Archive, parse_xml
from termcheck.errors import DocumentError
from termcheck.model.document import Anchor
from termcheck.readers.base import Cell, Content, Piece, Raw, not_read
from termcheck.readers.columns import units_of_tables
from termcheck.readers.docx_text import (
    COMMENTS,
    EMBEDDED,
    MC,
    Description,
    Paragraph,
    ParagraphReader,
    Stretch,
    W,
    is_on,
    older_form,
)
from termcheck.readers.protect import addresses, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = W[1:-1].encode()
_THROUGH = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_CHOICE = f"{MC}AlternateContent"


def read(raw: Raw) -> Content:
    """Read a Word document; anchors say where a paragraph is (`table 1, row 2, column 3, ...`).

    Body first, then headers and footers (those of the same text once), footnotes and endnotes. A
    text box follows the paragraph that it is anchored to.
    """
    story = Story(Archive(raw.data))
    pieces = [passage.piece for passage in story.passages()]
    units, notes = units_of_tables(
        pieces,
        language=raw.language,
        source_language=raw.source_language,
        uri=raw.uri,
        columns=raw.reading.columns,
    )
    return Content(units, (*notes, *not_read(story.counts, raw.uri)))


class Passage(NamedTuple):
    """A piece and where in the file it was read from."""

    piece: Piece
    """Its anchor path is unique in the document, but for what is repeated."""
    part: str
    """Name of the part of the archive."""
    stretches: tuple[Stretch, ...] = ()
    """Of the text of the piece; none for a description."""
    description: Description | None = None
    """For alternative texts."""
    repeated: bool = False
    """Whether it is a further copy of the passage with this anchor path, in the same words: in
    another header, or in the older form of a text box."""


class Story:
    """All that is read out of one document, and the count of what is not."""

    def __init__(self, archive: Archive, *, copies: bool = False) -> None:
        """Find the main part. Raises `DocumentError`.

        With `copies`, repeated passages are given as well.
        """
        main = next(
            (name for kind, name in archive.related("").values() if kind == "officeDocument"), None
        )
        if main is None:
            raise DocumentError(
                "this is not a Word document: it has no main text",
                hint="Open it in Word or LibreOffice and save it as .docx",
            )
        self._archive = archive
        self._copies = copies
        self._related = archive.related(main)
        self.main = main
        """Name of the main part."""
        self.roots: dict[str, Any] = {}
        """Root elements of the parts read so far, by name, in the Transitional namespace."""
        self.counts: Counter[str] = Counter()
        """What was not read; for `base.not_read`."""

    def passages(self) -> Iterator[Passage]:
        """The paragraphs with text, in reading order; what is repeated after what it repeats.

        Raises `DocumentError`.
        """
        root = self._parse(self.main)
        body = root.find(f"{W}body")
        if root.tag != f"{W}document" or body is None:
            raise DocumentError(
                "this is not a Word document: its main part is something else",
                hint="Give its name the ending that fits, or save it again as .docx",
            )
        hidden = self._hidden_styles()
        reader = ParagraphReader(self.counts, hidden)
        yield from self._in_part(self.main, self._blocks(body, "", reader, ""))
        yield from self._margins(root, hidden)
        for kind in ("footnote", "endnote"):
            yield from self._notes(kind, hidden)
        for name in self._parts("comments"):
            self.counts[COMMENTS] += len(self._parse(name).findall(f"{W}comment"))

    @staticmethod
    def _in_part(name: str, passages: Iterable[Passage]) -> Iterator[Passage]:
        for passage in passages:
            yield passage._replace(part=name)

    def _blocks(
        self, container: Any, place: str, reader: ParagraphReader, group: str
    ) -> Iterator[Passage]:
        """Paragraphs of a body, cell, note or text box, at any depth."""
        paragraphs = tables = 0
        pending: Paragraph | None = None
        for block in _children(container):
            if block.tag == f"{W}p":
                paragraphs += 1
                paragraph = reader.read(block, continuing=pending)
                if paragraph.continues:
                    pending = paragraph
                    continue
                pending = None
                yield from self._paragraph(
                    paragraph, f"{place}paragraph {paragraphs}", reader, group
                )
            elif block.tag == f"{W}tbl":
                tables += 1
                yield from self._table(block, f"{place}table {tables}", reader)
            elif block.tag == f"{W}altChunk":
                self.counts[EMBEDDED] += 1
        if pending is not None:
            yield from self._paragraph(pending, f"{place}paragraph {paragraphs}", reader, group)

    def _paragraph(
        self, paragraph: Paragraph, place: str, reader: ParagraphReader, group: str
    ) -> Iterator[Passage]:
        if paragraph.text.strip():
            spans = join(paragraph.protected, addresses(paragraph.text))
            piece = Piece(paragraph.text, Anchor(path=place), spans, group)
            yield Passage(piece, "", paragraph.stretches)
        for number, description in enumerate(paragraph.descriptions, 1):
            piece = Piece(
                description.text,
                Anchor(path=f"{place}, picture {number}, alternative text"),
                tuple(addresses(description.text)),
                group,
            )
            yield Passage(piece, "", description=description)
        for number, box in enumerate(paragraph.boxes, 1):
            within = f"{place}, text box {number}, "
            passages = self._blocks(box, within, reader.fresh(), group)
            copy = older_form(box) if self._copies else None
            if copy is None:
                yield from passages
            else:
                found = list(passages)
                yield from found
                uncounted = ParagraphReader(Counter(), reader.hidden_styles)
                yield from _copies(found, list(self._blocks(copy, within, uncounted, group)))

    def _table(self, table: Any, place: str, reader: ParagraphReader) -> Iterator[Passage]:
        rows = (row for row in _children(table) if row.tag == f"{W}tr")
        for row_number, row in enumerate(rows, 1):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            before = row.find(f"{W}trPr/{W}gridBefore")
            column = 1 + (_number(before) if before is not None else 0)
            for cell in _children(row):
                if cell.tag != f"{W}tc":
                    continue
                if cell.find(f"{W}tcPr/{W}cellDel") is None:
                    group = f"{place}, column {column}"
                    within = f"{place}, row {row_number}, column {column}, "
                    part = 0
                    for passage in self._blocks(cell, within, reader, group):
                        piece = passage.piece
                        # What stands in a table or text box within the cell has a place of its own.
                        if piece.group == group and piece.cell is None and not passage.repeated:
                            part += 1
                            own = Cell(place, row_number, column, part)
                            yield passage._replace(piece=piece._replace(cell=own))
                        else:
                            yield passage
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                column += _number(span) if span is not None else 1

    def _margins(self, root: Any, hidden: frozenset[str]) -> Iterator[Passage]:
        """Headers and footers in the order in which sections use them."""
        seen: dict[tuple[str, ...], list[Passage]] = {}
        numbers: Counter[str] = Counter()
        done: set[str] = set()
        for reference in root.iter(f"{W}headerReference", f"{W}footerReference"):
            kind, name = self._related.get(
                reference.get(_ID) or reference.get(_STRICT_ID), ("", "")
            )
            if kind not in ("header", "footer") or name in done:
                continue
            done.add(name)
            counts: Counter[str] = Counter()
            reader = ParagraphReader(counts, hidden)
            place = f"{kind} {numbers[kind] + 1}, "
            blocks = self._blocks(self._parse(name), place, reader, "")
            found = list(self._in_part(name, blocks))
            self.counts.update(counts)
            texts = (kind, *(passage.piece.text for passage in found if not passage.repeated))
            if found and texts not in seen:
                seen[texts] = found
                numbers[kind] += 1
                yield from found
            elif self._copies:
                yield from _copies(seen.get(texts, []), found)

    def _notes(self, kind: str, hidden: frozenset[str]) -> Iterator[Passage]:
        """Footnotes or endnotes, numbered as they stand in the file, without their separators."""
        number = 0
        for name in self._parts(f"{kind}s"):
            for note in self._parse(name).iterchildren(f"{W}{kind}"):
                if note.get(f"{W}type", "normal") != "normal":
                    continue
                number += 1
                reader = ParagraphReader(self.counts, hidden)
                blocks = self._blocks(note, f"{kind} {number}, ", reader, "")
                yield from self._in_part(name, blocks)

    def _hidden_styles(self) -> frozenset[str]:
        """Names of the styles whose text is hidden, by themselves or by what they are based on."""
        hidden: dict[str, bool] = {}
        based_on: dict[str, str] = {}
        for name in self._parts("styles"):
            for style in self._parse(name).iterchildren(f"{W}style"):
                identity = style.get(f"{W}styleId", "")
                vanish = style.find(f"{W}rPr/{W}vanish")
                if vanish is not None:
                    hidden[identity] = is_on(vanish)
                base = style.find(f"{W}basedOn")
                if base is not None:
                    based_on[identity] = base.get(f"{W}val", "")
        found = set()
        for identity in {*hidden, *based_on}:
            style, steps = identity, 0
            while style not in hidden and style in based_on and steps < len(based_on):
                style, steps = based_on[style], steps + 1
            if hidden.get(style):
                found.add(identity)
        return frozenset(found)

    def _parts(self, kind: str) -> list[str]:
        return list(
            dict.fromkeys(n for k, n in self._related.values() if k == kind and n in self._archive)
        )

    def _parse(self, name: str) -> Any:
        if name not in self.roots:
            data = self._archive.read(name).replace(STRICT, TRANSITIONAL)
            self.roots[name] = parse_xml(data, name)
        return self.roots[name]


_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def _children(container: Iterable[Any]) -> Iterator[Any]:
    """Children, those in content controls and tracked insertions among them."""
    for child in container:
        if child.tag in _THROUGH:
            yield from _children(child)
        elif child.tag == _CHOICE:
            if len(child):
                yield from _children(child[0])
        else:
            yield child


def _copies(found: list[Passage], copies: list[Passage]) -> Iterator[Passage]:
    """Passages that say the same as those found, in their order; with the anchors of these."""
    firsts = [passage for passage in found if not passage.repeated]
    anew = [passage for passage in copies if not passage.repeated]
    if [p.piece.text for p in firsts] != [p.piece.text for p in anew]:
        return
    anchors = {copy.piece.anchor: first.piece for first, copy in zip(firsts, anew, strict=True)}
    for copy in copies:
        yield copy._replace(piece=anchors[copy.piece.anchor], repeated=True)


def _number(element: Any) -> int:
    value = element.get(f"{W}val", "1")
    return int(value) if value.isdecimal() and len(value) < 6 else 1
