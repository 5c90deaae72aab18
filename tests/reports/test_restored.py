"""Reports out of their JSON again."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from termcheck.api import check, load_glossary
from termcheck.errors import ReportError
from termcheck.model.match import Band, band_of
from termcheck.model.report import Report
from termcheck.reports import WRITERS, write_report
from termcheck.reports.excerpt import excerpt, kind_of, reason
from termcheck.reports.json_report import chunks
from termcheck.reports.restored import load_report, report_from_records

from ..conftest import ROOT
from . import samples


def records(report: Report) -> dict[str, Any]:
    content: dict[str, Any] = json.loads("".join(chunks(report)))
    return content


def again(report: Report) -> Report:
    return report_from_records(records(report), where="r.json")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of a part of our own samples that has every format and both modes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("TERMCHECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        loaded = load_glossary(
            ["glossary/procuratorial.csv"], source_language="zh", target_language="en"
        )
        paths = ["meeting", "bilingual", "river-case", "terms-memo", "exhibition"]
        return check([Path("seeds") / name for name in paths], loaded)


@pytest.mark.parametrize("name", ["report", "empty_report", "blank_report"])
def test_json_of_a_restored_report_is_the_same(name: str) -> None:
    report = getattr(samples, name)()
    assert "".join(chunks(again(report))) == "".join(chunks(report))


def test_nasty_texts_come_back() -> None:
    report = samples.report_of("𠀀 ﬁ ß İ\r\nＦｕｌｌ", "e\u0301\ufeff", "a\n\nb", "\x00", " ")
    assert "".join(chunks(again(report))) == "".join(chunks(report))


def test_json_of_our_samples_comes_back_byte_for_byte(seeds: Report) -> None:
    assert len(seeds.findings) > 30
    assert "".join(chunks(again(seeds))) == "".join(chunks(seeds))


def test_a_restored_report_shows_the_same(seeds: Report) -> None:
    back = again(seeds)
    for now, then in zip(back.findings, seeds.findings, strict=True):
        assert (now.position, now.text, now.expected) == (then.position, then.text, then.expected)
        assert kind_of(now) == kind_of(then)
        assert reason(now) == reason(then)
        assert now.source_span == then.source_span or then.source_span is None
    same = sum(
        excerpt(now) == excerpt(then)
        for now, then in zip(back.findings, seeds.findings, strict=True)
    )
    assert same >= 0.98 * len(seeds.findings)
    assert [c.renderings for c in back.concepts] == [c.renderings for c in seeds.concepts]


@pytest.mark.parametrize("suffix", sorted(set(WRITERS) - {".docx"}))
def test_every_form_can_be_written_from_it(tmp_path: Path, suffix: str) -> None:
    write_report(samples.report(), tmp_path / "r.json")
    write_report(load_report(tmp_path / "r.json"), tmp_path / f"again{suffix}")
    assert (tmp_path / f"again{suffix}").stat().st_size > 0


def test_findings_of_one_segment_share_it() -> None:
    first, second = again(samples.report()).findings[1:3]
    assert first.segment is second.segment


@pytest.mark.parametrize("confidence", [0.8796, 0.88, 0.7599, 0.76, 0.99999, 1.0, 0.0])
def test_rounding_moves_no_finding_into_another_band(confidence: float) -> None:
    one = samples.finding(samples.segment("Two Safeguards"), "Two", confidence=confidence)
    match = again(replace(samples.report(), findings=(one,))).findings[0].match
    assert match is not None
    assert match.band is band_of(confidence)
    assert round(match.confidence, 3) == round(confidence, 3)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda c: c["findings"][1].pop("rule"), "findings 2 has no good 'rule'"),
        (lambda c: c["findings"][1].update(severity="grave"), "unknown 'severity'"),
        (lambda c: c["findings"][1].update(expected="x"), "findings 2 has no good 'expected'"),
        (lambda c: c["findings"][1].update(expected=[1]), "findings 2 has no good 'expected'"),
        (lambda c: c["findings"][1].update(kind="new"), "unknown 'kind'"),
        (lambda c: c["findings"][1].update(line=True), "no good 'line'"),
        (lambda c: c["findings"][1]["segment"].update(end=10_000), "outside its text"),
        (lambda c: c["findings"][1]["segment"].update(start=-1), "outside its text"),
        (lambda c: c["findings"].append(3), "findings 6 is no record"),
        (lambda c: c.update(findings={}), "the report has no good 'findings'"),
        (lambda c: c.update(suppressed="2"), "no good 'suppressed'"),
        (lambda c: c["run"].pop("version"), "the report: run has no good 'version'"),
        (lambda c: c["notes"][0].update(code="fine"), "notes 1 has an unknown 'code'"),
        (lambda c: c["concepts"][0]["renderings"][0].update(documents={"a": "b"}), "documents"),
        (lambda c: c["documents"][0].update(words=None), "documents 1 has no good 'words'"),
    ],
)
def test_a_damaged_report_says_where(damage: Callable[[Any], object], message: str) -> None:
    content = copy.deepcopy(records(samples.report()))
    damage(content)
    with pytest.raises(ReportError, match=message) as caught:
        report_from_records(content, where="r.json")
    assert caught.value.where == "r.json"


def test_what_later_versions_add_does_no_harm() -> None:
    content = records(samples.report())
    content["further"] = 1
    content["findings"][0]["further"] = {}
    assert report_from_records(content, where="x").findings == again(samples.report()).findings


def test_bands_are_what_they_were(seeds: Report) -> None:
    def bands(report: Report) -> list[Band | None]:
        return [f.match.band if f.match else None for f in report.findings]

    assert bands(again(seeds)) == bands(seeds)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"confidence": 1.0', '"confidence": NaN'),
        ('"confidence": 1.0', '"confidence": 1e999'),
        ('"id": "s1"', '"id": "x"'),
        ('"code": "TC101"', '"code": "TC101\\ud800"'),
    ],
)
def test_values_that_no_report_could_be_written_of_again(
    tmp_path: Path, old: str, new: str
) -> None:
    path = tmp_path / "r.json"
    whole = "".join(chunks(samples.report()))
    assert old in whole
    path.write_text(whole.replace(old, new), encoding="utf-8")
    with pytest.raises(ReportError):
        load_report(path)


def test_characters_beyond_the_first_plane_may_be_written_as_escapes(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(records(samples.report_of("𠀀 text"))), encoding="ascii")
    assert [finding.text for finding in load_report(path).findings] == ["𠀀 text"]
