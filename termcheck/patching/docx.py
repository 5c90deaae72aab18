"""Word documents changed in place, with tracked changes or without.

Where a paragraph's characters stand is what the reader says (`readers.docx_text.Stretch`). Only the
XML parts with changed paragraphs are written anew; everything else in the archive stays as it is.
What the file holds twice, such as the headers of several sections, is changed in all places.

Of an edit only the words that differ are touched, so that those around them keep their formatting.
New text looks like the first character that it replaces.

Tracked changes (ECMA-376 part 1, 17.13.5) carry an author and no date: the same edits give the same
bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from termcheck.archive import Archive, with_parts
from termcheck.patching.base import Change, Options, Patched, Refused
from termcheck.patching.docx_edits import Tracker, replace_in_place
from termcheck.patching.docx_part import part_bytes
from termcheck.patching.docx_places import NarrowEdit, narrowed, obstacle
from termcheck.patching.docx_runs import ids
from termcheck.patching.spliced import GONE
from termcheck.readers.base import Raw
from termcheck.readers.docx import Passage, Story

if TYPE_CHECKING:
    from termcheck.model.finding import Edit

_SIGNED = (
    "The document is signed, and a change would break the signature; remove the signature in Word "
    "first."
)
_TWICE = "The text stands in this paragraph more than once; change it by hand."
_OVERLAP = "Another change is about the same words; make this one after it."


class _Planned(NamedTuple):
    """The edits of a change, found in the document."""

    path: str
    """Anchor path of the passages."""
    edits: tuple[NarrowEdit, ...]
    """Offsets in the text of the whole paragraph."""
    full: tuple[tuple[int, int], ...]
    """What was asked to be replaced, half-open, as wide as it was asked."""


def patch(raw: Raw, changes: Sequence[Change], options: Options) -> Patched:
    """Change paragraphs wherever they stand: body, tables, notes, headers, text boxes.

    Refused are changes to what Word would write anew (results of fields, text bound to data), to
    what can't be divided (ruby text, equations), and tracked changes where there can be none
    (alternative texts). Raises `DocumentError` for a file that can't be read.

    Cost: the document is read once, and each part with a change written once.
    """
    if not changes:
        return Patched(raw.data, ())
    archive = Archive(raw.data)
    if any(kind == "origin" for kind, _ in archive.related("").values()):
        return Patched(raw.data, (), tuple(Refused(change, _SIGNED) for change in changes))
    story = Story(archive, copies=True)
    wanted = {change.segment.anchor.path for change in changes}
    passages: dict[str, list[Passage]] = defaultdict(list)
    for passage in story.passages():
        path = passage.piece.anchor.path
        if path is not None and path in wanted:
            passages[path].append(passage)
    plan: dict[str, list[_Planned]] = defaultdict(list)
    applied, refused = [], []
    for change in changes:
        found = _planned(change, passages, options)
        if isinstance(found, _Planned) and _overlaps(found, plan[found.path]):
            found = _OVERLAP
        if isinstance(found, str):
            refused.append(Refused(change, found))
        else:
            plan[found.path].append(found)
            applied.append(change)
    changed = _carried_out(plan, passages, story, options)
    parts = {
        name: part_bytes(story.roots[name], archive.read(name)) for name in dict.fromkeys(changed)
    }
    data = with_parts(raw.data, parts) if parts else raw.data
    return Patched(data, tuple(applied), tuple(refused))


def _planned(
    change: Change, passages: dict[str, list[Passage]], options: Options
) -> _Planned | str:
    """What a change means in the document, or why it can't be made."""
    segment = change.segment
    path = segment.anchor.path or ""
    copies = passages.get(path)
    if not copies:
        return GONE
    text = copies[0].piece.text
    offset = 0
    if text != segment.text:
        offset = text.find(segment.text)
        if offset < 0 or not segment.text:
            return GONE
        if text.find(segment.text, offset + 1) >= 0:
            return _TWICE
    found = [narrowed(text, edit, offset) for edit in change.edits]
    edits = tuple(edit for edit in found if edit is not None)
    for passage in copies:
        for edit in edits:
            reason = obstacle(passage, edit, options)
            if reason is not None:
                return reason
    return _Planned(path, edits, tuple(_moved(edit, offset) for edit in change.edits))


def _moved(edit: Edit, offset: int) -> tuple[int, int]:
    return edit.start + offset, edit.end + offset


def _overlaps(found: _Planned, others: Sequence[_Planned]) -> bool:
    return any(
        (start < other_end and other_start < end) or (start, end) == (other_start, other_end)
        for other in others
        for other_start, other_end in other.full
        for start, end in found.full
    )


def _carried_out(
    plan: dict[str, list[_Planned]],
    passages: dict[str, list[Passage]],
    story: Story,
    options: Options,
) -> list[str]:
    """Change the elements; the names of the parts they are in."""
    tracker = Tracker(ids(story.roots.values()), options.author) if options.tracked else None
    changed = []
    for path, planned in plan.items():
        edits = sorted(edit for each in planned for edit in each.edits)
        if not edits:
            continue
        for passage in passages[path]:
            changed.append(passage.part)
            description = passage.description
            if description is not None:
                text = description.text
                for edit in reversed(edits):
                    text = text[: edit.start] + edit.text + text[edit.end :]
                description.element.set(description.attribute, text)
            elif tracker is not None:
                for edit in reversed(edits):
                    tracker.replace(passage.stretches, edit)
            else:
                replace_in_place(passage.stretches, edits)
    return changed
