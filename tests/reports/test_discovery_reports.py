"""What `discover` writes: a workbook, and drafts of a glossary that the linter accepts."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from termcheck.api import load_glossary
from termcheck.discovery.values import Discovery, FoundRendering, FoundTerm, Use
from termcheck.discovery.words import Pair
from termcheck.glossary.lint import lint_glossary
from termcheck.model.document import Note, NoteCode
from termcheck.reports.discovery_draft import concepts, write_csv, write_yaml
from termcheck.reports.discovery_xlsx import write


def rendering(text: str, count: int, target: str, *wordings: tuple[str, int]) -> FoundRendering:
    start = target.index(text)
    use = Use(
        Pair("法院审理了案件。", target, "=a.csv", "Sheet1!B2"),
        (5, 7),
        (start, start + len(text)),
        1,
    )
    return FoundRendering(text, count, count / 5, 0.9, wordings or ((text, count),), (use,))


CASE = FoundTerm(
    "案件",
    7,
    (
        rendering("case", 3, "The court heard the case."),
        rendering("matter", 2, "The court heard the matter 𠀀 ﬁ."),
    ),
    1.0,
)
FIELD = FoundTerm(
    "证据",
    4,
    (
        rendering("a", 3, "It is a proof.", ("a", 2), ("proof", 1)),
        rendering("x|y", 2, "x|y", ("x|y", 2)),
    ),
    0.5,
)


def discovery(*terms: FoundTerm) -> Discovery:
    note = Note(NoteCode.SKIPPED, "=cmd()", "b.tmx")
    return Discovery("zh", "en", ("=a.csv",), 12, 1, 3, terms, (), (note,))


@pytest.mark.parametrize(("write", "name"), [(write_csv, "d.csv"), (write_yaml, "d.yaml")])
def test_a_draft_loads_and_passes_the_linter(tmp_path: Path, write, name: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name
    write(discovery(CASE, FIELD), path)
    loaded = load_glossary([path])
    assert [each for each in lint_glossary(loaded) if each.severity != "info"] == []
    case = next(each for each in loaded.glossary.concepts if each.terms[0].text == "案件")
    assert [(term.text, str(term.status)) for term in case.in_language("en")] == [
        ("case", "preferred"),
        ("matter", "admitted"),
    ]
    assert case.note == "found in 7 uses: case 3 (60 %), matter 2 (40 %)"


def test_wordings_that_make_no_term_stay_in_the_note() -> None:
    (concept,) = concepts(discovery(FIELD))
    assert (concept.preferred, concept.admitted) == ("proof", ())
    assert "x|y 2 (40 %)" in concept.note


def test_a_term_stands_in_a_draft_once() -> None:
    assert len(list(concepts(discovery(CASE, CASE)))) == 1


@pytest.mark.parametrize(("write", "name"), [(write_csv, "d.csv"), (write_yaml, "d.yaml")])
def test_an_empty_discovery_gives_an_empty_draft(tmp_path: Path, write, name: str) -> None:  # type: ignore[no-untyped-def]
    write(discovery(), tmp_path / name)
    assert (tmp_path / name).stat().st_size > 0


def test_the_workbook_has_its_sheets(tmp_path: Path) -> None:
    path = tmp_path / "found.xlsx"
    write(discovery(CASE, FIELD), path)
    book = load_workbook(path, rich_text=True)
    assert book.sheetnames == ["Terms", "Renderings", "Run"]
    terms, renderings = book["Terms"], book["Renderings"]
    assert [cell.value for cell in terms[2]] == [
        "案件", 7, 2, "case", 0.6, "case 3 (60 %), matter 2 (40 %)", 2,
    ]  # fmt: skip
    assert (terms.freeze_panes, terms.auto_filter.ref) == ("B2", "A1:G3")
    assert renderings.max_row == 5
    marked = [
        run.text for run in renderings["F3"].value if getattr(run, "font", None) and run.font.b
    ]
    assert marked == ["matter"]
    assert renderings["I3"].value == "Sheet1!B2"


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "found.xlsx"
    write(discovery(CASE), path)
    for sheet in load_workbook(path):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_the_same_discovery_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write(discovery(CASE), tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_nothing_found_is_said(tmp_path: Path) -> None:
    write(discovery(), tmp_path / "found.xlsx")
    assert "No term" in load_workbook(tmp_path / "found.xlsx")["Terms"]["A2"].value
