"""Plain text: one segment for each paragraph, cut exactly out of the file.

Blank lines part paragraphs. Whether a single line end does as well is the question of this
module, because both habits are common: one paragraph on each line (as text comes out of web pages
and word processors), and paragraphs wrapped to a fixed width (as it comes out of mail and of old
editors). Lines are joined only where they show signs of wrapping:

1. A *stretch* is a run of lines that could be one wrapped text: each line but the last is 40 to
   120 columns wide, none but the first begins with a list mark, and the indentation does not
   change, except after a first line.
2. The first word of each line would not have fitted into the line before it, measured by the
   widest line of the stretch; where it would have, a new paragraph begins. Chinese wraps between
   any two characters: there the line must be as wide as the widest but for two characters. Lines
   that somebody edited are of uneven width: a small letter after a line that ends no sentence
   joins them all the same.
3. At least one line end of the stretch falls inside a sentence: what follows begins with a
   small letter. For Chinese: a line does not end in 。！？：, and the last line does end a
   sentence, which a title or a date does not.

A joined text keeps its line ends. Between Chinese characters they are protected as markup, since
no blank belongs there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise

from termcheck.model.document import Anchor, Protected, Protection, Segment, Side, Unit
from termcheck.readers.base import Content, Raw
from termcheck.readers.encoding import decode, decoding_notes
from termcheck.readers.protect import addresses, join, within
from termcheck.readers.sides import side_of
from termcheck.text.scripts import is_unspaced

_NARROWEST = 40
_WIDEST = 120
_LINE_END = re.compile(r"(\r\n|\n|\r)")
_CLOSING = "\"'”’」』）)]》〉"
_STOPS = tuple(".!?:;。！？：；…")
_SENTENCE_ENDS = tuple("。！？…")

_Paragraph = tuple[int, int, int, int, Sequence[int]]


def read(raw: Raw) -> Content:
    """Read plain text; cost linear in its length, whatever the length of its lines."""
    decoded = decode(raw.data)
    return Content(_units(decoded.text, raw), decoding_notes(decoded, raw.uri))


def _units(text: str, raw: Raw) -> tuple[Unit, ...]:
    side, language = side_of(text, language=raw.language, source_language=raw.source_language)
    spans = addresses(text)
    on_target = side is Side.TARGET
    units: list[Unit] = []
    for number, (start, end, line, column, breaks) in enumerate(_paragraphs(text), 1):
        protected = within(spans, start, end) if spans else ()
        if breaks:
            protected = join(_unspaced_breaks(text, start, breaks), protected)
        anchor = Anchor(line, column, None, start)
        segment = Segment(f"s{number}", text[start:end], language, side, anchor, protected)
        units.append(
            Unit(f"u{number}", None, segment) if on_target else Unit(f"u{number}", segment)
        )
    return tuple(units)


def _unspaced_breaks(text: str, start: int, offsets: Sequence[int]) -> list[Protected]:
    """Line ends between two characters of a script without blanks, as markup.

    `offsets` are those of the first character after each line end and indentation; the spans
    count from `start`.
    """
    spans = []
    for offset in offsets:
        before = offset
        while before > start and text[before - 1].isspace():
            before -= 1
        if before > start and is_unspaced(text[before - 1]) and is_unspaced(text[offset]):
            spans.append(Protected(before - start, offset - start, Protection.MARKUP))
    return spans


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    """Start, end, line and column of each paragraph, and where its further lines begin."""
    lines, starts = lines_of(text)
    bare = [line.strip() for line in lines]
    last = len(bare) - 1
    number = 0
    while number <= last:
        if not bare[number]:
            number += 1
            continue
        following = number + 1
        while following <= last and bare[following]:
            following += 1
        if following == number + 1:
            yield _paragraph(lines, bare, starts, range(number, following))
        else:
            for group in _groups(lines, bare, range(number, following)):
                yield _paragraph(lines, bare, starts, group)
        number = following


def _paragraph(lines: list[str], bare: list[str], starts: list[int], group: range) -> _Paragraph:
    first, last = group[0], group[-1]
    column = 1 + _indent(lines[first], bare[first])
    start = starts[first] + column - 1
    if first == last:
        return start, start + len(bare[first]), first + 1, column, ()
    begins = [starts[number] + _indent(lines[number], bare[number]) for number in group[1:]]
    return start, begins[-1] + len(bare[last]), first + 1, column, begins


def lines_of(text: str) -> tuple[list[str], list[int]]:
    """Lines without their ends, and where each begins; line ends are those of `LineIndex`."""
    returns = text.count("\r")
    if not returns:
        lines, gap = text.split("\n"), 1
    elif returns == text.count("\r\n") == text.count("\n"):
        lines, gap = text.split("\r\n"), 2
    else:
        cut = _LINE_END.split(text)
        return cut[::2], list(accumulate(map(len, cut), initial=0))[:-1:2]
    starts = list(accumulate((len(line) + gap for line in lines), initial=0))
    starts.pop()
    return lines, starts


def _groups(lines: list[str], bare: list[str], block: range) -> Iterator[range]:
    """The lines between two blank ones, in one group for each paragraph."""
    for stretch in _stretches(lines, bare, block):
        if len(stretch) > 1:
            yield from _wrapped(bare, stretch)
        else:
            yield stretch


def _stretches(lines: list[str], bare: list[str], block: range) -> Iterator[range]:
    """Point 1 of the module's docstring."""
    first = block.start
    for number in block[1:]:
        before = number - 1
        if _may_continue(lines, bare, before, number, is_second=before == first):
            continue
        yield range(first, number)
        first = number
    yield range(first, block.stop)


def _may_continue(
    lines: list[str], bare: list[str], before: int, number: int, *, is_second: bool
) -> bool:
    if not _NARROWEST <= _width(bare[before]) <= _WIDEST or _list_mark().match(bare[number]):
        return False
    further_in = _indent(lines[number], bare[number]) - _indent(lines[before], bare[before])
    if not is_second:
        return further_in == 0
    return further_in <= 0 or _list_mark().match(bare[before]) is not None


@cache
def _list_mark() -> re.Pattern[str]:
    return re.compile(
        r"""
          [-*+•·●○■□◆▪▶→–—>|\#]             # bullets, quoted mail, tables
        | [(（\[【]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[.)）\]】、:：]
        | 第[一二三四五六七八九十百\d]{1,4}[条章节款]
        | [A-Z]\w{0,20}:\s                    # a form: "Author: ..."
        """,
        re.VERBOSE,
    )


def _wrapped(bare: list[str], stretch: range) -> Iterator[range]:
    """Points 2 and 3 of the module's docstring: the stretch in groups of lines to be joined."""
    widest = max(_width(bare[number]) for number in stretch)
    full = [
        _is_full(bare[a], bare[b], widest) or _goes_on(bare[a], bare[b])
        for a, b in pairwise(stretch)
    ]
    if not any(
        is_full and _inside_sentence(bare[number], bare[number + 1], bare[stretch[-1]])
        for number, is_full in zip(stretch, full, strict=False)
    ):
        yield from (range(number, number + 1) for number in stretch)
        return
    first = stretch.start
    for number, is_full in zip(stretch, full, strict=False):
        if not is_full:
            yield range(first, number + 1)
            first = number + 1
    yield range(first, stretch.stop)


def _is_full(line: str, following: str, widest: int) -> bool:
    if _is_wide(line):
        return _width(line) >= widest - 4
    return _width(line) + 1 + len(following.split(None, 1)[0]) > widest


def _inside_sentence(line: str, following: str, last: str) -> bool:
    if not _is_wide(line):
        return _goes_on(line, following)
    ended = line.rstrip(_CLOSING).endswith(_STOPS)
    return not ended and last.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def _goes_on(line: str, following: str) -> bool:
    return following[0].islower() and not line.rstrip(_CLOSING).endswith(_STOPS)


def _indent(line: str, bare: str) -> int:
    return 0 if line.startswith(bare) else line.index(bare)


def _is_wide(line: str) -> bool:
    """Whether a line is mostly of full-width characters: three bytes each in UTF-8."""
    return not line.isascii() and len(line.encode("utf-8", "surrogatepass")) > 2 * len(line)


def _width(line: str) -> int:
    """Columns in a terminal, nearly: mixed lines count as what they mostly are."""
    return 2 * len(line) if _is_wide(line) else len(line)
