"""Markdown changed in place, new text escaped where it would be markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from termcheck.model.finding import Edit
from termcheck.patching.base import Change, Options, Patched
from termcheck.patching.encoded import Encoded, Splice
from termcheck.patching.spliced import splice_changes, splices_in_slice
from termcheck.readers.base import Raw
from termcheck.readers.encoding import decode

_ALWAYS = re.compile(
    r"""
      [\\`*\[\]$|]
    | ~(?=~)|(?<=~)~
    | (?<!\w)_|_(?!\w)
    | <(?=[A-Za-z/!?])
    | &(?=\#?\w+;)
    | [\#](?=\s*\Z)
    """,
    re.VERBOSE,
)
_AT_LINE_START = re.compile(
    r"""
      (?P<number>\d{1,9})(?=[.)](?:\s|\Z))
    | > | \#(?=\#{0,5}(?:\s|\Z)) | [+-](?=\s|\Z) | =(?==*\s*\Z) | -(?=[-\ ]*\Z)
    """,
    re.VERBOSE,
)


def patch(raw: Raw, changes: Sequence[Change], options: Options) -> Patched:
    """Change paragraphs, headings and table cells; all else keeps its bytes.

    Options mean nothing here. New text is text: what would be markup gets a backslash
    (CommonMark 0.31, 2.4).
    """
    decoded = decode(raw.data)
    file = Encoded(raw.data, decoded.text, decoded.encoding)

    def splices(change: Change) -> list[Splice]:
        texts = [_escaped(change.segment.text, edit) for edit in change.edits]
        return splices_in_slice(file, change, texts)

    return splice_changes(file, changes, splices)


def _escaped(text: str, edit: Edit) -> str:
    """The new text of an edit as Markdown."""
    escaped = _ALWAYS.sub(r"\\\g<0>", edit.text)
    before = text[: edit.start]
    if edit.text.startswith("(") and before.endswith("]"):
        escaped = "\\" + escaped
    if not before or before.endswith(("\n", "\r")) or not before.rpartition("\n")[2].strip("> "):
        start = _AT_LINE_START.match(escaped)
        if start is not None:
            number = start.group("number") or ""
            escaped = f"{number}\\{escaped[len(number) :]}"
    return escaped
