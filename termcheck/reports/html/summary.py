"""The first view: totals, the concepts most often rendered otherwise as bars, rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from termcheck.model.finding import Severity
from termcheck.reports.excerpt import otherwise_rendered
from termcheck.reports.headline import headline, nothing
from termcheck.reports.html.markup import cell, head_row, tag, text
from termcheck.reports.html.tables import table
from termcheck.text.width import display_width, shorten

if TYPE_CHECKING:
    from termcheck.model.report import Report
    from termcheck.reports.html.words import PageWords

_BARS = 12
_ROW, _NAME, _WIDTH, _BAR = 26, 190, 640, 380
"""Pixels of the drawing: height of a row, room for names, the whole, the longest bar."""
_NAME_COLUMNS = 24


def summary(report: Report, words: PageWords) -> str:
    """The view as HTML."""
    parts = [_tiles(report, words), _lead(report, words)]
    if report.findings:
        parts.append(tag("div", _bars(report, words) + _rules(report, words), class_="two"))
    return "\n".join(part for part in parts if part)


def _tiles(report: Report, words: PageWords) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    names = words.names.headings
    tiles = [
        (report.totals.documents, words.ui["documents"], "", "#documents"),
        (len(report.findings), words.ui["findings"], "", "#findings"),
    ]
    tiles += [(counts[s], names[f"{s}s"], str(s), "#findings") for s in Severity]
    shown = []
    for number, label, severity, href in tiles:
        inner = tag("b", f"{number:,}") + tag("span", text(label))
        attributes = {"data_key": "severity", "data_value": severity} if severity else {}
        shown.append(
            tag("li", tag("a", inner, href=href, **attributes), class_=f"tile {severity}".strip())
        )
    return tag("ul", "".join(shown), class_="tiles")


def _lead(report: Report, words: PageWords) -> str:
    sentences = words.names.sentences
    lines = headline(report, sentences)
    if not report.findings:
        lines.insert(0, nothing(report, sentences))
    return "".join(tag("p", text(line), class_="lead") for line in lines)


def _bars(report: Report, words: PageWords) -> str:
    """Uses of the worst concepts: not accepted, then accepted, on one scale."""
    worst = otherwise_rendered(report.concepts)[:_BARS]
    if not worst:
        return ""
    most = max(concept.uses for _, concept in worst)
    rows = []
    for number, (bad, concept) in enumerate(worst):
        name = concept.source_term or concept.preferred or concept.id
        top = number * _ROW
        bad_width = bad / most * _BAR
        good_width = (concept.uses - bad) / most * _BAR
        label = words.say("bar", concept=name, bad=bad, uses=concept.uses)
        rows.append(
            f"<g>{tag('title', text(label))}"
            f'<text class="name" x="{_NAME - 10}" y="{top + 17}" text-anchor="end" '
            f'lang="{text(report.run.source_language)}">'
            f"{text(shorten(name, _NAME_COLUMNS))}</text>"
            f'<rect class="bad" x="{_NAME}" y="{top + 5}" width="{bad_width:.1f}" height="16"/>'
            f'<rect class="good" x="{_NAME + bad_width:.1f}" y="{top + 5}" '
            f'width="{good_width:.1f}" height="16"/>'
            f'<text class="value" x="{_NAME + bad_width + good_width + 8:.1f}" y="{top + 17}">'
            f"{bad:,}/{concept.uses:,}</text></g>"
        )
    # Names are at the right edge of their room: where all are short, the room is too wide.
    widest = max(display_width(shorten(c.source_term or c.id, _NAME_COLUMNS)) for _, c in worst)
    left = max(0, _NAME - 20 - 8 * widest)
    height = len(worst) * _ROW
    drawing = (
        f'<svg viewBox="{left} 0 {_WIDTH - left} {height}" role="img" '
        f'aria-label="{text(words.ui["bars"])}">{"".join(rows)}</svg>'
    )
    legend = "".join(
        tag("span", text(words.ui[key]), class_=f"key {style}")
        for key, style in (("not_accepted", "bad"), ("accepted", "good"))
    )
    title = tag("h3", text(words.ui["otherwise"]))
    return tag("figure", f"{title}{drawing}{tag('figcaption', legend)}", class_="bars")


def _rules(report: Report, words: PageWords) -> str:
    counts = Counter((f.code, f.rule, f.severity) for f in report.findings)
    totals = Counter((f.code, f.rule) for f in report.findings)
    names = words.names
    titles = [(words.ui["rule"], ""), (names.headings["meaning"], "")]
    titles += [(names.headings[f"{s}s"], "n") for s in Severity]
    titles.append((names.headings["total"], "n"))
    rows = []
    for code, rule in sorted(totals):
        numbers = [counts[code, rule, severity] for severity in Severity]
        link = tag(
            "a", f"{text(code)} {text(rule)}", href="#findings", data_key="rule", data_value=code
        )
        rows.append(
            tag(
                "tr",
                cell(link, label=titles[0][0], style="strong")
                + cell(text(names.rules.get(code, "")), label=titles[1][0])
                + "".join(
                    cell(f"{number:,}" if number else "", label=label, style="n")
                    for number, (label, _) in zip(
                        (*numbers, totals[code, rule]), titles[2:], strict=True
                    )
                ),
                role="row",
            )
        )
    shown = table(head_row(titles), rows, name=words.ui["by_rule"], style="cards rules")
    return tag("div", tag("h3", text(words.ui["by_rule"])) + shown)
