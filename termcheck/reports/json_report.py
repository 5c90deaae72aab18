"""The report as JSON: the contract with other programs (`docs/report.schema.json`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from termcheck.model.document import Note
from termcheck.model.records import concept_record, document_record, finding_record
from termcheck.model.report import GlossaryRemark, Report, Run

T = TypeVar("T")
_INDENT = 1


def write(report: Report, target: Path) -> None:
    """Write the report as UTF-8 with `\\n` line ends.

    Memory: one finding at a time, whatever their number.
    """
    # Paths may hold bytes that are no text and reach us as lone surrogates; "\udc80" in a JSON
    # text is just how JSON writes such a character.
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        stream.writelines(chunks(report))


def chunks(report: Report) -> Iterator[str]:
    """The JSON text in pieces; joined they equal `json.dumps(..., indent=1, ensure_ascii=False)`.

    `glossary` (remarks about the glossary) and `unused` (concepts that never occur) follow after
    the keys of the contract.
    """
    yield "{"
    yield f"\n {_text('schema')}: {_text(report.schema)}"
    yield f",\n {_text('run')}: {_dump(run_record(report.run), 1)}"
    yield from _array("documents", report.documents, document_record)
    yield from _array("findings", report.findings, finding_record)
    yield from _array("concepts", report.concepts, concept_record)
    yield from _array("notes", report.notes, note_record)
    yield f",\n {_text('suppressed')}: {report.suppressed}"
    yield from _array("glossary", report.glossary, remark_record)
    yield from _array("unused", report.unused, concept_record)
    yield "\n}\n"


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
    }


def note_record(note: Note) -> dict[str, Any]:
    """A note about a document or a glossary."""
    return {
        "code": str(note.code),
        "message": note.message,
        "where": note.where,
        "count": note.count,
    }


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


def _array(name: str, values: Iterable[T], record: Callable[[T], dict[str, Any]]) -> Iterator[str]:
    yield f",\n {_text(name)}: ["
    between = "\n  "
    for value in values:
        yield f"{between}{_dump(record(value), 2)}"
        between = ",\n  "
    yield "]" if between == "\n  " else "\n ]"


def _dump(value: Any, depth: int) -> str:
    # A line end inside a JSON text is always escaped, so every one here belongs to the layout.
    text = json.dumps(value, ensure_ascii=False, indent=_INDENT)
    return text.replace("\n", "\n" + " " * (depth * _INDENT))


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
