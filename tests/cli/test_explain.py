"""`termcheck explain` and `termcheck glossary expand` as a user runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from termcheck.cli.main import app

Write = Callable[[str, str], Path]

GLOSSARY = """\
id,zh,en,en:admitted,en:deprecated,not_in
experience,枫桥经验,Fengqiao Experience,,Maple Bridge experience,
upholds,两个维护,Two Upholds,,,two safeguards against fire
core,核心,core,,,
core-interests,核心利益,core interests,vital interests,,
"""
TEXT = """\
The 𠀀 village spread the Maple Bridge experience. It keeps the “two maintenance” in mind. Some
core interests remain.

The **two** maintenance. Two Uphold. There are two safeguards against fire.
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    monkeypatch.chdir(tmp_path)
    write("terms.csv", GLOSSARY)


@pytest.fixture
def report(write: Write) -> dict[str, Any]:
    """The findings of a check, which is also in report.json, by what stands there."""
    write("a.md", TEXT)
    done = run("check", "a.md", "-g", "terms.csv", "-o", "report.json", "--select", "+TC104")
    assert done.exit_code == 1, done.output
    content = json.loads(Path("report.json").read_text("utf-8"))
    return {finding["text"]: finding for finding in content["findings"]}


def run(*arguments: str, columns: int = 80) -> Result:
    environment = {"COLUMNS": str(columns), "NO_COLOR": "1"}
    return CliRunner().invoke(app, list(arguments), env=environment)


def explained(finding: dict[str, Any], *arguments: str) -> dict[str, Any]:
    done = run("explain", finding["fingerprint"], "report.json", "--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    explanation: dict[str, Any] = json.loads(done.stdout)
    assert explanation["schema"] == "termcheck.explanation/1"
    assert explanation["finding"] == finding
    return explanation


def change(edit: Callable[[dict[str, Any]], object]) -> None:
    """Edits report.json."""
    content = json.loads(Path("report.json").read_text("utf-8"))
    edit(content)
    Path("report.json").write_text(json.dumps(content), encoding="utf-8")


LISTED = """\
TC101 deprecated-term, error
a.md:1:26

  The 𠀀 village spread the «Maple Bridge experience».

Concept     experience, 枫桥经验
Preferred   Fengqiao Experience
Deprecated  Maple Bridge experience
Kind        Listed variant. Another rendering that the glossary lists: admitted,
            deprecated or superseded.
Certainty   Certain, 100 %. Hardly ever wrong.
Why         “Maple Bridge experience” is deprecated; use “Fengqiao Experience”

Also considered
  Nothing else was found on these words.

What the rule is for: termcheck rules TC101
"""


def test_a_listed_rendering(report: dict[str, Any]) -> None:
    done = run("explain", report["Maple Bridge experience"]["fingerprint"], "report.json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == LISTED


def test_a_derived_rendering_word_by_word(report: dict[str, Any]) -> None:
    explanation = explained(report["two maintenance"])
    steps = {step["expected"]: step for step in explanation["again"]["steps"]}
    assert (steps["two"]["kind"], steps["two"]["similarity"]) == ("exact", 1.0)
    assert steps["upholds"]["found"] == "maintenance"
    assert "维护" in steps["upholds"]["reason"]
    assert 0.4 <= steps["upholds"]["similarity"] < 1
    assert sum(step["share"] for step in steps.values()) == pytest.approx(1, abs=0.01)
    assert "it stands in quotation marks" in explanation["again"]["raised"]
    assert any("maintenance" in each for each in explanation["again"]["lowered"])
    assert explanation["sentence"]["before"] == "It keeps the “"
    assert explanation["notes"] == []


def test_the_text_shows_the_trace_within_the_width(report: dict[str, Any]) -> None:
    fingerprint = report["two maintenance"]["fingerprint"]
    done = run("explain", fingerprint, "report.json")
    assert "It keeps the “«two maintenance»” in mind." in done.stdout
    for heading in ("Word by word", "What makes the confidence", "Also considered"):
        assert f"\n{heading}\n" in done.stdout
    for columns in (40, 60, 80, 200):
        lines = run("explain", fingerprint, "report.json", columns=columns).stdout.splitlines()
        assert max(map(cell_len, lines)) <= columns
        assert not [line for line in lines if line != line.rstrip()]
    assert "\x1b" not in done.stdout


def test_colour_only_where_it_is_wanted(
    report: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["explain", report["Two Uphold"]["fingerprint"], "report.json"]
    colour = CliRunner().invoke(app, arguments, env={"FORCE_COLOR": "1", "NO_COLOR": ""})
    assert "\x1b[1" in colour.stdout
    assert "«" not in colour.stdout
    none = CliRunner().invoke(app, arguments, env={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert "\x1b" not in none.stdout


def test_what_else_was_considered_and_why_it_fell(write: Write) -> None:
    write("b.txt", "These are Vital Interests and the core Interests.")
    run("check", "b.txt", "-g", "terms.csv", "-o", "report.json", "--select", "+TC104")
    findings = json.loads(Path("report.json").read_text("utf-8"))["findings"]
    (finding,) = [each for each in findings if each["text"] == "core Interests"]
    (rival,) = explained(finding)["again"]["considered"]
    assert (rival["concept"], rival["text"], rival["stands"]) == ("core", "core", False)
    assert rival["outcome"] == "shorter than “core Interests” (core-interests)"
    text = run("explain", finding["fingerprint"], "report.json").stdout
    assert "core as “core” (core), exact, 100 %: shorter than" in text


def test_words_that_the_glossary_takes_away_now(report: dict[str, Any]) -> None:
    Path("new.csv").write_text(
        GLOSSARY.replace("two safeguards against fire", "“two maintenance” in mind"), "utf-8"
    )
    explanation = explained(report["two maintenance"], "-g", "new.csv")
    assert explanation["again"]["match"] is None
    (taken,) = [x for x in explanation["again"]["considered"] if x["text"] == "two maintenance"]
    assert taken["outcome"] == "stands in a phrase that the glossary lists under not_in"
    assert explanation["notes"] == [
        "The glossary named with -g is not the one the report was made with.",
        "Matched again, these words are not found any more.",
    ]


def test_markup_between_the_words_is_known_from_the_document(report: dict[str, Any]) -> None:
    (text,) = [text for text in report if "**" in text]
    explanation = explained(report[text])
    assert explanation["again"]["match"]["text"] == text
    assert explanation["notes"] == []


def test_both_sides_of_a_pair_of_files(write: Write) -> None:
    """The units of a pair are others than those of its files, and the source is evidence too."""
    write("p.zh.md", "会议闭幕。\n\n学习“枫桥经验”。推广新做法。\n")
    write("p.en.md", "The **meeting** closed. They studied the Maple **Bridge** way.\n")
    done = run("check", ".", "-g", "terms.csv", "-o", "report.json")
    findings = json.loads(Path("report.json").read_text("utf-8"))["findings"]
    (finding,) = [each for each in findings if each["code"] == "TC202"]
    assert finding["text"] == "Maple **Bridge** way", done.output
    explanation = explained(finding)
    assert explanation["notes"] == []
    assert explanation["again"]["match"]["text"] == finding["text"]
    assert [step["found"] for step in explanation["again"]["steps"]][:2] == ["Maple", "Bridge"]
    text = run("explain", finding["fingerprint"], "report.json").stdout
    assert "学习“«枫桥经验»”。" in text
    assert text.index("«枫桥经验»") < text.index("«Maple **Bridge** way»")


def test_a_term_that_nothing_renders(write: Write) -> None:
    write("p.zh.txt", "学习两个维护。\n")
    write("p.en.txt", "They went home early.\n")
    run("check", ".", "-g", "terms.csv", "-o", "report.json")
    findings = json.loads(Path("report.json").read_text("utf-8"))["findings"]
    (finding,) = [each for each in findings if each["code"] == "TC201"]
    text = run("explain", finding["fingerprint"], "report.json").stdout
    assert "学习«两个维护»。" in text
    assert "«»" not in text
    assert "They went home early." in text


def test_a_beginning_is_enough_whatever_the_case(report: dict[str, Any]) -> None:
    fingerprint = report["Two Uphold"]["fingerprint"]
    done = run("explain", f" {fingerprint[:9].upper()}", "report.json")
    assert done.exit_code == 0
    assert "'Uphold'" in done.stdout


def test_a_finding_about_a_whole_file(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"\x00\x01 no text \xff" * 50)
    run("check", "b.txt", "-g", "terms.csv", "-o", "report.json")
    (finding,) = json.loads(Path("report.json").read_text("utf-8"))["findings"]
    done = run("explain", finding["fingerprint"], "report.json")
    assert done.exit_code == 0
    assert done.stdout.startswith("TC901 unreadable-file, error\nb.txt\n\nWhy  ")
    assert explained(finding)["again"] is None


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (None, "The glossary cannot be loaded (terms.csv: there is no such file or folder)"),
        ("no table", "The glossary cannot be loaded (terms.csv:1: no column of terms"),
        (f"{GLOSSARY}new,新词,new word,,,\n", "The glossary has changed since"),
    ],
)
def test_without_its_glossary_the_report_speaks_alone(
    report: dict[str, Any], write: Write, content: str | None, note: str
) -> None:
    if content is None:
        Path("terms.csv").unlink()
    else:
        write("terms.csv", content)
    finding = report["two maintenance"]
    explanation = explained(finding)
    assert explanation["again"] is None
    assert explanation["notes"][0].startswith(note)
    text = run("explain", finding["fingerprint"], "report.json").stdout
    assert "Accepted   Two Upholds" in text
    assert "Word by word" not in text
    assert "what follows comes from the report alone" in " ".join(text.split())


def test_a_glossary_named_must_be_there(report: dict[str, Any]) -> None:
    arguments = ("explain", report["two maintenance"]["fingerprint"], "report.json")
    done = run(*arguments, "-g", "gone.csv")
    assert (done.exit_code, "gone.csv" in done.stderr) == (2, True)
    assert run(*arguments, "-g", "terms.csv").exit_code == 0


def test_a_finding_about_a_missing_rendering_is_not_matched_again(report: dict[str, Any]) -> None:
    """Rules on pairs report what is not there: a segment and a concept, but no match."""

    def miss(content: dict[str, Any]) -> None:
        for finding in content["findings"]:
            finding.update(kind=None, confidence=None, band=None, evidence=None)
            finding["segment"].update(start=None, end=None)

    change(miss)
    done = run("explain", report["two maintenance"]["fingerprint"], "report.json")
    assert done.exit_code == 0
    assert "Why        “two maintenance” looks like" in done.stdout
    assert "Also considered" not in done.stdout
    assert "Note" not in done.stdout


def test_a_report_read_from_another_folder(
    report: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    done = run("explain", report["two maintenance"]["fingerprint"], "../report.json")
    assert "Word by word" in done.stdout


def test_a_concept_that_is_gone(report: dict[str, Any], write: Write) -> None:
    write("other.csv", "id,zh,en\nother,其他,Others\n")
    explanation = explained(report["two maintenance"], "-g", "other.csv")
    assert "The glossary has no concept “upholds” any more." in explanation["notes"]
    assert explanation["again"] is None


def test_control_characters_do_not_reach_the_terminal(report: dict[str, Any]) -> None:
    def poison(content: dict[str, Any]) -> None:
        for finding in content["findings"]:
            finding["document"] = "a\x1b[2J.md"
            finding["segment"]["target"] = finding["segment"]["target"].replace(
                "keeps", "\x1bkeeps"
            )
            finding["message"] = "m\x07"

    change(poison)
    done = run("explain", report["Maple Bridge experience"]["fingerprint"], "report.json")
    assert done.exit_code == 0
    assert not set(done.stdout) & {"\x1b", "\x07"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "this is no JSON report"),
        ("{", "this is no JSON report"),
        ("[" * 100_000, "this is no JSON report"),
        ("[]", "this is no report of termcheck"),
        ('{"schema": 1}', "this is no report of termcheck"),
        ('{"schema": "termcheck.report/2"}', "this version reads 'termcheck.report/1'"),
        ('{"schema": "termcheck.report/1", "findings": {}}', "the report is damaged"),
        ('{"schema": "termcheck.report/1", "run": {}, "findings": []}', "has no findings"),
        (
            '{"schema": "termcheck.report/1", "run": {}, "findings": [1, {"fingerprint": "abc"}]}',
            "the finding abc is damaged. Check the documents again",
        ),
    ],
)
def test_what_is_no_report_is_refused(write: Write, content: str, message: str) -> None:
    write("r.json", content)
    done = run("explain", "abc", "r.json")
    assert done.exit_code == 2
    assert "r.json" in done.stderr
    assert message in " ".join(done.stderr.split())


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    (tmp_path / "r.xlsx").write_bytes(b"PK\x03\x04\xff\xfe")
    assert "this is no JSON report" in run("explain", "abc", "r.xlsx").stderr
    assert "there is no such file" in run("explain", "abc", "none.json").stderr
    assert "cannot be read" in run("explain", "abc", ".").stderr
    swapped = run("explain", "terms.csv", "abc")
    assert (swapped.exit_code, "The fingerprint comes first" in swapped.stderr) == (2, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", None),
        ("concept", []),
        ("expected", "Two Upholds"),
        ("expected", [1]),
        ("confidence", "high"),
        ("segment", "s1"),
        ("segment", {"id": "s1", "target": "short", "start": 2, "end": 99, "anchor": None}),
        ("segment", {"id": "s1", "target": "short", "start": 2, "end": None, "anchor": None}),
    ],
)
def test_a_damaged_finding_is_refused(report: dict[str, Any], name: str, value: object) -> None:
    fingerprint = report["two maintenance"]["fingerprint"]
    change(lambda content: [each.update({name: value}) for each in content["findings"]])
    done = run("explain", fingerprint, "report.json")
    assert done.exit_code == 2
    assert f"the finding {fingerprint} is damaged" in done.stderr


def test_unknown_and_ambiguous_fingerprints(report: dict[str, Any]) -> None:
    def number(content: dict[str, Any]) -> None:
        for count, finding in enumerate(content["findings"]):
            finding["fingerprint"] = f"abcdef{count}"

    change(number)
    several = run("explain", "ab", "report.json")
    assert several.exit_code == 2
    assert f"{len(report)} findings begin with 'ab'. Write more of it: abcdef0 (“" in several.stderr
    unknown = run("explain", "xbcdef1", "report.json")
    assert unknown.exit_code == 2
    assert "no finding has the fingerprint 'xbcdef1'. Nearest: abcdef1 (“" in unknown.stderr
    for nothing_like_it in ("zzzz", "0123abcd"):
        unknown = run("explain", nothing_like_it, "report.json")
        assert unknown.exit_code == 2
        assert f"'{nothing_like_it}'. report.json lists all of them." in unknown.stderr
    assert run("explain", "", "report.json").exit_code == 2
    assert run("explain", "abcdef0", "report.json", "--format", "yaml").exit_code == 2


# glossary expand


def expanded(*arguments: str) -> dict[str, Any]:
    done = run("glossary", "expand", *arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    expansion: dict[str, Any] = json.loads(done.stdout)
    assert expansion["schema"] == "termcheck.expansion/1"
    return expansion


def test_expand_says_what_stands_for_each_word() -> None:
    expansion = expanded("upholds", "-g", "terms.csv")
    term = expansion["templates"][0]
    assert (term["sort"], term["label"]) == ("the words of the term", "Two Upholds")
    two, upholds = term["slots"]
    assert (two["needed"], upholds["needed"], upholds["counterpart"]) == (True, False, "维护")
    reasons = {each["words"]: each for each in upholds["alternatives"]}
    assert reasons["maintain"]["reason"] == "维护 means 'maintain'"
    assert 0.4 <= reasons["maintain"]["similarity"] < reasons["uphold"]["similarity"] <= 1
    assert [term["text"] for term in expansion["terms"]] == ["两个维护", "Two Upholds"]
    assert not expansion["everyday"]


def test_expand_as_text() -> None:
    done = run("glossary", "expand", "upholds", "-g", "terms.csv")
    lines = done.stdout.splitlines()
    assert lines[:8] == [
        "upholds",
        "  preferred  两个维护",
        "  preferred  Two Upholds",
        "  not in     two safeguards against fire",
        "",
        "1. The words of the term: Two Upholds",
        "   two  renders 两, 37 % of the evidence, must be there",
        "     strong  2    the same number",
    ]
    assert any(line.split()[:2] == ["strong", "maintain,"] for line in lines)
    for columns in (40, 80):
        narrow = run("glossary", "expand", "upholds", "-g", "terms.csv", columns=columns).stdout
        assert max(map(cell_len, narrow.splitlines())) <= columns
        assert not [line for line in narrow.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("UPHOLDS", "upholds"),
        ("两个维护", "upholds"),
        ("two  upholds", "upholds"),
        ("ＴＷＯ Upholds", "upholds"),
        ("Vital Interests", "core-interests"),
        ("core", "core"),
        ("核心", "core"),
    ],
)
def test_expand_finds_a_concept_by_any_name(name: str, concept: str) -> None:
    assert expanded(name, "-g", "terms.csv")["concept"] == concept


def test_expand_warns_of_everyday_words(write: Write) -> None:
    warning = "Its words are everyday words"
    assert warning in run("glossary", "expand", "core-interests", "-g", "terms.csv").stdout
    assert warning not in run("glossary", "expand", "upholds", "-g", "terms.csv").stdout
    write("strict.csv", "zh,en,minimum_band\n核心利益,core interests,likely\n")
    strict = run("glossary", "expand", "核心利益", "-g", "strict.csv").stdout
    assert warning not in strict
    assert "Derived renderings count from “likely” on." in strict


def test_expand_of_a_language_without_knowledge(write: Write) -> None:
    write("fr.csv", "zh,fr\n两个维护,deux défenses\n")
    done = run("glossary", "expand", "两个维护", "-g", "fr.csv", "--target-lang", "fr")
    assert done.exit_code == 0
    assert "Listed terms and their forms are found;" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["upholds"], "no glossary. Name one with -g"),
        (["two uphold", "-g", "terms.csv"], "Did you mean 'Two Upholds'?"),
        (["两个维护 ？？", "-g", "terms.csv"], "Did you mean '两个维护'"),
        (["xyzzy", "-g", "terms.csv"], "no concept has the id, source term or rendering 'xyzzy'"),
        (["same", "-g", "same.csv"], "2 concepts have 'same'. Use the id: a, b"),
        (["upholds", "-g", "none.csv"], "none.csv"),
        (["upholds", "-g", "terms.csv", "--format", "xml"], "Use one of text, json"),
    ],
)
def test_expand_says_what_is_wrong(write: Write, arguments: list[str], message: str) -> None:
    write("same.csv", "id,zh,en\na,甲,Same\nb,乙,same\n")
    done = run("glossary", "expand", *arguments)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())
