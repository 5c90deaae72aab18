"""What a person is shown of findings and concepts, in every report alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from termcheck.model.document import Anchor
from termcheck.model.glossary import Status
from termcheck.model.match import Kind
from termcheck.model.phrase import Phrase
from termcheck.model.wording import in_words
from termcheck.text.sentences import sentence_around
from termcheck.text.width import display_width, shorten

if TYPE_CHECKING:
    from termcheck.model.finding import Finding, Place
    from termcheck.model.match import Match
    from termcheck.model.report import ConceptUses, Rendering

_BREAKS = re.compile(r"[^\S\u00a0\u3000]*[\t\n\v\f\r\x85\u2028\u2029]\s*")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NOT_ENCODABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ACCEPTED = frozenset({str(Status.PREFERRED), str(Status.ADMITTED)})
_PART_OF_WORD = 16
"""A word that a cut has split is dropped up to this many characters, so as not to lose the rest of
a text without blanks."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in three parts; printed one after the other they are the sentence."""

    before: str
    found: str
    """What the finding is about; empty where it has no words of its own."""
    after: str


def excerpt(finding: Finding) -> Excerpt | None:
    """The sentence around a finding on one line, control characters made visible.

    The whole segment where the finding has no sentence; None for findings about a whole file.
    """
    segment = finding.segment
    if segment is None:
        return None
    first, last = finding.context or (0, len(segment.text))
    if finding.start is None or finding.end is None:
        return Excerpt(one_line(segment.text[first:last]).strip(), "", "")
    first, last = min(first, finding.start), max(last, finding.end)
    return Excerpt(
        one_line(segment.text[first : finding.start]).lstrip(),
        one_line(segment.text[finding.start : finding.end]),
        one_line(segment.text[finding.end : last]).rstrip(),
    )


def source_excerpt(finding: Finding) -> Excerpt | None:
    """The source side of a finding on one line, the source term apart; None without a source.

    The sentence around the term where its place is known, else all of the source.
    """
    if finding.source is None:
        return None
    text = finding.source.text
    if finding.source_span is None:
        return Excerpt(one_line(text).strip(), "", "")
    start, end = finding.source_span
    first, last = sentence_around(text, start, end)
    return Excerpt(
        one_line(text[first:start]).lstrip(),
        one_line(text[start:end]),
        one_line(text[end:last]).rstrip(),
    )


def cut_to_characters(part: Excerpt, limit: int) -> Excerpt:
    """At most so many code points, cut on both sides of the found words, `…` where it was cut."""
    if len(part.before) + len(part.found) + len(part.after) <= limit:
        return part
    left, middle, right = _shares(len(part.before), len(part.found), len(part.after), limit)
    return Excerpt(
        _whole_words_at_start(part.before, f"…{part.before[-left + 1 :]}" if left > 1 else "…")
        if left < len(part.before)
        else part.before,
        part.found if middle == len(part.found) else f"{part.found[: middle - 1]}…",
        _whole_words_at_end(part.after, f"{part.after[: right - 1]}…" if right > 1 else "…")
        if right < len(part.after)
        else part.after,
    )


def cut_to_width(part: Excerpt, width: int) -> Excerpt:
    """At most so many columns of a terminal, cut on both sides of the found words."""
    widths = display_width(part.before), display_width(part.found), display_width(part.after)
    if sum(widths) <= width:
        return part
    left, middle, right = _shares(*widths, width)
    return Excerpt(
        _whole_words_at_start(part.before, shorten(part.before, left, keep="end")),
        shorten(part.found, middle),
        _whole_words_at_end(part.after, shorten(part.after, right)),
    )


def place(finding: Finding, lang: str = "en") -> str:
    """Where it stands in its document: `12:34`, a cell or paragraph, or nothing for whole files."""
    position = finding.position
    if position is not None:
        return f"{position[0]}:{position[1]}"
    segment = finding.segment
    return anchored(segment.anchor, lang) if segment is not None else ""


def anchored(anchor: Anchor | Place, lang: str = "en") -> str:
    """A place in words of its format, in a language; empty where it has none."""
    path = anchor.path if isinstance(anchor, Anchor) else anchor.anchor
    return in_words(Phrase("at", (path,)), lang) if path else ""


def preferred(finding: Finding) -> str:
    """What should stand there; empty where nothing can be proposed.

    As the glossary has it where only capitals differ, so that a column of these can be filtered.
    """
    listed = finding.expected[0] if finding.expected else ""
    proposed = finding.suggestion or listed
    return listed if proposed.casefold() == listed.casefold() else proposed


def reason(finding: Finding, lang: str = "en") -> str:
    """Why it was reported, in a language: the evidence of its match, else what its rule says.

    Where other places are the reason, the message names them; the evidence would only say why the
    words stand for the concept.
    """
    match: Match | None = finding.match
    if match is None or not match.why or finding.related:
        return in_words(finding.said, lang)
    return in_words(match.why, lang)


def other_places(finding: Finding, lang: str = "en") -> list[tuple[str, str]]:
    """Document and place (`12:34`, a cell or paragraph) of the places a finding refers to."""
    return [
        (
            other.document,
            f"{other.line}:{other.column}" if other.line else anchored(other, lang),
        )
        for other in finding.related
    ]


def kind_of(finding: Finding) -> str | None:
    """What kind of difference it is, None without a match: a value of `Kind` or of `Status`.

    A listed rendering is told by its status, and so is one that other places are the reason to
    report: that one is admitted, whatever form it has here.
    """
    match = finding.match
    if match is None:
        return None
    if match.kind is Kind.LISTED or finding.related:
        status = match.term.status
        return str(Kind.EXACT if status is Status.PREFERRED else status)
    return str(match.kind)


def spelling_key(text: str) -> str:
    """One key for the spellings that are counted as one rendering."""
    return " ".join(text.split()).casefold()


def is_accepted(rendering: Rendering) -> bool:
    """Whether it is a preferred or admitted one."""
    return rendering.status in _ACCEPTED


def not_accepted(concept: ConceptUses) -> int:
    """How many uses of a concept are no preferred or admitted rendering."""
    return sum(r.count for r in concept.renderings if not is_accepted(r))


def otherwise_rendered(concepts: Iterable[ConceptUses]) -> list[tuple[int, ConceptUses]]:
    """Concepts with uses that are not accepted, and how many: those that do most harm first.

    That is most such uses first, then the smaller share of accepted ones, then as they stand in
    the report. The share alone would put first what occurs once or twice, which says little.
    """
    counted = [(not_accepted(concept), concept) for concept in concepts]
    return sorted((each for each in counted if each[0]), key=lambda each: (-each[0], each[1].uses))


def one_line(text: str) -> str:
    """Line ends and tabs as one blank, control characters made visible."""
    if text.isascii() and text.isprintable():
        return text
    return visible(_BREAKS.sub(" ", text))


def visible(text: str) -> str:
    """Control characters as Unicode's pictures of them, what no encoding can write as U+FFFD.

    Line ends and tabs stay. One character stands for one, so offsets stay right. Escape sequences
    in a document would otherwise reach the terminal, and XML has no way to write them.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _CONTROLS.sub(_picture, text)
    return _NOT_ENCODABLE.sub("\ufffd", text)


def _picture(control: re.Match[str]) -> str:
    code = ord(control[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _shares(before: int, found: int, after: int, room: int) -> tuple[int, int, int]:
    """How much of each part fits: the found words first, then both sides alike.

    Each side keeps at least the one place that its `…` takes.
    """
    middle = min(found, room - (before > 0) - (after > 0))
    rest = room - middle
    left = min(before, max(rest // 2, rest - after))
    return left, middle, min(after, rest - left)


def _whole_words_at_start(text: str, part: str) -> str:
    """`part` is `text` cut at its start; without the half of a word the cut may have left there."""
    kept = len(part) - 1
    if not part.startswith("…") or kept >= len(text) or text[-kept - 1 : len(text) - kept] == " ":
        return part
    blank = part.find(" ", 0, _PART_OF_WORD)
    return f"…{part[blank:]}" if 0 < blank < kept else part


def _whole_words_at_end(text: str, part: str) -> str:
    kept = len(part) - 1
    if not part.endswith("…") or kept >= len(text) or text[kept : kept + 1] == " ":
        return part
    blank = part.rfind(" ", max(0, len(part) - _PART_OF_WORD))
    return f"{part[: blank + 1]}…" if blank > 0 else part
