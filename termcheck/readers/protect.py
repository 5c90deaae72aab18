"""Stretches of a text that are not prose, whatever the format: addresses of the web and of mail.

Found from their marks (`://`, `@`, `.gov` ...) outwards, so that a text without any costs a few
quick scans, and a line of megabytes costs no more than many short ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from termcheck.model.document import Protected, Protection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Each begins with one plain character: such patterns run far faster than `str.find` does.
_MARKS = tuple(
    map(re.compile, ("@", ":(?=//)", r"w(?=ww\.)", r"\.(?=(?:com|cn|org|net|gov|edu)(?!\w))"))
)
_ADDRESS_BEFORE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+")
_REACH = 64
_LONGEST = 2_048
_TRAILING = ".,;:!?'-"


def addresses(text: str) -> list[Protected]:
    """Web and mail addresses as opaque spans, sorted, without overlap.

    Punctuation after an address is not part of it, nor is a bracket that was opened before it.
    """
    found: list[tuple[int, int]] = []
    for mark in _MARKS:
        done = 0
        for match in mark.finditer(text):
            span = _around(text, match.start()) if match.start() >= done else None
            if span:
                found.append(span)
                done = span[1]
    return _disjoint(sorted(found, key=lambda span: (span[0], -span[1])))


def join(first: Iterable[Protected], second: Iterable[Protected]) -> tuple[Protected, ...]:
    """Both, sorted; of two that overlap, the one from `first` stays."""
    kept = sorted(first, key=lambda p: p.start)
    starts = [p.start for p in kept]
    extra = []
    for span in second:
        at = bisect_left(starts, span.end)
        if at == 0 or kept[at - 1].end <= span.start:
            extra.append(span)
    return tuple(sorted([*kept, *extra], key=lambda p: p.start))


def within(spans: Sequence[Protected], start: int, end: int) -> tuple[Protected, ...]:
    """Those of a sorted sequence in `[start, end)`, counted from `start` and cut at its edges.

    Cost: a bisection and what is found.
    """
    first = bisect_right(spans, start, key=lambda p: p.end)
    cut = []
    for span in spans[first:]:
        if span.start >= end:
            break
        cut.append(Protected(max(span.start, start) - start, min(span.end, end) - start, span.kind))
    return tuple(cut)


def _around(text: str, at: int) -> tuple[int, int] | None:
    start = at
    while start > 0 and at - start < _REACH and text[start - 1] in _ADDRESS_BEFORE:
        start -= 1
    while start < at and text[start] in "._+-":
        start += 1
    match = _address().match(text, start, at + _LONGEST)
    if not match or match.end() <= at:
        return None
    return start, start + len(_trimmed(match.group()))


@cache
def _address() -> re.Pattern[str]:
    return re.compile(
        r"""
          [A-Za-z][A-Za-z0-9+.-]*+://[A-Za-z0-9._~:/?\#\[\]@!$&'()*+,;=%-]++
        | [A-Za-z0-9._+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++
        | (?:www\.|(?=[A-Za-z0-9.-]+?\.(?:com|cn|org|net|gov|edu)(?![A-Za-z0-9])))
          [A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++(?:/[A-Za-z0-9._~:/?\#@!$&'()*+,;=%-]*+)?
        """,
        re.VERBOSE,
    )


def _trimmed(address: str) -> str:
    while address:
        shorter = address.rstrip(_TRAILING)
        for opening, closing in ("()", "[]"):
            if shorter.endswith(closing) and shorter.count(closing) > shorter.count(opening):
                shorter = shorter[:-1]
        if shorter == address:
            break
        address = shorter
    return address


def _disjoint(spans: Iterable[tuple[int, int]]) -> list[Protected]:
    kept: list[Protected] = []
    for start, end in spans:
        if end > start and (not kept or start >= kept[-1].end):
            kept.append(Protected(start, end, Protection.OPAQUE))
    return kept
