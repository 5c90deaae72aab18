"""The report as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termcheck.errors import UsageError
from termcheck.model.finding import Finding, Severity
from termcheck.model.own import MARK
from termcheck.model.report import Report
from termcheck.reports import write_report
from termcheck.reports.excerpt import one_line
from termcheck.reports.html.words import UI
from termcheck.reports.markdown import STEP_SUMMARY_BYTES, chunks, escape, step_summary

from . import samples


def html(text: str) -> str:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").render(text)


def cells(page: str) -> list[list[str]]:
    """The rows of all tables as a reader sees them."""
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    return [
        [
            unescape(re.sub(r"<!--.*?-->|</?b>", "", cell)).replace("<br>", "\n")
            for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
        ]
        for row in rows
    ]


def many(count: int) -> Report:
    where = samples.segment("The Two Safeguards, 𠀀 | `x` and so on.")
    found = samples.finding(where, "Two Safeguards", document="docs/a.txt")
    return replace(samples.report(), findings=(found,) * count)


def test_the_whole_report() -> None:
    page = "".join(chunks(samples.report()))
    assert page.startswith("# Terminology report\n\nDocuments: 3 · words: 4,940")
    assert "**Findings: 5** (Error: 2 · Warning: 2 · Info: 1)" in page
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "# Terminology report",
        "## Most often rendered otherwise",
        "## Findings",
        "### data/表格 2.xlsx (1)",
        "### seeds/one.txt (2)",
        "### 文件/会议 纪要.tmx (2)",
        "## Notes",
    ]
    rows = cells(html(page))
    assert rows[1][:4] == ["两个维护", "Two Upholds", "3", "9"]
    assert [
        "1:44",
        "Error TC101",
        "Two Safeguards",
        "Two Upholds",
        "两个维护",
        "The procuratorates shall firmly uphold the Two Safeguards.",
        "“Two Safeguards” stands for 两个维护; the term is “Two Upholds”",
    ] in rows
    assert "uphold the <b>Two Safeguards</b>." in page


def test_a_finding_with_an_original_shows_both_sides() -> None:
    row = next(r for r in cells(html("".join(chunks(samples.report())))) if "unit 3" in r)
    assert row[5].split("\n") == [samples.PLAIN, samples.CHINESE]


def test_what_is_missing_is_said() -> None:
    made = samples.report().findings[3]
    gap = replace(made, start=4, end=4, source_span=(11, 15))
    page = "".join(chunks(replace(samples.report(), findings=(gap,))))
    assert cells(html(page))[-1][2] == "<i>not rendered</i>"
    assert f"<b>{samples.CHINESE[11:15]}</b>" in page


def test_a_finding_about_a_file_has_its_message() -> None:
    row = cells(html("".join(chunks(samples.report()))))[-1]
    assert row[:6] == ["", "Error TC901", "", "", "", ""]
    assert row[6].startswith("the file is cut short")


def test_nothing_found_says_so() -> None:
    page = "".join(chunks(samples.empty_report()))
    assert "**Nothing was found.**" in page
    assert "## Findings" not in page
    assert "no document was checked" in "".join(chunks(samples.blank_report()))


@pytest.mark.parametrize(
    "text",
    [
        "a|b",
        "`code` and ``",
        "line\r\nline",
        "<script>alert(1)</script>",
        "<!-- x -->",
        "&amp; &lt;",
        "**bold** _it_ ~~no~~",
        "[a](http://b.example) ![c](d)",
        "http://www.example.org/a_b",
        "www.example.org",
        "@somebody and a@b.example",
        "# heading",
        "- list",
        "+ list",
        "1. list",
        "$x^2$",
        "\\",
        "a\\|b",
        "\x1b[31m",
        "𠀀 ﬁ ß İ Ｆｕｌｌ e\u0301 ｜ 两个维护",
        "",
    ],
)
def test_texts_stay_texts(text: str) -> None:
    page = "| a | b |\n| --- | --- |\n" + f"| {escape(text)} | x |\n"
    rendered = html(page)
    assert cells(rendered)[1] == [one_line(text).strip(), "x"]
    assert set(re.findall(r"<([a-z]+)", rendered)) == {"table", "thead", "tbody", "tr", "th", "td"}


@given(st.text(max_size=40))
def test_any_text_stays_what_it_is(text: str) -> None:
    rows = cells(html("| a | b |\n| --- | --- |\n" + f"| {escape(text)} | x |\n"))
    assert [" ".join(cell.split()) for cell in rows[1]] == [" ".join(one_line(text).split()), "x"]


@pytest.mark.parametrize("text", ["@team", "x@example.org"])
def test_nobody_is_mentioned(text: str) -> None:
    assert re.search(r"@\w", escape(text)) is None


def test_dangerous_reports_make_no_markup() -> None:
    report = samples.report_of("a|b\n| c", "<img src=x onerror=alert(1)>", "`", "**", "@x", "|")
    tags = set(re.findall(r"<([a-z0-9]+)", html("".join(chunks(report)))))
    assert tags <= set("h1 h2 h3 p strong table thead tbody tr th td b br ul li".split())


def test_a_long_report_is_cut_and_says_so() -> None:
    page = "".join(chunks(many(1500)))
    assert page.count("| 1:5 |") == 1000
    assert "… and 500 more findings, not listed here" in page
    whole = "".join(chunks(many(1000)))
    assert whole.count("| 1:5 |") == 1000
    assert "more findings" not in whole


@pytest.mark.parametrize("room", [5_000, 20_000, 200_000, STEP_SUMMARY_BYTES])
def test_a_step_summary_fits(room: int) -> None:
    count = 8_000
    page = step_summary(many(count), room)
    size, shown = len(page.encode()), page.count("| 1:5 |")
    assert room - 400 < size <= room
    assert f"and {count - shown:,} more findings" in page
    assert "## Notes" in page


def test_a_step_summary_without_room() -> None:
    page = step_summary(many(10), 900)
    assert page.startswith("# Terminology report")
    assert "| 1:5 |" not in page
    assert "and 10 more findings" in page
    assert step_summary(many(10), 100) == ""
    assert step_summary(many(10), -5) == ""


def test_a_step_summary_with_room_is_the_report() -> None:
    assert step_summary(samples.report()) == "".join(chunks(samples.report()))


def test_the_file_has_the_same_text(tmp_path: Path) -> None:
    write_report(samples.report(), tmp_path / "r.md")
    written = (tmp_path / "r.md").read_bytes()
    first, _, rest = written.decode("utf-8").partition("\n")
    assert first == MARK  # so that a later check passes it over
    assert rest == "".join(chunks(samples.report()))
    assert b"\r" not in written


def test_another_language() -> None:
    page = "".join(chunks(samples.report(), lang="zh-CN"))
    assert "# 术语检查报告" in page
    assert "| 位置 | 严重程度 |" in page
    with pytest.raises(UsageError, match="no report in 'fr'"):
        "".join(chunks(samples.report(), lang="fr"))


def test_every_language_has_every_word() -> None:
    for language, words in UI.items():
        assert words.keys() == UI["en"].keys(), language
        for key, text in words.items():
            wanted = set(re.findall(r"\{(\w+)\}", UI["en"][key]))
            assert set(re.findall(r"\{(\w+)\}", text)) == wanted, f"{language} {key}"


def test_lone_surrogates_are_made_visible() -> None:
    bad = Finding("r", "TC901", Severity.ERROR, "bad \udc80 name", "a\udc80.txt")
    page = "".join(chunks(replace(samples.report(), findings=(bad,))))
    assert "bad � name" in page
    page.encode("utf-8")
