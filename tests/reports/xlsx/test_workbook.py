"""The workbook, read back by another reader and looked at in its XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from python_calamine import CalamineWorkbook

from termcheck.model.document import NoteCode
from termcheck.model.finding import Severity
from termcheck.model.match import Band, Kind
from termcheck.model.report import DocumentSummary, Report
from termcheck.reports.excerpt import excerpt
from termcheck.reports.xlsx.links import common_folder, document_link
from termcheck.reports.xlsx.sheet import Limits
from termcheck.reports.xlsx.words import ENGLISH, Words
from termcheck.reports.xlsx.workbook import SHEETS, write_workbook

from .. import samples

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DANGEROUS = (
    "=cmd|'/c calc'!A0",
    "+1",
    "-2+3",
    "@x",
    "＝1",
    "#N/A",
    "TRUE",
    "a\x00b\x1b[31mc",
    "x" * 40_000,
    "_x0041_",
    "<f>1</f>&amp;",
    "最高检 𠀀 ﬁ ß İ ｆ e\u0301",
    'http://"x"',
)


def written(report: Report, folder: Path, **options: Any) -> Path:
    path = folder / "report.xlsx"
    write_workbook(report, path, **options)
    return path


def loaded(report: Report, folder: Path, **options: Any) -> Workbook:
    return load_workbook(written(report, folder, **options), rich_text=True)


def table(workbook: Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet that is one table, by heading."""
    rows = workbook[name].iter_rows(values_only=True)
    headings = next(rows)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def sheet_xml(path: Path) -> Iterator[tuple[str, str]]:
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                yield name, archive.read(name).decode("utf-8")


def texts(workbook: Workbook) -> str:
    return "\n".join(
        str(cell)
        for sheet in workbook
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    )


def test_sheets_in_order(tmp_path: Path) -> None:
    workbook = loaded(samples.report(), tmp_path)
    assert workbook.sheetnames == [ENGLISH.sheets[name] for name in SHEETS]


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
        "Source sentence",
        "Sentence",
        "Kind",
        "Certainty",
        "Confidence",
        "Why",
        "Decision",
        "Reviewer",
        "Comment",
        "Rule",
        "Path",
        "Fingerprint",
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
    assert {row["Decision"] for row in rows} == {None}


def test_source_sentences_have_a_column_only_where_there_are_some(tmp_path: Path) -> None:
    report = samples.report()
    alone = replace(report, findings=tuple(f for f in report.findings if f.source is None))
    assert "Source sentence" not in table(loaded(alone, tmp_path), "Findings")[0]


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


@pytest.mark.parametrize(
    "report",
    [samples.report_of(*DANGEROUS), samples.report(), samples.empty_report()],
    ids=["dangerous", "usual", "empty"],
)
def test_no_cell_is_a_formula(tmp_path: Path, report: Report) -> None:
    sheets = 0
    for _, text in sheet_xml(written(report, tmp_path)):
        sheets += 1
        tree = ElementTree.fromstring(text)
        assert tree.find(f".//{MAIN}f") is None
        kinds = {cell.get("t", "n") for cell in tree.iter(f"{MAIN}c")}
        assert kinds <= {"inlineStr", "n"}
        for cell in tree.iter(f"{MAIN}c"):
            value = cell.findtext(f"{MAIN}v")
            assert value is None or (cell.get("t") is None and float(value) >= 0)
    assert sheets == len(SHEETS)


def test_dangerous_texts_are_shown_as_they_stand(tmp_path: Path) -> None:
    path = written(samples.report_of(*DANGEROUS), tmp_path)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Findings").to_python()
    found = [row[rows[0].index("Found")] for row in rows[1:]]
    assert found[:7] == list(DANGEROUS[:7])
    assert found[7] == "a␀b␛[31mc"
    assert found[8].endswith("x … [cut]")
    assert len(found[8]) == 32_767
    assert found[10:] == list(DANGEROUS[10:])
    for _, text in sheet_xml(path):
        longest = max(
            (len(t.text or "") for t in ElementTree.fromstring(text).iter(f"{MAIN}t")), default=0
        )
        assert longest <= 32_767


def test_every_reader_sees_the_same_texts(tmp_path: Path) -> None:
    path = written(samples.report(), tmp_path)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Findings").to_python()
    for row, other in zip(rows[1:], table(load_workbook(path), "Findings"), strict=True):
        assert [cell or None for cell in row] == [
            value if not isinstance(value, int) else float(value) for value in other.values()
        ]


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
    assert sheet.auto_filter.ref == "A1:S6"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert "&P" in sheet.oddFooter.right.text
    hidden = [c for c in "QRS" if sheet.column_dimensions[c].hidden]
    assert hidden == ["R", "S"]
    (validation,) = sheet.data_validations.dataValidation
    assert str(validation.sqref) == "N2:N6"
    assert validation.formula1 == ('"fix,accept here,accept always,deprecate,not this term,later"')
    assert len(validation.formula1) <= 255
    (bars,) = sheet.conditional_formatting
    assert str(bars.sqref) == "L2:L6"
    assert bars.rules[0].type == "dataBar"


def test_terms_have_every_rendering(tmp_path: Path) -> None:
    rows = table(loaded(samples.report(), tmp_path), "Terms")
    assert [(r["Rendering"], r["Count"], r["Status"]) for r in rows] == [
        ("Two Upholds", 6, "Preferred"),
        ("Two Safeguards", 1, "Deprecated"),
        ("Two Maintains", 1, "Variant"),
        ("Two safeguard", 1, "Variant"),
        ("Fengqiao Experience", 3, "Preferred"),
        ("fengqiao experience", 1, "Form"),
        ("Supreme People's Procuratorate", 6, "Preferred"),
    ]
    assert rows[0]["Where"] == "data/表格 2.xlsx (3), seeds/one.txt (3)"
    assert rows[1]["Consistent"] == pytest.approx(6 / 9)
    assert rows[1]["Share"] == pytest.approx(1 / 9)
    assert rows[1]["Concept id"] == "two-upholds"


def test_the_matrix_colours_documents_that_depart(tmp_path: Path) -> None:
    sheet = loaded(samples.report(), tmp_path)["Matrix"]
    assert [cell.value for cell in sheet[1]][3:] == [
        "data/表格 2.xlsx",
        "seeds/one.txt",
        "文件/会议 纪要.tmx",
    ]
    cells = [
        [(c.value, c.fill.fgColor.rgb[2:]) for c in row[3:]] for row in sheet.iter_rows(min_row=2)
    ]
    amber, red, none = "FFF1D6", "FBE3E1", "000000"
    assert cells == [
        [
            ("Two Upholds (3)\nTwo safeguard (1)", amber),
            ("Two Upholds (3)\nTwo Safeguards (1)", red),
            ("Two Maintains (1)", amber),
        ],
        [(None, none), ("fengqiao experience (1)", amber), ("Fengqiao Experience (3)", none)],
        [
            (None, none),
            ("Supreme People's Procuratorate (4)", none),
            ("Supreme People's Procuratorate (2)", none),
        ],
    ]


def test_the_matrix_says_which_documents_it_leaves_out(tmp_path: Path) -> None:
    workbook = loaded(samples.report(), tmp_path, limits=Limits(matrix_documents=2))
    assert [cell.value for cell in workbook["Matrix"][1]][3:] == [
        "seeds/one.txt",
        "文件/会议 纪要.tmx",
    ]
    assert "The 2 documents with most findings are shown; 1 more are not." in texts(workbook)


def test_documents_have_their_density(tmp_path: Path) -> None:
    report = samples.report()
    bare = DocumentSummary("zzz.txt", "txt", "en", 0, 0, 0, 0)
    rows = table(
        loaded(replace(report, documents=(*report.documents, bare)), tmp_path), "Documents"
    )
    assert [row["Findings"] for row in rows] == [1, 2, 2, 0]
    assert [row["Errors"] for row in rows] == [0, 1, 1, 0]
    density = [row["Per 1,000\nwords"] for row in rows]
    assert density[:3] == pytest.approx([1 / 0.14, 2 / 1.2, 2 / 3.6])
    assert density[3] is None


def test_the_other_sheets_say_what_they_are_for(tmp_path: Path) -> None:
    workbook = loaded(samples.report(), tmp_path)
    text = texts(workbook)
    for part in (
        "no preferred English term; mark one",
        "darkness under the lamp",
        "text boxes were not read",
        samples.RUN.signature,
        "TC101, TC102, TC103, TC301",
        "Silenced by a comment in the text or the baseline: 2",
        "Documents: 3 · words: 4,940 · uses: 19 · concepts: 3",
        ENGLISH.kind_meanings["derivation"],
        ENGLISH.severity_meanings["warning"],
        ENGLISH.decision_meanings["not-this-term"],
    ):
        assert part in text
    cells = [cell for row in workbook["Summary"].iter_rows() for cell in row]
    links = [cell.hyperlink.location for cell in cells if cell.hyperlink]
    inside = [link for link in links if link is not None]
    assert inside == [f"'{ENGLISH.sheets[name]}'!A1" for name in ENGLISH.guide]


def test_the_chart_draws_the_table_beside_it(tmp_path: Path) -> None:
    path = written(samples.report(), tmp_path)
    sheet = load_workbook(path)["Summary"]
    rows = [
        row
        for row in range(1, sheet.max_row)
        if sheet.cell(row, 2).value in ("两个维护", "枫桥经验")
    ]
    assert rows == list(range(rows[0], rows[0] + 2))
    assert [sheet.cell(row, 7).value for row in rows] == pytest.approx([6 / 9, 0.75])
    with ZipFile(path) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode("utf-8")
    assert f"'Summary'!$G${rows[0]}:$G${rows[1]}" in chart
    assert f"'Summary'!$B${rows[0]}:$B${rows[1]}" in chart


def test_a_run_without_findings_has_good_sheets_too(tmp_path: Path) -> None:
    workbook = loaded(samples.empty_report(), tmp_path)
    text = texts(workbook)
    assert workbook["Findings"]["C2"].value == "Nothing was found."
    assert "Every concept that occurs is rendered as agreed." in text
    assert "Every document was read in full." in text
    assert "There is nothing to mend." in text
    assert table(workbook, "Terms")[0]["Consistent"] == 1


def test_a_run_without_documents_says_so(tmp_path: Path) -> None:
    workbook = loaded(samples.blank_report(), tmp_path)
    assert workbook.sheetnames == [ENGLISH.sheets[name] for name in SHEETS]
    assert "no document was checked" in workbook["Findings"]["C2"].value
    assert workbook["Documents"]["A2"].value == "No document was checked."
    assert workbook["Terms"]["A2"].value == "No term of the glossary occurs in the documents."


def test_more_findings_than_rows_are_announced(tmp_path: Path) -> None:
    report = samples.report()
    sheet = loaded(report, tmp_path, limits=Limits(rows=4))["Findings"]
    assert sheet.max_row == 4
    assert sheet["A3"].value == 2
    assert sheet["C4"].value == "3 more rows do not fit on the sheet. The JSON report has all."
    assert sheet.auto_filter.ref == "A1:S3"
    exact = loaded(report, tmp_path, limits=Limits(rows=6))["Findings"]
    assert exact["A6"].value == 5


def test_no_more_links_than_excel_allows(tmp_path: Path) -> None:
    sheet = load_workbook(written(samples.report(), tmp_path, limits=Limits(links=2)))["Findings"]
    linked = [sheet.cell(row, 3).hyperlink is not None for row in range(2, 7)]
    assert linked == [True, True, False, False, False]
    assert sheet["C6"].value == "文件/会议 纪要.tmx"


def test_times_in_the_file_are_fixed(tmp_path: Path) -> None:
    path = written(samples.report(), tmp_path)
    with ZipFile(path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
    properties = load_workbook(path).properties
    assert properties.created == properties.modified == datetime(2000, 1, 1)
    assert properties.creator == "termcheck 0.1.0"
    with ZipFile(path) as archive:
        assert b"<Application>termcheck<" in archive.read("docProps/app.xml")


def test_parts_of_a_sheet_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    order = [
        "sheetPr",
        "sheetViews",
        "sheetFormatPr",
        "cols",
        "sheetData",
        "autoFilter",
        "mergeCells",
        "conditionalFormatting",
        "dataValidations",
        "hyperlinks",
        "printOptions",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "drawing",
    ]
    for _, text in sheet_xml(written(samples.report(), tmp_path)):
        tags = [child.tag.removeprefix(MAIN) for child in ElementTree.fromstring(text)]
        assert tags == sorted(tags, key=order.index)


def test_row_heights_grow_with_the_text_and_may_change(tmp_path: Path) -> None:
    text = dict(sheet_xml(written(samples.report(), tmp_path)))["xl/worksheets/sheet2.xml"]
    heights = [float(height) for height in re.findall(r'<row r="\d+" ht="([\d.]+)">', text)]
    assert len(heights) == 6
    assert heights[4] > heights[2] >= 15
    assert "customHeight" not in text


def test_the_words_cover_the_model() -> None:
    for names, meanings, known in (
        (ENGLISH.severities, ENGLISH.severity_meanings, Severity),
        (ENGLISH.kinds, ENGLISH.kind_meanings, Kind),
        (ENGLISH.bands, ENGLISH.band_meanings, Band),
    ):
        assert list(names) == list(meanings) == [str(value) for value in known]
    assert set(ENGLISH.notes) == {str(code) for code in NoteCode}
    assert list(ENGLISH.statuses) == list(ENGLISH.status_meanings)
    assert list(ENGLISH.decisions) == list(ENGLISH.decision_meanings)
    assert list(ENGLISH.sheets) == list(SHEETS)
    assert all(len(name) <= 31 for name in ENGLISH.sheets.values())


def test_every_word_of_a_workbook_comes_from_the_words(tmp_path: Path) -> None:
    """With all words replaced, no English one is left: another language needs no other change."""
    marked = Words(
        **{
            field.name: {key: f"※{value}" for key, value in getattr(ENGLISH, field.name).items()}
            for field in fields(ENGLISH)
        }
    )
    report = samples.report()
    workbook = loaded(report, tmp_path, words=marked)
    own = re.compile(r"[A-Z][a-z]+")
    known = texts_of(report)
    strays = [
        str(cell)
        for sheet in workbook
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str) and not cell.startswith("※") and own.search(cell)
        if not any(part in known for part in cell.replace(" (", "\n").split("\n"))
    ]
    assert strays == []


def texts_of(report: Report) -> str:
    """All texts of the report itself, which no language of the workbook translates."""
    return repr(report) + "\n".join(f"{f.code} {f.rule}" for f in report.findings)
