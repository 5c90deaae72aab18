"""The text of a segment in a translation file, with its inline tags as protected spans.

Element names are those of TMX 1.4b and XLIFF 1.2 and 2.1, which agree where they share a name:

- `bpt ept it ut` hold codes of the original format (`<b>`): markup, invisible to a reader;
- `ph` holds or stands for something that is seen (a picture, a variable, a line break): opaque;
- `x cp` stand for such a thing and are empty: U+FFFC, or the text the file gives instead, opaque;
- `bx ex sc ec sm em` are empty marks of a beginning or an end: nothing;
- `sub` is text inside a code (the description of a picture): text, apart from what is around it;
- `g hi mrk pc` and whatever else has text are passed through.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.model.document import Protected, Protection
from termcheck.readers.placeholders import placeholders
from termcheck.readers.protect import addresses, join

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOMAIN = re.compile(r"\.(?:com|cn|org|net|gov|edu)")
STAND_IN = "\ufffc"
"""Stands in the text for what has none, as Unicode means it to."""

_CODES = {
    **dict.fromkeys(("bpt", "ept", "it", "ut", "bx", "ex", "sc", "ec"), Protection.MARKUP),
    **dict.fromkeys(("ph", "x", "cp"), Protection.OPAQUE),
}
_EQUIVALENTS = ("equiv-text", "equiv", "disp")
_LONGEST_EQUIVALENT = 80
_DELETED = frozenset(("x-sdl-deleted", "x-sdl-feedback-deleted"))
"""Kinds of `mrk` that hold what a tracked change took out."""


class Text(NamedTuple):
    """A text and what in it is none."""

    text: str
    protected: tuple[Protected, ...] = ()
    """Sorted, without overlap."""


def plain(text: str) -> Text:
    """A text without tags: addresses and placeholders are opaque."""
    # Most texts have neither; these tests cost a tenth of a search for them.
    found: tuple[Protected, ...] = ()
    if "@" in text or "://" in text or "www." in text or ("." in text and _DOMAIN.search(text)):
        found = tuple(addresses(text))
    if "{" in text or "%" in text or "<" in text or "`" in text:
        more = placeholders(text)
        found = join(found, more) if found else tuple(more)
    return Text(text, found)


def inline(element: Any) -> Text:
    """The text of an element that may hold inline tags, its tail not counted.

    Cost: linear; tags may be nested to any depth.
    """
    if not len(element):
        return plain(element.text or "")
    parts: list[str] = []
    spans: list[Protected] = []
    length = 0
    for text, kind, _, _ in pieces(element):
        if kind is not None:
            spans.append(Protected(length, length + len(text), kind))
        parts.append(text)
        length += len(text)
    whole = "".join(parts)
    return Text(whole, join(spans, plain(whole).protected))


def pieces(element: Any) -> Iterator[tuple[str, Protection | None, Any, bool]]:
    """The stretches of text in order, none of them empty.

    Of each the text, what protects it, the node it belongs to (None for text that stands for
    something else), and whether it is the tail of that node (as lxml has it) or its text.
    """
    if element.text:
        yield element.text, None, element, False
    stack: list[tuple[Any, Iterator[Any], Protection | None]] = [(element, iter(element), None)]
    while stack:
        parent, children, kind = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack and parent.tail:
                yield parent.tail, stack[-1][2], parent, True
            continue
        tag = child.tag
        if not isinstance(tag, str) or child.get("mtype") in _DELETED:
            if not isinstance(tag, str) and child.text and child.text.startswith("&"):
                yield (*_entity(child.text), None, False)
            if child.tail:
                yield child.tail, kind, child, True
            continue
        name = tag.rpartition("}")[2]
        inner = _inner(child, name, kind)
        if child.text:
            yield child.text, inner, child, False
        elif inner is Protection.OPAQUE and name in _CODES and not len(child):
            yield _equivalent(child), inner, None, False
        stack.append((child, iter(child), inner))


def _inner(child: Any, name: str, outer: Protection | None) -> Protection | None:
    """What protects the text of an element."""
    if name == "sub":
        return None
    kind = _CODES.get(name)
    if kind is not None:
        # The text of a `sub` must not run into the text around the code.
        has_sub = len(child) > 0 and child.find(".//{*}sub") is not None
        return Protection.OPAQUE if has_sub else kind
    protected = child.get("translate") == "no" or child.get("mtype") == "protected"
    return Protection.OPAQUE if outer is None and name == "mrk" and protected else outer


def _equivalent(element: Any) -> str:
    for name in _EQUIVALENTS:
        text = element.get(name)
        if text and len(text) <= _LONGEST_EQUIVALENT:
            return str(text)
    return STAND_IN


def _entity(reference: str) -> tuple[str, Protection | None]:
    """A reference to an entity that the file does not define; those of HTML are well known."""
    known = html5.get(reference[1:])
    return (known, None) if known else (reference, Protection.OPAQUE)
