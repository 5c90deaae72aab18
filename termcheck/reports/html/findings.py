"""The table of findings as plain HTML, for print, for browsers without JavaScript, and to begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from termcheck.reports.html.markup import cell, path, tag, text

if TYPE_CHECKING:
    from termcheck.model.report import Run
    from termcheck.reports.excerpt import Excerpt
    from termcheck.reports.html.data import Row
    from termcheck.reports.html.words import PageWords

MOST_PLAIN = 1000
"""Findings in the page itself; the script has all of them."""
COLUMNS = (
    ("severity", "severity"),
    ("place", "place"),
    ("concept", "term"),
    ("found", "found"),
    ("expected", "expected"),
    ("sentence", None),
    ("why", "confidence"),
)
"""Word of the heading, and what the script sorts by (None: the column does not sort)."""


def head(words: PageWords) -> str:
    """The headings; each that sorts holds a button, which only the script makes visible as one."""
    cells = []
    for name, key in COLUMNS:
        title = text(words.ui[name])
        inner = tag("button", title, type="button", data_sort=key) if key else title
        cells.append(
            tag(
                "th",
                inner,
                scope="col",
                role="columnheader",
                class_=f"c-{name}",
                aria_sort="none" if key else None,
            )
        )
    return f'<thead role="rowgroup"><tr role="row">{"".join(cells)}</tr></thead>'


def body(rows: Sequence[Row], marks: dict[int, str], words: PageWords, run: Run) -> str:
    """The first rows of the table, as the script would show them."""
    shown = [
        _row(each, marks.get(number), words, run) for number, each in enumerate(rows[:MOST_PLAIN])
    ]
    return "\n".join(shown)


def sentence(part: Excerpt | None, *, gap: bool, words: PageWords) -> str:
    """A sentence with the found words marked; a mark of its own where nothing stands there."""
    if part is None:
        return ""
    if part.found:
        middle = tag("mark", text(part.found))
    else:
        middle = tag("mark", "‸", class_="gap", title=words.ui["nothing_there"]) if gap else ""
    return f"{text(part.before)}{middle}{text(part.after)}"


def _row(each: Row, mark: str | None, words: PageWords, run: Run) -> str:
    ui = words.ui
    where = text(each.place) if each.place else path(each.document)
    link = tag("a", where, href=f"#{mark}", class_="to-text") if mark else where
    found = text(each.found)
    if each.gap:
        found = tag("i", text(ui["nothing_there"]), class_="gap")
    lines = tag("div", sentence(each.sentence, gap=each.gap, words=words), lang=run.target_language)
    if each.source is not None:
        lines += tag(
            "div",
            sentence(each.source, gap=False, words=words),
            class_="source",
            lang=run.source_language,
        )
    why = tag("div", text(each.label), class_="label") if each.label else ""
    why += tag("div", text(each.why) + (f" {text(ui['guessed_place'])}" if each.guessed else ""))
    severity = text(words.names.severities[each.severity])
    cells = (
        cell(
            f"{tag('span', severity, class_=f'sev {each.severity}')}"
            f"{tag('span', text(each.code), class_='code', title=each.rule)}",
            label=ui["severity"],
            style="c-severity",
        ),
        cell(
            link + (tag("div", path(each.document), class_="doc") if each.place else ""),
            label=ui["place"],
            style="c-place",
        ),
        cell(text(each.term), label=ui["concept"], style="c-concept", lang=run.source_language),
        cell(found, label=ui["found"], style="c-found", lang=run.target_language),
        cell(
            text(each.expected), label=ui["expected"], style="c-expected", lang=run.target_language
        ),
        cell(lines, label=ui["sentence"], style="c-sentence"),
        cell(why, label=ui["why"], style="c-why"),
    )
    return tag("tr", "".join(cells), role="row")
