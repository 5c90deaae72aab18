"""The report as Markdown (GitHub's flavour): for a file, a comment, the summary of a CI step.

Summary, concepts most often rendered otherwise, findings by document, notes. Texts of documents
are escaped, so that none of them becomes markup, a link or a mention of somebody. A long report is
cut and says how much is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from termcheck.model.finding import Severity
from termcheck.model.own import MARK
from termcheck.model.wording import in_words
from termcheck.reports.excerpt import (
    Excerpt,
    cut_to_characters,
    excerpt,
    is_accepted,
    kind_of,
    one_line,
    otherwise_rendered,
    place,
    preferred,
    reason,
    source_excerpt,
)
from termcheck.reports.headline import headline, nothing
from termcheck.reports.html.words import PageWords, words_of

if TYPE_CHECKING:
    from termcheck.model.finding import Finding
    from termcheck.model.report import ConceptUses, Report

MOST_FINDINGS = 1000
"""Findings that a file lists."""
STEP_SUMMARY_BYTES = 1024 * 1024
"""What GitHub takes of one step; it refuses a longer summary altogether."""

_PUNCTUATION = re.compile(r"[\\`*_\[\]<|~$]|&(?=#?\w+;)|^(?:[#>+=-]|\d+(?=[.)]))")
_MENTION = re.compile(r"@(?=\w)")
_ADDRESS = re.compile(r"://|www\.", re.IGNORECASE)
_EXCERPT = 200
_SHORT = 80
"""Characters of a sentence, and of a rendering in a list."""
_WORST = 10
_OTHERS = 4
_NOTES = 50


def write(report: Report, target: Path, *, lang: str = "en") -> None:
    """Write the report as UTF-8 with `\\n` line ends, marked as ours so that no check reads it."""
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f"{MARK}\n")
        stream.writelines(chunks(report, lang=lang))


def chunks(report: Report, *, lang: str = "en", most: int = MOST_FINDINGS) -> Iterator[str]:
    """The text in pieces, at most `most` findings in it. Raises UsageError for another language."""
    words = words_of(lang)
    yield from _opening(report, words)
    yield from _findings(report, words, most, None)
    yield from _notes(report, words)


def step_summary(report: Report, room: int = STEP_SUMMARY_BYTES, *, lang: str = "en") -> str:
    """The same text, of at most `room` bytes of UTF-8; empty where not even the summary fits.

    GitHub refuses a step summary of more than 1 MiB as a whole, so findings are left out and
    counted.
    """
    words = words_of(lang)
    opening, notes = "".join(_opening(report, words)), "".join(_notes(report, words))
    left = room - _size(opening) - _size(notes)
    if left >= 0:
        return opening + "".join(_findings(report, words, len(report.findings), left)) + notes
    return opening if _size(opening) <= room else ""


def escape(text: str) -> str:
    """A text on one line that Markdown shows just as it is, also in a cell of a table.

    Control characters are made visible. `@name` and addresses are broken up unseen, so that
    GitHub neither tells anybody nor makes a link.
    """
    plain = _PUNCTUATION.sub(_escaped, one_line(text).strip())
    plain = _ADDRESS.sub(lambda m: m[0].replace("/", "\\/").replace(".", "\\."), plain)
    return _MENTION.sub("@<!-- -->", plain)


def _escaped(found: re.Match[str]) -> str:
    # A number that would begin a list: the mark after it is what may be escaped.
    return f"{found[0]}\\" if found[0].isdecimal() else f"\\{found[0]}"


def _opening(report: Report, words: PageWords) -> Iterator[str]:
    names = words.names
    yield f"# {names.titles['report']}\n\n"
    checked, *aside = headline(report, names.sentences)
    yield f"{escape(checked)}\n\n"
    if not report.findings:
        yield f"**{escape(nothing(report, names.sentences))}**\n\n"
    else:
        counts = Counter(finding.severity for finding in report.findings)
        parts = [
            words.say("labelled", label=names.severities[str(s)], text=counts[s])
            for s in Severity
            if counts[s]
        ]
        found = words.say("labelled", label=words.ui["findings"], text=len(report.findings))
        yield f"**{found}** ({' · '.join(parts)})\n\n"
    for line in aside:
        yield f"{escape(line)}\n\n"
    yield from _worst(report, words)


def _worst(report: Report, words: PageWords) -> Iterator[str]:
    worst = otherwise_rendered(report.concepts)
    if not worst:
        return
    yield f"## {words.ui['otherwise']}\n\n"
    headings = [words.names.headings[name] for name in ("concept", "preferred")]
    headings += [words.names.headings["not_accepted"], words.ui["uses"], words.ui["instead"]]
    yield _row(headings)
    yield "| --- | --- | ---: | ---: | --- |\n"
    for count, concept in worst[:_WORST]:
        yield _row(
            [
                escape(_short(concept.source_term or concept.id)),
                escape(_short(concept.preferred or "")),
                f"{count:,}",
                f"{concept.uses:,}",
                _others(concept, words),
            ]
        )
    if len(worst) > _WORST:
        yield "\n" + escape(words.say("more_terms", count=len(worst) - _WORST)) + "\n"
    yield "\n"


def _others(concept: ConceptUses, words: PageWords) -> str:
    others = [r for r in concept.renderings if not is_accepted(r)]
    shown = [
        f"{escape(_short(r.text))} {words.say('times', count=r.count)}" for r in others[:_OTHERS]
    ]
    return words.ui["semicolon"].join(shown) + (
        f" (+{len(others) - _OTHERS:,})" if len(others) > _OTHERS else ""
    )


def _findings(report: Report, words: PageWords, most: int, room: int | None) -> Iterator[str]:
    """The tables; `room` is how many bytes they may take, None for any number."""
    if not report.findings:
        return
    title = f"## {words.ui['findings']}\n\n"
    total, done = len(report.findings), 0
    last = _size(_missing(words, total)) + _size(title)
    if room is not None:
        if room < last:
            return
        room -= last
    yield title
    counts = Counter(finding.document for finding in report.findings)
    for document, group in groupby(report.findings, key=attrgetter("document")):
        head: str | None = _head(document, counts[document], words)
        for finding in group:
            if done == most:
                yield _missing(words, total - done)
                return
            piece = (head or "") + _finding(finding, words)
            if room is not None:
                room -= _size(piece) + (head is not None)
                if room < 0:
                    yield _missing(words, total - done)
                    return
            yield piece
            head, done = None, done + 1
        yield "\n"


def _missing(words: PageWords, count: int) -> str:
    return f"\n{escape(words.say('more_findings', count=count))}\n\n"


def _head(document: str, count: int, words: PageWords) -> str:
    names = ("place", "severity", "found", "expected", "concept", "sentence", "why")
    return (
        f"### {escape(_short(document, _EXCERPT, keep_end=True))} ({count:,})\n\n"
        + _row([words.ui[name] for name in names])
        + f"|{' --- |' * len(names)}\n"
    )


def _finding(finding: Finding, words: PageWords) -> str:
    return _row(
        [
            escape(place(finding, words.names.language)),
            f"{words.names.severities[str(finding.severity)]} {finding.code}",
            _found(finding, words),
            escape(_short(preferred(finding))),
            escape(_short(finding.source_term or "")),
            "<br>".join(filter(None, map(_marked, (excerpt(finding), source_excerpt(finding))))),
            escape(_short(_why(finding, words), 2 * _EXCERPT)),
        ]
    )


def _found(finding: Finding, words: PageWords) -> str:
    if finding.start is not None and finding.start == finding.end:
        return f"<i>{escape(words.ui['nothing_there'])}</i>"
    return escape(_short(finding.text))


def _why(finding: Finding, words: PageWords) -> str:
    match = finding.match
    why = reason(finding, words.names.language)
    if match is None or not match.why or finding.related:
        return why
    kind = str(kind_of(finding))
    names = (words.names.bands[str(match.band)], words.names.kinds.get(kind, kind))
    return words.say("labelled", label=words.ui["comma"].join(names), text=why)


def _marked(part: Excerpt | None) -> str:
    """A sentence with the found words bold; `**` would not open beside Chinese punctuation."""
    if part is None:
        return ""
    part = cut_to_characters(part, _EXCERPT)
    pieces = (part.before, part.found, part.after)
    # Blanks at the borders must stay, and `escape` takes them away.
    before, found, after = (escape(f".{piece}.")[1:-1] for piece in pieces)
    return f"{before}<b>{found}</b>{after}".strip() if found else f"{before}{after}".strip()


def _notes(report: Report, words: PageWords) -> Iterator[str]:
    said = {finding.message for finding in report.findings}
    lang = words.names.language
    lines = [
        (n.where, in_words(n.said, lang), n.count) for n in report.notes if n.message not in said
    ]
    lines += [(r.where, in_words(r.said, lang), 1) for r in report.glossary if r.severity != "info"]
    if not lines:
        return
    yield f"## {words.ui['notes']}\n\n"
    for where, message, count in lines[:_NOTES]:
        times = f" ({words.say('times', count=count)})" if count > 1 else ""
        start = f"{escape(_short(where, _EXCERPT, keep_end=True))}: " if where else ""
        yield f"- {start}{escape(_short(message, 2 * _EXCERPT))}{times}\n"
    if len(lines) > _NOTES:
        yield f"- {escape(words.say('more_notes', count=len(lines) - _NOTES))}\n"
    yield "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _short(text: str, limit: int = _SHORT, *, keep_end: bool = False) -> str:
    if len(text) <= limit:
        return text
    return f"…{text[-limit + 1 :]}" if keep_end else f"{text[: limit - 1]}…"


def _size(text: str) -> int:
    return len(text.encode("utf-8"))
