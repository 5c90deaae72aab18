"""`termcheck report merge` and `termcheck report diff`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from termcheck.cli.main import app
from termcheck.model.finding import Severity
from termcheck.reports import write_report
from termcheck.reports.restored import load_report
from termcheck.review.decisions import read_decisions

from ..reports import samples


@pytest.fixture(autouse=True)
def _two_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = samples.report()
    write_report(report, "a.json")
    write_report(replace(report, findings=report.findings[2:]), "b.json")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["report", *arguments])


def test_merge_writes_every_form() -> None:
    done = run("merge", "a.json", "b.json", "-o", "m.xlsx", "-o", "m.json", "-o", "m.html")
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "taken from the last of them: data/表格 2.xlsx, seeds/one.txt, 文件" in done.stderr
    assert "2 reports, 3 documents, 3 findings" in done.stderr
    assert Path("m.xlsx").read_bytes()[:2] == b"PK"
    assert len(load_report(Path("m.json")).findings) == 3


def test_one_report_is_one() -> None:
    report = samples.empty_report()
    write_report(replace(report, documents=report.documents[:1]), "one.json")
    assert "1 report, 1 document, 0 findings\n" in run("merge", "one.json", "-o", "m.md").stderr


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"fail_on": "never"}, ""),
        ({"glossary_sha256": "0" * 64}, "with different glossaries\n"),
        ({"rules": ("TC101",), "version": "9"}, "with different versions of termcheck and rules\n"),
    ],
)
def test_runs_that_cannot_be_compared_are_named(changes: dict[str, Any], said: str) -> None:
    report = samples.report()
    write_report(replace(report, run=replace(report.run, **changes)), "other.json")
    merged = run("merge", "a.json", "other.json", "-o", "m.md")
    assert merged.exit_code == 0
    assert said in merged.stderr
    assert ("The reports were made with different" in merged.stderr) is bool(said)
    for form in ("text", "json"):
        compared = run("diff", "a.json", "other.json", "--format", form)
        where = compared.stdout if form == "text" else compared.stderr
        assert ("The runs differ: " in where) is bool(said)


def test_a_merged_report_can_be_repeated(tmp_path: Path) -> None:
    report = samples.report()
    other = replace(report.run, paths=("docs",), exclude=("*.tmp",))
    write_report(replace(report, run=other), "other.json")
    assert run("merge", "a.json", "other.json", "-o", "m.xlsx").exit_code == 0
    for language, name in (("en", "m.xlsx"), ("zh", "z.xlsx")):
        done = run("merge", "a.json", "other.json", "-o", name, "--report-lang", language)
        assert done.exit_code == 0
        facts = read_decisions(Path(name)).run
        assert facts.paths == ("seeds", "data/表格 2.xlsx", "docs")
        assert facts.exclude == ("*.tmp",), "what one left out may be a document of the other"
        assert (facts.pairs, facts.baseline) == (report.run.pairs, report.run.baseline)
        assert (facts.severities, facts.columns) == (report.run.severities, report.run.columns)


def test_merge_in_chinese() -> None:
    assert run("merge", "a.json", "-o", "m.md", "--report-lang", "zh").exit_code == 0
    assert "# 术语检查报告" in Path("m.md").read_text(encoding="utf-8")


def test_diff_says_what_is_new_and_fixed() -> None:
    done = run("diff", "b.json", "a.json")
    assert done.exit_code == 1, "an error among the new findings"
    assert "New (2)" in done.stdout
    assert "1:44  error  TC101  Two Safeguards → Two Upholds" in done.stdout
    assert "2 new, 0 fixed, 3 unchanged." in done.stdout
    back = run("diff", "a.json", "b.json")
    assert back.exit_code == 0
    assert "Fixed (2)" in back.stdout
    assert "0 new, 2 fixed, 3 unchanged." in back.stdout


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("error", 1), ("info", 1)])
def test_diff_fails_on_new_findings_only(fail_on: str, code: int) -> None:
    assert run("diff", "b.json", "a.json", "--fail-on", fail_on).exit_code == code
    assert run("diff", "a.json", "a.json", "--fail-on", fail_on).exit_code == 0


def test_diff_below_the_threshold() -> None:
    report = samples.report()
    mild = tuple(replace(f, severity=Severity.WARNING) for f in report.findings)
    write_report(replace(report, findings=mild), "mild.json")
    assert run("diff", "b.json", "mild.json").exit_code == 0
    assert run("diff", "b.json", "mild.json", "--fail-on", "warning").exit_code == 1


def test_diff_as_json_and_as_a_report_of_what_is_new() -> None:
    done = run("diff", "b.json", "a.json", "--format", "json", "-o", "new.md", "-o", "new.json")
    record = json.loads(done.stdout)
    assert record["counts"]["new"] == 2
    assert len(load_report(Path("new.json")).findings) == 2
    assert "## Findings" in Path("new.md").read_text(encoding="utf-8")


def test_a_long_list_is_cut() -> None:
    report = samples.report()
    one = report.findings[1]
    many = tuple(
        replace(one, fingerprint=f"{number:x}", concept_id=f"c{number}") for number in range(250)
    )
    write_report(replace(report, findings=many), "many.json")
    assert "and 50 more; --all shows them" in run("diff", "a.json", "many.json").stdout
    assert "--all" not in run("diff", "a.json", "many.json", "--all").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "a.json", "none.json", "-o", "m.json"), "none.json: there is no such file"),
        (("merge", "a.json", "-o", "m.png"), "no report has the suffix '.png'"),
        (("diff", "a.json", "text.json"), "text.json: this is no JSON report"),
        (("diff", "a.json", "b.json", "--format", "csv"), "--format 'csv'"),
        (("diff", "a.json", "b.json", "--fail-on", "all"), "--fail-on 'all'"),
        (("diff", "a.json", "b.json", "--report-lang", "fr"), "--report-lang 'fr'"),
    ],
)
def test_mistakes_are_said(arguments: tuple[str, ...], message: str) -> None:
    Path("text.json").write_text("no json", encoding="utf-8")
    done = run(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not Path("m.json").exists()
