"""There and back on copies of the samples: see `bench/round_trip.py`, which takes all of them."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

import termcheck
from bench.round_trip import (
    HAND,
    SCRIPTED,
    checked,
    choose,
    copies,
    enter,
    enter_by_hand,
    office_python,
    round_trip,
    snapshot,
)
from termcheck.reports import write_report
from termcheck.review.journal import Journal
from tests.conftest import ROOT, SHARED

OURS = ("meeting", "study-class", "speech", "exhibition")
GLOSSARIES = ("party-building.csv", "procuratorial.csv")


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """A working folder with copies of documents (text, Markdown, DOCX, XLSX) and a glossary."""
    which: str = request.param
    if which == "ours":
        for name in OURS:
            shutil.copytree(ROOT / "seeds" / name, tmp_path / "from" / name)
        documents = tmp_path / "from"
    elif (SHARED / "seeds").is_dir():
        documents = SHARED / "seeds"
    else:
        pytest.skip("no folder ../shared/seeds with the users' documents")
    lists = tmp_path / "lists"
    lists.mkdir()
    for name in GLOSSARIES:
        shutil.copy(ROOT / "glossary" / name, lists / name)
    work = tmp_path / "work"
    work.mkdir()
    copies(documents, lists, work)
    monkeypatch.chdir(work)
    return which


@pytest.mark.parametrize("samples", ["ours", "../shared/seeds"], indirect=True)
def test_thirty_rows_of_all_kinds(samples: str) -> None:
    start = snapshot()
    report = checked()
    workbook = Path("report.xlsx")
    write_report(report, workbook)
    rows = choose(report, SCRIPTED)
    ways = {row.way for row in rows}
    assert len(rows) >= 20
    assert ways >= {"fix", "fix with text", "accept here", "deprecate", "later"}
    enter(workbook, rows)
    result = round_trip(rows, report, workbook)
    assert result.faults == []
    assert len(result.refused) <= 2, result.refused
    assert result.gone >= len(rows) - 6
    Journal(Path.cwd()).undo()
    assert snapshot() == start


@pytest.mark.parametrize("samples", ["ours"], indirect=True)
def test_ten_rows_decided_sorted_and_filtered_in_libreoffice(samples: str) -> None:
    python = office_python()
    if python is None:
        pytest.skip("no LibreOffice with a Python that knows uno (Debian: python3-uno)")
    start = snapshot()
    report = checked()
    write_report(report, "report.xlsx")
    rows = choose(report, HAND)
    assert len(rows) == sum(HAND.values())
    edited = enter_by_hand(python, Path("report.xlsx"), rows)
    result = round_trip(rows, report, edited)
    assert result.faults == []
    assert len(result.refused) <= 1, result.refused
    assert result.gone >= len(rows) - 2
    Journal(Path.cwd()).undo()
    assert snapshot() == start


@pytest.mark.parametrize("samples", ["ours"], indirect=True)
def test_all_fixes_at_once_and_once_more(samples: str) -> None:
    start = snapshot()
    loaded = termcheck.load_glossary(["glossary"])
    before = checked()
    made = termcheck.fix(["docs"], loaded, unsafe=True, write=True)
    assert sum(len(document.made) for document in made.documents) >= 40
    assert all(document.fault is None for document in made.documents)
    once = snapshot()
    after = checked()
    told = [Counter((f.document, f.code, f.concept_id, f.text) for f in r.findings)
            for r in (before, after)]  # fmt: skip
    assert told[1] - told[0] == Counter(), "no finding has come"
    again = termcheck.fix(["docs"], loaded, unsafe=True, write=True)
    assert [document.uri for document in again.documents if document.made] == []
    assert snapshot() == once
    Journal(Path.cwd()).undo()
    assert snapshot() == start
