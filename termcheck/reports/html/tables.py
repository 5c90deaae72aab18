"""The tables beside the findings: terms, the matrix, documents, notes, the run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from termcheck.model.wording import in_words
from termcheck.reports.excerpt import is_accepted, one_line, otherwise_rendered
from termcheck.reports.html.markup import cell, head_row, path, tag, text
from termcheck.reports.run_facts import run_facts

if TYPE_CHECKING:
    from termcheck.model.report import ConceptUses, Rendering, Report
    from termcheck.reports.html.words import PageWords

MOST_CONCEPTS = 1000
"""Concepts in the table of terms."""
MOST_ROWS, MOST_COLUMNS = 300, 40
"""Concepts and documents of the matrix."""
_MOST_RENDERINGS = 50
_MOST_NOTES = 500
_FORBIDDEN = frozenset({"deprecated", "superseded"})


def table(head: str, rows: Iterable[str], *, name: str, style: str) -> str:
    """A table that scrolls by itself where it is wider than the screen."""
    inner = f'{head}<tbody role="rowgroup">{"".join(rows)}</tbody>'
    whole = tag("table", inner, role="table", class_=style, aria_label=name)
    return tag("div", whole, class_="wide", role="region", aria_label=name, tabindex="0")


def in_order(report: Report) -> list[ConceptUses]:
    """Concepts most often rendered otherwise first, then the others as they stand."""
    first = [concept for _, concept in otherwise_rendered(report.concepts)]
    named = {concept.id for concept in first}
    return [*first, *(concept for concept in report.concepts if concept.id not in named)]


def terms(report: Report, words: PageWords) -> str:
    """Every concept with all its renderings."""
    names, ui, run = words.names.headings, words.ui, report.run
    titles = [
        (ui["concept"], ""),
        (names["preferred"], ""),
        (ui["uses"], "n"),
        (ui["consistency"], "n"),
        (ui["rendering"], ""),
    ]
    concepts = in_order(report)
    rows = []
    for concept in concepts[:MOST_CONCEPTS]:
        renderings = "".join(_rendering(each, words) for each in concept.renderings)
        share = "" if concept.consistency is None else f"{concept.consistency:.0%}"
        rows.append(
            tag(
                "tr",
                cell(
                    _to_findings(text(concept.source_term or concept.id), "concept", concept.id),
                    label=titles[0][0],
                    lang=run.source_language,
                    style="strong",
                )
                + cell(text(concept.preferred or ""), label=titles[1][0], lang=run.target_language)
                + cell(f"{concept.uses:,}", label=titles[2][0], style="n")
                + cell(share, label=titles[3][0], style="n")
                + cell(
                    tag("ul", renderings, class_="renderings"),
                    label=titles[4][0],
                    lang=run.target_language,
                ),
                role="row",
            )
        )
    if not rows:
        return tag("p", text(ui["no_uses"]))
    shown = table(head_row(titles), rows, name=ui["terms"], style="cards terms")
    if len(concepts) > MOST_CONCEPTS:
        shown += tag("p", text(words.say("more_terms", count=len(concepts) - MOST_CONCEPTS)))
    return shown + _unused(report, words)


def _rendering(rendering: Rendering, words: PageWords) -> str:
    status = words.names.statuses.get(rendering.status, rendering.status)
    return tag(
        "li",
        f"{tag('span', text(rendering.text), class_='r')} "
        f"{tag('span', text(words.say('times', count=rendering.count)), class_='count')} "
        f"{tag('span', text(status), class_=f'status {text(rendering.status)}')}",
        title="\n".join(
            f"{document}: {count:,}" for document, count in rendering.documents[:_MOST_RENDERINGS]
        ),
    )


def _unused(report: Report, words: PageWords) -> str:
    if not report.unused:
        return ""
    shown = "".join(
        tag("li", text(" · ".join(filter(None, (each.source_term, each.preferred)))))
        for each in report.unused[:MOST_CONCEPTS]
    )
    left = len(report.unused) - MOST_CONCEPTS
    more = tag("p", text(words.say("more_terms", count=left))) if left > 0 else ""
    title = f"{text(words.ui['unused'])} ({len(report.unused):,})"
    return f"<details><summary>{title}</summary>{tag('ul', shown, class_='unused')}{more}</details>"


def matrix(report: Report, short: Mapping[str, str], words: PageWords) -> str:
    """Concepts down, the documents with most findings across, both in a fixed order."""
    names, ui = words.names.headings, words.ui
    cells = _uses(report)
    used = {document for by_document in cells.values() for document in by_document}
    documents = [each for each in report.documents if each.uri in used]
    documents.sort(key=lambda each: (-each.findings, each.uri))
    columns = sorted(each.uri for each in documents[:MOST_COLUMNS])
    concepts = [each for each in in_order(report) if each.id in cells]
    if not concepts:
        return tag("p", text(ui["no_uses"]))
    head = "".join(
        [
            tag("th", text(ui["concept"]), scope="col", role="columnheader", class_="corner"),
            tag("th", text(names["consistency"]), scope="col", role="columnheader", class_="n"),
            *(
                tag(
                    "th",
                    tag("span", text(short[uri])),
                    scope="col",
                    role="columnheader",
                    class_="up",
                    title=uri,
                )
                for uri in columns
            ),
        ]
    )
    rows = [_matrix_row(each, cells[each.id], columns, report) for each in concepts[:MOST_ROWS]]
    shown = table(
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>',
        rows,
        name=ui["matrix"],
        style="matrix",
    )
    if len(documents) > MOST_COLUMNS:
        shown += tag("p", text(words.say("more_columns", count=len(documents) - MOST_COLUMNS)))
    if len(concepts) > MOST_ROWS:
        shown += tag("p", text(words.say("more_terms", count=len(concepts) - MOST_ROWS)))
    return shown


def _uses(report: Report) -> dict[str, dict[str, list[tuple[Rendering, int]]]]:
    cells: dict[str, dict[str, list[tuple[Rendering, int]]]] = {}
    for concept in report.concepts:
        by_document: defaultdict[str, list[tuple[Rendering, int]]] = defaultdict(list)
        for rendering in concept.renderings:
            for document, count in rendering.documents:
                by_document[document].append((rendering, count))
        if by_document:
            cells[concept.id] = dict(by_document)
    return cells


def _matrix_row(
    concept: ConceptUses,
    used: Mapping[str, list[tuple[Rendering, int]]],
    columns: Sequence[str],
    report: Report,
) -> str:
    share = "" if concept.consistency is None else f"{concept.consistency:.0%}"
    name = tag(
        "th",
        _to_findings(text(concept.source_term or concept.id), "concept", concept.id)
        + tag("span", text(concept.preferred or ""), lang=report.run.target_language),
        scope="row",
        role="rowheader",
        lang=report.run.source_language,
    )
    cells = [name, tag("td", share, role="cell", class_="n")]
    cells += [_matrix_cell(used.get(uri, [])) for uri in columns]
    return tag("tr", "".join(cells), role="row")


def _matrix_cell(used: list[tuple[Rendering, int]]) -> str:
    """How many uses there are; `2/5` where two of five are no accepted rendering."""
    if not used:
        return '<td role="cell"></td>'
    total = sum(count for _, count in used)
    bad = sum(count for rendering, count in used if not is_accepted(rendering))
    style = "agreed"
    if any(rendering.status in _FORBIDDEN for rendering, _ in used):
        style = "forbidden"
    elif any(rendering.reported or rendering.status == "variant" for rendering, _ in used):
        style = "departs"
    return tag(
        "td",
        f"{bad:,}/{total:,}" if bad else f"{total:,}",
        role="cell",
        class_=style,
        title="\n".join(f"{rendering.text}: {count:,}" for rendering, count in used),
    )


def documents(report: Report, words: PageWords) -> str:
    """Every document with its numbers."""
    names = words.names.headings
    numbers = ("segments", "words", "uses", "findings")
    titles = [(names["document"], ""), (names["format"], ""), (names["language"], "")]
    titles += [(names[name], "n") for name in numbers]
    counts = Counter(finding.document for finding in report.findings)
    rows = []
    for each in report.documents:
        name = path(each.uri)
        if counts[each.uri]:
            name = _to_findings(name, "document", each.uri)
        words_shown = each.checked_words or each.words
        values = (each.segments, words_shown, each.uses, counts[each.uri])
        rows.append(
            tag(
                "tr",
                cell(name, label=titles[0][0], style="strong")
                + cell(text(each.format), label=titles[1][0])
                + cell(text(each.language), label=titles[2][0])
                + "".join(
                    cell(f"{value:,}", label=label, style="n")
                    for value, (label, _) in zip(values, titles[3:], strict=True)
                ),
                role="row",
            )
        )
    if not rows:
        return tag("p", text(words.names.sentences["no_documents"]))
    return table(head_row(titles), rows, name=words.ui["documents"], style="cards documents")


def notes(report: Report, words: PageWords) -> Iterator[str]:
    """What a reader should know of documents and glossary."""
    names = words.names
    lines = [
        (
            names.notes.get(str(n.code), str(n.code)),
            n.where,
            in_words(n.said, names.language),
            n.count,
        )
        for n in report.notes
    ]
    lines += [
        (f"{r.code} {r.rule}", r.where, in_words(r.said, names.language), 1)
        for r in report.glossary
    ]
    for about, where, message, count in lines[:_MOST_NOTES]:
        times = f" ({words.say('times', count=count)})" if count > 1 else ""
        yield tag(
            "li",
            f"{tag('span', text(about), class_='label')} {tag('b', text(where))} "
            f"{text(message)}{times}",
        )
    if len(lines) > _MOST_NOTES:
        yield tag("li", text(words.say("more_notes", count=len(lines) - _MOST_NOTES)))


def run(report: Report, words: PageWords) -> Iterator[str]:
    """How the report came about, as pairs of a list."""
    for name, value in run_facts(report.run, words.names.sentences["none"]).items():
        shown = ", ".join(value) if isinstance(value, list) else str(value)
        label = words.names.settings.get(name, name)
        yield f"{tag('dt', text(label))}{tag('dd', text(shown))}"


def short_names(uris: Sequence[str]) -> dict[str, str]:
    """Paths without the folders that all of them share; the last part always stays."""
    folders = [uri.split("/")[:-1] for uri in uris]
    shared = 0
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared += 1
    return {uri: "/".join(uri.split("/")[shared:]) for uri in uris}


def _to_findings(content: str, key: str, value: str) -> str:
    """A link to the findings; the script makes one to those of a concept or document of it."""
    return tag("a", content, href="#findings", data_key=key, data_value=one_line(value))
