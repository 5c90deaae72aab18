from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from termcheck.api import check, load_glossary
from termcheck.cli.main import app
from termcheck.review.journal import Journal, Outcome
from tests.review.tools import DOCUMENTS, decide, project, run, snapshot, workbook


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def termcheck(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


def test_the_plan_is_a_diff_and_nothing_is_written(here: Path) -> None:
    path = workbook(run())
    decide(
        path,
        {
            ("two maintenance", "docs/a.txt"): "fix",
            ("new-quality productive forces", "docs/b.md"): "accept always",
            ("Maple Bridge Experience", "docs/c.txt"): "accept here",
        },
    )
    before = snapshot()
    code, out, err = termcheck("review", "apply", str(path), "--baseline", "known.json")
    assert code == 0
    assert snapshot() == before
    assert "--- docs/a.txt\n+++ docs/a.txt" in out
    assert "-The two maintenance was discussed on 3 May.\n+The Two Upholds was" in out
    assert "+++ terms.csv" in out
    assert "--- /dev/null\n+++ known.json" in out
    assert "Nothing was written; --write does so." in err
    assert "fix 1, accept here 1, accept always 1" in err


def test_written_again_and_taken_back(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "fix"})
    before = snapshot()
    code, _, err = termcheck("review", "apply", str(path), "--write")
    assert code == 0
    assert "Written: docs/a.txt" in err
    assert "Two Upholds was" in Path("docs/a.txt").read_text(encoding="utf-8")
    code, out, err = termcheck("review", "apply", str(path), "--write")
    assert (code, out) == (1, "")
    assert "no longer stands" in err
    code, _, err = termcheck("review", "undo")
    assert code == 0
    assert "Taken back: review apply report.xlsx" in err
    assert snapshot() == before
    assert termcheck("review", "undo")[2] == "There is nothing to undo in this folder.\n"
    assert termcheck("review", "finish")[2] == "Nothing was stopped half way in this folder.\n"


def test_rows_that_are_not_carried_out_are_listed_by_cell(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "fxi"})
    code, out, err = termcheck("review", "apply", str(path))
    assert (code, out) == (1, "")
    assert "1 cell is not carried out:\n  Findings!" in err
    assert "did you mean “fix”?" in err


def test_cells_of_which_the_same_is_said_are_named_together(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "ok", ("two maintenance", "docs/c.txt"): "ok"})
    err = termcheck("review", "apply", str(path))[2]
    (line,) = [line for line in err.splitlines() if "is no decision" in line]
    assert line.startswith("  Findings!M")
    assert ", M" in line
    assert "2 cells are not carried out" in err


def test_what_does_not_read_well_is_named_in_the_plan(here: Path) -> None:
    Path("docs/d.txt").write_text("He filed a public lawsuit.\n", encoding="utf-8")
    with Path("terms.csv").open("a", encoding="utf-8") as file:
        file.write("pil,公益诉讼,public litigation,,public lawsuit,,\n")
    path = workbook(run())
    decide(path, {("public lawsuit", "docs/d.txt"): "fix"})
    code, out, err = termcheck("review", "apply", str(path))
    assert (code, "+He filed a public litigation." in out) == (0, True)
    assert "1 replacement has to be read again:\n  Findings!" in err
    assert "docs/d.txt:1:12: “a” stands before it, and “litigation” is not counted" in err


def test_a_workbook_that_is_open_elsewhere(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "fix"})
    for mark in ("~$report.xlsx", ".~lock.report.xlsx#"):
        Path(mark).write_bytes(b"somebody")
        assert "open in another program" in termcheck("review", "apply", str(path))[2]
        Path(mark).unlink()
    assert "open in another program" not in termcheck("review", "apply", str(path))[2]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("~$report.xlsx", b"\x03Way", "while report.xlsx is open. Name report.xlsx"),
        ("p.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), "has a password"),
        ("e.xlsx", b"", "this is no workbook"),
    ],
)
def test_other_files_that_are_no_workbook(here: Path, name: str, data: bytes, said: str) -> None:
    Path(name).write_bytes(data)
    code, _, err = termcheck("review", "apply", name)
    assert (code, said in err) == (2, True), err


def test_an_unedited_workbook(here: Path) -> None:
    code, out, err = termcheck("review", "apply", str(workbook(run())))
    assert (code, out, err) == (0, "", "The workbook holds no decisions.\n")


def test_a_workbook_that_is_no_report(here: Path) -> None:
    book = Workbook()
    book.save("mine.xlsx")
    code, _, err = termcheck("review", "apply", "mine.xlsx")
    assert code == 0
    assert err.startswith("The workbook holds no decisions.\nIt does not say which check")


def test_a_file_that_is_no_workbook(here: Path) -> None:
    code, _, err = termcheck("review", "apply", "docs/a.txt")
    assert code == 2
    assert "this is no workbook" in err


def test_the_baseline_of_the_settings(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "accept here"})
    Path("termcheck.toml").write_text('baseline = "known.json"\n')
    assert termcheck("review", "apply", str(path), "--write")[0] == 0
    assert Path("known.json").exists()


def test_a_change_stopped_half_way_is_carried_through_first(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(run())
    decide(
        path,
        {
            ("two maintenance", "docs/a.txt"): "fix",
            ("two maintenance", "docs/c.txt"): "fix",
        },
    )
    real = Path.replace

    def stop(self: Path, target: Path) -> Path:
        if target.name == "c.txt":
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop)
        assert termcheck("review", "apply", str(path), "--write")[0] == 130
    assert Path("docs/c.txt").read_bytes() == DOCUMENTS["docs/c.txt"].encode()
    code, _, err = termcheck("review", "apply", str(path), "--write")
    assert code == 1
    assert "Carried through what was stopped half way" in err
    assert b"Two Upholds" in Path("docs/c.txt").read_bytes()


def test_a_folder_may_be_moved_with_its_settings_and_its_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    project(old)
    monkeypatch.chdir(old)
    Path("termcheck.toml").write_text('glossary = ["terms.csv"]\nbaseline = "known.json"\n')
    assert termcheck("check", "docs", "-o", "report.xlsx", "-o", "report.json")[0] == 1
    record = json.loads(Path("report.json").read_text(encoding="utf-8"))["run"]
    assert (record["glossaries"], record["baseline"]) == (["terms.csv"], "known.json")
    assert str(tmp_path) not in Path("report.json").read_text(encoding="utf-8")
    decide(Path("report.xlsx"), {("two maintenance", "docs/a.txt"): "fix"})
    old.rename(new)
    monkeypatch.chdir(new)
    code, _, err = termcheck("review", "apply", "report.xlsx", "--write")
    assert (code, "Written: docs/a.txt" in err) == (0, True), err


JAPANESE = "ja,en\n枫桥経験,Fengqiao Experience\n"


def test_columns_of_settings_in_other_languages(here: Path) -> None:
    Path("terms.csv").write_text(JAPANESE, encoding="utf-8")
    Path("docs/t.csv").write_text("1,枫桥経験,x,The Fengqiao experience.\n", encoding="utf-8")
    Path("termcheck.toml").write_text(
        'source-lang = "ja"\ncolumns = "ja=B,en=D"\nglossary = ["terms.csv"]\n'
    )
    assert termcheck("check", "docs/t.csv", "-o", "report.xlsx")[0] in (0, 1)
    decide(Path("report.xlsx"), {("Fengqiao experience", "docs/t.csv"): "fix"})
    code, _, err = termcheck("review", "apply", "report.xlsx", "--write")
    assert (code, "Written: docs/t.csv" in err) == (0, True), err
    # The sheet on the run is gone, so that the settings have to do.
    termcheck("review", "undo")
    book = load_workbook("report.xlsx")
    del book["Run"]
    book.save("report.xlsx")
    code, _, err = termcheck("review", "apply", "report.xlsx", "-g", "terms.csv", "--write")
    assert (code, "Written: docs/t.csv" in err) == (0, True), err


def test_the_way_of_the_report_counts_not_that_of_later_settings(here: Path) -> None:
    path = workbook(check(["docs"], load_glossary("terms.csv"), pairs=[]))
    decide(path, {("two maintenance", "docs/a.txt"): "fix"})
    Path("termcheck.toml").write_text(
        'exclude = ["docs"]\ncolumns = "zh=A,en=B"\npairs = ["{lang}-{name}.{ext}"]\n'
        '[severity]\nTC103 = "info"\n'
    )
    code, _, err = termcheck("review", "apply", str(path), "--write", "--no-cache")
    assert (code, "Written: docs/a.txt" in err) == (0, True), err


@pytest.mark.parametrize("command", ["apply", "fix", "finish"])
def test_a_file_that_is_left_as_it_is_counts_in_the_exit_code(
    here: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Somebody has changed it in the moment between the plan and the writing."""
    outcome = Outcome(1, "fix", (), ("docs/a.txt",))
    monkeypatch.setattr(Journal, "write", lambda *arguments: outcome)
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "fix"})
    if command == "finish":
        monkeypatch.setattr(Journal, "finish", lambda self: outcome)
    arguments = {
        "apply": ("review", "apply", str(path), "--write"),
        "fix": ("fix", "docs", "-g", "terms.csv"),
        "finish": ("review", "finish"),
    }
    code, _, err = termcheck(*arguments[command])
    assert code == 1
    assert "Left as it is, for somebody has changed it: docs/a.txt" in err
