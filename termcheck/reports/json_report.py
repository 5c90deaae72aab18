"""The report as JSON: the contract with other programs (`docs/report.schema.json`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from termcheck.model.records import (
    concept_record,
    document_record,
    finding_record,
    note_record,
    passed_over_record,
    remark_record,
    run_record,
)
from termcheck.model.report import Report

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

    `glossary` (remarks about the glossary), `unused` (concepts that never occur) and `passed_over`
    (files that are no documents) follow after the keys of the contract.
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
    yield f",\n {_text('passed_over')}: {_dump(passed_over_record(report.passed_over), 1)}"
    yield "\n}\n"


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
