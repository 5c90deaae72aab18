"""Message catalogues of gettext (PO), by polib.

The header is not text. Obsolete messages are left out and counted; fuzzy ones are read and have the
state `fuzzy`. Of plural forms each is a unit of its own.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from termcheck.errors import DocumentError
from termcheck.model.document import Note, NoteCode
from termcheck.model.language import same_language
from termcheck.model.phrase import Phrase
from termcheck.readers.base import Content, Raw
from termcheck.readers.bilingual import OBSOLETE, UnitMaker, Version
from termcheck.readers.encoding import decode, decoding_notes
from termcheck.readers.inline import plain
from termcheck.readers.sides import is_chinese, mainly_han
from termcheck.text.encodings import Decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termcheck.model.document import Unit

_CHARSET = re.compile(rb"charset=([\w.:-]{2,30})")
_LINE = re.compile(r"\(line (\d+)\)")
_WHOLE_LINE = re.compile(
    r'(?:\s*|\s*#.*|\s*(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?|domain)\s*)?".*"\s*)',
    re.DOTALL,
)
_SAMPLE = 200
_HIDDEN = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_PRIVATE = "".join(map(chr, range(0xFFF00, 0xFFF00 + len(_HIDDEN))))
_HIDE = str.maketrans(_HIDDEN, _PRIVATE)
_SHOW = str.maketrans(_PRIVATE, _HIDDEN)
"""Characters at which polib parts lines though they end none, and what stands for them there."""


def read(raw: Raw) -> Content:
    """Read a catalogue; anchors are `line 12, msgid`, after the line where the message begins."""
    decoded = decoded_catalogue(raw.data)
    catalogue, broken = _parsed(decoded.text)
    maker = UnitMaker(raw.language, raw.source_language, raw.uri)
    source_language, target_language = _languages(catalogue, raw)
    maker.direction(source_language, target_language)
    units: list[Unit] = []
    # polib counts no lines before a first message that is no header.
    blank = len(decoded.text) - len(decoded.text.lstrip())
    first = decoded.text.count("\n", 0, blank) + 1
    for message in catalogue:
        if message.obsolete:
            maker.left_out[OBSOLETE] += 1
            continue
        state = "fuzzy" if message.fuzzy else None
        for source, target, name in _forms(message):
            line = f"line {message.linenum or first}"
            versions = [
                Version(source_language, plain(source), f"{line}, {name.replace('str', 'id', 1)}"),
                Version(target_language, plain(target), f"{line}, {name}"),
            ]
            units += maker.add(versions, state)
    notes = (*decoding_notes(decoded, raw.uri), *_broken_notes(broken, raw.uri), *maker.notes())
    return Content(tuple(units), notes)


def _forms(message: Any) -> Iterator[tuple[str, str, str]]:
    """Source, translation (empty for none) and name of each form of a message.

    A language without plural forms (Chinese) translates the plural; any other the singular first.
    """
    show = str.translate
    singular, plural = show(message.msgid, _SHOW), show(message.msgid_plural, _SHOW)
    if not plural:
        yield singular, show(message.msgstr, _SHOW), "msgstr"
        return
    forms = sorted(message.msgstr_plural.items())
    for number, text in forms or [(0, "")]:
        first = number == 0 and len(forms) != 1
        yield (singular if first else plural), show(text, _SHOW), f"msgstr[{number}]"


def decoded_catalogue(data: bytes) -> Decoded:
    """As UTF-8 where the bytes are, else as the header says, else by a guess.

    Raises `DocumentError` for bytes that are no text.
    """
    decoded = decode(data)
    name = declared_charset(data)
    if not decoded.guessed or name is None:
        return decoded
    try:
        return Decoded(data.decode(name), name)
    except UnicodeError:
        return decoded


def declared_charset(data: bytes) -> str | None:
    """Python's name of the encoding that the header names; None for none or an unknown one."""
    charset = _CHARSET.search(data[:16_384])
    if charset is None:
        return None
    try:
        name = codecs.lookup(charset.group(1).decode("ascii", "replace")).name
        "".encode(name)  # not every codec is one of texts
    except LookupError:
        return None
    return name


def _parsed(text: str) -> tuple[Any, int | None]:
    """The messages, and the line from which on nothing could be read (None for none).

    Raises `DocumentError` for a file that breaks before its first message.
    """
    import polib

    lines = text.translate(_HIDE).splitlines(keepends=True)
    # polib reads on where a quotation mark is missing, and drops a letter instead.
    odd = (number for number, line in enumerate(lines, 1) if not _WHOLE_LINE.fullmatch(line))
    broken = next(odd, None)
    if broken is not None:
        lines = _before(lines, broken)
    while True:
        try:
            # The final line end keeps polib from taking the text for the name of a file.
            return polib.pofile("".join(lines) + "\n"), broken
        except (OSError, ValueError, IndexError, AttributeError) as fault:
            at = _LINE.search(str(fault))
            broken = min(int(at.group(1)) if at else len(lines), len(lines))
            lines = _before(lines, broken)


def _before(lines: list[str], line: int) -> list[str]:
    """The lines up to the blank one above the message with a line that can't be understood.

    Raises `DocumentError` where nothing is left.
    """
    end = line - 1
    while end > 0 and lines[end].strip():
        end -= 1
    if not "".join(lines[:end]).strip():
        raise DocumentError(
            f"this is not a message catalogue (PO): line {line} can't be understood",
            hint="Check it with msgfmt, or save it anew in the program that made it",
        )
    return lines[:end]


def _languages(catalogue: Any, raw: Raw) -> tuple[str, str]:
    """Source and target language of a catalogue.

    The header names the target (`Language`) and sometimes the source (`X-Source-Language`). Where
    it does not, the script of the translations decides whether the target of the catalogue is that
    of the run; the source is the other language of the run.
    """
    metadata = catalogue.metadata
    source = metadata.get("X-Source-Language", "").strip()
    target = metadata.get("Language", "").strip() or metadata.get("X-Language", "").strip()
    run = (raw.source_language, raw.language)
    if not target:
        target = raw.language
        if is_chinese(raw.language) != is_chinese(raw.source_language):
            sample = "\n".join(m.msgstr for m in catalogue.translated_entries()[:_SAMPLE])
            in_han = mainly_han(sample)
            if in_han is not None and in_han != is_chinese(raw.language):
                target = raw.source_language
    if not source:
        source = run[1] if same_language(target, run[0]) else run[0]
    return source, target


def _broken_notes(line: int | None, uri: str) -> tuple[Note, ...]:
    if line is None:
        return ()
    return (Note(NoteCode.UNREADABLE, Phrase("note-no-message", (line,)), f"{uri}:{line}"),)
