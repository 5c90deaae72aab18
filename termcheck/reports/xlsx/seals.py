"""What the cells of a row said when it was written, in a few letters.

A reviewer may sort, filter and delete, but the texts of a row are not for editing. The seal in its
last hidden column tells, without the report, which of them were changed, and whether the hidden
columns still belong to the rest of the row: a program that sorts only what is in sight parts them.
Blanks and line breaks do not count, for programs change them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize
from zlib import crc32

FINDINGS = ("severity", "source_term", "preferred", "found", "source_text", "context")
"""The columns of a row of findings that are sealed, in the order of the seal."""
TERMS = ("source_term", "preferred", "rendering", "status")
_MOST = 1000
"""Characters of a cell that count; programs cut off very long ones."""


def seal(texts: Sequence[str]) -> str:
    """Four hexadecimal digits for each text, joined by hyphens."""
    return "-".join(map(_sealed, texts))


def broken(sealed: str, texts: Sequence[str | None]) -> Iterator[int]:
    """The numbers of the texts that are not what was sealed; None is one that is not known.

    Nothing for a seal that is none. One change in 65,536 goes unnoticed.
    """
    parts = sealed.split("-")
    if len(parts) != len(texts):
        return
    for number, (part, text) in enumerate(zip(parts, texts, strict=True)):
        if text is not None and part != _sealed(text):
            yield number


# Terms and severities come again and again.
@lru_cache(maxsize=2048)
def _sealed(text: str) -> str:
    if not text.isascii():
        text = normalize("NFC", text)
    # "_x005F_" is how XLSX writes an underscore that might begin a code.
    plain = "".join(text.replace("_x005F_", "_")[: 2 * _MOST].split())
    if not plain.isprintable():
        plain = "".join(filter(str.isprintable, plain))
    return f"{crc32(plain[:_MOST].encode('utf-8')) & 0xFFFF:04x}"
