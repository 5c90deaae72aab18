"""Sentences of English and Chinese text.

Rules after the usual practice of both languages, not a trained model: a wrong split costs a
context line, never a match, and the same text must always give the same sentences.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_END = re.compile(
    r"[.!?]+[\"'”’)\]]*(?=\s)"  # English: a mark, closing quotes, a blank
    r"|[。！？…]+[”’」』）】\"]*"  # Chinese: the mark is enough
    r"|\n[ \t\r]*\n"
)
_OPENS = re.compile(r"\s+[\"'“‘(\[]*(?:[^\W\d_a-z]|\d|$)")
_REACH = 1000
"""Characters on either side in which the ends of a sentence are looked for."""
_STEP = 500
"""Ends are looked for up to multiples of it, so that places close to each other share the work."""


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[^\w])(?:[A-Z]|[Mm]r|[Mm]rs|[Mm]s|[Dd]r|[Pp]rof|[Gg]en|[Ss]t|[Nn]o|[Nn]os|[Aa]rt"
        r"|[Aa]rts|[Ff]ig|[Vv]ol|[Cc]h|[Ss]ec|pp?|vs?|cf|etc|al|approx|ca|[Ii]nc|[Ll]td|[Cc]o"
        r"|[Cc]orp|[Dd]ept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|a\.m|p\.m"
        r"|U\.S|U\.N|U\.K|P\.R)$"
    )


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as half-open spans in order, without blanks at their ends.

    Cost: linear.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for mark in _END.finditer(text):
        if mark.end() < len(text) and not _ends_sentence(text, mark):
            continue
        _add(spans, text, start, mark.end())
        start = mark.end()
    _add(spans, text, start, len(text))
    return spans


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentences that hold the beginning and the end of `[start, end)`.

    Sentences longer than `_REACH` are cut there. Cost: does not depend on the length of the text.
    """
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    opens = first
    around = (0, len(text))
    if len(text) > _REACH:
        around = (first - first % _STEP, last + -last % _STEP)
    for begin, stop in _ends(text, *around):
        if stop <= first or (begin < first and not _END.match(text, first)):
            continue
        if stop <= start:
            opens = stop
        elif stop >= end:
            last = min(stop, last)
            break
    return _trim(text, opens, last)


@lru_cache(maxsize=16)
def _ends(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """The marks between two offsets that end a sentence: one text is often asked about several
    times."""
    return [
        mark.span()
        for mark in _END.finditer(text, first, last)
        if mark.end() == len(text) or _ends_sentence(text, mark)
    ]


def _ends_sentence(text: str, mark: re.Match[str]) -> bool:
    found = mark.group()
    if found[0] not in ".!?":
        return True
    if found == "." and _abbreviation().search(text, max(0, mark.start() - 12), mark.start()):
        return False
    return _OPENS.match(text, mark.end()) is not None


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    start, end = _trim(text, start, end)
    if start < end:
        spans.append((start, end))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
