"""Segments found again in a document that may have changed since it was checked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from termcheck.model.finding import Edit
from termcheck.patching.base import Change, Refused
from termcheck.patching.edits import checked, edited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from termcheck.model.document import Segment

_GONE = (
    "The text no longer stands where it was when the document was checked; check the document "
    "again."
)
_ENDS = tuple(".!?…。！？；;:：\"'”’)）」』")
"""What sentences end with, a quotation mark or bracket behind it included."""
_DONE = "The text already reads as it shall."
_AMBIGUOUS = (
    "The text stands there more than once, so that it can't be told which is meant; change it by "
    "hand."
)


class Located(NamedTuple):
    """A change and the segment of the document that it is about."""

    change: Change
    """As it was asked for."""
    segment: Segment
    """The whole segment, as the reader gives it now."""
    edits: tuple[Edit, ...]
    """Offsets in `segment.text`; those that change nothing are left out."""


def locate(
    segments: Callable[[], Iterable[Segment]], changes: Sequence[Change]
) -> list[Located | Refused]:
    """Each change with its segment, in the order of the changes.

    `segments` gives those of the document anew each time. One of them is meant, in this order: if
    place (path, or offset in the file) and text are the same; if the place is the same and the text
    occurs in it just once (at the same offset in a plain text), as a sentence does in its
    paragraph; if number and text are the same; if no other has this text; if the text is a sentence
    in it and stands nowhere else. Raises `UsageError` for edits that can't be meant.

    Cost: one pass over the segments, of which only those in question are kept; a second one, in
    which each text that was not found is looked for in each segment.
    """
    found = _Candidates(segments(), changes)
    first = [_located(change, found) for change in changes]
    missing = [r.change for r in first if isinstance(r, Refused) and r.reason == _GONE]
    if not missing:
        return first
    sentences = _sentences(segments(), {change.segment.text for change in missing})
    return [
        _in_sentence(outcome, sentences[outcome.change.segment.text])
        if isinstance(outcome, Refused) and outcome.reason == _GONE
        else outcome
        for outcome in first
    ]


class _Candidates:
    """The segments that could be meant."""

    def __init__(self, segments: Iterable[Segment], changes: Sequence[Change]) -> None:
        wanted = [change.segment for change in changes]
        ids = {s.id for s in wanted}
        paths = {s.anchor.path for s in wanted if s.anchor.path is not None}
        texts = {s.text for s in wanted}
        starts = sorted({s.anchor.file_start for s in wanted if s.anchor.file_start is not None})
        self.by_id: dict[str, Segment] = {}
        self.by_path: dict[str, list[Segment]] = defaultdict(list)
        self.by_text: dict[str, list[Segment]] = defaultdict(list)
        self.by_start: dict[int, Segment] = {}
        for segment in segments:
            if segment.id in ids:
                self.by_id[segment.id] = segment
            if segment.anchor.path in paths:
                self.by_path[str(segment.anchor.path)].append(segment)
            if segment.text in texts:
                self.by_text[segment.text].append(segment)
            start = segment.anchor.file_start
            if start is not None and starts:
                at = bisect_left(starts, start)
                while at < len(starts) and starts[at] < start + len(segment.text):
                    self.by_start[starts[at]] = segment
                    at += 1


def _located(change: Change, found: _Candidates) -> Located | Refused:
    edits = checked(change)
    wanted = change.segment
    path, start = wanted.anchor.path, wanted.anchor.file_start
    if start is not None:
        segment = found.by_start.get(start)
        if segment is not None:
            at = start - (segment.anchor.file_start or 0)
            if segment.text.startswith(wanted.text, at):
                return _at(change, segment, edits, at)
    elif path is not None:
        same = [s for s in found.by_path.get(path, ()) if s.text == wanted.text]
        if len(same) > 1:
            numbered = [s for s in same if s.id == wanted.id]
            return _at(change, numbered[0], edits, 0) if numbered else Refused(change, _AMBIGUOUS)
        if same:
            return _at(change, same[0], edits, 0)
        places = [
            (s, at) for s in found.by_path.get(path, ()) for at in _occurrences(wanted.text, s.text)
        ]
        if len(places) > 1:
            return Refused(change, _AMBIGUOUS)
        if places:
            return _at(change, places[0][0], edits, places[0][1])
    numbered_so = found.by_id.get(wanted.id)
    if numbered_so is not None and numbered_so.text == wanted.text:
        return _at(change, numbered_so, edits, 0)
    alike = found.by_text.get(wanted.text, ())
    if len(alike) == 1:
        return _at(change, alike[0], edits, 0)
    if alike:
        return Refused(change, _AMBIGUOUS)
    return Refused(change, _DONE if _is_done(change, edits, found) else _GONE)


def _is_done(change: Change, edits: Sequence[Edit], found: _Candidates) -> bool:
    """Whether the place holds the text that the change would make."""
    wanted = edited(change.segment.text, edits)
    path, start = change.segment.anchor.path, change.segment.anchor.file_start
    if not edits or not wanted.strip():
        return False
    if start is not None:
        segment = found.by_start.get(start)
        at = 0 if segment is None else start - (segment.anchor.file_start or 0)
        return segment is not None and segment.text.startswith(wanted, at)
    return any(wanted in s.text for s in found.by_path.get(path or "", ()))


def _sentences(
    segments: Iterable[Segment], texts: Iterable[str]
) -> dict[str, list[tuple[Segment, int]]]:
    """Where each text stands as a sentence, or as several: segment and offset."""
    found: dict[str, list[tuple[Segment, int]]] = {text: [] for text in texts}
    for segment in segments:
        for text, places in found.items():
            places += ((segment, at) for at in _occurrences(text, segment.text))
    for text, places in found.items():
        found[text] = [place for place in places if len(places) == 1 and _is_sentence(text, *place)]
    return found


def _is_sentence(text: str, segment: Segment, at: int) -> bool:
    before = segment.text[:at].rstrip()
    after = segment.text[at + len(text) :].strip()
    begins = not before or before.endswith(_ENDS)
    return begins and (not after or text.rstrip().endswith(_ENDS))


def _in_sentence(refused: Refused, places: list[tuple[Segment, int]]) -> Located | Refused:
    if not places:
        return refused
    change = refused.change
    return _at(change, places[0][0], checked(change), places[0][1])


def _at(change: Change, segment: Segment, edits: tuple[Edit, ...], offset: int) -> Located:
    moved = (
        tuple(Edit(e.start + offset, e.end + offset, e.text) for e in edits) if offset else edits
    )
    return Located(change, segment, moved)


def _occurrences(part: str, text: str) -> list[int]:
    """The first two places of a text in another, which may overlap."""
    first = text.find(part) if part else -1
    if first < 0:
        return []
    second = text.find(part, first + 1)
    return [first] if second < 0 else [first, second]
