"""Near-synonyms and words with the same characters, and what must not be taken for a rendering."""

from __future__ import annotations

import pytest

from termcheck.matching.detector import Detector

from .conftest import detector_of, prepared

PAIRS = (
    ("committee", "常务委员会", "Standing Committee"),
    ("review", "审判监督程序", "trial supervision procedure"),
    ("conference", "庭前会议", "pretrial conference"),
    ("side", "供给侧结构性改革", "supply-side structural reform"),
    ("carbon", "碳达峰碳中和", "carbon peaking and carbon neutrality"),
    ("court", "最高人民法院", "Supreme People's Court"),
    ("assessor", "人民陪审员", "people's assessor"),
)


@pytest.fixture(scope="module")
def detector() -> Detector:
    return detector_of(PAIRS)


@pytest.mark.parametrize(
    ("text", "rendering"),
    [
        ("They used the trial oversight procedure.", "trial oversight procedure"),
        ("The Permanent Committee met.", "Permanent Committee"),
        ("a pre-trial conference was held", "pre-trial conference"),
        ("a conference before the trial was held", "conference before the trial"),
        ("The supply-side reform went on.", "supply-side reform"),
        ("carbon neutrality and carbon peaking", "carbon neutrality and carbon peaking"),
        ("the people's assesors voted", "people's assesors"),
        ("the Supreme Court of China", "Supreme Court"),
    ],
)
def test_fires(detector: Detector, text: str, rendering: str) -> None:
    assert rendering in [m.text for m in detector.find(prepared(text))]


@pytest.mark.parametrize(
    "text",
    [
        "the Supreme Court of India",
        "People who assess buildings need a good eye.",
        "They stood in a group and the committee left.",
        "The trial was under careful oversight, and the procedure was long.",
        "a reform of supply",
        "a conference on trial lawyers",
    ],
)
def test_stays_silent(detector: Detector, text: str) -> None:
    assert [m.text for m in detector.find(prepared(text))] == []
