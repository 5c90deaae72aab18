"""The public functions of the way back: fix, apply, undo."""

from __future__ import annotations

from pathlib import Path

import pytest

import termcheck
from tests.review.tools import DOCUMENTS, decide, project, run, snapshot, workbook


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_public_functions_are_there_and_explained() -> None:
    for name in termcheck.__all__:
        assert name == "__version__" or getattr(termcheck, name).__doc__


def test_fix_shows_what_would_become_and_writes_when_asked(here: Path) -> None:
    before = snapshot()
    loaded = termcheck.load_glossary(["terms.csv"])
    corrections = termcheck.fix(["docs"], loaded)
    assert snapshot() == before
    changed = {d.uri: d.after for d in corrections.documents if d.after != d.before}
    assert set(changed) == {"docs/a.txt", "docs/b.md", "docs/c.txt"}
    assert b"A Fengqiao Experience is a Fengqiao Experience." in changed["docs/a.txt"]
    assert b"two maintenance" in changed["docs/a.txt"], "not listed, so an editor should look"
    termcheck.fix(["docs"], loaded, write=True)
    assert snapshot() == before | changed
    assert termcheck.fix(["docs"], loaded, write=True).documents == ()
    outcome = termcheck.review_undo()
    assert outcome is not None
    assert outcome.files == tuple(changed)
    assert snapshot() == before


def test_unsafe_fixes_when_asked(here: Path) -> None:
    loaded = termcheck.load_glossary(["terms.csv"])
    corrections = termcheck.fix(["docs"], loaded, unsafe=True)
    after = {d.uri: d.after.decode() for d in corrections.documents}
    assert after["docs/a.txt"].startswith("The Two Upholds was discussed")


def test_known_findings_are_not_fixed(here: Path) -> None:
    path = workbook(run())
    decide(path, {("Maple Bridge Experience", "docs/c.txt"): "accept here"})
    prepared = termcheck.review_apply(path, write=True)
    assert [file.path.as_posix() for file in prepared.files] == ["known.json"]
    loaded = termcheck.load_glossary(["terms.csv"])
    corrections = termcheck.fix(["docs"], loaded, baseline="known.json", write=True)
    assert "docs/c.txt" not in {d.uri for d in corrections.documents}
    assert Path("docs/c.txt").read_bytes().decode() == DOCUMENTS["docs/c.txt"]


def test_review_apply_plans_and_writes(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "fix"})
    before = snapshot()
    assert [file.path for file in termcheck.review_apply(path).files] == [Path("docs/a.txt")]
    assert snapshot() == before
    termcheck.review_apply(str(path), write=True)
    assert b"The Two Upholds was" in Path("docs/a.txt").read_bytes()
    termcheck.review_undo()
    assert snapshot() == before
    assert termcheck.review_undo() is None


def test_a_workbook_says_with_which_severities_and_columns_it_came_about(here: Path) -> None:
    loaded = termcheck.load_glossary(["terms.csv"])
    report = termcheck.check(
        ["docs"],
        loaded,
        severity={"TC103": "info"},
        columns="zh=A,en=C",
        baseline=here / "known.json",
        lint=False,
    )
    assert report.run.baseline == "known.json"
    from termcheck.review.decisions import read_decisions

    for language in ("en", "zh"):
        facts = read_decisions(workbook(report, f"{language}.xlsx", lang=language)).run
        assert facts.baseline == "known.json"
        assert facts.severities == (("TC103", "info"),)
        assert facts.columns == (("zh", "A"), ("en", "C"))
