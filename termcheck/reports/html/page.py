"""The report as one HTML file that needs no network and sends nothing.

It opens anywhere: with JavaScript as views with sorting, filters, marks that explain themselves
and keys; without it as plain sections one after the other. A content security policy in the page
forbids every request, and allows the one style sheet and the one script in it by their hashes.
The same report gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from termcheck.reports.html import findings as table_of_findings
from termcheck.reports.html import summary, tables, texts
from termcheck.reports.html.data import Row, data, row
from termcheck.reports.html.markup import embedded, policy_hash, tag, text
from termcheck.reports.html.words import PageWords, words_of

if TYPE_CHECKING:
    from termcheck.model.report import Report

_VIEWS = ("summary", "findings", "texts", "terms", "matrix", "documents", "notes")


def write(report: Report, target: Path, *, lang: str = "en") -> None:
    """Write the page as UTF-8 with `\\n` line ends.

    Raises UsageError for a language without words. Memory: a few times the size of the file, which
    is one to four kilobytes a finding, the less the more findings there are.
    """
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(page(report, lang=lang))


def page(report: Report, *, lang: str = "en") -> str:
    """The whole page. Raises UsageError for a language without words."""
    words = words_of(lang)
    style, script = _resource("style.css"), _resource("script.js")
    rows = [row(finding, words) for finding in report.findings]
    marks = texts.mark_ids(report.findings)
    names = words.names
    title = names.titles["report"]
    policy = (
        f"default-src 'none'; style-src {policy_hash(style)}; script-src {policy_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    views = {
        "summary": summary.summary(report, words),
        "findings": _findings(report, rows, marks, words),
        "texts": _texts(report, rows, marks, words),
        "terms": _lead(words, "terms_lead") + tables.terms(report, words),
        "matrix": _lead(words, "matrix_lead")
        + tables.matrix(report, tables.short_names([d.uri for d in report.documents]), words),
        "documents": tables.documents(report, words),
        "notes": _notes(report, words),
    }
    titles = {name: words.ui.get(name) or names.sheets[name] for name in _VIEWS}
    sections = "\n".join(
        f'<section id="{name}" aria-labelledby="h-{name}">'
        f'<h2 id="h-{name}" tabindex="-1">{text(titles[name])}</h2>\n{views[name]}</section>'
        for name in _VIEWS
    )
    return Template(_resource("page.html")).substitute(
        lang=words.language,
        policy=text(policy),
        title=text(title),
        heading=text(title),
        glossary=text(_glossary(report, words)),
        skip=text(words.ui["skip"]),
        contents=text(words.ui["contents"]),
        navigation="".join(
            tag("li", tag("a", text(titles[name]), href=f"#{name}")) for name in _VIEWS
        ),
        theme=text(words.ui["theme"]),
        sections=sections,
        keys=_keys(words),
        made_by=text(words.say("made_by", version=report.run.version)),
        style=style,
        data=embedded(data(report, rows, marks, words)),
        script=script,
    )


def _findings(report: Report, rows: list[Row], marks: dict[int, str], words: PageWords) -> str:
    if not rows:
        return tag("p", text(words.names.sentences["nothing"]))
    head = table_of_findings.head(words)
    body = table_of_findings.body(rows, marks, words, report.run)
    parts = [Template(_resource("filters.html")).substitute(_filters(rows, words))]
    if len(rows) > table_of_findings.MOST_PLAIN:
        said = words.say("cut_plain", shown=table_of_findings.MOST_PLAIN, all=len(rows))
        parts.append(tag("p", text(said), class_="plain-only"))
    parts.append(
        f'<table role="table" class="cards findings" id="table" '
        f'aria-label="{text(words.ui["table"])}">{head}'
        f'<tbody role="rowgroup">\n{body}\n</tbody></table>'
    )
    pages = (
        f'<button type="button" id="previous">{text(words.ui["previous"])}</button>'
        '<span id="page-of"></span>'
        f'<button type="button" id="next">{text(words.ui["next"])}</button>'
    )
    label = words.ui["pages"]
    parts.append(tag("nav", pages, id="pages", class_="js", aria_label=label, hidden="hidden"))
    return "\n".join(parts)


def _filters(rows: list[Row], words: PageWords) -> dict[str, str]:
    counts = Counter(each.severity for each in rows)
    severities = "".join(
        f'<button type="button" class="chip {name}" data-severity="{name}" aria-pressed="false">'
        f"{text(words.names.severities[name])} <b>{counts[name]:,}</b></button>"
        for name in ("error", "warning", "info")
        if counts[name]
    )
    keys = ("filter", "search", "search_hint", "rule", "document", "concept", "clear")
    return {"severities": severities, **{key: text(words.ui[key]) for key in keys}}


def _texts(report: Report, rows: list[Row], marks: dict[int, str], words: PageWords) -> str:
    if not marks:
        return tag("p", text(words.names.sentences["nothing"]))
    shown = "".join(texts.texts(report.findings, rows, marks, words))
    placed = sum(finding.segment is not None for finding in report.findings)
    if placed > len(marks):
        shown += tag("p", text(words.say("more_texts", count=placed - len(marks))))
    return _lead(words, "texts_lead") + shown


def _notes(report: Report, words: PageWords) -> str:
    lines = "".join(tables.notes(report, words))
    shown = tag("ul", lines, class_="notes") if lines else ""
    shown = shown or tag("p", text(words.names.sentences["no_notes"]))
    facts = tag("dl", "".join(tables.run(report, words)))
    return f"{shown}{tag('h3', text(words.ui['run']))}{facts}"


def _lead(words: PageWords, key: str) -> str:
    return tag("p", text(words.ui[key]), class_="lead")


def _glossary(report: Report, words: PageWords) -> str:
    run, sentences = report.run, words.names.sentences
    if not run.glossaries:
        return sentences["no_glossary"]
    concepts = f"{run.concepts:,}"
    if len(run.glossaries) == 1:
        return sentences["glossary"].format(name=run.glossaries[0], concepts=concepts)
    files_named = f"{len(run.glossaries):,}"
    sheet = words.ui["notes"]
    return sentences["glossaries"].format(files=files_named, concepts=concepts, sheet=sheet)


def _keys(words: PageWords) -> str:
    keys = (
        ("/", "key_search"), ("j", "key_next"), ("k", "key_previous"), ("Enter", "key_open"),
        ("Esc", "key_clear"), ("d", "key_theme"),
    )  # fmt: skip
    return "\n".join(
        tag("span", f"{tag('kbd', text(key))} {text(words.ui[name])}") for key, name in keys
    )


def _resource(name: str) -> str:
    """A part of the page that lies beside this module; `\\n` line ends, whatever the checkout."""
    source = files("termcheck.reports.html").joinpath(name)
    return source.read_bytes().decode("utf-8").replace("\r\n", "\n")
