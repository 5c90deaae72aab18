"""The other sheets, read back: order, counts, colours, what is printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from termcheck.glossary.lint import GLOSSARY_RULES
from termcheck.model.finding import Severity
from termcheck.model.match import Kind
from termcheck.model.report import (
    ConceptUses,
    DocumentSummary,
    GlossaryRemark,
    Rendering,
)
from termcheck.reports.xlsx.sheet import Limits
from termcheck.reports.xlsx.words import ENGLISH
from termcheck.rules import ALL_RULES

from .. import samples
from .reading import loaded, table, texts, written


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


def rendered(name: str, good: int, bad: int) -> ConceptUses:
    """A concept with so many uses that are accepted, and so many that are not."""
    renderings = (
        Rendering(name, good, "preferred", (("seeds/one.txt", good),)),
        Rendering(f"not {name}", bad, "variant", (("seeds/one.txt", bad),), True),
    )
    shown = tuple(rendering for rendering in renderings if rendering.count)
    return ConceptUses(name, name, name, good + bad, shown, good / (good + bad))


def test_what_is_rendered_otherwise_most_often_comes_first(tmp_path: Path) -> None:
    """Not what has the smallest share: one use of one says little."""
    concepts = (
        rendered("agreed", 9, 0),
        rendered("rare", 0, 1),
        rendered("often", 30, 6),
        rendered("as often", 2, 6),
        rendered("agreed too", 1, 0),
    )
    workbook = loaded(replace(samples.report(), concepts=concepts), tmp_path)
    names = {concept.id for concept in concepts}
    column = [row[1].value for row in workbook["Summary"].iter_rows(max_row=20)]
    assert [name for name in column if name in names] == ["as often", "often", "rare"]
    matrix = workbook["Matrix"]
    assert [row["Source term"] for row in table(workbook, "Matrix")] == [
        "as often",
        "often",
        "rare",
        "agreed",
        "agreed too",
    ]
    assert matrix.print_area == "'Matrix'!$A$1:$D$4"
    assert matrix.oddFooter.center.text == ENGLISH.sentences["agreed_not_printed"]


def test_a_matrix_without_departures_is_printed_in_full(tmp_path: Path) -> None:
    sheet = loaded(samples.empty_report(), tmp_path)["Matrix"]
    assert not sheet.print_area
    assert not sheet.oddFooter.center.text


def test_originals_do_not_look_like_clean_texts(tmp_path: Path) -> None:
    report = samples.report()
    originals = (
        DocumentSummary("zh.txt", "txt", "zh-Hans", 4, 400, 0, 0),
        DocumentSummary("zh.xlsx", "xlsx", "zh", 4, 400, 0, 3, checked_words=9),
    )
    rows = table(
        loaded(replace(report, documents=(*report.documents, *originals)), tmp_path), "Documents"
    )
    original = ENGLISH.sentences["original"]
    assert {row["Error rate\nGB/T 19682"] for row in rows if row["Remark"]} == {None}
    assert [row["Remark"] for row in rows] == [None, None, None, original, None]
    counted = ("Uses", "Findings", "Errors", "Per 1,000\nwords")
    assert [rows[3][name] for name in counted] == [None] * 4
    assert [rows[4][name] for name in counted] == [3, 0, 0, 0]


def test_the_glossary_sheet_begins_with_what_to_mend(tmp_path: Path) -> None:
    def remark(code: str, severity: str, number: int) -> GlossaryRemark:
        rule = GLOSSARY_RULES[code]
        return GlossaryRemark(code, rule.name, severity, f"{severity} {number}", f"g.csv:{number}")

    remarks = (
        *(remark("TC405", "info", number) for number in range(40)),
        remark("TC403", "warning", 1),
        *(remark("TC413", "info", number) for number in range(60)),
        remark("TC420", "error", 2),
    )
    sheet = loaded(replace(samples.report(), glossary=remarks), tmp_path)["Glossary"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=4)]
    first = [row[0] for row in rows]
    titles = [first.index(ENGLISH.titles[name]) for name in ("remarks", "unused", "infos")]
    assert titles == sorted(titles)
    assert [row[0] for row in rows[2:4]] == ["Error", "Warning"]
    counts = [row[:3] for row in rows if isinstance(row[0], int)]
    assert counts == [
        [40, "TC405 nested-term", GLOSSARY_RULES["TC405"].summary],
        [60, "TC413 everyday-term", GLOSSARY_RULES["TC413"].summary],
    ]
    shown = [row[3] for row in rows if row[0] == "Info"]
    assert shown == [f"info {number}" for number in range(25)] * 2
    assert first[-1].startswith("50 more remarks are not shown")


def test_blocks_of_the_summary_stay_on_one_page(tmp_path: Path) -> None:
    report = samples.report()
    concepts = tuple(rendered(f"concept {number}", 1, 2) for number in range(30))
    kinds = tuple(
        samples.finding(samples.segment("Two Safeguards"), "Two Safeguards", kind=kind)
        for kind in Kind
    )
    sheet = loaded(replace(report, findings=kinds, concepts=concepts), tmp_path)["Summary"]
    breaks = [each.id for each in sheet.row_breaks.brk]
    assert breaks
    # Excel heeds breaks only on sheets that are not fitted to a page.
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    titles = set(ENGLISH.titles.values())
    for row in breaks:
        assert sheet.cell(row + 1, 2).value is None
        assert sheet.cell(row + 2, 2).value in titles


def test_a_short_summary_needs_no_page_breaks(tmp_path: Path) -> None:
    assert loaded(samples.blank_report(), tmp_path)["Summary"].row_breaks.brk == []


@pytest.mark.parametrize(
    ("glossaries", "expected"),
    [
        ((), "Glossary: none"),
        (("g.csv",), "Glossary: g.csv with 4 concepts"),
        (("g.csv", "h.csv"), "Glossary: 2 files with 4 concepts (see Run)"),
        (("x" * 300,), f"Glossary: …{'x' * 99} with 4 concepts"),
    ],
)
def test_the_glossary_line_fits(tmp_path: Path, glossaries: tuple[str, ...], expected: str) -> None:
    report = samples.report()
    run = replace(report.run, glossaries=glossaries)
    sheet = loaded(replace(report, run=run), tmp_path)["Summary"]
    assert sheet["B3"].value == expected


def test_rules_without_words_are_told_in_their_own(tmp_path: Path) -> None:
    words = replace(ENGLISH, rules={})
    text = texts(loaded(samples.report(), tmp_path, words=words))
    assert ALL_RULES["TC103"].summary in text


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
    assert [[sheet.cell(row, column).value for column in (4, 5, 6)] for row in rows] == [
        [3, 6, 9],
        [1, 3, 4],
    ]
    with ZipFile(path) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode("utf-8")
    assert f"'Summary'!$D${rows[0]}:$D${rows[1]}" in chart
    assert f"'Summary'!$E${rows[0]}:$E${rows[1]}" in chart
    assert f"'Summary'!$B${rows[0]}:$B${rows[1]}" in chart


def test_the_error_rate_counts_a_repeated_rendering_once(tmp_path: Path) -> None:
    """GB/T 19682-2005, class III: 0.5 for each, per 1,000 words of the text or its source."""
    text = samples.segment("two safeguards, Two Safeguards and dual upholds")
    findings = tuple(
        samples.finding(text, found, severity=severity, document="a.md")
        for found, severity in (
            ("two safeguards", Severity.WARNING),
            ("Two Safeguards", Severity.WARNING),
            ("dual upholds", Severity.INFO),
        )
    )
    report = replace(
        samples.report(),
        findings=findings,
        documents=(
            DocumentSummary("a.md", "markdown", "en", 1, 500, 3, 3, checked_words=500),
            DocumentSummary("b.md", "markdown", "en", 1, 0, 0, 0),
        ),
    )
    first, second = table(loaded(report, tmp_path), "Documents")
    assert first["Term errors\n(class III)"] == 1
    assert first["Error rate\nGB/T 19682"] == 1.0
    assert second["Error rate\nGB/T 19682"] is None
    summary = replace(report.documents[0], rated_words=250)
    known = table(loaded(replace(report, documents=(summary,)), tmp_path), "Documents")[0]
    assert known["Error rate\nGB/T 19682"] == 2.0


def test_terms_are_decided_as_a_whole(tmp_path: Path) -> None:
    sheet = loaded(samples.report(), tmp_path)["Terms"]
    headings = [cell.value for cell in sheet[1]]
    place = headings.index("Decision")
    assert headings[place : place + 4] == ["Decision", "Replace by", "Reviewer", "Comment"]
    (validation,) = sheet.data_validations.dataValidation
    assert str(validation.sqref).startswith(get_column_letter(place + 1))


def test_source_places_are_counted_where_there_are_sources(tmp_path: Path) -> None:
    report = samples.report()
    assert "In source" not in table(loaded(report, tmp_path), "Terms")[0]
    counted = replace(report.concepts[0], source_uses=7, rendered=4)
    silent = replace(counted, uses=0, renderings=(), consistency=None)
    both = replace(report, concepts=(counted, silent))
    rows = table(loaded(both, tmp_path), "Terms")
    assert (rows[0]["In source"], rows[0]["Rendered"]) == (7, 4)
    assert rows[-1]["Rendering"] == "(no rendering)"


def test_the_matrix_shows_where_a_rendering_is_missing(tmp_path: Path) -> None:
    report = samples.report()
    missing = replace(
        report.findings[1], code="TC201", start=0, end=0, match=None, concept_id="fengqiao"
    )
    silent = ConceptUses(
        "fengqiao", "枫桥经验", "Fengqiao Experience", 0, (), None, None, None, 2, 0
    )
    both = replace(report, findings=(missing, missing), concepts=(silent,))
    (row,) = table(loaded(both, tmp_path), "Matrix")
    assert (row["In source"], row["Rendered"]) == (2, 0)
    assert "(no rendering) (2)" in row.values()
