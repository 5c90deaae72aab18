"""The judge judged: labels, counting and floors, by hand-made examples."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.quality.counting import Found, count, floored
from tests.quality.harness import findings, score_report, table, write_report
from tests.quality.labels import Mark, read_line, read_sheet
from tests.quality.ratchet import figures, raised, read_floors, sunk, write_floors


def mark(start: int, end: int, *, concept: str = "a", must: bool = True) -> Mark:
    return Mark("t", concept, start, end, "synonym", "", must)


def finding(start: int, end: int, *, concept: str = "a", band: str = "certain") -> Found:
    return Found("t", concept, start, end, "", "order", band)


def test_a_line_gives_its_sentence_and_its_marks() -> None:
    line = read_line("𠀀 “«two wins|synonym»” and «one heart|literal|乙».", "甲", "x/1")
    assert line.text == "𠀀 “two wins” and one heart."
    assert [(line.text[m.start : m.end], m.kind, m.concept_id) for m in line.marks] == [
        ("two wins", "synonym", "甲"),
        ("one heart", "literal", "乙"),
    ]


@pytest.mark.parametrize("text", ["«no kind»", "«no|such-kind»", "«open|order", "a | b", "»"])
def test_a_malformed_label_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"label|Kind"):
        read_line(text, "甲", "x/1")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("- {concept: {zh: 甲, en: x}, lines: [«a|order|乙»]}", "no concept 乙"),
        ("- {concept: {zh: 甲, en: x}, lines: []}\n" * 2, "twice"),
        ("- {concept: {zh: 甲, en: x, admited: [y]}, lines: []}", "admited"),
    ],
)
def test_a_wrong_file_of_cases_is_refused(tmp_path: Path, rows: str, said: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        read_sheet(path)


@pytest.mark.parametrize(
    ("marks", "reported", "recall", "precision"),
    [
        ([], [], 1.0, 1.0),
        ([mark(0, 5)], [], 0.0, 1.0),
        ([], [finding(0, 5)], 1.0, 0.0),
        ([mark(0, 5)], [finding(4, 9)], 1.0, 1.0),
        ([mark(0, 5)], [finding(5, 9)], 0.0, 0.0),
        ([mark(0, 5)], [finding(0, 5, concept="b")], 0.0, 0.0),
        # Several findings on one mark: found once, each of them true.
        ([mark(0, 9), mark(20, 25)], [finding(0, 3), finding(4, 9)], 0.5, 1.0),
        # One finding on two marks finds both.
        ([mark(0, 5), mark(6, 9)], [finding(0, 9)], 1.0, 1.0),
        # Where annotators disagree nothing counts.
        ([mark(0, 5, must=False)], [finding(0, 5)], 1.0, 1.0),
        ([mark(0, 5, must=False), mark(8, 9)], [finding(0, 5)], 0.0, 1.0),
    ],
)
def test_counts(marks: list[Mark], reported: list[Found], recall: float, precision: float) -> None:
    score = count(marks, reported)
    assert (score.recall, score.precision) == (recall, precision)


def test_counts_by_kind_and_band() -> None:
    marks = [mark(0, 5), Mark("t", "a", 10, 15, "order", ""), Mark("u", "a", 0, 5, "order", "")]
    reported = [finding(0, 5), finding(10, 15, band="possible"), finding(30, 35, band="possible")]
    score = count(marks, reported)
    assert score.asked == Counter({"order": 2, "synonym": 1})
    assert (score.recall_of("order"), score.recall_of("synonym")) == (0.5, 1.0)
    assert score.counts(band="possible") == (1, 1)
    assert score.counts(kind="order") == (2, 1)
    assert score.found_surely == 1
    assert [each.place for each in score.misses] == ["u"]
    assert [each.start for each in score.wrong] == [30]
    assert "(2/3)" in table("t", score)


def test_a_finding_is_what_the_rules_object_to(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(
        "- concept: {zh: 甲, en: Two Winds, admitted: [Both Winds], deprecated: [Two Airs]}\n"
        "  lines: [Two Winds and Both Winds, The «two winds|case» and the «Two Airs|listed».]\n",
        encoding="utf-8",
    )
    sheet = read_sheet(path)
    reported = list(findings(sheet, ("listed", "forms")))
    assert [(each.place, each.text) for each in reported] == [
        ("x.yaml/2", "two winds"),
        ("x.yaml/2", "Two Airs"),
    ]
    score = count([m for line in sheet.lines for m in line.marks], reported)
    assert (score.recall, score.precision) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("value", "floor"), [(2 / 3, 0.6666), (1.0, 1.0), (0.29, 0.29), (0.00009, 0.0)]
)
def test_floors_never_exceed_what_was_measured(value: float, floor: float) -> None:
    assert floored(value) == floor


def test_floors_only_rise(tmp_path: Path) -> None:
    low = figures(count([mark(0, 5), mark(6, 9)], [finding(0, 5)]))
    high = figures(count([mark(0, 5), mark(6, 9)], [finding(0, 9)]))
    assert (low["recall"], high["recall"]) == (0.5, 1.0)
    assert (low["precision of certain"], low["recall of synonym"]) == (1.0, 0.5)
    path = tmp_path / "ratchet.json"
    assert read_floors(path) == {}
    write_floors(raised({"documents": {"recall": 0.9}}, {"cases": low}), path)
    floors = read_floors(path)
    assert floors == {"cases": low, "documents": {"recall": 0.9}}
    assert sunk(floors, {"cases": high}) == []
    fallen = sunk(raised(floors, {"cases": high}), {"cases": low})
    assert "cases: recall is 0.5000, below its floor of 1.0000" in fallen
    assert list(tmp_path.iterdir()) == [path]


def test_a_band_without_findings_has_no_figure() -> None:
    found = figures(count([mark(0, 5)], [finding(0, 5)]))
    assert "precision of possible" not in found
    assert sunk({"cases": {"precision of possible": 0.5}}, {"cases": found}) == []


def test_our_count_equals_the_score_program(shared: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    write_report(shared, report)
    # A few false and doubtful findings, so that every way of counting is compared.
    data = json.loads(report.read_text(encoding="utf-8"))
    gold = json.loads((shared / "quality" / "seeds_gold.json").read_text(encoding="utf-8"))
    for each in gold[::3]:
        place = {"document": f"{each['doc']}_x.txt", "text": "", "kind": "order", "band": "likely"}
        span = {"start": each["start"], "end": each["end"], "concept": each["concept"]}
        data["findings"].append(place | span)
    report.write_text(json.dumps(data), encoding="utf-8")
    score = score_report(report, shared)
    command = [sys.executable, str(shared / "quality" / "score.py"), str(report)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    ours = (
        f"recall {score.recall:.3f} ({score.found.total()}/{score.asked.total()})  "
        f"precision {score.precision:.3f} ({score.false.total()} false)"
    )
    assert ours in said
    for band, true, false in re.findall(r"band (\S+) +(\d+) true, (\d+) false", said):
        assert score.counts(band=band) == (int(true), int(false))
    assert score.false
