"""Runs of a Word document cut where a change or a comment begins and ends.

A cut leaves what stands before it in the elements that it was read from, and moves what stands
after it into new ones with the same properties. So whoever makes several cuts in one paragraph
makes them from its end to its beginning: then what the reader said of the rest stays true.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING, Any

from termcheck.readers.docx_text import Stretch, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CONTAINERS = frozenset(
    W + name
    for name in (
        "p",
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "sdtContent",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
    )
)
"""What runs, tracked changes and the ends of comments may stand in."""
_BREAKS = {"\t": f"{W}tab", "\n": f"{W}br"}


def ids(roots: Iterable[Any]) -> Iterator[str]:
    """Values for `w:id` that nothing in these parts has, in ascending order."""
    used = {str(value) for root in roots for value in root.xpath("//@*[local-name() = 'id']")}
    return (value for value in map(str, count(1)) if value not in used)


def stretch_at(stretches: Sequence[Stretch], position: int) -> Stretch:
    """The stretch with the character at a position of a paragraph."""
    return next(each for each in stretches if each.start <= position < each.end)


def begin_at(element: Any, offset: int = 0, *, outermost: bool = False) -> Any:
    """What begins with the character at `offset` of an element's text: a run, cut if need be.

    In what can't be cut, such as an equation or a deletion, it is the whole of that. With
    `outermost`, it is the run around all other runs: for ruby text, a text box or a picture, the
    run of the body that holds nothing but it.
    """
    holder, child = _holder(element, outermost)
    if holder.tag != f"{W}r":
        return holder
    if child is element and offset > 0:
        child = _cut_text(element, offset)
    before = child.getprevious()
    if before is None or before.tag == f"{W}rPr":
        return holder
    return _cut_run(holder, child)


def end_at(element: Any, offset: int | None = None, *, outermost: bool = False) -> Any:
    """What ends with the character before `offset` of an element's text; None for all of it.

    Otherwise as `begin_at`.
    """
    holder, child = _holder(element, outermost)
    if holder.tag != f"{W}r":
        return holder
    if child is element and offset is not None and offset < len(element.text or ""):
        _cut_text(element, offset)
    after = child.getnext()
    if after is not None:
        _cut_run(holder, after)
    return holder


def run_like(run: Any, text: str) -> Any:
    """A new run with the properties of another one."""
    new = run.makeelement(f"{W}r")
    properties = run.find(f"{W}rPr")
    if properties is not None:
        properties = deepcopy(properties)
        for change in properties.findall(f"{W}rPrChange"):
            properties.remove(change)
        new.append(properties)
    new.extend(content_of(text, run))
    return new


def content_of(text: str, like: Any) -> list[Any]:
    """A text as the children of a run: tabs and line ends are elements of their own."""
    elements = []
    start = 0
    for position, character in enumerate(text):
        if character in _BREAKS:
            if position > start:
                elements.append(_text_element(text[start:position], like))
            elements.append(like.makeelement(_BREAKS[character]))
            start = position + 1
    if start < len(text):
        elements.append(_text_element(text[start:], like))
    return elements


def set_text(element: Any, text: str) -> None:
    """Give a `w:t` a text, blanks at its edges included."""
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")


def _text_element(text: str, like: Any) -> Any:
    element = like.makeelement(f"{W}t")
    set_text(element, text)
    return element


def _holder(element: Any, outermost: bool) -> tuple[Any, Any]:
    """The run around an element (or what else holds it), and its child that leads there.

    The parent of what is given is a container, unless the file puts runs where none may be.
    """
    path = [element, *element.iterancestors()]
    runs = [number for number, each in enumerate(path) if each.tag == f"{W}r"]
    at = runs[-1 if outermost else 0] if runs else 0
    while at + 2 < len(path) and path[at + 1].tag not in CONTAINERS:
        at += 1
    return path[at], path[max(0, at - 1)]


def _cut_text(element: Any, offset: int) -> Any:
    """A `w:t` in two; the second one."""
    text = element.text or ""
    rest = element.makeelement(element.tag, dict(element.attrib))
    set_text(rest, text[offset:])
    set_text(element, text[:offset])
    element.addnext(rest)
    return rest


def _cut_run(run: Any, child: Any) -> Any:
    """A run in two before one of its children; the second one."""
    rest = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{W}rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    rest.extend([child, *child.itersiblings()])
    run.addnext(rest)
    return rest
