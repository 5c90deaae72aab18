"""XML files of any size, element by element, with nothing fetched and nothing expanded.

Translation files come from anywhere. A document type that names a file of definitions is ordinary
in them (`tmx14.dtd`); it is passed over and never fetched. One that defines entities is the way to
files that grow to gigabytes ("billion laughs"); it is refused. References that nobody has defined
stay what they are.

What the declaration says about the encoding is believed only where the bytes agree: files that are
saved anew by a text editor often keep the old declaration. So the whole file is read once to learn
its encoding, and once more to parse it.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.errors import DocumentError
from termcheck.model.document import Note, NoteCode
from termcheck.model.phrase import Phrase
from termcheck.text.encodings import Decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

_CHUNK = 1 << 16
_HEAD = 1 << 18
"""Bytes in which the root element must begin."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What people declare, and the larger encoding that such files really are in.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_DECLARED = re.compile(
    r"""<\?xml\s[^>]{0,200}?(?P<whole>\sencoding\s*=\s*["'](?P<name>[\w.:-]{1,40})["'])"""
)
_PROLOG = re.compile(r"(?:\s++|<\?(?>.*?\?>)|<!--(?>.*?-->))*+", re.DOTALL)
_DOCTYPE = re.compile(
    r"""<!DOCTYPE(?:[^\[<>"']|"[^"]*+"|'[^']*+')*+
    (?:\[(?:\s++|<!--(?>.*?-->)|<\?(?>.*?\?>)
        |<!(?:ELEMENT|ATTLIST|NOTATION)(?:[^<>"']|"[^"]*+"|'[^']*+')*+>)*+\])?\s*+>""",
    re.DOTALL | re.VERBOSE,
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_DETAIL = re.compile(r",? line \d+, column \d+.*$", re.DOTALL)


class Fault(NamedTuple):
    """Where and why parsing had to end."""

    line: int
    """1-based."""
    what: str
    """In the words of the parser."""


class Encoding(NamedTuple):
    """What is known of the encoding of a file."""

    name: str
    """Python's name of it."""
    mark: int
    """Bytes of the byte order mark."""
    declared: str | None
    """As the file names it; None where it does not."""
    damaged: int | None
    """First line with bytes that can't be decoded; None where there are none."""
    guessed: bool
    """Whether neither a mark nor the declaration nor the bytes prove it."""


class XmlFile:
    """One XML file, looked at but not parsed yet."""

    def __init__(self, opener: Callable[[], BinaryIO]) -> None:
        """Learn encoding and root element. Raises `DocumentError` for what is no XML file.

        `opener` opens the file anew, at its beginning. Cost: one pass that decodes the file.
        """
        self._open = opener
        with opener() as file:
            head = file.read(_HEAD)
        if not head.strip(b"\0 \t\r\n"):
            raise DocumentError("the file is empty", hint="Restore it from a copy")
        self.encoding = _encoding_of(opener, head)
        """Of the whole file."""
        text = head[self.encoding.mark :].decode(self.encoding.name, "replace")
        self.root = _root(text)
        """Local name of the root element."""
        self.fault: Fault | None = None
        """Where parsing ended too early; known once `elements` is through."""

    def elements(self, keep: tuple[str, ...], drop: tuple[str, ...] = ()) -> Iterator[Any]:
        """The elements with one of the local names in `keep`, when they end, in document order.

        An element is whole and has its ancestors, with their attributes; it is emptied before the
        next one comes, and what stood before it is forgotten, so that memory holds one at a time.
        So is every element named in `drop`, when it ends. Ends at the first place that is no XML:
        `fault` then says where.
        """
        from lxml import etree

        names = tuple(f"{{*}}{name}" for name in (*keep, *drop))
        parser = etree.XMLPullParser(
            events=("end",),
            tag=names,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
        )
        events = parser.read_events()
        with self._open() as file:
            for chunk in self._chunks(file):
                try:
                    if chunk:
                        parser.feed(chunk)
                    else:
                        parser.close()
                except etree.XMLSyntaxError as fault:
                    what = _DETAIL.sub("", fault.msg or "") or "it ends too early"
                    self.fault = Fault(fault.lineno or 1, what)
                # What ended before the fault is whole.
                for _, element in events:
                    if element.tag.rpartition("}")[2] in keep:
                        yield element
                    _forget(element)
                if self.fault is not None:
                    return

    def notes(self, uri: str) -> tuple[Note, ...]:
        """What a user should know about the encoding and about where parsing ended."""
        notes = []
        found, declared = self.encoding, self.encoding.declared
        label = Decoded("", found.name).label
        if found.guessed:
            said = Phrase("note-guessed-markup", (label, declared or ""))
            notes.append(Note(NoteCode.GUESSED_ENCODING, said, uri))
        if found.damaged is not None:
            said = Phrase("note-damaged-from", (found.damaged, label))
            notes.append(Note(NoteCode.NOT_READ, said, f"{uri}:{found.damaged}"))
        if self.fault is not None:
            said = Phrase("note-no-xml", (self.fault.line, self.fault.what))
            notes.append(Note(NoteCode.UNREADABLE, said, f"{uri}:{self.fault.line}"))
        return tuple(notes)

    def _chunks(self, file: BinaryIO) -> Iterator[bytes]:
        """The file in UTF-8 without mark and without a declared encoding; `b""` at its end."""
        file.seek(self.encoding.mark)
        if self.encoding.name == "utf-8" and self.encoding.damaged is None:
            first = file.read(_CHUNK)
            yield _undeclared(first.decode("utf-8", "surrogateescape")).encode(
                "utf-8", "surrogateescape"
            )
            while chunk := file.read(_CHUNK):
                yield chunk
        else:
            decoder = codecs.getincrementaldecoder(self.encoding.name)("replace")
            begun = False
            while chunk := file.read(_CHUNK):
                text = decoder.decode(chunk)
                if not begun and text:
                    text, begun = _undeclared(text), True
                if text:
                    yield text.encode("utf-8", "replace")
            rest = decoder.decode(b"", True)
            if rest:
                yield rest.encode("utf-8", "replace")
        yield b""


def _forget(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while parent[0] is not element:
            del parent[0]


def _undeclared(text: str) -> str:
    """The beginning of a file with blanks for the encoding that it declares."""
    match = _DECLARED.match(text)
    if match is None:
        return text
    start, end = match.span("whole")
    return text[:start] + " " * (end - start) + text[end:]


def _root(text: str) -> str:
    """The local name of the root element. Raises `DocumentError`."""
    at = _PROLOG.match(text)
    place = at.end() if at else 0
    if text.startswith("<!DOCTYPE", place):
        doctype = _DOCTYPE.match(text, place)
        if doctype is None:
            raise DocumentError(
                "the file has a document type that defines XML entities or can't be understood; "
                "it was not read",
                hint="Don't trust the file; if it must be read, take the document type out of it",
            )
        after = _PROLOG.match(text, doctype.end())
        place = after.end() if after else doctype.end()
    root = _ROOT.match(text, place)
    if root is None:
        raise DocumentError(
            "this is not an XML file: it is damaged or of another kind",
            hint="Save it anew in the program that made it",
        )
    return root.group(1)


def _encoding_of(opener: Callable[[], BinaryIO], head: bytes) -> Encoding:
    match = _DECLARED.match(head[:1024].decode("latin-1"))
    declared = match.group("name") if match else None
    for mark, name in _MARKS:
        if head.startswith(mark) and (name != "utf-8" or _fault(opener, name) is None):
            return Encoding(name, len(mark), declared, _fault(opener, name, len(mark)), False)
    if head.startswith((b"<\0", b"\0<")):
        name = "utf-16-le" if head.startswith(b"<") else "utf-16-be"
        return Encoding(name, 0, None, _fault(opener, name), False)
    mark_size = 3 if head.startswith(codecs.BOM_UTF8) else 0
    damaged = _fault(opener, "utf-8", mark_size)
    if damaged is None:
        contradicts = declared is not None and _codec(declared) != "utf-8"
        # ASCII is ASCII in every encoding that a declaration could be read in.
        told = contradicts and not _is_ascii(opener)
        return Encoding("utf-8", mark_size, declared, None, told)
    by_name = _codec(declared) if declared else None
    if by_name not in (None, "utf-8") and _fault(opener, by_name) is None:
        return Encoding(by_name, 0, declared, None, False)
    return _guess(opener, declared, mark_size, damaged)


def _guess(
    opener: Callable[[], BinaryIO], declared: str | None, mark: int, damaged: int
) -> Encoding:
    """For a file that is not valid in UTF-8, nor in what it declares."""
    from termcheck.text.guessing import narrow_encoding

    with opener() as file:
        sample = next((c for c in iter(lambda: file.read(_HEAD), b"") if not c.isascii()), b"")
    name = narrow_encoding(sample)
    if name is None:
        raise DocumentError(
            "the encoding of the file is not known", hint="Save the file as UTF-8 and try again"
        )
    if name == "utf-8":
        return Encoding(name, mark, declared, damaged, False)
    return Encoding(name, mark, declared, _fault(opener, name), True)


def _codec(declared: str) -> str | None:
    """Python's name of a declared encoding that is a superset of ASCII; None for any other."""
    try:
        name = codecs.lookup(_WIDER.get(declared.lower(), declared)).name
        if "<?xml".encode(name) != b"<?xml":
            return None
    except (LookupError, UnicodeError):
        return None
    return name.replace("_", "-")


def _fault(opener: Callable[[], BinaryIO], encoding: str, mark: int = 0) -> int | None:
    """The first line with bytes that are not in an encoding; None where all are."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    with opener() as file:
        file.seek(mark)
        while True:
            chunk = file.read(1 << 20)
            before = decoder.getstate()[0]
            try:
                text = decoder.decode(chunk, not chunk)
            except UnicodeDecodeError as fault:
                good = (before + chunk)[: fault.start].decode(encoding, "ignore")
                return lines + good.count("\n")
            if not chunk:
                return None
            lines += text.count("\n")


def _is_ascii(opener: Callable[[], BinaryIO]) -> bool:
    with opener() as file:
        return all(chunk.isascii() for chunk in iter(lambda: file.read(1 << 20), b""))
