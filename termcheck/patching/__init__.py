"""Documents changed in place: the way back from edits to files.

One registry says which module changes which format. `patch_bytes` finds the segments again, lets
the module change the bytes, and reads the result once more: whatever would not say just what it
shall, or would change anything else, is refused. Bytes in, bytes out; callers write files.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from termcheck.errors import DocumentError, UsageError
from termcheck.patching.base import Change, Options, Patched, Patcher, Refused
from termcheck.patching.edits import NotPossibleError, around_markup, edited, reason
from termcheck.patching.locate import Located, locate
from termcheck.patching.reading import document_in, raw_of, segments_in
from termcheck.patching.verify import Wanted, differences, verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termcheck.model.document import Document, Segment
    from termcheck.model.finding import Edit
    from termcheck.readers.base import Raw, Reading

PATCHERS: dict[str, Patcher] = {
    patcher.format: patcher
    for patcher in (
        Patcher("txt", "termcheck.patching.txt"),
        Patcher("markdown", "termcheck.patching.markdown"),
        Patcher("docx", "termcheck.patching.docx"),
        Patcher("xlsx", "termcheck.patching.xlsx"),
        Patcher("csv", "termcheck.patching.table"),
        Patcher("tmx", "termcheck.patching.xml_units"),
        Patcher("xliff", "termcheck.patching.xml_units"),
        Patcher("po", "termcheck.patching.po"),
    )
}
"""All patchers by the format of the documents they change."""

__all__ = [
    "PATCHERS",
    "Change",
    "Options",
    "Patched",
    "Patcher",
    "Refused",
    "patch_bytes",
    "read_bytes",
    "verify",
]

_DEFAULT = Options()


def read_bytes(
    data: bytes,
    uri: str,
    format: str,
    *,
    language: str,
    source_language: str,
    reading: Reading | None = None,
) -> Document:
    """The document in some bytes, as `readers.read_document` reads it from a file.

    Raises `DocumentError` for bytes that can't be read; its `sha256` is left empty.
    """
    return document_in(raw_of(data, uri, language, source_language, reading), format)


def patch_bytes(
    data: bytes,
    uri: str,
    format: str,
    changes: Sequence[Change],
    *,
    language: str,
    source_language: str,
    reading: Reading | None = None,
    options: Options = _DEFAULT,
) -> Patched:
    """A file with changes made in it.

    `data` are the bytes of one file and `format` is that of the document (`Document.format`);
    `uri`, `language`, `source_language` and `reading` are those it was read with. Several changes
    may be about one segment. Of two that overlap the later one is refused; two that are the same
    count as one. A change that the file holds already is refused too, with a reason that says so.
    The result has been read again and holds what `verify` demands.

    Raises `UsageError` for a format that can't be changed and for edits that can't be meant. A file
    that can't be read is no exception: all its changes are refused.

    Cost: the file is read three times and changed once. If the result is not as it shall be, the
    changes are halved until those at fault are found: some more rounds for each of these. Files of
    bilingual XML are read unit by unit, but their bytes, old and new, and their text are held in
    memory: three times the size of the file as a rule, eight times at the worst.
    """
    if format not in PATCHERS:
        raise UsageError(f"documents of the format {format!r} can't be changed")
    if not changes:
        return Patched(data, ())
    raw = raw_of(data, uri, language, source_language, reading)
    try:
        found = locate(lambda: segments_in(raw, format), changes)
    except DocumentError as fault:
        return Patched(data, (), tuple(Refused(change, reason(fault)) for change in changes))
    job = _Job(raw, format, options)
    for number, outcome in enumerate(found):
        if isinstance(outcome, Refused):
            job.refused[number] = outcome.reason
        else:
            job.take(number, outcome)
    made = job.settled()
    return Patched(
        made,
        tuple(change for n, change in enumerate(changes) if n not in job.refused),
        tuple(Refused(changes[n], why) for n, why in sorted(job.refused.items())),
    )


class _Part(NamedTuple):
    """One change, ready to be made."""

    number: int
    """Where in the order of the changes."""
    segment: Segment
    edits: tuple[Edit, ...]
    """Leaving out markup."""


class _Made(NamedTuple):
    """The outcome of an attempt to make some changes together."""

    data: bytes | None
    """The bytes; None where they can't all be made."""
    refused: dict[int, str]
    """Number of a change that can't be made, whatever becomes of the others -> reason."""
    reason: str
    """The first reason; empty for none."""


class _Job:
    """The changes of one file."""

    def __init__(self, raw: Raw, format: str, options: Options) -> None:
        self.refused: dict[int, str] = {}
        """Number of a change -> reason."""
        self._raw = raw
        self._format = format
        self._options = options
        self._module = import_module(PATCHERS[format].module)
        self._parts: list[_Part] = []
        self._taken: dict[str, list[Edit]] = {}

    def take(self, number: int, located: Located) -> None:
        """Add a change, unless it can be seen at once that it can't be made."""
        segment = located.segment
        try:
            edits = around_markup(segment, located.edits, self._format)
            taken = self._taken.setdefault(segment.id, [])
            if any(_overlap(edit, other) for edit in located.edits for other in taken):
                raise NotPossibleError(
                    "Another change is about the same words; make this one after it."
                )
            if edits and not edited(segment.text, edits).strip():
                raise NotPossibleError(
                    "Nothing would be left of the text; delete it by hand if that is meant."
                )
        except NotPossibleError as fault:
            self.refused[number] = str(fault)
            return
        taken += located.edits
        self._parts.append(_Part(number, segment, edits))

    def settled(self) -> bytes:
        """The bytes with every change made that can be made; the others are noted as refused."""
        good: list[_Part] = []
        data = self._raw.data
        waiting = [[part for part in self._parts if part.edits]]
        while waiting:
            parts = waiting.pop()
            if not parts:
                continue
            made = self._attempt([*good, *parts])
            alone = {part.number for part in parts} & made.refused.keys()
            if made.data is not None:
                data = made.data
                good += parts
            elif alone:
                self.refused.update((number, made.refused[number]) for number in alone)
                waiting.append([part for part in parts if part.number not in alone])
            elif len(parts) == 1:
                self.refused[parts[0].number] = made.reason
            else:
                middle = len(parts) // 2
                waiting += (parts[middle:], parts[:middle])
        return data

    def _attempt(self, parts: Sequence[_Part]) -> _Made:
        """All the changes made at once, if that can be."""
        ordered = sorted(parts, key=lambda part: (part.segment.number, part.number))
        shares: dict[str, list[_Part]] = {}
        for part in ordered:
            shares.setdefault(part.segment.id, []).append(part)
        changes = [Change(share[0].segment, _together(share)) for share in shares.values()]
        try:
            patched = cast("Patched", self._module.patch(self._raw, changes, self._options))
        except DocumentError as fault:
            return _Made(None, {part.number: reason(fault) for part in parts}, reason(fault))
        if patched.refused:
            reasons = {r.change.segment.id: r.reason for r in patched.refused}
            # Where several changes share a segment, one of them may still be possible.
            alone = {
                share[0].number: reasons[name]
                for name, share in shares.items()
                if name in reasons and len(share) == 1
            }
            return _Made(None, alone, patched.refused[0].reason)
        wanted = {c.segment.id: Wanted.of(c.segment, c.edits, self._format) for c in changes}
        try:
            faults = differences(
                segments_in(self._raw, self._format),
                segments_in(self._raw._replace(data=patched.data), self._format),
                wanted,
                self._format,
            )
        except DocumentError as fault:
            faults = [f"The document could no longer be read. {reason(fault)}"]
        if faults:
            return _Made(None, {}, f"{faults[0]} Change it by hand.")
        return _Made(patched.data, {}, "")


def _together(parts: Sequence[_Part]) -> tuple[Edit, ...]:
    """The edits of all changes of a segment, the same edit once."""
    edits = dict.fromkeys(edit for part in parts for edit in part.edits)
    return tuple(sorted(edits, key=lambda e: (e.start, e.end)))


def _overlap(edit: Edit, other: Edit) -> bool:
    """Whether two edits can't both be made; the same edit twice can."""
    if edit == other:
        return False
    if edit.start == edit.end or other.start == other.end:
        return other.start <= edit.start <= other.end or edit.start <= other.start <= edit.end
    return edit.start < other.end and other.start < edit.end
