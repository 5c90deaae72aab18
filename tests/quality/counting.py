"""Findings against labels: recall, precision, and what was missed or wrongly found.

Both sides meet where they share a character and a concept. A label that some finding meets is
found, once; a finding that meets a label is true, one that meets none is false. Places marked as
open to dispute are left out of both counts. The score program beside the users' documents counts
in the same way.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.quality.labels import Mark

SURE = frozenset({"certain", "likely"})
"""The bands that are shown as warnings."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with a place in a text."""

    place: str
    concept_id: str
    start: int
    end: int
    text: str
    kind: str
    band: str


@dataclass(frozen=True, slots=True)
class Score:
    """What came of a comparison."""

    asked: Counter[str]
    """Labelled renderings by kind."""
    found: Counter[str]
    """Those of them that were found, by kind."""
    found_surely: int
    """How many were found by a finding of a band in `SURE`."""
    true: Counter[tuple[str, str]]
    """True findings by (band, kind of the finding)."""
    false: Counter[tuple[str, str]]
    """False findings by (band, kind of the finding)."""
    misses: tuple[Mark, ...]
    wrong: tuple[Found, ...]

    @property
    def recall(self) -> float:
        """Share of the labelled renderings that were found; 1.0 where none are labelled."""
        return share(self.found.total(), self.asked.total())

    @property
    def precision(self) -> float:
        """Share of the findings that are true; 1.0 where there are none."""
        return share(self.true.total(), self.true.total() + self.false.total())

    def recall_of(self, kind: str) -> float:
        """Recall among the renderings labelled as of this kind."""
        return share(self.found[kind], self.asked[kind])

    def counts(self, *, band: str | None = None, kind: str | None = None) -> tuple[int, int]:
        """How many findings of a band and a kind are true and false; None means any."""
        totals = [
            sum(n for (b, k), n in counter.items() if band in (None, b) and kind in (None, k))
            for counter in (self.true, self.false)
        ]
        return totals[0], totals[1]


def share(part: int, whole: int) -> float:
    """`part / whole`; 1.0 for nothing out of nothing."""
    return part / whole if whole else 1.0


def floored(value: float) -> float:
    """Four decimals, rounded down, so that a recorded floor never exceeds what was measured."""
    return math.floor(value * 10_000 + 1e-9) / 10_000


def count(marks: Iterable[Mark], findings: Iterable[Found]) -> Score:
    """Compares findings with labels. Cost: findings times marks of the same text."""
    by_place: dict[str, list[Mark]] = {}
    for mark in marks:
        by_place.setdefault(mark.place, []).append(mark)
    true: Counter[tuple[str, str]] = Counter()
    false: Counter[tuple[str, str]] = Counter()
    wrong: list[Found] = []
    met: set[Mark] = set()
    met_surely: set[Mark] = set()
    for finding in findings:
        there = [m for m in by_place.get(finding.place, ()) if _same(m, finding)]
        if any(not mark.must for mark in there):
            met.update(mark for mark in there if mark.must)
            continue
        if not there:
            false[finding.band, finding.kind] += 1
            wrong.append(finding)
            continue
        true[finding.band, finding.kind] += 1
        met.update(there)
        if finding.band in SURE:
            met_surely.update(there)
    musts = [mark for there in by_place.values() for mark in there if mark.must]
    return Score(
        asked=Counter(mark.kind for mark in musts),
        found=Counter(mark.kind for mark in musts if mark in met),
        found_surely=sum(mark in met_surely for mark in musts),
        true=true,
        false=false,
        misses=tuple(mark for mark in musts if mark not in met),
        wrong=tuple(wrong),
    )


def _same(mark: Mark, finding: Found) -> bool:
    overlap = mark.start < finding.end and finding.start < mark.end
    return overlap and mark.concept_id == finding.concept_id
