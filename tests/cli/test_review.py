from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from termcheck.cli.main import app
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
    assert "1 row is not carried out:\n  Findings!" in err
    assert "did you mean “fix”?" in err


def test_an_unedited_workbook(here: Path) -> None:
    code, out, err = termcheck("review", "apply", str(workbook(run())))
    assert (code, out, err) == (0, "", "The workbook holds no decisions.\n")


def test_a_workbook_that_is_no_report(here: Path) -> None:
    book = Workbook()
    book.save("mine.xlsx")
    code, _, err = termcheck("review", "apply", "mine.xlsx")
    assert code == 0
    assert err.startswith("The workbook holds no decisions.\nNor does it say which check")


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
