"""Whether a patched document says what it shall, and all else as before."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from termcheck.patching.base import Refused
from termcheck.patching.edits import (
    NotPossibleError,
    around_markup,
    edited,
    visible,
    visible_after,
)
from termcheck.patching.locate import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from termcheck.model.document import Document, Segment
    from termcheck.model.finding import Edit
    from termcheck.patching.base import Change

_SHOWN = 60


class Wanted(NamedTuple):
    """What a segment shall say."""

    text: str
    """Of Markdown only what is seen: its markup depends on the text."""

    @classmethod
    def of(cls, segment: Segment, edits: Sequence[Edit], format: str) -> Wanted:
        """What a segment shall say once its edits (of `around_markup`) are made."""
        if format == "markdown":
            return cls(visible_after(segment, edits))
        return cls(edited(segment.text, edits))


def verify(before: Document, after: Document, changes: Sequence[Change]) -> list[str]:
    """What is wrong with a document read again after its changes were made, a sentence each.

    `changes` are those that were applied. Nothing is wrong if every changed segment holds just the
    wanted text, every other the same text as before, and there are as many segments as before. Of
    plain text only the words in their order are compared: where it is cut into paragraphs is
    guessed from the length of its lines, which an edit changes.
    """
    faults = []
    edits: dict[str, list[Edit]] = {}
    segments: dict[str, Segment] = {}
    for change, found in zip(changes, locate(lambda: before.segments, changes), strict=True):
        if isinstance(found, Refused):
            faults.append(f"Segment {change.segment.id}: {found.reason}")
            continue
        segments[found.segment.id] = found.segment
        known = edits.setdefault(found.segment.id, [])
        known += [edit for edit in found.edits if edit not in known]
    wanted = {}
    for name, segment in segments.items():
        ordered = sorted(edits[name], key=lambda e: (e.start, e.end))
        try:
            laid = around_markup(segment, ordered, before.format)
        except NotPossibleError as fault:
            faults.append(f"Segment {name}: {fault}")
            continue
        wanted[name] = Wanted.of(segment, laid, before.format)
    return [*faults, *differences(before.segments, after.segments, wanted, before.format)]


def differences(
    before: Iterable[Segment],
    after: Iterable[Segment],
    wanted: Mapping[str, Wanted],
    format: str,
) -> list[str]:
    """Where a document is not what it shall be, at most 20 sentences.

    `wanted` has the segments that were changed by their ids. Cost: one pass over both; for plain
    texts memory for two more copies of them.
    """
    if format == "txt":
        return _other_words(before, after, wanted)
    found = []
    for old, new in zip_longest(before, after):
        if old is None or new is None:
            found.append("The document would be cut into other segments than before.")
            break
        expected = wanted.get(old.id)
        got = visible(new) if expected is not None and format == "markdown" else new.text
        if got != (old.text if expected is None else expected.text):
            instead = ", which is not to change,"
            if expected is not None:
                instead = f", which shall read {_shown(expected.text)},"
            found.append(f"{_place(old)}{instead} would read {_shown(got)}.")
        elif format != "po" and new.anchor.path != old.anchor.path:
            found.append(f"{_place(old)} would move to {new.anchor.path}.")
        if len(found) == 20:
            break
    return found


def _other_words(
    before: Iterable[Segment], after: Iterable[Segment], wanted: Mapping[str, Wanted]
) -> list[str]:
    """Where the words of a plain text are not what they shall be, one sentence or none."""
    expected: list[str] = []
    for segment in before:
        changed = wanted.get(segment.id)
        expected += (segment.text if changed is None else changed.text).split()
    got = [word for segment in after for word in segment.text.split()]
    if got == expected:
        return []
    pairs = zip_longest(expected, got, fillvalue="")
    first = next(number for number, (one, other) in enumerate(pairs) if one != other)
    shown, meant = (_shown(" ".join(words[first : first + 8])) for words in (got, expected))
    return [f"The text would go on with {shown} instead of {meant}."]


def _place(segment: Segment) -> str:
    where = segment.anchor.path or f"line {segment.anchor.line}"
    return f"Segment {segment.id} ({where})"


def _shown(text: str) -> str:
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"“{short}”"
