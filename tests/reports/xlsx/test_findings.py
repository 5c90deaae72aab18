"""The sheet of findings, read back: rows, marked words, links, what an editor fills in."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from termcheck.model.finding import Place
from termcheck.model.glossary import Status
from termcheck.model.match import Kind
from termcheck.model.report import (
    DocumentSummary,
)
from termcheck.reports.excerpt import excerpt
from termcheck.reports.xlsx.links import common_folder, document_link
from termcheck.reports.xlsx.sheet import Limits

from .. import samples
from .reading import loaded, sheet_xml, table, written


def test_findings_are_one_row_each_in_reading_order(tmp_path: Path) -> None:
    report = samples.report()
    rows = table(loaded(report, tmp_path), "Findings")
    assert list(rows[0]) == [
        "No.",
        "Severity",
        "Document",
        "Place",
        "Source term",
        "Preferred",
        "Found",
        "Sentence",
        "Kind",
        "Certainty",
        "Why",
        "Confidence",
        "Decision",
        "Replace by",
        "Reviewer",
        "Comment",
        "Source sentence",
        "Rule",
        "Path",
        "Fingerprint",
        "Seal",
    ]
    assert [row["No."] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["Severity"] for row in rows] == ["Info", "Error", "Warning", "Warning", "Error"]
    assert [row["Place"] for row in rows] == ["Sheet1!B7", "1:44", "2:29", "unit 3", None]
    assert [row["Preferred"] for row in rows][:3] == ["Two Upholds"] * 2 + ["Fengqiao Experience"]
    assert [row["Confidence"] for row in rows] == [0.52, 1, 0.99, 0.8, None]
    assert [row["Certainty"] for row in rows] == ["Possible", "Certain", "Certain", "Likely", None]
    assert [row["Fingerprint"] for row in rows] == [f.fingerprint for f in report.findings]
    assert [row["Path"] for row in rows] == [f.document for f in report.findings]
    assert rows[3]["Source sentence"] == samples.CHINESE
    assert rows[4]["Why"] == report.findings[4].message
    assert [row["Kind"] for row in rows] == [
        "Synonym",
        "Deprecated rendering",
        "Capital letters",
        "Word for word",
        None,
    ]
    assert {row["Decision"] for row in rows} == {None}


def test_source_sentences_have_a_column_only_where_there_are_some(tmp_path: Path) -> None:
    report = samples.report()
    alone = replace(report, findings=tuple(f for f in report.findings if f.source is None))
    assert "Source sentence" not in table(loaded(alone, tmp_path), "Findings")[0]


def test_source_sentences_stand_beside_the_sentences_where_half_have_one(tmp_path: Path) -> None:
    report = replace(samples.report(), findings=samples.report().findings[2:4])
    names = list(table(loaded(report, tmp_path), "Findings")[0])
    assert names.index("Sentence") == names.index("Source sentence") + 1


def test_both_sides_are_marked_where_their_places_are_known(tmp_path: Path) -> None:
    report = samples.report()
    finding = next(f for f in report.findings if f.source is not None)
    start = samples.CHINESE.index("枫桥经验")
    placed = replace(finding, source_span=(start, start + 4))
    book = loaded(replace(report, findings=(placed,)), tmp_path)
    (row,) = table(book, "Findings")
    marked = [
        part.text for part in row["Source sentence"] if isinstance(part, TextBlock) and part.font.b
    ]
    assert marked == ["枫桥经验"]
    assert str(row["Source sentence"]) == samples.CHINESE


def test_nothing_there_and_a_guess_are_said_in_words(tmp_path: Path) -> None:
    report = samples.report()
    finding = report.findings[1]
    nothing = replace(finding, start=0, end=0, match=None)
    guess = replace(finding, guessed=True)
    rows = table(loaded(replace(report, findings=(nothing, guess)), tmp_path), "Findings")
    assert [row["Found"] for row in rows] == ["(no rendering)", f"{finding.text} (a guess)"]


def test_a_finding_about_several_places_says_where_the_others_are(tmp_path: Path) -> None:
    places = (
        Place("a/one.md", 3, 5, None, "leading cadre"),
        Place("a/b/two.docx", None, None, "table 1, row 2", "leading cadre"),
        Place("a/three.txt", 1, 9, None, "leading cadre"),
        Place("a/four.txt", 2, 1, None, "leading cadre"),
    )
    finding = samples.finding(
        samples.segment("Leading officials spoke."),
        "Leading officials",
        code="TC301",
        rule="inconsistent-rendering",
        kind=Kind.INFLECTION,
        status=Status.ADMITTED,
        evidence="'officials' is the plural of 'official'",
        message="“Leading officials” stands for the same as “leading cadre”",
        document="a/one.md",
    )
    rows = []
    for related in (places[:2], places):
        report = replace(
            samples.report(),
            documents=(DocumentSummary("a/b/two.docx", "docx", "en", 1, 1, 0, 0),),
            findings=(replace(finding, related=related),),
        )
        rows += table(loaded(report, tmp_path), "Findings")
    assert [row["Kind"] for row in rows] == ["Admitted rendering"] * 2
    assert [row["Why"].split("\n") for row in rows] == [
        [finding.message, "See also: one.md 3:5; b/two.docx table 1, row 2"],
        [finding.message, "See also: one.md 3:5; b/two.docx table 1, row 2; three.txt 1:9; …"],
    ]


def test_the_marked_words_are_just_the_found_ones(tmp_path: Path) -> None:
    report = samples.report()
    for row, finding in zip(
        table(loaded(report, tmp_path), "Findings"), report.findings, strict=True
    ):
        part = excerpt(finding)
        if part is None:
            assert row["Sentence"] is None
            continue
        sentence = row["Sentence"]
        assert isinstance(sentence, CellRichText)
        marked = [b.text for b in sentence if isinstance(b, TextBlock) and b.font.b]
        assert marked == [finding.text]
        assert str(sentence) == part.before + part.found + part.after


def test_a_long_sentence_is_cut_around_the_found_words(tmp_path: Path) -> None:
    where = samples.segment("before " * 3_000 + "Two Safeguards" + " after" * 3_000)
    report = replace(samples.report(), findings=(samples.finding(where, "Two Safeguards"),))
    sentence = str(table(loaded(report, tmp_path), "Findings")[0]["Sentence"])
    assert len(sentence) <= Limits().context
    assert re.fullmatch("… (before )+Two Safeguards( after)+ …", sentence)


def test_documents_are_links_relative_to_the_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    sheet = load_workbook(written(samples.report(), tmp_path / "out"))["Findings"]
    assert sheet["C2"].hyperlink.target == "../data/%E8%A1%A8%E6%A0%BC%202.xlsx"
    assert sheet["C3"].hyperlink.target == sheet["C4"].hyperlink.target == "../seeds/one.txt"


@pytest.mark.parametrize("uri", ["<stdin>", "-", "https://example.org/a", "", "x" * 2_500])
def test_what_is_no_file_is_no_link(uri: str) -> None:
    link = document_link(uri, Path())
    assert (link.text, link.target, link.inside) == (uri, None, None)


def test_links_escape_what_would_mean_something(tmp_path: Path) -> None:
    link = document_link(f"{tmp_path}/a#b?c%20 d\udc80.txt", tmp_path)
    assert link.target == "a%23b%3Fc%2520%20d%80.txt"


@pytest.mark.parametrize(
    ("uris", "expected"),
    [
        ([], ""),
        (["a.txt"], ""),
        (["a/b/c.txt"], "a/b/"),
        (["a/b/c.txt", "a/bc/d.txt"], "a/"),
        (["a/b.txt", "c.txt"], ""),
        (["/x/a.txt", "/x/y/b.txt"], "/x/"),
    ],
)
def test_names_are_short_below_the_common_folder(uris: list[str], expected: str) -> None:
    assert common_folder(uris) == expected


def test_the_findings_sheet_is_ready_to_work_in(tmp_path: Path) -> None:
    sheet = loaded(samples.report(), tmp_path)["Findings"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:U6"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert "&P" in sheet.oddFooter.right.text
    hidden = [c for c in "RSTU" if sheet.column_dimensions[c].hidden]
    assert hidden == ["S", "T", "U"]
    (validation,) = sheet.data_validations.dataValidation
    assert str(validation.sqref) == "M2:M6"
    assert validation.formula1 == ('"fix,accept here,accept always,deprecate,not this term,later"')
    assert len(validation.formula1) <= 255
    (bars,) = sheet.conditional_formatting
    assert str(bars.sqref) == "L2:L6"
    assert bars.rules[0].type == "dataBar"
    assert sheet.print_area == "'Findings'!$A$1:$K$6"


def test_more_findings_than_rows_are_announced(tmp_path: Path) -> None:
    report = samples.report()
    sheet = loaded(report, tmp_path, limits=Limits(rows=4))["Findings"]
    assert sheet.max_row == 4
    assert sheet["A3"].value == 2
    assert sheet["C4"].value == "3 more rows do not fit on the sheet. The JSON report has all."
    assert sheet.auto_filter.ref == "A1:U3"
    exact = loaded(report, tmp_path, limits=Limits(rows=6))["Findings"]
    assert exact["A6"].value == 5


def test_no_more_links_than_excel_allows(tmp_path: Path) -> None:
    sheet = load_workbook(written(samples.report(), tmp_path, limits=Limits(links=2)))["Findings"]
    linked = [sheet.cell(row, 3).hyperlink is not None for row in range(2, 7)]
    assert linked == [True, True, False, False, False]
    assert sheet["C6"].value == "文件/会议 纪要.tmx"


def test_row_heights_grow_with_the_text_and_may_change(tmp_path: Path) -> None:
    text = dict(sheet_xml(written(samples.report(), tmp_path)))["xl/worksheets/sheet2.xml"]
    heights = [float(height) for height in re.findall(r'<row r="\d+" ht="([\d.]+)">', text)]
    assert len(heights) == 6
    assert heights[4] > heights[1] >= 15
    assert "customHeight" not in text
