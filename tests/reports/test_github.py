"""Workflow commands of GitHub Actions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from termcheck.cli.github import append_step_summary
from termcheck.reports import render
from termcheck.reports.github import command, escape_data, escape_property
from termcheck.reports.markdown import STEP_SUMMARY_BYTES

from . import samples


def test_every_finding_is_one_line() -> None:
    lines = "".join(render(samples.report(), "github")).splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "::notice",
        "::error",
        "::warning",
        "::warning",
        "::error",
        "termcheck:",
    ]
    assert lines[-1] == "termcheck: 5 findings (error: 2, warning: 2, info: 1)"


def test_a_place_in_a_text() -> None:
    shown = command(samples.report().findings[1])
    assert shown.startswith(
        "::error file=seeds/one.txt,line=1,endLine=1,col=44,endColumn=58,"
        "title=TC101 deprecated-term::“Two Safeguards” → “Two Upholds” (两个维护)%0A"
    )


def test_a_place_without_lines_stands_in_the_message() -> None:
    shown = command(samples.report().findings[0])
    assert shown.startswith(
        "::notice file=data/表格 2.xlsx,title=TC103 unlisted-variant::Sheet1!B7: “Two safeguard”"
    )


def test_a_file_as_a_whole() -> None:
    assert command(samples.report().findings[-1]) == (
        "::error file=文件/会议 纪要.tmx,title=TC901 unreadable-file::"
        "the file is cut short: its last part is missing. Ask for it again\n"
    )


def test_no_columns_across_lines() -> None:
    where = samples.segment("the Two\r\nSafeguards")
    shown = command(samples.finding(where, "Two\r\nSafeguards"))
    assert "line=1,endLine=2,title=" in shown
    assert "“Two Safeguards”" in shown


@pytest.mark.parametrize(
    ("text", "data", "property_"),
    [
        ("100% sure", "100%25 sure", "100%25 sure"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("C:\\a,b", "C:\\a,b", "C%3A\\a%2Cb"),
        ("%0A", "%250A", "%250A"),
        ("::error::x", "::error::x", "%3A%3Aerror%3A%3Ax"),
        ("𠀀 ﬁ", "𠀀 ﬁ", "𠀀 ﬁ"),
    ],
)
def test_escapes(text: str, data: str, property_: str) -> None:
    assert escape_data(text) == data
    assert escape_property(text) == property_


def test_no_text_begins_a_command_of_its_own() -> None:
    report = samples.report_of("x\n::error::y", "\r::set-env name=a::b", "\u2028::debug::z")
    lines = "".join(render(report, "github")).split("\n")
    assert len(lines) == 5
    assert all(line.startswith("::warning ") for line in lines[:3])


def test_the_summary_is_appended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "summary.md"
    target.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    append_step_summary(samples.report())
    assert target.read_text(encoding="utf-8").startswith("before\n\n# Terminology report\n")


def test_the_summary_is_in_the_language_of_the_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    append_step_summary(samples.report(), "zh")
    assert target.read_text(encoding="utf-8").startswith("# 术语检查报告\n")


def test_the_summary_shares_the_room_of_its_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "summary.md"
    target.write_bytes(b"x" * (STEP_SUMMARY_BYTES - 20_000))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    one = samples.report().findings[1]
    append_step_summary(replace(samples.report(), findings=(one,) * 500))
    assert STEP_SUMMARY_BYTES - 1_000 < target.stat().st_size <= STEP_SUMMARY_BYTES
    append_step_summary(samples.report())
    assert target.stat().st_size <= STEP_SUMMARY_BYTES


def test_no_variable_no_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    append_step_summary(samples.report())
    assert capsys.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_a_summary_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    append_step_summary(samples.report())
    assert "the summary could not be written" in capsys.readouterr().err
