"""XML as it is written: which characters of a file a text in an element comes from.

Parsers give texts without their places. Here the tags of one element are counted in its source,
lxml parses the same source, and the nodes of both are matched by their order in the document. So a
text can be changed where it stands and everything else keeps its characters: quotation marks of
attributes, blanks in tags, entities, CDATA sections.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from termcheck.patching.edits import NotPossibleError
from termcheck.patching.encoded import Splice, writable

_MARKS = re.compile(
    r"""
      <!--(?>.*?-->)
    | <!\[CDATA\[(?>.*?\]\]>)
    | <\?(?>.*?\?>)
    | <!DOCTYPE(?:[^\[>"']|"[^"]*+"|'[^']*+')*+(?:\[(?>.*?\]\s*+(?=>)))?>
    | </(?P<close>[^\s>]++)\s*+>
    | <(?P<open>[^\s/>!?"'<]++)(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>
    """,
    re.DOTALL | re.VERBOSE,
)
_REFERENCE = re.compile(
    r"(?P<entity>&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z_:][\w.:-]*+;)"
    r"|&#(?P<decimal>\d++);|&#x(?P<hexadecimal>[0-9A-Fa-f]++);|&(?P<name>\w++);"
    r"|\r\n?|.",
    re.DOTALL,
)
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOST = "The text could not be found in the source of the file; change it by hand."


class Element(NamedTuple):
    """One element in the source of a file."""

    start: int
    """Offset of its first tag."""
    end: int
    """Past its last tag."""
    context: tuple[str, ...]
    """The document type, if any, and the opening tags around it as they are written."""


class Character(NamedTuple):
    """One character of a text and what it is written as."""

    value: str
    start: int
    end: int
    region: int
    """Stretches of text in the source are numbered; a CDATA section is a stretch of its own."""


def elements(text: str, names: Container[str], wanted: Container[int]) -> Iterator[Element]:
    """The elements with one of the local names whose number is wanted.

    Numbers are 1-based in the order in which the elements end, as `xml_stream` counts them. Cost:
    one pass over the tags, about a million of them in a second.
    """
    doctype = ""
    stack: list[re.Match[str]] = []
    number = 0
    for mark in _MARKS.finditer(text):
        opened = mark["open"]
        if opened is None:
            if mark["close"] is None:
                if mark[0].startswith("<!D"):
                    doctype = mark[0]
                continue
            if not stack:
                return
            opening = stack.pop()
        elif mark[0].endswith("/>"):
            opening = mark
        else:
            stack.append(mark)
            continue
        if opening["open"].rpartition(":")[2] in names:
            number += 1
            if number in wanted:
                context = (doctype, *(tag[0] for tag in stack))
                yield Element(opening.start(), mark.end(), context)


class Source:
    """The source of one element, parsed."""

    def __init__(self, text: str, element: Element) -> None:
        """Raises `NotPossibleError` for what lxml reads in another way than it is written."""
        self._text = text
        self._slots: dict[tuple[int, bool], list[tuple[int, int]]] = defaultdict(list)
        self._cdata: set[int] = set()
        self._starts: list[int] = []
        self.opening: list[tuple[int, int]] = []
        """Where the opening tag (or comment, instruction) of each node stands, in their order."""
        self.node = _parsed(text, element)
        """The element (lxml); its ancestors have their attributes."""
        self._split(element)
        self.nodes = list(self.node.iter())
        """It and all nodes in it, in their order in the document."""
        if len(self.nodes) != len(self.opening):
            raise NotPossibleError(_LOST)
        self._numbers = {node: number for number, node in enumerate(self.nodes)}

    def number(self, node: Any) -> int:
        """Where in `nodes` a node is."""
        return self._numbers[node]

    def characters(self, node: Any, tail: bool) -> list[Character]:
        """The characters of the text of a node, or of its tail."""
        found = []
        for start, end in self._slots[self._numbers[node], tail]:
            region = bisect_right(self._starts, start) - 1
            if start in self._cdata:
                plain = re.compile(r"\r\n?|.", re.DOTALL)
                for mark in plain.finditer(self._text, start, end):
                    value = "\n" if mark[0][0] == "\r" else mark[0]
                    found.append(Character(value, *mark.span(), region))
            else:
                for mark in _REFERENCE.finditer(self._text, start, end):
                    found.append(Character(_value(mark), *mark.span(), region))
        value = (node.tail if tail else node.text) or ""
        if "".join(character.value for character in found) != value:
            raise NotPossibleError(_LOST)
        return found

    def splices(
        self, characters: list[Character], start: int, end: int, new: str, encoding: str
    ) -> list[Splice]:
        """Splices that replace `[start, end)` of some characters by a new text.

        Where the text goes on after a comment or a CDATA section, the new text stands where the old
        one began. Raises `NotPossibleError` for characters that no XML file may hold.
        """
        if start == end:
            if not characters:
                raise NotPossibleError(_LOST)
            after = start >= len(characters)
            beside = characters[-1 if after else start]
            at = beside.end if after else beside.start
            return [Splice(at, at, self._written(new, beside, encoding))]
        made: list[Splice] = []
        first = start
        for at in range(start, end):
            if at + 1 < end and characters[at + 1].region == characters[at].region:
                continue
            text = self._written(new, characters[start], encoding) if first == start else ""
            made.append(Splice(characters[first].start, characters[at].end, text))
            first = at + 1
        return made

    def _written(self, new: str, beside: Character, encoding: str) -> str:
        written = escaped(new, encoding)
        if self._starts[beside.region] in self._cdata and new:
            if "]]>" in new or not writable(new, encoding) or "\r" in new:
                return f"]]>{written}<![CDATA["
            return new
        return written

    def _split(self, element: Element) -> None:
        """Note the stretches of text by the nodes they belong to."""
        open_nodes: list[int] = []
        slot: tuple[int, bool] | None = None
        done = element.start
        for mark in _source_marks(self._text, element.start, element.end):
            if slot is not None and mark.start() > done:
                self._note(slot, done, mark.start())
            done = mark.end()
            written = mark[0]
            if written.startswith("<![CDATA["):
                if slot is not None and mark.end() - mark.start() > 12:
                    self._cdata.add(mark.start() + 9)
                    self._note(slot, mark.start() + 9, mark.end() - 3)
            elif written.startswith("</"):
                slot = (open_nodes.pop(), True)
            else:
                self.opening.append(mark.span())
                number = len(self.opening) - 1
                if written[1] in "!?" or written[0] == "&" or written.endswith("/>"):
                    slot = (number, True)
                else:
                    open_nodes.append(number)
                    slot = (number, False)

    def _note(self, slot: tuple[int, bool], start: int, end: int) -> None:
        self._slots[slot].append((start, end))
        self._starts.append(start)


def escaped(text: str, encoding: str) -> str:
    """A text as XML writes it between tags; what the encoding lacks as a character reference.

    Raises `NotPossibleError` for characters that no XML file may hold (XML 1.0, 2.2).
    """
    illegal = _ILLEGAL.search(text)
    if illegal is not None:
        raise NotPossibleError(
            f"The character U+{ord(illegal[0]):04X} may not stand in a file of this kind; take it "
            "out."
        )
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = text.replace("\r", "&#13;")
    if writable(text, encoding):
        return text
    return "".join(c if writable(c, encoding) else f"&#x{ord(c):X};" for c in text)


def _source_marks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Tags, comments, instructions, CDATA sections and references to unknown entities."""
    done = start
    for mark in _MARKS.finditer(text, start, end):
        yield from _entities(text, done, mark.start())
        yield mark
        done = mark.end()


def _entities(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    if text.find("&", start, end) >= 0:
        for mark in _REFERENCE.finditer(text, start, end):
            if mark["entity"]:
                yield mark


def _value(mark: re.Match[str]) -> str:
    if mark["name"]:
        return _NAMED.get(mark["name"], "")
    try:
        if mark["decimal"]:
            return chr(int(mark["decimal"]))
        if mark["hexadecimal"]:
            return chr(int(mark["hexadecimal"], 16))
    except (ValueError, OverflowError):
        raise NotPossibleError(_LOST) from None
    return "\n" if mark[0][0] == "\r" else mark[0]


def _parsed(text: str, element: Element) -> Any:
    """The element as lxml reads it where it stands."""
    from lxml import etree

    closing = [re.match(r"<([^\s/>]+)", tag) for tag in reversed(element.context[1:])]
    source = "".join(
        (
            *element.context,
            text[element.start : element.end],
            *(f"</{tag[1]}>" for tag in closing if tag is not None),
        )
    )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        node = etree.fromstring(source.encode("utf-8", "replace"), parser)
        for _ in element.context[1:]:
            node = node[0]
    except (etree.XMLSyntaxError, IndexError):
        raise NotPossibleError(_LOST) from None
    return node
