"""The marks in a Word document's body between which its comments stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.patching.docx_runs import begin_at, end_at, stretch_at
from termcheck.readers.docx_text import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from termcheck.readers.docx import Passage, Story

_REFERENCES = {f"{W}footnoteReference": f"{W}footnote", f"{W}endnoteReference": f"{W}endnote"}
"""What stands in the text for a note -> the note."""


class Mark(NamedTuple):
    """Where a comment belongs in the text of a passage."""

    start: int
    """Half-open, in code points; both are 0 where there is no passage."""
    end: int
    """Where it is `start`, the comment stands at a point."""
    number: str
    """`w:id` of the comment."""


def stands_in_body(passage: Passage, main: str) -> bool:
    """Whether comments can stand at the words themselves: not in notes, headers, boxes, pictures.

    `main` is the name of the part with the body.
    """
    if passage.part != main or not passage.stretches:
        return False
    return sum(1 for _ in passage.stretches[0].element.iterancestors(f"{W}p")) == 1


def set_marks(
    marks: Mapping[str, Sequence[Mark]], passages: Mapping[str, Passage], story: Story
) -> None:
    """Put all marks into the main part; their keys are anchor paths, empty for the whole file."""
    root = story.roots[story.main]
    notes = {(_REFERENCES[each.tag], each.get(f"{W}id")): each for each in root.iter(*_REFERENCES)}
    for path, here in marks.items():
        passage = passages.get(path)
        if passage is not None and passage.part == story.main and passage.stretches:
            _mark_text(here, passage)
            continue
        anchor = None
        if passage is not None:
            anchor = _anchor(passage, story.main, notes)
        if anchor is None:
            _mark_top(here, root)
        else:
            _mark_all_of(here, anchor)


def _anchor(passage: Passage, main: str, notes: Mapping[tuple[str, str], Any]) -> Any | None:
    """What stands in the body for text that does not; None for nothing."""
    if passage.description is not None:
        element = passage.description.element
        if passage.part == main:
            return element
    else:
        element = passage.stretches[0].element
    note = next(element.iterancestors(*_REFERENCES.values()), None)
    return None if note is None else notes.get((note.tag, note.get(f"{W}id")))


def _mark_text(marks: Sequence[Mark], passage: Passage) -> None:
    """Mark stretches of a paragraph, from its end to its beginning, as cuts want it."""
    stretches, length = passage.stretches, len(passage.piece.text)
    for position in sorted({p for mark in marks for p in mark[:2]}, reverse=True):
        points = [mark for mark in marks if mark.start == mark.end == position]
        starts = [mark for mark in marks if mark.start == position < mark.end]
        ends = [mark for mark in marks if mark.start < position == mark.end]
        if starts or (points and position < length):
            stretch = stretch_at(stretches, position)
            node = begin_at(stretch.element, position - stretch.start, outermost=True)
            _add_before(node, [*_both(points, node), *_starts(starts, node)])
        if ends or (points and position == length):
            stretch = stretch_at(stretches, position - 1)
            node = end_at(stretch.element, position - stretch.start, outermost=True)
            _add_after(node, _ends(ends, node))
            if position == length:
                _add_after(node, _both(points, node))


def _mark_all_of(marks: Sequence[Mark], anchor: Any) -> None:
    """Mark the whole of an element, such as the number of a footnote."""
    node = begin_at(anchor, outermost=True)
    _add_before(node, _starts(marks, node))
    node = end_at(anchor, outermost=True)
    _add_after(node, _ends(marks, node))


def _mark_top(marks: Sequence[Mark], root: Any) -> None:
    """Mark the beginning of the first paragraph; a document without any gets one."""
    body = root.find(f"{W}body")
    paragraph = next(body.iter(f"{W}p"), None)
    if paragraph is None:
        paragraph = body.makeelement(f"{W}p")
        body.insert(0, paragraph)
    properties = paragraph.find(f"{W}pPr")
    new = _both(marks, paragraph)
    if properties is None:
        paragraph[:0] = new
    else:
        _add_after(properties, new)


def _starts(marks: Iterable[Mark], like: Any) -> list[Any]:
    return [like.makeelement(f"{W}commentRangeStart", {f"{W}id": mark.number}) for mark in marks]


def _ends(marks: Iterable[Mark], like: Any) -> list[Any]:
    elements = []
    for mark in marks:
        reference = like.makeelement(f"{W}commentReference", {f"{W}id": mark.number})
        run = like.makeelement(f"{W}r")
        run.append(reference)
        elements += [like.makeelement(f"{W}commentRangeEnd", {f"{W}id": mark.number}), run]
    return elements


def _both(marks: Iterable[Mark], like: Any) -> list[Any]:
    return [each for mark in marks for each in (*_starts([mark], like), *_ends([mark], like))]


def _add_before(node: Any, elements: Iterable[Any]) -> None:
    for element in elements:
        node.addprevious(element)


def _add_after(node: Any, elements: Sequence[Any]) -> None:
    for element in reversed(elements):
        node.addnext(element)
