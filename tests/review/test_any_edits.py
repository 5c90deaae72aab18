"""Workbooks edited in any way at all: read without surprise, applied without loss."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from termcheck.errors import TermcheckError
from termcheck.review.decisions import read_decisions
from termcheck.review.journal import Journal
from tests.review.tools import apply, prepared, project, run, snapshot, workbook

SHEETS = ("Findings", "Terms", "Run", "Documents")
WORDS = ["fix", "accept here", "accept always", "deprecate", "not this term", "later", "修改",
         "fux", "", " ", "=1+1", "=NOPE()", "#REF!", "a|b", "\u200b", "x" * 500, "𠀀ﬁİ\r\n",
         "Two Upholds", "known.json", "../elsewhere.json", "terms.csv", "docs", "TC101",
         "TC101=nothing", "zh=A"]  # fmt: skip
words = st.sampled_from(WORDS)
others = st.one_of(
    st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
    st.just(date(2026, 11, 22)), st.just(time(12, 30)), st.none(),
    st.text(max_size=20).filter(lambda text: not ILLEGAL_CHARACTERS_RE.search(text)),
)  # fmt: skip
places = st.tuples(st.sampled_from(SHEETS), st.integers(1, 30), st.integers(1, 22))
columns = st.sampled_from(["Decision", "Replace by"])
steps = st.one_of(
    # Mostly what reviewers do: words in the columns made for them.
    st.tuples(st.just("enter"), st.sampled_from(SHEETS[:2]), st.integers(2, 20), columns, words),
    st.tuples(st.just("enter"), st.sampled_from(SHEETS[:2]), st.integers(2, 20), columns, words),
    st.tuples(st.just("put"), places, words | others),
    st.tuples(st.sampled_from(["cut row", "cut column", "copy row"]), places),
    st.tuples(st.sampled_from(["cut sheet", "rename sheet"]), st.sampled_from(SHEETS)),
)


def edit(path: Path, asked: list[tuple[Any, ...]]) -> None:
    book = load_workbook(path)
    for step, where, *rest in asked:
        name, row, column = where if isinstance(where, tuple) else (where, 1, 1)
        if name not in book.sheetnames or len(book.sheetnames) == 1:
            continue
        sheet = book[name]
        if step == "enter":
            row, heading, word = rest
            heads = {cell.value: cell.column for cell in sheet[1]}
            if heading in heads:
                sheet.cell(row, heads[heading]).value = word
        elif step == "put":
            sheet.cell(row, column).value = rest[0]
        elif step == "cut row":
            sheet.delete_rows(row)
        elif step == "cut column":
            sheet.delete_cols(column)
        elif step == "copy row":
            sheet.append([cell.value for cell in sheet[row]])
        elif step == "cut sheet":
            book.remove(sheet)
        else:
            sheet.title = "mine"
            break
    book.save(path)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project and its workbook, to be copied."""
    folder = tmp_path_factory.mktemp("template")
    with inside(folder):
        project(folder)
        workbook(run())
    return folder


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    back = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(back)


@contextmanager
def edited(template: Path, asked: list[tuple[Any, ...]]) -> Iterator[Path]:
    """A copy of the project, as working folder, with an edited workbook."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(template, copy)
        with inside(copy):
            edit(Path("report.xlsx"), asked)
            yield Path("report.xlsx")


any_edits = st.lists(steps, min_size=1, max_size=14)
quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=30, deadline=None, suppress_health_check=quiet)
@given(asked=any_edits)
def test_reading_says_what_is_wrong_and_never_breaks(
    template: Path, asked: list[tuple[Any, ...]]
) -> None:
    with edited(template, asked) as path:
        try:
            reading = read_decisions(path)
        except TermcheckError:
            return
        keys = [decision.key for decision in reading.decisions]
        assert len(keys) == len(set(keys))
        assert all(each.cell and each.reason for each in reading.unclear)


@settings(max_examples=12, deadline=None, suppress_health_check=quiet)
@given(asked=any_edits)
def test_applying_loses_nothing_and_can_be_taken_back(
    template: Path, asked: list[tuple[Any, ...]]
) -> None:
    with edited(template, asked) as path:
        before = snapshot()
        try:
            outcome = apply(path)
        except TermcheckError:
            assert snapshot() == before
            return
        if outcome is None:
            assert snapshot() == before
            return
        report = run()
        assert report.notes == (), "every document can be read as before"
        try:
            again = prepared(path).files
        except TermcheckError:
            again = ()
        assert again == (), "applied twice equals once"
        Journal(Path.cwd()).undo()
        assert snapshot() == before
