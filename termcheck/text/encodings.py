"""From bytes to text when nobody says what the encoding is.

In this order: a byte order mark; strict UTF-8; then a guess (`termcheck.text.guessing`, loaded for
such bytes only). Line ends stay as they are. Offsets count code points of the decoded text, after
the byte order mark if there is one.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from termcheck.text.lines import LineIndex

_MARKS: tuple[tuple[bytes, str], ...] = (
    # The mark of UTF-16 LE begins that of UTF-32 LE, so the longer ones come first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LABELS = {"big5hkscs": "Big5", "cp1251": "Windows-1251", "cp1252": "Windows-1252"}
_PLAIN_CONTROLS = b"\t\n\r\x0c\x1b"
_CONTROLS = bytes(b for b in range(32) if b not in _PLAIN_CONTROLS)
_SAMPLE = 65_536
_CONTROLS_IN_UTF8 = 0.3
"""Share of control bytes from which valid UTF-8 is no text; a few get into texts by mishap."""
_CONTROLS_IN_OTHERS = 0.02
"""The same for bytes that are not UTF-8."""


class Decoded(NamedTuple):
    """A text and how it was come by."""

    text: str
    """Without a byte order mark; line ends as in the file."""
    encoding: str
    """Python's name of the encoding."""
    guessed: bool = False
    """Whether neither a mark nor the bytes themselves prove the encoding."""
    damaged_lines: tuple[int, ...] = ()
    """1-based numbers of the lines with bytes that could not be decoded; U+FFFD stands there."""

    @property
    def label(self) -> str:
        """The encoding as people call it: `GB18030`, `Big5`, `Windows-1252`, `UTF-16-LE`."""
        return _LABELS.get(self.encoding, self.encoding.upper().replace("_", "-"))


class NotTextError(ValueError):
    """Bytes that are no text in any encoding known here.

    Whoever has read them knows what they should have been, and raises a `TermcheckError` of its
    own kind instead.
    """

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what = what
        """What is wrong, a sentence without a full stop."""
        self.hint = hint
        """How to mend it, a sentence without a full stop."""


def decode(data: bytes) -> Decoded:
    """The text in the bytes.

    Raises:
        NotTextError: the bytes are no text, or in an encoding that cannot be told.

    Cost: for UTF-8 one pass at the speed of Python's decoder; a guess decodes a sample of 32 KB a
    few times.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            if encoding != "utf-32-le" or _decodes(body, encoding):
                return _decoded(body, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)
    # ASCII in UTF-16 is valid UTF-8, with a NUL in every other place.
    if "\0" in text:
        from termcheck.text.guessing import wide_by_nul

        wide = wide_by_nul(data)
        if wide and _decodes(data, wide):
            return _decoded(data, wide, guessed=True)
        if control_share(data) > _CONTROLS_IN_UTF8:
            raise _binary()
    return Decoded(text, "utf-8")


def control_share(data: bytes) -> float:
    """Share of control bytes that do not stand in texts, over the first 64 KB; 0.0 for nothing."""
    sample = data[:_SAMPLE]
    if not sample:
        return 0.0
    return 1.0 - len(sample.translate(None, _CONTROLS)) / len(sample)


def _decoded(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, guessed)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    index = LineIndex(text)
    lines: dict[int, None] = {}
    at = text.find("\ufffd")
    while at >= 0:
        lines[index.position(at)[0]] = None
        at = text.find("\ufffd", at + 1)
    return Decoded(text, encoding, guessed, tuple(lines))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _guessed(data: bytes) -> Decoded:
    """For bytes that are not valid UTF-8."""
    from termcheck.text.guessing import narrow_encoding, wide_encoding

    wide = wide_encoding(data)
    if wide:
        return _decoded(data, wide, guessed=True)
    if control_share(data) > _CONTROLS_IN_OTHERS:
        raise _binary()
    encoding = narrow_encoding(data)
    if encoding is None:
        raise NotTextError(
            "the encoding of the text is not known", "Save the file as UTF-8 and try again"
        )
    # What is UTF-8 but for a few places proves its encoding.
    return _decoded(data, encoding, guessed=encoding != "utf-8")


def _binary() -> NotTextError:
    return NotTextError(
        "this is not a text file: it holds binary data",
        "Check that the name has the right ending, or leave the file out",
    )
