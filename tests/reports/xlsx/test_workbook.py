"""The workbook, read back by another reader and looked at in its XML."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from termcheck.glossary.lint import GLOSSARY_RULES
from termcheck.model.document import Note, NoteCode
from termcheck.model.finding import Severity
from termcheck.model.glossary import Status
from termcheck.model.match import Band, Kind
from termcheck.model.report import (
    GlossaryRemark,
    Rendering,
    Report,
)
from termcheck.reports.xlsx.sheet import Limits
from termcheck.reports.xlsx.words import ENGLISH, WORDS, Words
from termcheck.reports.xlsx.workbook import SHEETS
from termcheck.rules import ALL_RULES

from .. import samples
from .reading import MAIN, loaded, sheet_xml, table, texts, written

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


def test_sheets_in_order(tmp_path: Path) -> None:
    workbook = loaded(samples.report(), tmp_path)
    assert workbook.sheetnames == [ENGLISH.sheets[name] for name in SHEETS]


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


def test_rows_that_do_not_fit_are_announced_on_every_sheet(tmp_path: Path) -> None:
    report = samples.report()
    full = replace(report, unused=report.unused * 200, notes=report.notes * 100)
    workbook = loaded(full, tmp_path, limits=Limits(rows=100))
    for name in ("Glossary", "Run"):
        sheet = workbook[name]
        assert sheet.max_row <= 100
        assert any(
            "more rows do not fit" in str(row[0]) for row in sheet.iter_rows(values_only=True)
        )


def test_what_the_words_do_not_know_breaks_nothing(tmp_path: Path) -> None:
    report = samples.report()
    concept = replace(
        report.concepts[0], renderings=(Rendering("x", 1, "new-status", (("a.txt", 1),)),)
    )
    unknown = replace(
        report,
        findings=(replace(report.findings[0], code="TC999", rule="new-rule"),),
        concepts=(concept,),
        notes=(Note("new-note", "x", "y"),),  # type: ignore[arg-type]
        glossary=(GlossaryRemark("TC499", "new-rule", "grave", "x", "y"),),
    )
    text = texts(loaded(unknown, tmp_path))
    for part in ("TC999 new-rule", "new-status", "new-note", "TC499 new-rule", "grave"):
        assert part in text


def test_the_other_sheets_say_what_they_are_for(tmp_path: Path) -> None:
    workbook = loaded(samples.report(), tmp_path)
    text = texts(workbook)
    for part in (
        "no preferred English term; mark one",
        "darkness under the lamp",
        "text boxes were not read",
        samples.RUN.signature,
        "TC101, TC102, TC103, TC301",
        "Known by the baseline, not shown: 2",
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
        "rowBreaks",
        "drawing",
    ]
    for _, text in sheet_xml(written(samples.report(), tmp_path)):
        tags = [child.tag.removeprefix(MAIN) for child in ElementTree.fromstring(text)]
        assert tags == sorted(tags, key=order.index)


def test_the_words_cover_the_model() -> None:
    for names, meanings, known in (
        (ENGLISH.severities, ENGLISH.severity_meanings, Severity),
        (ENGLISH.bands, ENGLISH.band_meanings, Band),
    ):
        assert list(names) == list(meanings) == [str(value) for value in known]
    statuses = {str(status) for status in Status if status is not Status.PREFERRED}
    kinds = {str(kind) for kind in Kind} | statuses
    assert set(ENGLISH.kinds) == set(ENGLISH.kind_meanings) == kinds
    assert set(ENGLISH.rules) == set(ALL_RULES) | set(GLOSSARY_RULES)
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
            if field.name != "language"
        },
        language="en",
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


@pytest.mark.parametrize("language", WORDS)
def test_all_languages_have_the_same_words(language: str) -> None:
    assert WORDS[language].language == language
    for part in fields(Words):
        if part.name == "language":
            continue
        english, other = getattr(ENGLISH, part.name), getattr(WORDS[language], part.name)
        assert list(other) == list(english), part.name
        for key, text in english.items():
            places = re.findall(r"\{(\w+)\}", text)
            assert sorted(re.findall(r"\{(\w+)\}", other[key])) == sorted(places), (part.name, key)
    words = WORDS[language]
    assert len(set(words.decisions.values())) == len(words.decisions)
    assert len(",".join(words.decisions.values())) <= 253
    assert all(len(name) <= 31 for name in words.sheets.values())


def test_a_workbook_in_chinese(tmp_path: Path) -> None:
    workbook = loaded(samples.report(), tmp_path, words=WORDS["zh"])
    assert workbook.sheetnames[:3] == ["概览", "发现", "术语"]
    assert workbook["发现"]["B1"].value == "严重程度"


def test_rules_on_glossaries_are_called_as_they_call_themselves() -> None:
    for code, rule in GLOSSARY_RULES.items():
        assert ENGLISH.rules[code] == rule.summary
