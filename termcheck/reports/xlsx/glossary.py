"""Sheet "Glossary": what to mend in it, the concepts that never occur, and what is good to know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from termcheck.model.finding import Severity
from termcheck.model.wording import in_words
from termcheck.reports.xlsx import look
from termcheck.reports.xlsx.sheet import Column

if TYPE_CHECKING:
    from termcheck.model.report import ConceptUses, GlossaryRemark
    from termcheck.reports.xlsx.sheet import Cell, Sheet
    from termcheck.reports.xlsx.workbook import Book

_WIDTHS = (12, 30, 40, 66, 31)
_SHOWN = 50
"""Infos that are shown, those of each rule alike. A large glossary has hundreds, and nothing to
mend in them."""
_REMARK = ("severity", "rule", "where", "remark", "concept_id")
_UNUSED = ("subject_field", "source_term", "preferred", "note", "concept_id")
_KEPT = 20
"""Rows that a table leaves to those below it, beside the infos shown."""


def write(book: Book) -> None:
    """Write the sheet: three tables, one below the other."""
    report, sentences = book.report, book.words.sentences
    infos = [remark for remark in report.glossary if remark.severity == Severity.INFO]
    rest = [remark for remark in report.glossary if remark.severity != Severity.INFO]
    # A severity that is none of ours comes last.
    order = {str(severity): severity.rank for severity in Severity}
    rest.sort(key=lambda remark: order.get(remark.severity, len(order)))
    shown = _fairly(infos)
    below = len(shown) + len(Counter(remark.code for remark in infos)) + _KEPT
    sheet = book.sheet("glossary", widths=_WIDTHS, tab="829AB1")
    _title(book, sheet, "remarks", _REMARK if rest else ())
    sheet.append_all((_remark(book, remark) for remark in rest), len(rest), keep=below)
    if not rest:
        sheet.append([(sentences["no_remarks"], look.PLAIN_LINE)])
    sheet.blank()
    _title(book, sheet, "unused", _UNUSED if report.unused else ())
    sheet.append_all(map(_unused, report.unused), len(report.unused), keep=below)
    if not report.unused:
        text = sentences["no_unused"] if report.run.concepts else sentences["no_uses"]
        sheet.append([(text, look.PLAIN_LINE)])
    if infos:
        sheet.blank()
        _infos(book, sheet, infos, shown)


def _title(book: Book, sheet: Sheet, name: str, headings: Sequence[str]) -> None:
    sheet.append([(book.words.titles[name], look.SUBTITLE)], height=24)
    if headings:
        sheet.header([Column(book.words.headings[heading], 0) for heading in headings])


def _infos(
    book: Book, sheet: Sheet, infos: Sequence[GlossaryRemark], shown: Sequence[GlossaryRemark]
) -> None:
    """How many there are of each rule, then some of each."""
    _title(book, sheet, "infos", ("count", "rule", "meaning", "blank"))
    sheet.merge(3, 4)
    for (code, rule), count in sorted(Counter((r.code, r.rule) for r in infos).items()):
        name, meaning = f"{code} {rule}", book.meaning(code)
        sheet.append(
            [(count, look.COUNT), (name, look.BOLD), (meaning, look.TEXT), (None, look.TEXT)],
            height=sheet.height(meaning, sum(_WIDTHS[2:4])),
        )
        sheet.merge(3, 4)
    sheet.blank()
    sheet.header([Column(book.words.headings[heading], 0) for heading in _REMARK])
    sheet.append_all((_remark(book, remark) for remark in shown), len(shown), keep=1)
    if len(infos) > len(shown):
        text = book.sentence("more_remarks", count=f"{len(infos) - len(shown):,}")
        sheet.append([(text, look.PALE_LINE)])


def _fairly(infos: Sequence[GlossaryRemark]) -> list[GlossaryRemark]:
    """At most `_SHOWN`, the first ones of every rule, sorted by rule."""
    each = max(_SHOWN // max(len({remark.code for remark in infos}), 1), 1)
    seen: Counter[str] = Counter()
    chosen = []
    for remark in infos:
        seen[remark.code] += 1
        if seen[remark.code] <= each:
            chosen.append(remark)
    return sorted(chosen, key=lambda remark: remark.code)


def _remark(book: Book, remark: GlossaryRemark) -> Iterator[Cell]:
    severity = look.SEVERITY.get(remark.severity, look.TEXT)
    yield book.words.severities.get(remark.severity, remark.severity), severity
    yield f"{remark.code} {remark.rule}", look.TEXT
    yield remark.where, look.TEXT
    yield in_words(remark.said, book.words.language), look.TEXT
    yield remark.concept_id or "", look.IDENTITY


def _unused(concept: ConceptUses) -> Iterator[Cell]:
    yield concept.subject_field or "", look.TEXT
    yield concept.source_term or "", look.BOLD
    yield concept.preferred or "", look.TEXT
    yield concept.note or "", look.TEXT
    yield concept.id, look.IDENTITY
