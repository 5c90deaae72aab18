"""Plain text changed in place."""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.patching.base import Change, Options, Patched, Refused
from termcheck.patching.edits import NotPossibleError
from termcheck.patching.encoded import Encoded, Splice
from termcheck.readers.base import Raw
from termcheck.readers.encoding import decode


def patch(raw: Raw, changes: Sequence[Change], options: Options) -> Patched:
    """Change paragraphs of a plain text; all else keeps its bytes. Options mean nothing here."""
    decoded = decode(raw.data)
    file = Encoded(raw.data, decoded.text, decoded.encoding)
    return splice_changes(file, changes, [[edit.text for edit in c.edits] for c in changes])


def splice_changes(
    file: Encoded, changes: Sequence[Change], texts: Sequence[Sequence[str]]
) -> Patched:
    """A file whose segments are slices of it, with its changes made.

    `texts` are those to be written for the edits of each change: the new text, or what stands for
    it in the format.
    """
    splices: list[Splice] = []
    applied: list[Change] = []
    refused: list[Refused] = []
    for change, written in zip(changes, texts, strict=True):
        start = change.segment.anchor.file_start
        try:
            if start is None or not file.text.startswith(change.segment.text, start):
                raise NotPossibleError("The text no longer stands there; check the document again.")
            file.check("".join(written))
        except NotPossibleError as fault:
            refused.append(Refused(change, str(fault)))
            continue
        splices += (
            Splice(start + edit.start, start + edit.end, text)
            for edit, text in zip(change.edits, written, strict=True)
        )
        applied.append(change)
    try:
        return Patched(file.spliced(splices), tuple(applied), tuple(refused))
    except NotPossibleError as fault:
        return refused_all(file.data, changes, str(fault))


def refused_all(data: bytes, changes: Sequence[Change], reason: str) -> Patched:
    """A file left as it is."""
    return Patched(data, (), tuple(Refused(change, reason) for change in changes))
