"""Cells that nobody reads are named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from termcheck.reports.xlsx.words import WORDS
from termcheck.review.decisions import Action, Decided, read_decisions
from tests.review.tools import decide, run, workbook


def edited(change: Callable[[Any, dict[str, int]], None], sheet: str = "Findings") -> Decided:
    """What is read of a workbook in which a sheet was changed, given its columns by headings."""
    path = workbook(run())
    book = load_workbook(path)
    change(book[sheet], {str(cell.value): cell.column for cell in book[sheet][1]})
    book.save(path)
    return read_decisions(path)


def complaints(reading: Decided) -> dict[str, str]:
    return {each.cell: each.reason for each in reading.unclear}


@pytest.mark.parametrize("language", sorted(WORDS))
def test_an_unedited_workbook_has_no_such_cells(here: Path, language: str) -> None:
    assert complaints(read_decisions(workbook(run(), lang=language))) == {}


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [("Summary", "Z3"), ("Matrix", "E3"), ("Documents", "D2"), ("Glossary", "H4"),
     ("Legend", "F2"), ("Run", "H9")],
)  # fmt: skip
@pytest.mark.parametrize("word", ["fix", "Accept here ", "修改", "later"])
def test_a_decision_on_another_sheet(here: Path, sheet: str, cell: str, word: str) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        rows[cell] = word

    reading = edited(change, sheet)
    assert reading.decisions == ()
    assert complaints(reading) == {
        f"{sheet}!{cell}": "decisions are read on the sheets Findings and Terms only"
    }


@pytest.mark.parametrize(
    ("head", "word", "said"),
    [
        ("Comment", "fix", True),
        ("Reviewer", "accept here", True),
        ("Comment", "fix it some day", False),
        ("Comment", "", False),
        # What we have written ourselves may well be such a word, and is seen to by its seal.
        ("Kind", "fix", False),
    ],
)
def test_a_decision_in_another_column(here: Path, head: str, word: str, said: bool) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        rows.cell(3, heads[head]).value = word

    found = complaints(edited(change))
    assert [reason.rpartition("; ")[2][:11] for reason in found.values()] == (
        ["write it in"] if said else []
    )


def test_a_comment_beside_a_decision_is_one(here: Path) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        rows.cell(3, heads["Decision"]).value = "fix"
        rows.cell(3, heads["Comment"]).value = "fix"

    reading = edited(change)
    assert ([d.action for d in reading.decisions], reading.unclear) == ([Action.FIX], ())


def test_beside_and_below_the_table(here: Path) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        rows.cell(3, len(heads) + 4).value = "fix"
        rows.cell(rows.max_row + 4, heads["Decision"]).value = "fix"

    assert sorted(reason.partition(";")[0] for reason in complaints(edited(change)).values()) == [
        "no decision is read there",
        "no finding stands in this row",
    ]


def test_two_columns_of_decisions(here: Path) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        rows.insert_cols(1)
        rows["A1"], rows["A2"] = "Decision", "fix"
        rows.cell(2, heads["Decision"] + 1).value = "fix"
        rows.cell(3, heads["Decision"] + 1).value = "later"

    reading = edited(change)
    assert [d.cell for d in reading.decisions] == ["Findings!A2"]
    assert list(complaints(reading).values()) == ["no decision is read there; write it in A3"]


def test_a_sheet_without_its_headings(here: Path) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        rows.delete_rows(1)
        rows.cell(1, heads["Decision"]).value = "fix"

    (reason,) = complaints(edited(change)).values()
    assert "no heading “Decision”" in reason


@pytest.mark.parametrize(
    ("sheet", "head", "said"),
    [
        ("Findings", "Found", "choose a decision in"),
        ("Findings", "Sentence", "choose a decision in"),
        ("Findings", "Preferred", "stands in the glossary"),
        ("Findings", "Severity", "not read"),
        ("Findings", "Source term", "not read"),
        ("Terms", "Rendering", "choose a decision in"),
        ("Terms", "Status", "not read"),
    ],
)
def test_what_is_not_for_editing(here: Path, sheet: str, head: str, said: str) -> None:
    cells = []

    def change(rows: Any, heads: dict[str, int]) -> None:
        rows.cell(3, heads[head]).value = "something else"
        cells.append(f"{sheet}!{rows.cell(3, heads[head]).coordinate}")

    found = complaints(edited(change, sheet))
    assert list(found) == cells
    assert said in found[cells[0]]


@pytest.mark.parametrize("head", ["No.", "Document", "Kind", "Why", "Comment", "Rule"])
def test_other_cells_may_be_changed(here: Path, head: str) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        rows.cell(3, heads[head]).value = "something else 𠀀"

    assert complaints(edited(change)) == {}


@pytest.mark.parametrize(
    ("entered", "carried_out"),
    [(("fix", None), False), (("fix", "Two Upholds"), True), (("accept here", None), True)],
)
def test_a_decision_in_a_row_whose_words_were_changed(
    here: Path, entered: tuple[str, str | None], carried_out: bool
) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        rows.cell(3, heads["Found"]).value = "the words that are wanted"
        rows.cell(3, heads["Decision"]).value, rows.cell(3, heads["Replace by"]).value = entered

    reading = edited(change)
    assert bool(reading.decisions) is carried_out
    assert len(reading.unclear) == (1 if carried_out else 2)


def test_rows_that_were_sorted_without_the_hidden_columns(here: Path) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        hidden = heads["Path"]
        for column in range(1, hidden):
            one, other = rows.cell(2, column), rows.cell(rows.max_row, column)
            one.value, other.value = other.value, one.value
        rows.cell(2, heads["Decision"]).value = "fix"

    reading = edited(change)
    assert reading.decisions == ()
    (reason,) = complaints(reading).values()
    assert "sorted without the hidden columns" in reason


def test_workbooks_without_seals_are_read_as_ever(here: Path) -> None:
    path = workbook(run())
    decide(path, {("two maintenance", "docs/a.txt"): "fix"})
    book = load_workbook(path)
    heads = {cell.value: cell.column for cell in book["Findings"][1]}
    book["Findings"].delete_cols(heads["Seal"])
    book["Findings"].cell(3, heads["Found"]).value = "changed"
    book.save(path)
    reading = read_decisions(path)
    assert (len(reading.decisions), reading.unclear) == (1, ())


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("fix: Two Upholds", "write “fix” alone, and “Two Upholds” in "),
        ("修改：两个维护", "write “修改” alone, and “两个维护” in "),
        ("改", "did you mean “修改”"),
        ("好的吧", "write one of 修改, "),
        ("ok", "write one of fix, "),
    ],
)
def test_what_is_written_instead_of_a_decision(here: Path, word: str, said: str) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        rows.cell(3, heads["Decision"]).value = word

    (reason,) = complaints(edited(change)).values()
    assert said in reason


@pytest.mark.parametrize("word", ["ｆｉｘ", "Fix", "FIX。", "fix "])
def test_variants_of_a_word(here: Path, word: str) -> None:
    def change(rows: Any, heads: dict[str, int]) -> None:
        rows.cell(3, heads["Decision"]).value = word

    assert [d.action for d in edited(change).decisions] == [Action.FIX]
