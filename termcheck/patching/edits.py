"""Edits laid out for a text in which some stretches are not text.

Tags and other markup are kept: an edit that reaches across them becomes several that leave them
out, the first of which brings the new text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from termcheck.errors import DocumentError, UsageError
from termcheck.model.document import Protected, Protection, Segment
from termcheck.model.finding import Edit
from termcheck.patching.base import Change
from termcheck.readers.base import unreadable

_PLAIN = frozenset(("txt", "csv", "xlsx"))
"""Formats where what is protected is plain text all the same."""
_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")


class NotPossibleError(Exception):
    """A change that can't be made; its text is the reason, a sentence for `Refused`."""


def reason(fault: DocumentError | NotPossibleError) -> str:
    """Why nothing can be made of a file or a change, a sentence for `Refused`."""
    return unreadable(fault, "").message if isinstance(fault, DocumentError) else str(fault)


def checked(change: Change) -> tuple[Edit, ...]:
    """The edits of a change, without those that change nothing.

    Raises `UsageError` for edits out of bounds, out of order, or on top of one another.
    """
    text = change.segment.text
    before = 0
    for edit in change.edits:
        if not before <= edit.start <= edit.end <= len(text):
            raise UsageError(
                f"the edits of segment {change.segment.id} overlap, are not sorted, or reach "
                "beyond its text"
            )
        before = edit.end
    return tuple(e for e in change.edits if text[e.start : e.end] != e.text)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits made; they are sorted and without overlap."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join((*parts, text[done:]))


def around_markup(segment: Segment, edits: Sequence[Edit], format: str) -> tuple[Edit, ...]:
    """The same edits, leaving out what is markup in the segment.

    An edit that meets markup or code is first cut down to what differs, so that new text may hold
    the tags and placeholders of the old one; of others the text is replaced around the markup.
    Where a line of Markdown ends inside an edit, the line end and the marks at the beginning of the
    next line (`> `) go with the old text. Raises `NotPossibleError` for an edit that reaches into
    code, a placeholder or the like, or that has no text under it.
    """
    if format in _PLAIN or not segment.protected:
        return tuple(edits)
    return tuple(part for edit in edits for part in _around(segment, edit, format))


def visible(segment: Segment) -> str:
    """The text without markup and line ends, which come and go with the words beside them."""
    return _without(segment.text, _kept(segment.protected))


def visible_after(segment: Segment, edits: Sequence[Edit]) -> str:
    """What `visible` shall give once the edits (of `around_markup`) are made."""
    shifted = []
    for span in _kept(segment.protected):
        before = [e for e in edits if e.end <= span.start]
        if any(e.start <= span.start and span.end <= e.end and e.start < e.end for e in edits):
            continue
        shift = sum(len(e.text) - (e.end - e.start) for e in before)
        shifted.append(Protected(span.start + shift, span.end + shift, span.kind))
    return _without(edited(segment.text, edits), shifted)


def _around(segment: Segment, asked: Edit, format: str) -> list[Edit]:
    narrow = _narrowed(segment.text, asked)
    for each in (asked, narrow):
        pieces = _between(segment.text, each, _touched(segment, each))
        if pieces is not None:
            return pieces
    # What is laid around markup are whole words: none of them may come to stand half inside.
    edit = _to_words(segment.text, asked, narrow)
    touched = _touched(segment, edit)
    if any(p.kind is Protection.OPAQUE for p in touched):
        raise NotPossibleError(
            "Code, an address or a placeholder stands in the words to be replaced; change them by "
            "hand."
        )
    if edit.start == edit.end:
        raise NotPossibleError("The place lies inside of markup; change it by hand.")
    if format == "markdown":
        touched = [p for p in touched if not _at_line_end(segment.text, p, edit)]
    free = []
    start = edit.start
    for span in touched:
        if span.start > start:
            free.append((start, span.start))
        start = max(start, span.end)
    if start < edit.end:
        free.append((start, edit.end))
    if not free:
        raise NotPossibleError("Nothing but markup stands there; change it by hand.")
    texts = [edit.text, *[""] * (len(free) - 1)]
    return [Edit(*stretch, text) for stretch, text in zip(free, texts, strict=True)]


def _touched(segment: Segment, edit: Edit) -> list[Protected]:
    return [p for p in segment.protected if _meet(p, edit)]


def _to_words(text: str, asked: Edit, narrow: Edit) -> Edit:
    """The narrowed edit, widened again to the ends of words (of the old text and the new one)."""
    new, first = asked.text, narrow.start - asked.start
    start, end, last = narrow.start, narrow.end, len(asked.text) - (asked.end - narrow.end)
    while (
        first
        and new[first - 1].isalnum()
        and (text[start : start + 1].isalnum() or new[first : first + 1].isalnum())
    ):
        start, first = start - 1, first - 1
    while (
        end < asked.end
        and text[end].isalnum()
        and (text[end - 1 : end].isalnum() or new[last - 1 : last].isalnum())
    ):
        end, last = end + 1, last + 1
    return Edit(start, end, new[first:last])


def _narrowed(text: str, edit: Edit) -> Edit:
    """The edit without what the old and the new text begin and end with alike."""
    old, new = text[edit.start : edit.end], edit.text
    first = _alike(old, new)
    old, new = old[first:], new[first:]
    last = _alike(old[::-1], new[::-1])
    return Edit(edit.start + first, edit.end - last, new[: len(new) - last])


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _between(text: str, edit: Edit, touched: Sequence[Protected]) -> list[Edit] | None:
    """The edit in pieces between protected stretches that its new text holds as well.

    None where it does not hold all of them, in the same order and number.
    """
    pieces = []
    start, rest = edit.start, edit.text
    for span in touched:
        kept = text[span.start : span.end]
        same = text.count(kept, edit.start, edit.end) == edit.text.count(kept)
        if not (edit.start <= span.start and span.end <= edit.end and same and kept in rest):
            return None
        before, _, rest = rest.partition(kept)
        pieces.append(Edit(start, span.start, before))
        start = span.end
    pieces.append(Edit(start, edit.end, rest))
    return [piece for piece in pieces if text[piece.start : piece.end] != piece.text]


def _meet(span: Protected, edit: Edit) -> bool:
    return span.start < edit.end and edit.start < span.end


def _at_line_end(text: str, span: Protected, edit: Edit) -> bool:
    """Whether the markup is a line end, or the marks of a line whose line end is replaced too."""
    if not (edit.start <= span.start and span.end <= edit.end):
        return False
    held = text[span.start : span.end]
    follows = span.start > edit.start and text[span.start - 1] in "\r\n"
    return follows or "\n" in held or "\r" in held


def _kept(spans: Iterable[Protected]) -> list[Protected]:
    return [p for p in spans if p.kind is Protection.MARKUP]


def _without(text: str, spans: Iterable[Protected]) -> str:
    parts = []
    done = 0
    for span in spans:
        parts.append(text[done : span.start])
        done = span.end
    parts.append(text[done:])
    return _LINE_END.sub("", "".join(parts))
