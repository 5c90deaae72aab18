"""Segments in sentences, each still an exact slice of its file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from termcheck.model.document import Protection
from termcheck.readers.protect import within
from termcheck.text.lines import position_after
from termcheck.text.sentences import sentences

if TYPE_CHECKING:
    from termcheck.model.document import Segment


def spans_of(segment: Segment) -> list[tuple[int, int]]:
    """The sentences of a segment as half-open spans in order; only blanks stand between them.

    No protected stretch is cut: `a. B` within a code span or an address ends no sentence. At least
    one span, the whole segment, is given. Cost: linear.
    """
    found = sentences(_plain(segment))
    if not found:
        return [(0, len(segment.text))]
    starts = [protected.start for protected in segment.protected]
    joined: list[tuple[int, int]] = []
    for start, end in found:
        at = bisect_right(starts, start) - 1
        inside = at >= 0 and segment.protected[at].start < start < segment.protected[at].end
        if inside and joined:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def slice_of(segment: Segment, start: int, end: int) -> Segment:
    """The stretch `[start, end)` of a segment, with its own anchor; the segment itself for all."""
    if start == 0 and end == len(segment.text):
        return segment
    anchor = segment.anchor
    if anchor.line is not None:
        line, column = position_after(segment.text, start, (anchor.line, anchor.column or 1))
        anchor = replace(anchor, line=line, column=column)
    if anchor.file_start is not None:
        anchor = replace(anchor, file_start=anchor.file_start + start)
    return replace(
        segment,
        text=segment.text[start:end],
        anchor=anchor,
        protected=within(segment.protected, start, end),
    )


def _plain(segment: Segment) -> str:
    """The text with every protected stretch in characters that the sentence rules pass over.

    Markup counts as a quotation mark, which may stand before and after the end of a sentence; what
    is opaque counts as a word.
    """
    if not segment.protected:
        return segment.text
    pieces = []
    end = 0
    for span in segment.protected:
        pieces.append(segment.text[end : span.start])
        inside = segment.text[span.start : span.end]
        if span.kind is Protection.MARKUP:
            pieces.append("".join(c if c.isspace() else '"' for c in inside))
        else:
            pieces.append("X" * len(inside))
        end = span.end
    pieces.append(segment.text[end:])
    return "".join(pieces)
