"""What has become of the findings of a report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from termcheck.api import check, load_glossary
from termcheck.errors import UsageError
from termcheck.model.report import Report
from termcheck.reports.difference import difference, difference_record, report_of_new

from . import samples

OLD = """The Two Safeguards come first.

The fengqiao experience is known everywhere.

Two safeguard them all.
"""
NEW = """A new line above.

Two safeguard them all.

The fengqiao experience is known everywhere.

One more fengqiao experience.
"""


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Report, Report]:
    """Two real runs over a document whose lines were moved, one mended and one added."""
    monkeypatch.chdir(tmp_path)
    Path("terms.csv").write_text(
        "zh,en,en:deprecated\n两个维护,Two Upholds,Two Safeguards|Two safeguard\n"
        "枫桥经验,Fengqiao Experience,\n",
        encoding="utf-8",
    )
    loaded = load_glossary(["terms.csv"], source_language="zh", target_language="en")
    made = []
    for text in (OLD, NEW):
        Path("a.txt").write_text(text, encoding="utf-8")
        made.append(check([Path("a.txt")], loaded))
    return made[0], made[1]


def test_moved_lines_make_no_difference(reports: tuple[Report, Report]) -> None:
    compared = difference(*reports)
    assert [f.text for f in compared.fixed] == ["Two Safeguards"]
    assert [f.text for f in compared.new] == ["fengqiao experience"]
    assert [f.position[0] for f in compared.new if f.position] == [7]
    assert {f.text for f in compared.unchanged} == {"fengqiao experience", "Two safeguard"}
    assert compared.unchecked == ()
    assert compared.remarks == ()


def test_every_finding_is_in_one_group(reports: tuple[Report, Report]) -> None:
    old, new = reports
    compared = difference(old, new)
    assert len(compared.new) + len(compared.unchanged) == len(new.findings)
    gone = len(compared.fixed) + len(compared.unchecked)
    assert gone + len(compared.unchanged) == len(old.findings)


def test_the_same_report_has_no_difference() -> None:
    compared = difference(samples.report(), samples.report())
    assert (compared.new, compared.fixed, compared.unchecked) == ((), (), ())
    assert len(compared.unchanged) == 5


def test_documents_that_were_not_checked_again_are_not_fixed() -> None:
    report = samples.report()
    later = replace(report, documents=report.documents[:1], findings=report.findings[:1])
    compared = difference(report, later)
    assert compared.fixed == ()
    assert {f.document for f in compared.unchecked} == {"seeds/one.txt", "文件/会议 纪要.tmx"}


def test_a_path_written_otherwise_is_the_same_document() -> None:
    report = samples.report()
    documents = tuple(replace(d, uri=f"./{d.uri}") for d in report.documents)
    compared = difference(report, replace(report, documents=documents, findings=()))
    assert len(compared.fixed) == 5


def test_runs_that_differ_say_so() -> None:
    report = samples.report()
    run = replace(report.run, version="0.2.0", glossary_sha256="x", rules=("TC101", "TC201"))
    assert difference(report, replace(report, run=run)).remarks == (
        "made by version 0.1.0 and version 0.2.0",
        "the glossary has changed",
        "rules only in the later run: TC201",
        "rules only in the earlier run: TC102, TC103, TC301",
    )


def test_other_languages_are_refused() -> None:
    french = replace(samples.report(), run=replace(samples.RUN, target_language="fr"))
    with pytest.raises(UsageError, match="different languages"):
        difference(samples.report(), french)


def test_records_and_the_report_of_new_findings(reports: tuple[Report, Report]) -> None:
    compared = difference(*reports)
    record = difference_record(compared)
    assert record["schema"] == "termcheck.difference/1"
    assert record["counts"] == {"new": 1, "fixed": 1, "unchanged": 2, "unchecked": 0}
    assert record["new"][0]["text"] == "fengqiao experience"
    report = report_of_new(compared)
    assert report.findings == compared.new
    assert [d.findings for d in report.documents] == [1]


def test_a_sentence_written_anew_keeps_its_findings() -> None:
    """One of two like findings is mended, the other one's sentence changed with it."""
    report = samples.report()
    one = report.findings[1]
    before = replace(report, findings=(one, replace(one, fingerprint="b2")))
    after = replace(report, findings=(replace(one, fingerprint="c3"),))
    compared = difference(before, after)
    assert (compared.new, len(compared.fixed), len(compared.unchanged)) == ((), 1, 1)
    other = replace(one, fingerprint="d4", concept_id="another")
    compared = difference(before, replace(report, findings=(other,)))
    assert (len(compared.new), len(compared.fixed)) == (1, 2)
