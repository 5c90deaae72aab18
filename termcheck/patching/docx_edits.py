"""Edits carried out in the runs of a Word document.

What is asked for here has passed `docx_places.obstacle`: every character stands in a run that
stands in a paragraph or in what may hold tracked changes as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from termcheck.patching.docx_places import NarrowEdit, touched_by
from termcheck.patching.docx_runs import (
    begin_at,
    content_of,
    end_at,
    run_like,
    set_text,
    stretch_at,
)
from termcheck.readers.docx_text import W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termcheck.readers.docx_text import Stretch

_SPLITTABLE = frozenset((f"{W}ins", f"{W}moveTo"))
_UNSEEN = frozenset(
    W + name
    for name in (
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
    )
)


class Tracker:
    """Replaces text by tracked changes: what was there is marked as deleted, what is new as
    inserted."""

    __slots__ = ("_author", "_ids")

    def __init__(self, ids: Iterator[str], author: str) -> None:
        self._ids = ids
        self._author = author

    def replace(self, stretches: Sequence[Stretch], edit: NarrowEdit) -> None:
        """Carry out an edit; those behind it in the paragraph come first."""
        model = stretch_at(stretches, edit.like).element.getparent()
        inserted = None
        if edit.text:
            inserted = self._change("ins", model)
            inserted.append(run_like(model, edit.text))
        if edit.start < edit.end:
            first, own = self._delete(touched_by(stretches, edit), edit)
            if inserted is not None:
                self._insert_after(_last_of(first, own), inserted)
        elif inserted is not None:
            stretch = stretch_at(stretches, edit.like)
            if edit.like < edit.start:
                self._insert_after(end_at(stretch.element, edit.start - stretch.start), inserted)
            else:
                self._insert_before(begin_at(stretch.element, edit.start - stretch.start), inserted)

    def _delete(self, touched: Sequence[Stretch], edit: NarrowEdit) -> tuple[Any, list[Any]]:
        """Mark characters as deleted; the first `w:del` and all of them."""
        deletions: list[Any] = []
        for group in reversed(_groups(touched)):
            last, first = group[-1], group[0]
            end_at(last.element, edit.end - last.start if edit.end < last.end else None)
            run = begin_at(first.element, max(0, edit.start - first.start))
            for text in run.iterchildren(f"{W}t"):
                text.tag = f"{W}delText"
            following = run.getnext()
            if deletions and following is deletions[-1]:
                following.insert(0, run)
                continue
            deletion = self._change("del", run)
            run.addprevious(deletion)
            deletion.append(run)
            deletions.append(deletion)
        return deletions[-1], deletions

    def _insert_after(self, element: Any, inserted: Any) -> None:
        around = element.getparent()
        if around.tag not in _SPLITTABLE:
            element.addnext(inserted)
            return
        # One insertion can't stand in another: the other one is divided.
        after = list(element.itersiblings())
        around.addnext(inserted)
        if after:
            rest = around.makeelement(around.tag, dict(around.attrib))
            rest.set(f"{W}id", next(self._ids))
            rest.extend(after)
            inserted.addnext(rest)

    def _insert_before(self, element: Any, inserted: Any) -> None:
        around, before = element.getparent(), element.getprevious()
        if around.tag not in _SPLITTABLE:
            element.addprevious(inserted)
        elif before is None:
            around.addprevious(inserted)
        else:
            self._insert_after(before, inserted)

    def _change(self, name: str, like: Any) -> Any:
        return like.makeelement(
            f"{W}{name}", {f"{W}id": next(self._ids), f"{W}author": self._author}
        )


def replace_in_place(stretches: Sequence[Stretch], edits: Sequence[NarrowEdit]) -> None:
    """Carry out all edits of a paragraph, sorted, without a trace of what was there."""
    emptied: list[Any] = []
    for edit in reversed(edits):
        touched = touched_by(stretches, edit)
        for stretch in reversed(touched):
            text = edit.text if stretch is touched[0] else ""
            start = max(edit.start, stretch.start) - stretch.start
            end = max(start, min(edit.end, stretch.end) - stretch.start)
            _replace_in(stretch.element, start, end, text, emptied)
    for element in emptied:
        run = element.getparent()
        if run is None or (element.tag == f"{W}t" and element.text):
            continue  # gone already, or filled again by an edit before it
        run.remove(element)
        if all(child.tag == f"{W}rPr" for child in run):
            run.getparent().remove(run)


def _replace_in(element: Any, start: int, end: int, text: str, emptied: list[Any]) -> None:
    """Replace a part of a `w:t`, or a character that is an element; it may be left empty."""
    if element.tag != f"{W}t":
        at_end = start == end == 1
        for new in content_of(text, element)[:: -1 if at_end else 1]:
            (element.addnext if at_end else element.addprevious)(new)
        if start < end:
            emptied.append(element)
        return
    old = element.text or ""
    if any(each.tag != f"{W}t" for each in content_of(text, element)):
        new_content = [*content_of(text, element), *content_of(old[end:], element)]
        for new in reversed(new_content):
            element.addnext(new)
        set_text(element, old[:start])
    else:
        set_text(element, old[:start] + text + old[end:])
    if not element.text:
        emptied.append(element)


def _groups(touched: Sequence[Stretch]) -> list[list[Stretch]]:
    """Stretches side by side in one run, which need no cut between them."""
    groups: list[list[Stretch]] = []
    for stretch in touched:
        if groups and groups[-1][-1].element.getnext() is stretch.element:
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return groups


def _last_of(first: Any, deletions: Sequence[Any]) -> Any:
    """The last of the deletions that follow the first one with nothing to be seen between."""
    last = element = first
    while True:
        element = element.getnext()
        if element is None:
            return last
        if any(element is each for each in deletions):
            last = element
        elif element.tag not in _UNSEEN:
            return last
