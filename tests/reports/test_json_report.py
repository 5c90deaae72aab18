"""The JSON report is a contract: `docs/report.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from termcheck.model.document import NoteCode
from termcheck.model.finding import Severity
from termcheck.model.match import Band, Kind
from termcheck.model.records import FINDING_COLUMNS, finding_record
from termcheck.model.report import Report
from termcheck.reports import write_report
from termcheck.reports.json_report import chunks

from . import samples

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)
REPORTS = {
    "full": samples.report(),
    "nothing found": samples.empty_report(),
    "nothing checked": samples.blank_report(),
    "dangerous texts": samples.report_of("=1+1", '"\\\n', "\x00\x1b", "𠀀 ﬁ İ"),
}


def loaded(report: Report) -> dict[str, Any]:
    value: dict[str, Any] = json.loads("".join(chunks(report)))
    return value


def properties(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property that the schema describes, with its path."""
    if isinstance(node, dict):
        for name, child in node.items():
            if name in ("properties", "$defs"):
                for key, value in child.items():
                    if name == "properties":
                        yield f"{path}.{key}", value
                    yield from properties(value, f"{path}.{key}")
            else:
                yield from properties(child, path)


def without_extras(node: Any) -> Any:
    """The schema with every object closed, so that a misspelt property is noticed."""
    if isinstance(node, list):
        return [without_extras(child) for child in node]
    if not isinstance(node, dict):
        return node
    closed = {name: without_extras(child) for name, child in node.items()}
    if node.get("type") == "object" and "properties" in node:
        closed["additionalProperties"] = False
    return closed


def test_the_schema_is_a_schema_and_describes_every_property() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    described = dict(properties(SCHEMA))
    assert len(described) > 60
    assert [path for path, value in described.items() if not value.get("description")] == []


@pytest.mark.parametrize("name", REPORTS)
def test_reports_follow_the_schema(name: str) -> None:
    validator = Draft202012Validator(without_extras(SCHEMA))
    assert list(validator.iter_errors(loaded(REPORTS[name]))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "termcheck.report/2"),
        (("findings", 0, "severity"), "grave"),
        (("findings", 0, "line"), 0),
        (("findings", 0, "confidence"), 1.5),
        (("concepts", 0, "renderings", 0, "status"), "nice"),
        (("suppressed",), None),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[Any, ...], value: object) -> None:
    report = loaded(samples.report())
    node: Any = report
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    assert not Draft202012Validator(SCHEMA).is_valid(report)


def test_the_schema_knows_the_words_of_the_model() -> None:
    definitions = SCHEMA["$defs"]
    finding = definitions["finding"]["properties"]
    assert tuple(finding) == FINDING_COLUMNS
    assert set(finding["kind"]["enum"]) == {None, *map(str, Kind)}
    assert set(finding["band"]["enum"]) == {None, *map(str, Band)}
    assert definitions["severity"]["enum"] == [str(severity) for severity in Severity]
    assert set(definitions["note"]["properties"]["code"]["enum"]) == set(map(str, NoteCode))


def test_findings_are_the_records_of_the_model() -> None:
    report = samples.report()
    assert loaded(report)["findings"] == [finding_record(finding) for finding in report.findings]


def test_the_pieces_make_the_text_that_json_would_write() -> None:
    for report in REPORTS.values():
        text = "".join(chunks(report))
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


def test_pieces_are_small_whatever_the_number_of_findings() -> None:
    report = samples.report()
    many = replace(report, findings=report.findings * 200)
    assert max(map(len, chunks(many))) < 5_000


def test_chinese_stands_as_it_is_and_undecodable_names_survive(tmp_path: Path) -> None:
    report = samples.report_of("最高检 𠀀", "a\udc80b")
    target = tmp_path / "r.json"
    write_report(report, target)
    raw = target.read_bytes()
    assert "最高检 𠀀".encode() in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert json.loads(raw)["documents"][0]["uri"] == "a\udc80b"
