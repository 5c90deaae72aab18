"""The texts with marks: per document the segments that have findings, in reading order.

A report holds the segments of its findings and no others; where segments are left out between two
of them, a sign says so. In the margin stands what should be written. Marks that overlap are cut
into stretches, each of which tells all findings on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from termcheck.model.finding import Severity
from termcheck.reports.excerpt import anchored
from termcheck.reports.html.markup import path, running, tag, text

if TYPE_CHECKING:
    from termcheck.model.document import Segment
    from termcheck.model.finding import Finding
    from termcheck.reports.html.data import Row
    from termcheck.reports.html.words import PageWords

MOST_MARKED = 3000
"""Findings whose texts are shown; the table has all of them."""
_MOST_TEXT = 4000
"""Characters of a segment on either side of what is marked."""


@dataclass(slots=True)
class _Passage:
    """A segment with the numbers of its findings."""

    segment: Segment
    source: Segment | None
    numbers: list[int] = field(default_factory=list)


def mark_ids(findings: Sequence[Finding]) -> dict[int, str]:
    """The id of the mark of each finding that is shown in the texts, by its number."""
    placed = [n for n, finding in enumerate(findings) if finding.segment is not None]
    return {number: f"m{number + 1}" for number in placed[:MOST_MARKED]}


def texts(
    findings: Sequence[Finding], rows: Sequence[Row], marks: dict[int, str], words: PageWords
) -> Iterator[str]:
    """The documents one after the other, as HTML."""
    for uri, passages in _by_document(findings, marks).items():
        count = sum(len(passage.numbers) for passage in passages)
        title = tag("span", path(uri), class_="name") + tag(
            "span", text(words.say("texts_in_file", count=count)), class_="count"
        )
        yield f"<details open><summary>{title}</summary>"
        before = None
        for passage in passages:
            number = passage.segment.number
            if before is not None and number > before + 1:
                yield '<p class="left-out" aria-hidden="true">⋯</p>'
            before = number
            yield _passage(passage, findings, rows, marks, words)
        yield "</details>\n"


def _by_document(findings: Sequence[Finding], marks: dict[int, str]) -> dict[str, list[_Passage]]:
    documents: dict[str, dict[str, _Passage]] = {}
    for number in marks:
        finding = findings[number]
        segment = finding.segment
        if segment is None:
            continue
        passages = documents.setdefault(finding.document, {})
        passage = passages.setdefault(segment.id, _Passage(segment, None))
        passage.source = passage.source or finding.source
        passage.numbers.append(number)
    return {
        uri: sorted(passages.values(), key=lambda each: each.segment.number)
        for uri, passages in documents.items()
    }


def _passage(
    passage: _Passage,
    findings: Sequence[Finding],
    rows: Sequence[Row],
    marks: dict[int, str],
    words: PageWords,
) -> str:
    segment, source = passage.segment, passage.source
    anchor = segment.anchor
    where = str(anchor.line) if anchor.line is not None else anchored(anchor, words.names.language)
    spans = []
    for number in passage.numbers:
        finding = findings[number]
        if finding.start is None or finding.end is None:
            spans.append((0, 0, number))
        else:
            spans.append((finding.start, finding.end, number))
    target = tag("p", _marked(segment.text, spans, rows, marks, words), lang=segment.language)
    original = ""
    if source is not None:
        there = [
            (*span, number)
            for number in passage.numbers
            if (span := findings[number].source_span) is not None
        ]
        original = tag(
            "p", _marked(source.text, there, rows, {}, words), class_="source", lang=source.language
        )
    margin = tag("span", text(where), class_="where")
    beside = "".join(_beside(rows[number], words) for number in passage.numbers)
    notes = tag("ul", beside, class_="beside")
    return tag("div", f"{margin}<div>{target}{original}</div>{notes}", class_="passage") + "\n"


def _beside(each: Row, words: PageWords) -> str:
    """The finding in the margin: what stands there and what should."""
    found = text(words.ui["nothing_there"] if each.gap else each.found)
    if each.expected and each.expected != each.found:
        wanted = tag("b", text(each.expected))
        shown = f"{found} → {wanted}" if found else wanted
    else:
        shown = text(each.why)
    return tag("li", shown, class_=each.severity)


def _marked(
    whole: str,
    spans: list[tuple[int, int, int]],
    rows: Sequence[Row],
    marks: dict[int, str],
    words: PageWords,
) -> str:
    """A text with its spans marked; the first stretch of a finding carries the id of its mark."""
    borders = {start for start, _, _ in spans} | {end for _, end, _ in spans}
    first = max(0, min(borders, default=0) - _MOST_TEXT)
    last = min(len(whole), max(borders, default=0) + _MOST_TEXT)
    points = sorted({first, last, *borders})
    named: set[int] = set()
    pieces = ["…"] if first else []
    for start, end in zip(points, [*points[1:], last], strict=True):
        gaps = [number for s, e, number in spans if s == e == start]
        if gaps:
            pieces.append(_mark("‸", gaps, rows, marks, named, words, gap=True))
        if start == end:
            continue
        on = [number for s, e, number in spans if s <= start and end <= e]
        piece = running(whole[start:end])
        pieces.append(_mark(piece, on, rows, marks, named, words, gap=False) if on else piece)
    if last < len(whole):
        pieces.append("…")
    return "".join(pieces)


def _mark(
    content: str,
    numbers: list[int],
    rows: Sequence[Row],
    marks: dict[int, str],
    named: set[int],
    words: PageWords,
    *,
    gap: bool,
) -> str:
    fresh = [number for number in numbers if number not in named]
    named.update(numbers)
    if not marks:
        return tag("mark", content, class_="of-source")
    severity = min((Severity(rows[number].severity) for number in numbers), key=lambda s: s.rank)
    inner = content
    # Every finding must be found by its id, and an element has one only.
    for number in fresh[1:]:
        inner = tag("span", inner, id=marks[number])
    return tag(
        "mark",
        inner,
        id=marks[fresh[0]] if fresh else None,
        class_=f"{severity}{' gap' if gap else ''}",
        tabindex="0" if fresh else None,
        data_f=" ".join(map(str, numbers)),
        title="\n".join(_tip(rows[number], words) for number in numbers) if fresh else None,
    )


def _tip(each: Row, words: PageWords) -> str:
    wanted = f" → {each.expected}" if each.expected and each.expected != each.found else ""
    severity = words.names.severities[each.severity]
    return f"{severity} {each.code}{wanted}. {each.why}"
