"""Texts in the XML parts of a workbook, and where their characters are written.

Excel writes a text as `t` elements, one for each run of rich text; blanks at the ends of a `t`
count only with `xml:space`, and a character that XML can't hold stands as `_x000D_` (ECMA-376
part 1, 18.3.1.53, 18.4 and 22.9.2.19).
"""

from __future__ import annotations

import io
import re
from collections.abc import Container, Iterator, Sequence
from typing import Any, NamedTuple

from termcheck.archive import column_name, column_number
from termcheck.model.finding import Edit
from termcheck.patching.edits import NotPossibleError, edited
from termcheck.patching.encoded import Encoded, Splice
from termcheck.patching.spliced import GONE
from termcheck.patching.xml_source import Character, Element, Source
from termcheck.readers.xml_stream import XmlFile

_TAG = re.compile(r"<(?:[\w.-]+:)?(?P<name>row|c)(?=[\s/>])[^<>]*>")
_REFERENCE = re.compile(r"""\sr\s*=\s*["']([^"']*)["']""")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_CELL_END = re.compile(r"</(?:[\w.-]+:)?c\s*>")
_ROOT = re.compile(r"<(?![?!])[^<>]*>")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANK = " \t\r\n"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Part:
    """An XML part of the archive as text."""

    def __init__(self, data: bytes) -> None:
        """Raises `DocumentError` for what is no XML."""
        found = XmlFile(lambda: io.BytesIO(data)).encoding
        self.text = data[found.mark :].decode(found.name, "replace")
        self.encoded = Encoded(data, self.text, found.name, found.mark)
        self.splices: list[Splice] = []
        """What is to be changed in it."""

    def changed(self) -> bytes:
        """The bytes with the splices made. Raises `NotPossibleError`."""
        return self.encoded.spliced(self.splices)

    def root(self) -> re.Match[str]:
        """The opening tag of its outermost element."""
        found = _ROOT.search(self.text)
        if found is None:
            raise NotPossibleError(GONE)
        return found

    def cells(self, wanted: Container[str]) -> Iterator[tuple[str, Element]]:
        """The cells of a worksheet with these names (`B7`), in their order in the file."""
        context = ("", self.root()[0])
        row = column = 0
        for tag in _TAG.finditer(self.text):
            named = _REFERENCE.search(tag[0])
            if tag["name"] == "row":
                row = int(named[1]) if named and named[1].isdecimal() else row + 1
                column = 0
                continue
            name = named[1].upper() if named else f"{column_name(column + 1)}{row}"
            place = _CELL.fullmatch(name)
            column = column_number(place[1]) if place else column + 1
            if name in wanted:
                end = tag.end()
                if not tag[0].endswith("/>"):
                    closing = _CELL_END.search(self.text, end)
                    end = closing.end() if closing else end
                yield name, Element(tag.start(), end, context)


class Text(NamedTuple):
    """A text of a workbook: one `t` after the other, or a `v`."""

    source: Source
    runs: tuple[tuple[Any, list[Character]], ...]
    """Each `t` (lxml) with the characters of it that count."""

    @classmethod
    def of(cls, source: Source, parent: Any) -> Text:
        """The text in an `si` or `is`."""
        nodes = [node for node in parent.iter("{*}t") if local(node.getparent()) != "rPh"]
        if any(local(node) == "rPh" for node in parent.iter("{*}rPh")):
            raise NotPossibleError(
                "The cell has a phonetic guide, which would no longer fit; change it in Excel."
            )
        return cls(source, tuple((node, _counting(source, node)) for node in nodes))

    @classmethod
    def of_value(cls, source: Source, node: Any) -> Text:
        """The text in the `v` of a cell of type `str`."""
        return cls(source, ((node, _unescaped(source.characters(node, False))),))

    def splices(self, text: str, edits: Sequence[Edit], encoding: str) -> list[Splice]:
        """The splices of edits in a text, which must be what stands here."""
        if "".join(c.value for _, characters in self.runs for c in characters) != text:
            raise NotPossibleError(GONE)
        made: list[Splice] = []
        shares: dict[int, list[Edit]] = {}
        for edit in edits:
            for number, share in self._shares(edit):
                shares.setdefault(number, []).append(share)
        for number, within in shares.items():
            node, characters = self.runs[number]
            for edit in within:
                new = _NOT_IN_XML.sub(
                    lambda mark: f"_x{ord(mark[0]):04X}_",
                    _LIKE_AN_ESCAPE.sub("_x005F_", edit.text),
                )
                made += self.source.splices(characters, edit.start, edit.end, new, encoding)
            left = edited("".join(c.value for c in characters), within)
            if left != left.strip(_BLANK) and local(node) == "t" and not node.get(_SPACE):
                _, end = self.source.opening[self.source.number(node)]
                made.append(Splice(end - 1, end - 1, ' xml:space="preserve"'))
        return made

    def _shares(self, edit: Edit) -> Iterator[tuple[int, Edit]]:
        """An edit as edits of single runs: number of the run, and offsets in it."""
        offset = 0
        text = edit.text
        last = len(self.runs) - 1
        for number, (_, characters) in enumerate(self.runs):
            start, end = edit.start - offset, edit.end - offset
            size = len(characters)
            if edit.start == edit.end:
                # An insertion between two runs belongs to the first.
                if 0 <= start <= size and (size or number == last):
                    yield number, Edit(start, start, text)
                    return
            elif max(start, 0) < min(end, size):
                yield number, Edit(max(start, 0), min(end, size), text)
                text = ""
            offset += size


def place_of(name: str) -> tuple[int, int] | None:
    """Row and column of a cell (`B7`), 1-based; None for what names none."""
    found = _CELL.fullmatch(name.replace("$", ""))
    return (int(found[2]), column_number(found[1])) if found else None


def local(node: Any) -> str:
    """The local name of an element; empty for a comment and the like."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _counting(source: Source, node: Any) -> list[Character]:
    if len(node):
        raise NotPossibleError("The text of the cell holds comments of XML; change it in Excel.")
    characters = source.characters(node, False)
    if node.get(_SPACE) != "preserve":
        while characters and characters[0].value in _BLANK:
            del characters[0]
        while characters and characters[-1].value in _BLANK:
            del characters[-1]
    return _unescaped(characters)


def _unescaped(characters: list[Character]) -> list[Character]:
    """Escapes of seven characters as the one that they stand for."""
    text = "".join(c.value for c in characters)
    if "_x" not in text:
        return characters
    found = []
    done = 0
    for mark in _ESCAPE.finditer(text):
        found += characters[done : mark.start()]
        first, last = characters[mark.start()], characters[mark.end() - 1]
        found.append(Character(chr(int(mark[1], 16)), first.start, last.end, first.region))
        done = mark.end()
    return [*found, *characters[done:]]
