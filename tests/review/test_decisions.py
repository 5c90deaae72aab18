"""Workbooks as people leave them, read back."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from termcheck.errors import ReportError
from termcheck.reports.xlsx.words import WORDS
from termcheck.review.decisions import Action, action_named, read_decisions
from tests.review.tools import decide, run, workbook

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def sheet_of(tmp_path: Path, *rows: list[object], name: str = "Sheet") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "w.xlsx")
    return tmp_path / "w.xlsx"


HEADS: list[object] = ["Found", "Decision", "Replace by", "Path", "Fingerprint"]


def test_an_unedited_workbook_holds_no_decisions(here: Path) -> None:
    reading = read_decisions(workbook(run()))
    assert reading.decisions == ()
    assert reading.unclear == ()
    assert reading.postponed == 0


def test_the_run_is_told_by_the_workbook(here: Path) -> None:
    facts = read_decisions(workbook(run())).run
    assert (facts.source_language, facts.target_language) == ("zh", "en")
    assert facts.glossaries == ("terms.csv",)
    assert facts.paths == ("docs",)
    assert "TC301" in facts.rules
    # That there were none is told as well: another run must not use others.
    assert (facts.exclude, facts.severities, facts.columns) == ((), (), ())
    assert facts.pairs is None, "the usual ways"
    assert facts.documents == ("docs/a.txt", "docs/b.md", "docs/c.txt")


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize("pairs", [None, (), ("(none).{lang}",), ("{name}-{lang}", "x.{lang}")])
def test_names_of_pairs_come_back(here: Path, pairs: tuple[str, ...] | None, language: str) -> None:
    report = run()
    report = replace(report, run=replace(report.run, pairs=pairs))
    assert read_decisions(workbook(report, lang=language)).run.pairs == pairs


def test_a_workbook_without_a_sheet_on_the_run_tells_nothing_of_it(here: Path) -> None:
    book = load_workbook(workbook(run()))
    del book["Run"]
    book.save("without.xlsx")
    facts = read_decisions(Path("without.xlsx")).run
    assert (facts.exclude, facts.pairs, facts.severities, facts.columns) == (None,) * 4


@pytest.mark.parametrize(
    ("word", "action"),
    [
        ("fix", Action.FIX),
        (" Fix. ", Action.FIX),
        ("ACCEPT  here", Action.ACCEPT_HERE),
        ("accept-always", Action.ACCEPT_ALWAYS),
        ("not\u00a0this term", Action.NOT_THIS_TERM),
        ("修改", Action.FIX),
        ("此处接受 ", Action.ACCEPT_HERE),
        ("later", Action.LATER),
        ("fixed", None),
        ("accept", None),
        ("", None),
    ],
)
def test_words_for_decisions(word: str, action: Action | None) -> None:
    assert action_named(word) is action


def test_every_word_of_every_language_is_understood() -> None:
    for words in WORDS.values():
        assert [action_named(name) for name in words.decisions.values()] == [
            Action(key) for key in words.decisions
        ]


def test_columns_anywhere_more_of_them_and_rows_above(tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path,
        ["Our review, 3 May"],
        [],
        ["mine", "Fingerprint", "Decision", "mine too"],
        ["x", "ABC1", "fix", 3],
        ["x", "abc2", None, 4],
        ["Fingerprint", "Fingerprint", "Decision", None],
        ["x", "abc3", " 一律接受", None],
        name="copied",
    )
    reading = read_decisions(path)
    assert [(d.cell, d.action, d.fingerprint) for d in reading.decisions] == [
        ("copied!C4", Action.FIX, "abc1"),
        ("copied!C7", Action.ACCEPT_ALWAYS, "abc3"),
    ]
    assert reading.unclear == ()


def test_headings_in_chinese(tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path,
        [WORDS["zh"].headings[key] for key in ("fingerprint", "decision", "replacement")],
        ["f1", "修改", "新译法"],
    )
    (decision,) = read_decisions(path).decisions
    assert (decision.action, decision.replacement) == (Action.FIX, "新译法")


@pytest.mark.parametrize(
    ("row", "cell", "why"),
    [
        (["x", "fixx", None, "a", "f1"], "B2", "did you mean “fix”?"),
        (["x", "accept hre", None, "a", "f1"], "B2", "did you mean “accept here”?"),
        (["x", "nonsense", None, "a", "f1"], "B2", "write one of fix"),
        (["x", "fix", None, "a", None], "B2", "lost its fingerprint"),
        (["x", None, "typed", "a", "f1"], "C2", "no decision"),
    ],
)
def test_rows_that_cannot_be_understood(
    tmp_path: Path, row: list[object], cell: str, why: str
) -> None:
    reading = read_decisions(sheet_of(tmp_path, HEADS, row))
    assert reading.decisions == ()
    (unclear,) = reading.unclear
    assert unclear.cell == f"Sheet!{cell}"
    assert why in unclear.reason


def test_rows_that_contradict_each_other(tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path,
        HEADS,
        ["x", "fix", None, "a", "f1"],
        ["x", "accept here", None, "a", "f1"],
        ["y", "fix", None, "a", "f2"],
        ["y", "fix", None, "a", "f2"],
        ["z", "later", None, "a", "f3"],
    )
    reading = read_decisions(path)
    assert [d.fingerprint for d in reading.decisions] == ["f2"]
    assert [u.cell for u in reading.unclear] == ["Sheet!B2", "Sheet!B3"]
    assert "Sheet!B3 decides otherwise" in reading.unclear[0].reason
    assert reading.postponed == 1


def test_a_text_is_one_line_and_no_formula(tmp_path: Path) -> None:
    path = sheet_of(tmp_path, HEADS, ["x", "fix", "two\n words\u200b ", "a", "f1"])
    (decision,) = read_decisions(path).decisions
    assert decision.replacement == "two words"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rubbish", b"no workbook"])
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "w.xlsx"
    path.write_bytes(content)
    with pytest.raises(ReportError):
        read_decisions(path)
    with pytest.raises(ReportError, match="cannot be read"):
        read_decisions(tmp_path / "none.xlsx")


def test_a_workbook_of_something_else_holds_no_decisions(tmp_path: Path) -> None:
    reading = read_decisions(sheet_of(tmp_path, ["a", "b"], [1, 2]))
    assert (reading.decisions, reading.unclear) == ((), ())


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here")
@pytest.mark.parametrize("way", [["ods"], ["ods", "xlsx"]])
def test_saved_by_libreoffice(here: Path, way: list[str]) -> None:
    path = workbook(run())
    decide(
        path,
        {
            ("two maintenance", "docs/a.txt"): "fix",
            ("Maple Bridge Experience", "docs/c.txt"): ("accept always", "Maple Bridge way"),
        },
    )
    decide(path, {("leading Party members group", "Admitted"): "fix"}, sheet="Terms")
    wanted = read_decisions(path)
    for suffix in way:
        subprocess.run(
            [str(OFFICE), f"-env:UserInstallation=file://{here}/profile", "--headless",
             "--convert-to", suffix, "--outdir", f"out-{suffix}", str(path)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        path = Path(f"out-{suffix}") / f"report.{suffix}"
    reading = read_decisions(path)
    assert len(reading.decisions) == 3
    assert reading.unclear == ()
    assert reading.decisions == wanted.decisions
    assert reading.run == wanted.run


def test_sorted_filtered_and_deleted_rows(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/c.txt"): "fix"})
    book = load_workbook(path)
    rows = book["Findings"]
    values = [[cell.value for cell in row] for row in rows.iter_rows(min_row=2)]
    rows.delete_rows(2, len(values))
    for value in reversed(values[3:]):
        rows.append(value)
    rows.row_dimensions[3].hidden = True
    rows.insert_cols(1)
    book.remove(book["Legend"])
    book.save(path)
    (decision,) = read_decisions(path).decisions
    assert (decision.found, decision.document) == ("two maintenance", "docs/c.txt")
