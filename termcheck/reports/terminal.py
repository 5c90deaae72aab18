"""The report for a terminal: findings by document, each with its sentence, then a summary."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from termcheck.model.finding import Severity
from termcheck.reports.console import make_console
from termcheck.reports.excerpt import (
    cut_to_width,
    excerpt,
    is_accepted,
    one_line,
    otherwise_rendered,
    place,
    preferred,
    reason,
    source_excerpt,
)
from termcheck.reports.headline import kinds
from termcheck.text.width import display_width, shorten

if TYPE_CHECKING:
    from rich.console import Console

    from termcheck.model.finding import Finding
    from termcheck.model.report import ConceptUses, Report
    from termcheck.reports.excerpt import Excerpt

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_FOUND = "bold underline"
_SMALL = "dim"
_NARROWEST = 40
_INDENT = 4
_WORST = 5
_OTHERS = 4
_NOTES = 10


def render_text(
    report: Report, *, width: int = 80, color: bool = False, summary_only: bool = False
) -> str:
    """The report as lines of at most `width` columns (never fewer than 40), ending in a line end.

    With `color` the found words are bold and underlined, without it they stand between « and ».
    Whether to use colour (NO_COLOR, a pipe) is for the caller to decide: the same arguments always
    give the same text. Widths after Unicode Annex 11, ambiguous characters counted as narrow.
    """
    page = _Page(max(width, _NARROWEST), color)
    if not summary_only:
        for document, findings in groupby(report.findings, key=attrgetter("document")):
            _document(page, document, tuple(findings))
    _summary(page, report)
    return page.text()


class _Page:
    """Lines under way; all widths are checked here."""

    def __init__(self, width: int, color: bool) -> None:
        self.width = width
        self.color = color
        self._out = io.StringIO()

    @cached_property
    def _console(self) -> Console:
        return make_console(self._out, self.width, self.color)

    def line(self, *parts: tuple[str, str], indent: int = 0, hanging: int | None = None) -> None:
        """Styled parts one after the other, wrapped; further lines are indented by `hanging`."""
        if not self.color:
            # Most lines fit, and then rich (a tenth of the start of a short run) is not needed.
            plain = "".join(text for text, _ in parts).rstrip()
            room = self.width - max(indent, hanging or 0)
            if plain.isprintable() and display_width(plain) <= room:
                self._out.write(f"{' ' * indent if plain else ''}{plain}\n")
                return
        from rich.text import Text

        inner = indent if hanging is None else hanging
        lines = Text.assemble(*parts).wrap(self._console, self.width - inner, overflow="fold")
        for number, part in enumerate(lines):
            part.rstrip()
            part.pad_left(inner if number else indent)
            self._console.print(part, no_wrap=True, overflow="ignore", crop=False)

    def blank(self) -> None:
        self._out.write("\n")

    def rule(self) -> None:
        self.line(("─" * self.width, _SMALL if self.color else ""))

    def text(self) -> str:
        return self._out.getvalue()


def _document(page: _Page, document: str, findings: tuple[Finding, ...]) -> None:
    page.line((shorten(one_line(document), page.width, keep="end"), "bold"))
    places = [place(finding) for finding in findings]
    column = min(max(map(display_width, places), default=0), 12)
    for finding, where in zip(findings, places, strict=True):
        _finding(page, finding, where, column)
    page.blank()


def _finding(page: _Page, finding: Finding, where: str, column: int) -> None:
    padding = " " * max(0, column - display_width(where))
    severity = str(finding.severity)
    parts = [
        (f"{padding}{one_line(where)}  " if where else "", ""),
        (f"{severity:<7}", _STYLES[finding.severity]),
        (f"  {finding.code}  ", _SMALL),
    ]
    wanted = preferred(finding)
    found = one_line(finding.text)
    shown_message = not (found and wanted and wanted != finding.text)
    if shown_message:
        parts.append((one_line(finding.message), ""))
    else:
        parts += [(found, "bold"), (" → ", _SMALL), (one_line(wanted), "green")]
        if finding.source_term:
            parts.append((f"  {one_line(finding.source_term)}", _SMALL))
    page.line(*parts, indent=2, hanging=_INDENT)
    if finding.source_span is not None:
        _sentence(page, source_excerpt(finding), _SMALL)
    _sentence(page, excerpt(finding))
    why = reason(finding)
    if shown_message and why == finding.message:
        return
    if finding.match is not None and finding.match.evidence:
        why = f"{finding.match.band}, {finding.match.kind}: {why}"
    page.line((one_line(why), _SMALL), indent=_INDENT)


def _sentence(page: _Page, whole: Excerpt | None, style: str = "") -> None:
    """A sentence on one line, the found words marked."""
    if whole is None:
        return
    opening, closing = ("", "") if page.color or not whole.found else ("«", "»")
    room = page.width - _INDENT - display_width(opening + closing)
    part = cut_to_width(whole, room)
    page.line(
        (part.before, style),
        (f"{opening}{part.found}{closing}", _FOUND if page.color else ""),
        (part.after, style),
        indent=_INDENT,
    )


@dataclass(frozen=True, slots=True)
class _Count:
    """A number with its noun."""

    number: int
    noun: str

    def __str__(self) -> str:
        return f"{self.number:,} {self.noun if self.number == 1 else f'{self.noun}s'}"


def _summary(page: _Page, report: Report) -> None:
    if page.text():
        page.rule()
    totals = report.totals
    checked = (
        f"{_Count(totals.documents, 'document')}, {_Count(totals.words, 'word')}, "
        f"{_Count(totals.uses, 'use')} of {_Count(totals.concepts, 'concept')}"
    )
    silenced = f" ({report.suppressed:,} silenced)" if report.suppressed else ""
    if not totals.documents:
        page.line(("No document was checked.", "bold"))
    elif not report.findings:
        page.line((f"Nothing was found{silenced}", "bold green"), (f" in {checked}.", ""))
    else:
        page.line((f"Checked {checked}.", ""))
    _aside(page, report)
    if report.findings:
        _totals(page, report, silenced)
    _worst(page, report)
    _notes(page, report)


def _aside(page: _Page, report: Report) -> None:
    """What the run left aside, a line each."""
    totals, passed = report.totals, report.passed_over
    if totals.originals:
        were = "was" if totals.originals == 1 else "were"
        page.line((f"{_Count(totals.originals, 'original')} {were} not checked.", ""))
    if totals.empty:
        page.line((f"{_Count(totals.empty, 'document')} without text to check.", ""))
    if passed.reports:
        left = "was left out" if passed.reports == 1 else "were left out"
        page.line((f"{_Count(passed.reports, 'report')} of termcheck {left}.", ""))
    if others := sum(count for _, count in passed.kinds):
        text = f"{_Count(others, 'file')} of kinds that are not read: {kinds(passed)}"
        page.line((text, ""), hanging=_INDENT)


def _totals(page: _Page, report: Report, silenced: str) -> None:
    severities = Counter(finding.severity for finding in report.findings)
    parts: list[tuple[str, str]] = [(str(_Count(len(report.findings), "finding")), "bold")]
    separator = ": "
    for severity in Severity:
        if severities[severity]:
            counted = str(_Count(severities[severity], str(severity)))
            parts += [(separator, ""), (counted, _STYLES[severity])]
            separator = ", "
    page.line(*parts, (f"{silenced}.", ""))
    page.blank()
    rules = Counter((finding.code, finding.rule) for finding in report.findings)
    room = max(len(f"{count:,}") for count in rules.values())
    for (code, rule), count in sorted(rules.items()):
        page.line((f"{count:>{room},}", "bold"), (f"  {code}  {rule}", ""), indent=2, hanging=6)


def _worst(page: _Page, report: Report) -> None:
    worst = otherwise_rendered(report.concepts)
    if not worst:
        return
    page.blank()
    page.line(("Most often rendered otherwise", "bold"), (" (not accepted / uses)", _SMALL))
    counts = [f"{number:,}/{concept.uses:,}" for number, concept in worst[:_WORST]]
    room = max(map(len, counts))
    for count, (_, concept) in zip(counts, worst, strict=False):
        names = "  ".join(filter(None, (concept.source_term, concept.preferred)))
        page.line(
            (f"{count:>{room}}", "bold"),
            (f"  {one_line(names)}", ""),
            (f" ← {_others(concept)}", _SMALL),
            indent=2,
            hanging=room + 4,
        )
    if len(worst) > _WORST:
        page.line((f"and {_Count(len(worst) - _WORST, 'more concept')}", _SMALL), indent=2)


def _others(concept: ConceptUses) -> str:
    others = [r for r in concept.renderings if not is_accepted(r)]
    shown = [f"{one_line(r.text)} {r.count:,}×" for r in others[:_OTHERS]]
    more = len(others) - len(shown)
    return ", ".join(shown) + (f", {more:,} more" if more else "")


def _notes(page: _Page, report: Report) -> None:
    said = {finding.message for finding in report.findings}
    unsaid = [note for note in report.notes if note.message not in said]
    lines = [(note.where, note.message, note.count) for note in unsaid]
    # What is only good to know of a glossary stands in the workbook.
    serious = [remark for remark in report.glossary if remark.severity != "info"]
    lines += [(remark.where, remark.message, 1) for remark in serious]
    if not lines:
        return
    page.blank()
    page.line(("Notes", "bold"))
    for where, message, count in lines[:_NOTES]:
        times = f" ({count:,}×)" if count > 1 else ""
        page.line(
            (f"{one_line(where)}: " if where else "", ""),
            (f"{one_line(message)}{times}", ""),
            indent=2,
            hanging=_INDENT,
        )
    if len(lines) > _NOTES:
        page.line((f"and {len(lines) - _NOTES:,} more", _SMALL), indent=2)
