"""Markdown: one segment for each paragraph, heading and table cell, cut exactly out of the file.

markdown-it-py tells which lines a block stands on and gives its content without prefixes (`> `,
indentation, `#`); here that content is found again in the lines of the file, so that a segment is
a slice of the file and everything that is not text in it is protected. Which stretches of the
content are markup is noted while markdown-it parses it (`markdown_inline`).

Front matter, code blocks, HTML blocks and link definitions are no text and make no segments.
Tables, strikethrough, footnotes and formulas between dollar signs are read as GitHub does.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.model.document import Anchor, Protected, Protection
from termcheck.readers.base import Content, Piece, Raw
from termcheck.readers.encoding import decode, decoding_notes
from termcheck.readers.markdown_inline import inline_spans, make_parser
from termcheck.readers.protect import addresses, join, within
from termcheck.readers.sides import units_of
from termcheck.readers.txt import lines_of
from termcheck.text.scripts import is_unspaced

if TYPE_CHECKING:
    from markdown_it.token import Token


def read(raw: Raw) -> Content:
    """Read Markdown (CommonMark with GitHub's tables)."""
    decoded = decode(raw.data)
    pieces = _pieces(decoded.text)
    units = units_of(pieces, language=raw.language, source_language=raw.source_language)
    return Content(units, decoding_notes(decoded, raw.uri))


class _Line(NamedTuple):
    """A line of a block's content, found in the file."""

    content: int
    """Offset of its first character in the content."""
    file: int
    """Offset of the same character in the file."""
    text: str
    """Without blanks at either end; in a table cell a bar still has its backslash."""
    number: int
    """0-based line of the file."""
    bars: bool = False
    """Whether a backslash stands in the file before each bar of the content."""


def _pieces(text: str) -> list[Piece]:
    lines, starts = lines_of(text)
    parser = make_parser()
    env: dict[str, Any] = {}
    # The parser reads NUL as U+FFFD; the same here, or such lines would not be found again.
    shown = [line.replace("\0", "\ufffd") for line in lines]
    tokens = parser.parse("\n".join(shown), env)
    web = addresses(text)
    pieces = []
    row, cursor = -1, 0
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline" or not token.map or not token.content.strip():
            continue
        if before is not None and before.type in ("th_open", "td_open"):
            if token.map[0] != row:
                row, cursor = token.map[0], 0
            found = _cell(token.content, shown[row], starts[row], row, cursor)
            if found:
                cursor = found[0].file - starts[row] + len(found[0].text)
        else:
            found = _block(token, shown, starts)
        if not found:
            continue
        start, end = found[0].file, found[-1].file + len(found[-1].text)
        spans = [
            *_mapped(inline_spans(parser, token.content, env), token.content, found, start),
            *_escaped_bars(found[0]),
        ]
        number = found[0].number
        anchor = Anchor(number + 1, start - starts[number] + 1, None, start)
        spans = _merged([*spans, *_prefixes(text, found, start)])
        spans = _merged([*spans, *_unspaced_breaks(text, found, start, spans)])
        protected = join(spans, within(web, start, end))
        pieces.append(Piece(text[start:end], anchor, protected))
    return pieces


def _block(token: Token, lines: list[str], starts: list[int]) -> list[_Line]:
    """The content of a paragraph or heading, line by line.

    Its lines are the ends of the file's lines; only a heading may have a closing run of `#` or
    an underline behind it. Empty when a line can't be found, which no known input brings about.
    """
    if not token.map:
        return []
    found = []
    offset = 0
    number = token.map[0]
    for content in token.content.split("\n"):
        bare = content.strip()
        while bare and number < token.map[1]:
            at = lines[number].rfind(bare)
            if at >= 0:
                lead = content.index(bare)
                found.append(_Line(offset + lead, starts[number] + at, bare, number))
                break
            number += 1
        number += 1
        offset += len(content) + 1
    return found


def _cell(content: str, line: str, start: int, number: int, cursor: int) -> list[_Line]:
    """The content of a table cell, which is looked for behind the cell before it."""
    bare = content.strip()
    written = bare.replace("|", "\\|")
    at = line.find(written, cursor)
    if at < 0:
        return []
    return [_Line(content.index(bare), start + at, written, number, written != bare)]


def _mapped(
    spans: list[Protected], content: str, lines: list[_Line], start: int
) -> list[Protected]:
    """Spans in the content as spans in the segment."""
    begins = [line.content for line in lines]

    def place(offset: int) -> int:
        line = lines[max(0, bisect_right(begins, offset) - 1)]
        within_line = max(0, offset - line.content)
        if line.bars:
            within_line += content.count("|", line.content, offset)
        return line.file + min(len(line.text), within_line) - start

    return [Protected(place(span.start), place(span.end), span.kind) for span in spans]


def _escaped_bars(line: _Line) -> list[Protected]:
    """The backslashes before bars in a table cell."""
    if not line.bars:
        return []
    return [
        Protected(at, at + 1, Protection.MARKUP)
        for at in range(len(line.text))
        if line.text.startswith("\\|", at)
    ]


def _prefixes(text: str, lines: list[_Line], start: int) -> list[Protected]:
    """What stands before the further lines of a block: indentation, `> `."""
    return [
        Protected(_after_line_end(text, before, line) - start, line.file - start, Protection.MARKUP)
        for before, line in pairwise(lines)
    ]


def _after_line_end(text: str, before: _Line, line: _Line) -> int:
    at = before.file + len(before.text)
    while at < line.file and text[at] not in "\r\n":
        at += 1
    return at + (2 if text.startswith("\r\n", at) else 1)


def _unspaced_breaks(
    text: str, lines: list[_Line], start: int, spans: list[Protected]
) -> list[Protected]:
    """Line ends between two characters of a script without blanks, whatever markup is between.

    A hard break (two blanks or a backslash at the end of a line) stays a break.
    """
    starts = {span.end: span.start for span in spans if span.kind is Protection.MARKUP}
    ends = {span.start: span.end for span in spans if span.kind is Protection.MARKUP}
    found = []
    for before, line in pairwise(lines):
        line_end = before.file + len(before.text)
        if before.text.endswith("\\") or text.startswith("  ", line_end):
            continue
        left, right = line_end - start, line.file - start
        while left in starts:
            left = starts[left]
        while right in ends:
            right = ends[right]
        if left > 0 and start + right < len(text):
            neighbours = text[start + left - 1], text[start + right]
            if all(map(is_unspaced, neighbours)):
                found.append(Protected(line_end - start, line.file - start, Protection.MARKUP))
    return found


def _merged(spans: list[Protected]) -> list[Protected]:
    """Sorted and without overlap or empty spans; where two overlap, the outer one stays.

    Of two that overlap in part the later one is cut; neighbours of one kind become one.
    """
    merged: list[Protected] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        start = max(span.start, merged[-1].end) if merged else span.start
        if start >= span.end:
            continue
        if merged and merged[-1].end == start and merged[-1].kind is span.kind:
            merged[-1] = Protected(merged[-1].start, span.end, span.kind)
        else:
            merged.append(Protected(start, span.end, span.kind))
    return merged
