"""The text of one paragraph of a Word document.

Element names are those of ECMA-376 part 1 (WordprocessingML). Text is what is seen when all tracked
changes are accepted: insertions and the new place of what was moved are in, deletions and the old
place are out; results of fields are in, their codes are out; the base of ruby text is in, the
reading above it is out; hidden text is out and counted.

Each character is traced to the element that it was read from: whoever changes a document or marks
places in it asks this walk where they are instead of walking on their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.model.document import Protected, Protection

if TYPE_CHECKING:
    from collections import Counter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"

EMBEDDED = "embedded object|embedded objects"
COMMENTS = "comment|comments"
_CHARTS = "chart|charts"
_DIAGRAMS = "SmartArt graphic|SmartArt graphics"
_EQUATIONS = "equation|equations"
_PICTURES = "picture without a description|pictures without a description"
_HIDDEN = "stretch of hidden text|stretches of hidden text"

_PLACEHOLDER = "\ufffc"
"""Stands in the text for what can't be read, as Unicode means it to."""
CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_OUT = frozenset(
    W + name
    for name in (
        "del",
        "moveFrom",
        "delText",
        "delInstrText",
        "rt",
        "rubyPr",
        "rPr",
        "pPr",
        "sdtPr",
        "sdtEndPr",
        "txbxContent",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
    )
)
_OFF = frozenset(("0", "false", "off", "none"))
_PICTURE_NAME = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg")


class Stretch(NamedTuple):
    """Where a stretch `[start, end)` of a paragraph's text was read from."""

    start: int
    end: int
    element: Any
    """A `w:t`, of whose text it is the whole; or what else was read as one character."""
    fields: tuple[str, ...] = ()
    """Kinds of the complex fields whose result it is in, outermost first: `TOC`, `HYPERLINK`; an
    empty one where the code names none."""


class Description(NamedTuple):
    """The alternative text of a picture."""

    text: str
    element: Any
    attribute: str
    """Of `element`, with its namespace; holds the text."""


class _Field:
    """A complex field that has begun and not ended."""

    __slots__ = ("code", "in_code")

    def __init__(self) -> None:
        self.code = ""
        self.in_code = True

    @property
    def kind(self) -> str:
        words = self.code.split(maxsplit=1)
        return words[0].upper() if words else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What was read of one `w:p`."""

    text: str
    """With tabs and line breaks as characters."""
    protected: tuple[Protected, ...]
    """What stands for equations and symbols."""
    boxes: tuple[Any, ...]
    """Contents of the text boxes that are anchored here (`w:txbxContent`), each once."""
    descriptions: tuple[Description, ...]
    """Alternative texts of the pictures in it."""
    stretches: tuple[Stretch, ...]
    """Where all of the text was read from, in order and without gaps."""
    continues: bool
    """Whether its end was deleted, so that the next paragraph goes on with it."""


class ParagraphReader:
    """Reads the paragraphs of one story in order, since fields may span several of them."""

    __slots__ = (
        "_boxes",
        "_counts",
        "_descriptions",
        "_fields",
        "_hidden",
        "_length",
        "_parts",
        "_protected",
        "_stretches",
    )

    def __init__(self, counts: Counter[str], hidden_styles: frozenset[str]) -> None:
        self._counts = counts
        self._hidden = hidden_styles
        self._fields: list[_Field] = []
        self._clear()

    @property
    def hidden_styles(self) -> frozenset[str]:
        """Names of the styles whose text is not read."""
        return self._hidden

    def fresh(self) -> ParagraphReader:
        """A reader for a story within this one."""
        return ParagraphReader(self._counts, self._hidden)

    def read(self, element: Any, continuing: Paragraph | None = None) -> Paragraph:
        """The text of a `w:p`, after that of `continuing` if there is one."""
        self._clear()
        if continuing is not None:
            self._parts.append(continuing.text)
            self._length = len(continuing.text)
            self._stretches.extend(continuing.stretches)
            self._protected.extend(continuing.protected)
            self._boxes.extend(continuing.boxes)
            self._descriptions.extend(continuing.descriptions)
        style = element.find(f"{W}pPr/{W}pStyle")
        hidden = style is not None and style.get(f"{W}val") in self._hidden
        for child in element:
            self._walk(child, hidden)
        # The code of a field ends with its paragraph; a field that never ends must not swallow
        # the rest of the document.
        self._fields = [field for field in self._fields if not field.in_code]
        return Paragraph(
            "".join(self._parts),
            tuple(self._protected),
            tuple(self._boxes),
            tuple(self._descriptions),
            tuple(self._stretches),
            element.find(f"{W}pPr/{W}rPr/{W}del") is not None,
        )

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._protected: list[Protected] = []
        self._boxes: list[Any] = []
        self._descriptions: list[Description] = []
        self._stretches: list[Stretch] = []

    @property
    def _in_code(self) -> bool:
        """Whether what comes now belongs to the code of a field."""
        return any(field.in_code for field in self._fields)

    def _emit(self, text: str, element: Any) -> None:
        if text and not self._in_code:
            end = self._length + len(text)
            fields = tuple(field.kind for field in self._fields) if self._fields else ()
            self._stretches.append(Stretch(self._length, end, element, fields))
            self._parts.append(text)
            self._length = end

    def _emit_placeholder(self, element: Any) -> None:
        if not self._in_code:
            end = self._length + 1
            self._protected.append(Protected(end - 1, end, Protection.OPAQUE))
            self._emit(_PLACEHOLDER, element)

    def _walk(self, element: Any, hidden: bool) -> None:
        tag = element.tag
        if tag in _OUT or not isinstance(tag, str):
            return
        if tag == f"{W}r":
            self._run(element, hidden)
        elif tag == f"{W}t":
            self._emit(element.text or "", element)
        elif tag in CHARACTERS:
            self._emit(CHARACTERS[tag], element)
        elif tag == f"{W}sym":
            self._emit_placeholder(element)
        elif tag == f"{W}instrText":
            if self._fields:
                self._fields[-1].code += element.text or ""
        elif tag == f"{W}fldChar":
            self._field(element.get(f"{W}fldCharType"))
        elif tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
            self._counts[_EQUATIONS] += 1
            self._emit_placeholder(element)
        elif tag == f"{MC}AlternateContent":
            if len(element):
                self._walk_children(element[0], hidden)
        elif tag == f"{W}drawing":
            self._drawing(element)
        elif tag == f"{W}object":
            self._counts[EMBEDDED] += 1
            self._emit_placeholder(element)
        elif tag == f"{W}pict":
            self._picture(element)
        else:
            self._walk_children(element, hidden)

    def _walk_children(self, element: Any, hidden: bool) -> None:
        for child in element:
            self._walk(child, hidden)

    def _run(self, run: Any, hidden: bool) -> None:
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None and style.get(f"{W}val") in self._hidden:
            hidden = True
        vanish = run.find(f"{W}rPr/{W}vanish")
        if vanish is not None:
            hidden = is_on(vanish)
        if hidden and any((t.text or "").strip() for t in run.iterchildren(f"{W}t")):
            if not self._in_code:
                self._counts[_HIDDEN] += 1
            return
        self._walk_children(run, hidden)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].in_code = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _drawing(self, drawing: Any) -> None:
        """A DrawingML object: a text box, a chart, a picture ..."""
        boxes = outermost_boxes(drawing)
        self._boxes.extend(boxes)
        uris = [data.get("uri", "") for data in drawing.iter(f"{_DRAWING}graphicData")]
        uri = uris[0] if uris else ""
        if uri.endswith("/chart") or "/chartex" in uri:
            self._counts[_CHARTS] += 1
        elif uri.endswith("/diagram"):
            self._counts[_DIAGRAMS] += 1
        elif uri.endswith("/picture"):
            properties = next(drawing.iter(f"{_WORD_DRAWING}docPr"), None)
            self._describe(properties, "descr")

    def _picture(self, picture: Any) -> None:
        """A VML object, as Word wrote them before 2010."""
        boxes = outermost_boxes(picture)
        self._boxes.extend(boxes)
        for data in picture.iter(f"{_VML}imagedata"):
            self._describe(data.getparent(), "alt")

    def _describe(self, element: Any, attribute: str) -> None:
        text = "" if element is None else element.get(attribute, "")
        # Programs put the name of the picture's file where a description should be.
        if text.strip() and not text.lower().endswith(_PICTURE_NAME):
            self._descriptions.append(Description(text, element, attribute))
        else:
            self._counts[_PICTURES] += 1


def is_on(element: Any) -> bool:
    """Whether an on-off property is on; without a value it is."""
    return element.get(f"{W}val", "1") not in _OFF


def older_form(box: Any) -> Any | None:
    """The copy of a text box that Word keeps for programs that know VML only; None without one."""
    chosen = box.getparent()
    while chosen is not None and chosen.tag != f"{MC}Choice":
        chosen = chosen.getparent()
    older = None if chosen is None else chosen.getparent().find(f"{MC}Fallback")
    if older is None:
        return None
    boxes, copies = outermost_boxes(chosen), outermost_boxes(older)
    return copies[boxes.index(box)] if len(boxes) == len(copies) and box in boxes else None


def outermost_boxes(element: Any) -> list[Any]:
    """Contents of text boxes, without those within others and without fallbacks."""
    found = []
    for child in element:
        if child.tag == f"{W}txbxContent":
            found.append(child)
        elif child.tag == f"{MC}AlternateContent":
            if len(child):
                found.extend(outermost_boxes(child[0]))
        else:
            found.extend(outermost_boxes(child))
    return found
