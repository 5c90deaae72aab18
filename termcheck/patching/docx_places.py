"""Edits cut down to what differs, and what stands in their way in a Word document."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.readers.docx_text import CHARACTERS, W, is_on
from termcheck.text.scripts import is_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termcheck.model.finding import Edit
    from termcheck.patching.base import Options
    from termcheck.readers.docx import Passage
    from termcheck.readers.docx_text import Stretch

# XML 1.0, 2.2; carriage returns are left out as well, which no reader of XML gives back.
_NOT_WRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEPT_FIELDS = frozenset(("HYPERLINK", "FORMTEXT"))
"""Fields that don't write their result anew when they are updated."""
_BOUND = "It is filled in from data kept elsewhere in the document; change it there."
_CHOSEN = "It was chosen from a list or a calendar; choose another value in Word."
_LOCKED = "It stands in a content control that is locked; unlock it in Word first."
_PLACEHOLDER = "It is the placeholder of an empty content control; fill that in in Word."
_CHOICES = frozenset(("dropDownList", "date", "checkbox", "picture", "equation", "citation"))
_JOINERS = "-\u2010\u2011\u00ad'\u2019"
_THROUGH = frozenset(W + name for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo"))
_TRACKED = frozenset((f"{W}ins", f"{W}moveTo"))


class NarrowEdit(NamedTuple):
    """An edit without the words that stay."""

    start: int
    """Half-open, in code points of the paragraph's text."""
    end: int
    text: str
    like: int
    """Position of the character whose formatting new text takes."""


def narrowed(text: str, edit: Edit, offset: int) -> NarrowEdit | None:
    """An edit of a text that begins at `offset` of `text`; None if it changes nothing.

    Words that old and new text begin or end with alike are left out, whole words only.
    """
    start, end = edit.start + offset, edit.end + offset
    old, new = text[start:end], edit.text
    if old == new:
        return None
    limit = min(len(old), len(new))
    first = 0
    while first < limit and old[first] == new[first]:
        first += 1
    while first and not (_parted(old, first) and _parted(new, first)):
        first -= 1
    last = 0
    while last < limit - first and old[-last - 1] == new[-last - 1]:
        last += 1
    while last and not (_parted(old, len(old) - last) and _parted(new, len(new) - last)):
        last -= 1
    start, end = start + first, end - last
    replaces_or_precedes = start < end or (last and not first)
    like = start if replaces_or_precedes else max(start - 1, 0)
    return NarrowEdit(start, end, new[first : len(new) - last], like)


def obstacle(passage: Passage, edit: NarrowEdit, options: Options) -> str | None:
    """Why an edit can't be made in a passage, a sentence; None if it can."""
    if _NOT_WRITABLE.search(edit.text):
        return "The new text has control characters, which a Word document can't hold."
    if passage.description is not None:
        if options.tracked:
            return (
                "Alternative texts of pictures can't hold tracked changes; change it by hand, or "
                "without tracking."
            )
        return None
    touched = touched_by(passage.stretches, edit)
    for stretch in touched:
        reason = _obstacle_at(stretch, options.tracked)
        if reason is not None:
            return reason
    if len({_paragraph_of(stretch.element) for stretch in touched}) > 1:
        return "It goes on across the end of a paragraph that is marked as deleted; accept that."
    return None


def touched_by(stretches: Sequence[Stretch], edit: NarrowEdit) -> list[Stretch]:
    """The stretches with replaced characters; that of `edit.like` if none is replaced."""
    start, end = (edit.start, edit.end) if edit.start < edit.end else (edit.like, edit.like + 1)
    return [each for each in stretches if each.start < end and start < each.end]


def _parted(text: str, position: int) -> bool:
    """Whether a text may be divided at a position without dividing a word or a character.

    What is written with a hyphen is one word: a hyphen changed by itself is hard to see.
    """
    if not 0 < position < len(text):
        return True
    before, after = text[position - 1], text[position]
    if unicodedata.combining(after) or after in "\u200d\ufe0e\ufe0f":
        return False
    return is_han(before) or is_han(after) or not (_in_word(before) and _in_word(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character in _JOINERS or unicodedata.combining(character) > 0


def _obstacle_at(stretch: Stretch, tracked: bool) -> str | None:
    element = stretch.element
    if element.tag != f"{W}t" and element.tag not in CHARACTERS:
        return "An equation, a symbol or an embedded object stands there; change it by hand."
    for kind in stretch.fields:
        if kind not in _KEPT_FIELDS:
            return _in_field(kind)
    run = element.getparent()
    if run.tag != f"{W}r":
        return _elsewhere(element)
    inside = True
    for number, around in enumerate(run.iterancestors()):
        if around.tag == f"{W}sdtContent":
            reason = _obstacle_of_control(around.getparent().find(f"{W}sdtPr"))
        elif not inside or around.tag in _THROUGH:
            reason = None
        elif around.tag == f"{W}p":
            inside, reason = False, None
        elif around.tag == f"{W}fldSimple":
            words = around.get(f"{W}instr", "").split(maxsplit=1)
            kind = words[0].upper() if words else ""
            reason = None if kind in _KEPT_FIELDS else _in_field(kind)
        elif around.tag in _TRACKED:
            deep = tracked and number > 0
            reason = (
                "It stands deep within a tracked insertion; accept that first." if deep else None
            )
        elif around.tag == f"{W}sdt":
            reason = None
        else:
            reason = _elsewhere(element)
        if reason is not None:
            return reason
    return None


def _in_field(kind: str) -> str:
    name = f"the field {kind}" if kind else "a field"
    if kind == "TOC":
        return "It stands in the table of contents; change the heading and update the table."
    return f"It is the result of {name}, which Word writes anew; change it where it comes from."


def _elsewhere(element: Any) -> str:
    if any(around.tag == f"{W}ruby" for around in element.iterancestors()):
        return "It stands below a reading aid (ruby); change it by hand."
    return "It stands where text can't be divided; change it by hand."


def _obstacle_of_control(properties: Any) -> str | None:
    """Why the text of a content control can't be changed; `properties` is its `w:sdtPr` or None."""
    if properties is None:
        return None
    for child in properties:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "dataBinding":
            return _BOUND
        if name == "lock" and child.get(f"{W}val", "").lower().endswith("contentlocked"):
            return _LOCKED
        if name == "showingPlcHdr" and is_on(child):
            return _PLACEHOLDER
        if name in _CHOICES:
            return _CHOSEN
    return None


def _paragraph_of(element: Any) -> Any:
    return next(around for around in element.iterancestors() if around.tag == f"{W}p")
