"""Recall and precision on the labelled Chinese lines, all concepts in one glossary.

The floors are what the engine reached when they were written down; they only rise.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from termcheck.matching import chinese, listed
from termcheck.matching.prepared import PreparedText
from termcheck.matching.resolve import resolve
from termcheck.model.match import Band, Kind, Match
from tests.quality.labels import Line, Mark, Sheet, read_sheet

CASES = Path(__file__).with_name("cases.yaml")
RECALL = 0.96
"""Over all bands."""
PRECISION = 0.98
KIND = 0.95
"""Share of the found renderings whose kind is the labelled one."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in a line beside what should have been."""

    line: Line
    found: tuple[tuple[Mark, Match], ...]
    missed: tuple[Mark, ...]
    wrong: tuple[Match, ...]


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return read_sheet(CASES)


@pytest.fixture(scope="module")
def results(sheet: Sheet) -> list[Result]:
    glossary = sheet.glossary
    detectors = [
        module.load(module.compile_terms(glossary, "en", "zh"), glossary, "en", "zh")
        for module in (listed, chinese)
    ]
    results = []
    for line in sheet.lines:
        proposed: list[Match] = []
        text = PreparedText(line.text)
        for detector in detectors:
            assert detector is not None
            proposed += detector.find(text, proposed)
        variants = [m for m in resolve(proposed) if m.kind not in (Kind.EXACT, Kind.LISTED)]
        results.append(_compare(line, variants))
    return results


def _compare(line: Line, variants: list[Match]) -> Result:
    pairs = [
        (mark, match)
        for mark in line.marks
        for match in variants
        if match.concept_id == mark.concept_id
        and (match.start, match.end) == (mark.start, mark.end)
    ]
    marks, matches = [mark for mark, _ in pairs], [match for _, match in pairs]
    return Result(
        line,
        tuple(pairs),
        tuple(mark for mark in line.marks if mark not in marks),
        tuple(match for match in variants if match not in matches),
    )


def test_the_cases_are_many_and_half_of_them_silent(sheet: Sheet) -> None:
    silent = sum(not line.marks for line in sheet.lines)
    assert len(sheet.lines) >= 100
    assert 0.4 <= silent / len(sheet.lines) <= 0.6


def test_recall_precision_and_kinds(results: list[Result]) -> None:
    found = [pair for result in results for pair in result.found]
    missed = [mark for result in results for mark in result.missed]
    wrong = [(result.line.text, match) for result in results for match in result.wrong]
    recall = len(found) / (len(found) + len(missed))
    precision = len(found) / (len(found) + len(wrong))
    kinds = sum(mark.kind == match.kind for mark, match in found) / len(found)
    print(f"\nrecall {recall:.3f}  precision {precision:.3f}  kinds {kinds:.3f}")
    for mark in missed:
        print(f"missed {mark.place} {mark.text} ({mark.kind})")
    for text, match in wrong:
        print(f"wrong  {match.text} for {match.term.text} ({match.kind}) in {text}")
    for mark, match in found:
        if mark.kind != match.kind:
            print(f"kind   {mark.text}: {match.kind}, labelled {mark.kind}")
    assert recall >= RECALL
    assert precision >= PRECISION
    assert kinds >= KIND


@pytest.mark.parametrize(
    ("band", "promised"), [(Band.CERTAIN, 0.97), (Band.LIKELY, 0.85), (Band.POSSIBLE, 0.5)]
)
def test_each_band_keeps_its_word(results: list[Result], band: Band, promised: float) -> None:
    right = sum(match.band is band for result in results for _, match in result.found)
    wrong = sum(match.band is band for result in results for match in result.wrong)
    print(f"\n{band}: {right} right, {wrong} wrong")
    assert right >= 5
    assert right / (right + wrong) >= promised


def test_every_match_says_why(results: list[Result]) -> None:
    assert any(result.found for result in results)
    for result in results:
        for mark, match in result.found:
            assert mark.text in match.evidence
            assert match.steps
