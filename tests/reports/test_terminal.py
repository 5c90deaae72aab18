"""The report on a terminal. UPDATE_GOLDEN=1 writes the golden files anew; read them then."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from termcheck.model.finding import Severity
from termcheck.model.report import Report
from termcheck.reports.terminal import render_text
from termcheck.text.width import display_width

from . import samples

GOLDEN = Path(__file__).parent / "golden"
ESCAPES = re.compile("\x1b\\[[0-9;]*m")


def long_report() -> Report:
    """Long Chinese and long words, long names of documents and places."""
    chinese = samples.segment(samples.CHINESE * 20, language="zh")
    word = samples.segment("x" * 300 + " Two Safeguards " + "y" * 300, number=2, path="Sheet" * 30)
    emblem = samples.segment("e\u0301" * 50 + "Two Safeguards" + "👩‍⚖️" * 40, number=3)
    findings = (
        samples.finding(chinese, "枫桥经验", document="文件/" * 40, evidence="证据" * 60),
        samples.finding(word, "x" * 300, expected=("z" * 200,), document="d" * 200),
        samples.finding(emblem, "Two Safeguards", document="d" * 200, evidence="w" * 200),
    )
    report = samples.report()
    notes = tuple(replace(note, where="位置" * 60, count=1234) for note in report.notes)
    concepts = tuple(replace(c, source_term="最高人民检察院" * 9) for c in report.concepts)
    return replace(report, findings=findings, notes=notes * 8, concepts=concepts)


CASES = {
    "plain_80.txt": render_text(samples.report(), width=80),
    "plain_60.txt": render_text(samples.report(), width=60),
    "plain_120.txt": render_text(samples.report(), width=120),
    "colour_80.txt": render_text(samples.report(), width=80, color=True),
    "quiet_80.txt": render_text(samples.report(), width=80, summary_only=True),
    "nothing_found.txt": render_text(samples.empty_report()),
    "nothing_checked.txt": render_text(samples.blank_report()),
}


@pytest.mark.parametrize("name", CASES)
def test_whole_output(name: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(CASES[name], encoding="utf-8", newline="\n")
    assert CASES[name] == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("report", [samples.report(), long_report()], ids=["usual", "long"])
def test_no_line_is_wider_than_the_terminal(report: Report, width: int, color: bool) -> None:
    lines = ESCAPES.sub("", render_text(report, width=width, color=color)).splitlines()
    assert [line for line in lines if display_width(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("width", [40, 80])
def test_the_found_words_are_marked_in_full(width: int) -> None:
    text = render_text(samples.report(), width=width)
    for found in ("Two safeguard", "Two Safeguards", "fengqiao experience", "Two Maintains"):
        assert f"«{found}»" in text


def test_colour_marks_by_style_and_plain_text_has_no_escapes() -> None:
    coloured = render_text(samples.report(), color=True)
    assert "\x1b[1;4mTwo Safeguards\x1b[0m" in coloured
    assert "«" not in coloured
    assert "\x1b" not in render_text(samples.report())


def test_surroundings_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = render_text(samples.report())
    coloured = render_text(samples.report(), color=True)
    for name, value in (
        ("NO_COLOR", "1"),
        ("COLUMNS", "200"),
        ("FORCE_COLOR", "1"),
        ("TERM", "dumb"),
    ):
        monkeypatch.setenv(name, value)
    assert render_text(samples.report()) == plain
    assert render_text(samples.report(), color=True) == coloured


def test_escape_sequences_of_a_document_do_not_reach_the_terminal() -> None:
    text = render_text(
        samples.report_of("\x1b]0;owned\x07", "[bold]x[/bold]", ":smile:", "a\u009bb")
    )
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\x9b" not in text
    assert "[bold]x[/bold]" in text
    assert ":smile:" in text


def test_a_finding_without_a_proposal_shows_its_message() -> None:
    found = replace(
        samples.report().findings[1], expected=(), suggestion=None, said="said in three ways"
    )
    text = render_text(replace(samples.report(), findings=(found,)))
    assert "said in three ways" in text
    assert "→" not in text


def test_severities_that_do_not_occur_are_not_counted() -> None:
    report = samples.report()
    infos = tuple(f for f in report.findings if f.severity is Severity.INFO)
    assert "1 finding: 1 info (2 silenced)." in render_text(replace(report, findings=infos))


def test_the_source_stands_above_the_translation_where_its_term_is_known() -> None:
    report = samples.report()
    finding = next(f for f in report.findings if f.source is not None)
    start = samples.CHINESE.index("枫桥经验")
    placed = replace(finding, source_span=(start, start + 4))
    lines = render_text(replace(report, findings=(placed,)), width=120).splitlines()
    marked = [line for line in lines if "«" in line]
    assert "“«枫桥经验»”" in marked[0]
    assert f"«{finding.text}»" in marked[1]
    assert all(display_width(line) <= 120 for line in lines)
