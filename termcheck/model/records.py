"""The parts of a report as plain records: the one definition of the report's columns.

JSON, CSV, the data frame and the workbook all start from here, so that a column cannot mean two
things. The names are a contract (`docs/report.schema.json`).
"""

from __future__ import annotations

from typing import Any

from termcheck.model.document import Note
from termcheck.model.finding import Finding
from termcheck.model.report import ConceptUses, DocumentSummary, GlossaryRemark, PassedOver, Run

FINDING_COLUMNS = (
    "rule",
    "code",
    "severity",
    "message",
    "document",
    "line",
    "column",
    "end_line",
    "end_column",
    "start",
    "end",
    "segment",
    "text",
    "concept",
    "source_term",
    "expected",
    "kind",
    "confidence",
    "band",
    "evidence",
    "suggestion",
    "related",
    "guessed",
    "fingerprint",
)
SEGMENT_COLUMNS = (
    "id",
    "anchor",
    "start",
    "end",
    "source",
    "target",
    "source_start",
    "source_end",
)
"""What `segment` is spread over where a table has plain columns only: `segment.id` and so on."""


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding in the order of `FINDING_COLUMNS`; values are str, int, float, list, dict or None.

    `start` and `end` are code points in the decoded file for plain text and Markdown, else None.
    """
    line, column, end_line, end_column = finding.position or (None, None, None, None)
    segment, match = finding.segment, finding.match
    offset = segment.anchor.file_start if segment is not None else None
    placed = offset is not None and finding.start is not None and finding.end is not None
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "document": finding.document,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "start": offset + finding.start if placed else None,  # type: ignore[operator]
        "end": offset + finding.end if placed else None,  # type: ignore[operator]
        "segment": None
        if segment is None
        else {
            "id": segment.id,
            "anchor": segment.anchor.path,
            "start": finding.start,
            "end": finding.end,
            "source": finding.source.text if finding.source is not None else None,
            "target": segment.text,
            "source_start": finding.source_span[0] if finding.source_span else None,
            "source_end": finding.source_span[1] if finding.source_span else None,
        },
        "text": finding.text,
        "concept": finding.concept_id,
        "source_term": finding.source_term,
        "expected": list(finding.expected),
        "kind": str(match.kind) if match is not None else None,
        "confidence": round(match.confidence, 3) if match is not None else None,
        "band": str(match.band) if match is not None else None,
        "evidence": match.evidence if match is not None else None,
        "suggestion": finding.suggestion,
        "related": [
            {
                "document": place.document,
                "line": place.line,
                "column": place.column,
                "anchor": place.anchor,
                "text": place.text,
            }
            for place in finding.related
        ],
        "guessed": finding.guessed,
        "fingerprint": finding.fingerprint,
    }


def concept_record(concept: ConceptUses) -> dict[str, Any]:
    """The uses of a concept as the JSON report has them."""
    return {
        "id": concept.id,
        "source_term": concept.source_term,
        "preferred": concept.preferred,
        "uses": concept.uses,
        "renderings": [
            {
                "text": rendering.text,
                "count": rendering.count,
                "status": rendering.status,
                "documents": dict(rendering.documents),
            }
            for rendering in concept.renderings
        ],
        "consistency": None if concept.consistency is None else round(concept.consistency, 4),
        "source_uses": concept.source_uses,
        "rendered": concept.rendered,
        "sources": [
            {"document": each.document, "uses": each.uses, "rendered": each.rendered}
            for each in concept.sources
        ],
    }


def document_record(document: DocumentSummary) -> dict[str, Any]:
    """A document as the JSON report has it."""
    return {
        "uri": document.uri,
        "format": document.format,
        "language": document.language,
        "segments": document.segments,
        "words": document.words,
        "findings": document.findings,
        "uses": document.uses,
        "source": document.source,
        "rated_words": document.rated_words,
        "checked_words": document.checked_words,
        "source_uses": document.source_uses,
        "rendered": document.rendered,
    }


def run_record(run: Run) -> dict[str, Any]:
    """How the report came about."""
    return {
        "version": run.version,
        "signature": run.signature,
        "source_language": run.source_language,
        "target_language": run.target_language,
        "glossaries": list(run.glossaries),
        "glossary_sha256": run.glossary_sha256,
        "concepts": run.concepts,
        "terms": run.terms,
        "rules": list(run.rules),
        "fail_on": run.fail_on,
        "paths": list(run.paths),
        "exclude": list(run.exclude),
        "pairs": None if run.pairs is None else list(run.pairs),
        "baseline": run.baseline,
        "severities": dict(run.severities),
        "columns": [{"language": language, "column": column} for language, column in run.columns],
    }


def note_record(note: Note) -> dict[str, Any]:
    """A note about a document or a glossary."""
    return {
        "code": str(note.code),
        "message": note.message,
        "where": note.where,
        "count": note.count,
    }


def passed_over_record(passed: PassedOver) -> dict[str, Any]:
    """The files of folders that are no documents."""
    return {"reports": passed.reports, "kinds": dict(passed.kinds)}


def remark_record(remark: GlossaryRemark) -> dict[str, Any]:
    """A remark about the glossary."""
    return {
        "code": remark.code,
        "rule": remark.rule,
        "severity": remark.severity,
        "message": remark.message,
        "where": remark.where,
        "concept": remark.concept_id,
    }
