"""The public functions of the way back: fix, apply, undo."""

from __future__ import annotations

from pathlib import Path

import pytest

import termcheck
from termcheck.errors import UsageError
from tests.review.tools import DOCUMENTS, decide, project, run, snapshot, workbook


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_public_functions_are_there_and_explained() -> None:
    for name in termcheck.__all__:
        assert name == "__version__" or getattr(termcheck, name).__doc__


def test_what_a_program_catches_and_gets_is_offered_at_the_top(here: Path) -> None:
    loaded = termcheck.load_glossary("terms.csv")
    assert isinstance(termcheck.check("docs", loaded), termcheck.Report)
    with pytest.raises(termcheck.TermcheckError):
        termcheck.load_glossary("none.csv")
    with pytest.raises(AttributeError, match="no attribute 'Reports'"):
        termcheck.Reports  # noqa: B018 - the look-up is what fails


@pytest.mark.parametrize("path", ["docs/a.txt", Path("docs/a.txt")])
def test_one_path_is_taken_as_one(here: Path, path: str | Path) -> None:
    """A text is no list of its characters, of which `.` would be the whole folder."""
    one, several = (
        termcheck.load_glossary(Path("terms.csv")),
        termcheck.load_glossary(["terms.csv"]),
    )
    assert one == several
    report = termcheck.check(path, one)
    assert [document.uri for document in report.documents] == ["docs/a.txt"]
    assert report == termcheck.check([path], one)
    assert report == termcheck.check((each for each in [path]), one)
    left = termcheck.check("docs", one, leave_out=path)
    assert left.documents
    assert "docs/a.txt" not in {document.uri for document in left.documents}


def test_one_path_is_corrected_and_no_other(here: Path) -> None:
    before = snapshot()
    corrections = termcheck.fix("./docs/a.txt", termcheck.load_glossary("terms.csv"), write=True)
    changed = {name for name, data in snapshot().items() if data != before[name]}
    assert changed == {"docs/a.txt"} == {document.uri for document in corrections.documents}


def test_one_path_of_pairs_is_scored_and_looked_through(here: Path) -> None:
    Path("pairs").mkdir()
    rows = "两个维护。,Two Upholds.\n" * 3
    Path("pairs/a.csv").write_text(f"zh,en\n{rows}", encoding="utf-8")
    Path("pairs/b.csv").write_text(f"zh,en\n{rows}", encoding="utf-8")
    loaded = termcheck.load_glossary("terms.csv")
    result = termcheck.score("pairs/a.csv", loaded)
    assert [document.uri for document in result.documents] == ["pairs/a.csv"]
    found = termcheck.discover("pairs", leave_out="pairs/b.csv")
    assert found.documents == ("pairs/a.csv",)


def test_one_glossary_is_taken_for_an_edited_workbook(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "fix"})
    Path("terms.csv").rename("moved.csv")
    prepared = termcheck.review_apply(path, glossary="moved.csv")
    assert [file.path for file in prepared.files] == [Path("docs/a.txt")]


def test_one_pattern_or_rule_is_taken_as_one(here: Path) -> None:
    loaded = termcheck.load_glossary("terms.csv")
    report = termcheck.check("docs", loaded, exclude="*.md", select="TC101", pairs="{name}.{lang}")
    assert {document.uri for document in report.documents} == {"docs/a.txt", "docs/c.txt"}
    assert (report.run.exclude, report.run.pairs) == (("*.md",), ("{name}.{lang}",))
    assert {finding.code for finding in report.findings} == {"TC101"}


@pytest.mark.parametrize("loaded", ["terms.csv", Path("terms.csv"), ["terms.csv"], None])
def test_a_glossary_must_be_loaded(here: Path, loaded: object) -> None:
    for function in (termcheck.check, termcheck.fix, termcheck.score):
        with pytest.raises(UsageError, match="Load it with load_glossary"):
            function(["docs"], loaded)


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
