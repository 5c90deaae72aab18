"""Several reports as one: what teams check apart, told together.

A document that stands in several reports counts as the last one has it: its findings, uses and
notes in the reports before are left out. The uses of a concept are added up, and the consistency is
worked out anew. Uses in source texts are known by document only where the reports say so; where
they do not and a document was replaced, their number is left open (None). Findings that a rule made
from a whole run (TC301) are those of their runs: whether documents of different reports agree is
for a new check of all of them to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from termcheck.errors import UsageError
from termcheck.model.language import same_language
from termcheck.model.report import ConceptUses, Rendering, Report, Run, SourceCount
from termcheck.reports.excerpt import is_accepted, spelling_key

T = TypeVar("T")
_ROW = re.compile(r":\d+$")


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of merging."""

    report: Report
    replaced: tuple[str, ...]
    """Documents that stood in several reports, sorted; the last report has its way with them."""


def merge(reports: Sequence[Report]) -> Merged:
    """The reports as one. Their order decides which one counts for a document.

    Raises:
        UsageError: there is none, or they are about different languages.

    Cost: linear in findings and uses.
    """
    if not reports:
        raise UsageError("no report to merge", hint="Name at least one JSON report")
    require_same_languages(reports)
    owners: dict[str, int] = {}
    seen: dict[str, int] = {}
    for number, report in enumerate(reports):
        for uri in documents_of(report):
            owners[uri] = number
            seen[uri] = seen.get(uri, 0) + 1
    findings = [
        finding
        for number, report in enumerate(reports)
        for finding in report.findings
        if owners[finding.document] == number
    ]
    # A document belongs to one report, so its findings are in their order already.
    findings.sort(key=lambda finding: finding.document)
    documents = sorted(
        (
            document
            for number, report in enumerate(reports)
            for document in report.documents
            if owners[document.uri] == number
        ),
        key=lambda document: document.uri,
    )
    notes = _once(
        note
        for number, report in enumerate(reports)
        for note in report.notes
        if owners.get(_ROW.sub("", note.where), number) == number
    )
    used, unused = _concepts(reports, owners)
    merged = Report(
        run=_run([report.run for report in reports]),
        documents=tuple(documents),
        findings=tuple(findings),
        concepts=used,
        unused=unused,
        notes=tuple(sorted(notes, key=lambda note: (note.where, note.code, note.message))),
        glossary=tuple(_once(remark for report in reports for remark in report.glossary)),
        suppressed=sum(report.suppressed for report in reports),
    )
    return Merged(merged, tuple(sorted(uri for uri, count in seen.items() if count > 1)))


def documents_of(report: Report) -> dict[str, None]:
    """The documents a report is about, also those that could not be read; without repetition."""
    named = [document.uri for document in report.documents]
    return dict.fromkeys([*named, *(finding.document for finding in report.findings)])


def require_same_languages(reports: Sequence[Report]) -> None:
    """Raise UsageError unless all reports are about the same two languages."""
    first = reports[0].run
    for report in reports[1:]:
        run = report.run
        if not (
            same_language(run.source_language, first.source_language)
            and same_language(run.target_language, first.target_language)
        ):
            raise UsageError(
                f"the reports are about different languages: {_pair(first)} and {_pair(run)}",
                hint="Merge or compare reports of the same languages only",
            )


def differing(reports: Sequence[Report]) -> tuple[str, ...]:
    """In what the runs differ that makes their findings incomparable, as plural nouns."""
    runs = [report.run for report in reports]
    numbers = {
        "versions of termcheck": len({run.version for run in runs}),
        "glossaries": len({run.glossary_sha256 for run in runs}),
        "rules": len({run.rules for run in runs}),
    }
    return tuple(name for name, number in numbers.items() if number > 1)


def _pair(run: Run) -> str:
    return f"{run.source_language}-{run.target_language}"


def _once(values: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(values))


def _concepts(
    reports: Sequence[Report], owners: dict[str, int]
) -> tuple[tuple[ConceptUses, ...], tuple[ConceptUses, ...]]:
    """Concepts with uses and those without, each in the order in which they are first met."""
    found: dict[str, list[ConceptUses]] = {}
    unknown: set[str] = set()
    for number, report in enumerate(reports):
        whole = all(owners[uri] == number for uri in documents_of(report))
        for concept in (*report.concepts, *report.unused):
            found.setdefault(concept.id, []).append(_own(concept, number, owners))
            if concept.source_uses and not concept.sources and not whole:
                unknown.add(concept.id)
    added = [_added(parts, known=name not in unknown) for name, parts in found.items()]
    return (
        tuple(concept for concept in added if concept.uses),
        tuple(concept for concept in added if not concept.uses),
    )


def _own(concept: ConceptUses, number: int, owners: dict[str, int]) -> ConceptUses:
    """The concept with the uses in documents that are this report's own."""
    renderings = []
    for rendering in concept.renderings:
        own = tuple((uri, n) for uri, n in rendering.documents if owners.get(uri, number) == number)
        if own:
            count = sum(n for _, n in own)
            renderings.append(replace(rendering, count=count, documents=own))
    sources = tuple(s for s in concept.sources if owners.get(s.document, number) == number)
    counted = concept.source_uses, concept.rendered
    if concept.sources:
        counted = sum(s.uses for s in sources), sum(s.rendered for s in sources)
    return replace(
        concept,
        renderings=tuple(renderings),
        sources=sources,
        source_uses=counted[0],
        rendered=counted[1],
    )


def _added(parts: Sequence[ConceptUses], *, known: bool) -> ConceptUses:
    groups: dict[tuple[str, str], list[Rendering]] = {}
    for part in parts:
        for rendering in part.renderings:
            key = spelling_key(rendering.text)
            groups.setdefault((key, rendering.status), []).append(rendering)
    renderings = [_rendering(group) for group in groups.values()]
    renderings.sort(key=lambda r: (-r.count, r.text, r.status))
    uses = sum(rendering.count for rendering in renderings)
    good = sum(rendering.count for rendering in renderings if is_accepted(rendering))
    sources = tuple(sorted((s for part in parts for s in part.sources), key=_document))
    return replace(
        parts[0],
        uses=uses,
        renderings=tuple(renderings),
        consistency=good / uses if uses else None,
        sources=sources,
        source_uses=_total(part.source_uses for part in parts) if known else None,
        rendered=_total(part.rendered for part in parts) if known else None,
    )


def _document(count: SourceCount) -> str:
    return count.document


def _total(counts: Iterable[int | None]) -> int | None:
    """The sum; None where no report counted."""
    told = [count for count in counts if count is not None]
    return sum(told) if told else None


def _rendering(group: Sequence[Rendering]) -> Rendering:
    """One rendering of several reports, in the spelling of the one that has it most often."""
    counts: dict[str, int] = {}
    for rendering in group:
        for uri, count in rendering.documents:
            counts[uri] = counts.get(uri, 0) + count
    most = max(group, key=lambda rendering: rendering.count)
    return Rendering(
        most.text,
        sum(counts.values()),
        most.status,
        tuple(sorted(counts.items())),
        any(rendering.reported for rendering in group),
    )


def _run(runs: Sequence[Run]) -> Run:
    """How the reports came about; glossaries of the same content count once."""
    last = runs[-1]
    by_hash = {run.glossary_sha256 or "|".join(run.glossaries): run for run in runs}
    signatures = _once(run.signature for run in runs)
    hashes = sorted({run.glossary_sha256 for run in runs})
    joined = sha256("\n".join(hashes).encode("utf-8")).hexdigest()
    return replace(
        last,
        signature=signatures[0] if len(signatures) == 1 else f"merged:{' & '.join(signatures)}",
        glossaries=tuple(_once(name for run in runs for name in run.glossaries)),
        glossary_sha256=hashes[0] if len(hashes) == 1 else joined,
        concepts=sum(run.concepts for run in by_hash.values()),
        terms=sum(run.terms for run in by_hash.values()),
        rules=tuple(sorted({rule for run in runs for rule in run.rules})),
        paths=tuple(_once(path for run in runs for path in run.paths)),
        # What one run left out may be a document of another.
        exclude=tuple(p for p in last.exclude if all(p in run.exclude for run in runs)),
    )
