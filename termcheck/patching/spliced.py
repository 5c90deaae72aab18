"""Changes made by splices in the text of a file: what the patchers of text formats share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from termcheck.patching.base import Change, Patched, Refused
from termcheck.patching.edits import NotPossibleError
from termcheck.patching.encoded import Encoded, Splice

GONE = "The text no longer stands there; check the document again."
"""The reason where a file does not hold what was checked."""


def splice_changes(
    file: Encoded,
    changes: Sequence[Change],
    splices_of: Callable[[Change], Iterable[Splice]],
) -> Patched:
    """A file with its changes made, as far as they can be.

    `splices_of` gives the splices of a change, or raises `NotPossibleError` with the reason why
    there are none. A text that the encoding of the file can't write is refused as well.
    """
    splices: list[Splice] = []
    applied: list[Change] = []
    refused: list[Refused] = []
    for change in changes:
        try:
            own = list(splices_of(change))
            file.check("".join(splice.text for splice in own))
        except NotPossibleError as fault:
            refused.append(Refused(change, str(fault)))
            continue
        splices += own
        applied.append(change)
    try:
        return Patched(file.spliced(splices), tuple(applied), tuple(refused))
    except NotPossibleError as fault:
        return refused_all(file.data, changes, str(fault))


def splices_in_slice(file: Encoded, change: Change, texts: Sequence[str]) -> list[Splice]:
    """The splices of a change to a segment that is a slice of the file.

    `texts` are those to be written for its edits: the new text, or what stands for it in the
    format. Raises `NotPossibleError` where the segment does not stand there.
    """
    start = change.segment.anchor.file_start
    if start is None or not file.text.startswith(change.segment.text, start):
        raise NotPossibleError(GONE)
    return [
        Splice(start + edit.start, start + edit.end, text)
        for edit, text in zip(change.edits, texts, strict=True)
    ]


def refused_all(data: bytes, changes: Sequence[Change], reason: str) -> Patched:
    """A file left as it is."""
    return Patched(data, (), tuple(Refused(change, reason) for change in changes))
