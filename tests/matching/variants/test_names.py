"""Names: other spellings of them, and words of a term spelt as names."""

from __future__ import annotations

import pytest

from termcheck.matching.detector import Detector
from termcheck.model.match import Kind

from .conftest import detector_of, prepared

PAIRS = (
    ("xian", "西安", "Xi'an"),
    ("shaanxi", "陕西", "Shaanxi"),
    ("lu", "吕薇", "Lü Wei"),
    ("tashi", "扎西", "Tashi"),
    ("ouyang", "欧阳静", "Ouyang Jing"),
    ("taihu", "太湖", "Taihu Lake"),
    ("canal", "红旗渠", "Red Flag Canal"),
    ("region", "内蒙古自治区", "Inner Mongolia Autonomous Region"),
)


@pytest.fixture(scope="module")
def detector() -> Detector:
    return detector_of(PAIRS)


@pytest.mark.parametrize(
    ("text", "concept", "rendering"),
    [
        ("Trains reach Xian in four hours.", "xian", "Xian"),
        ("Trains reach Xi An in four hours.", "xian", "Xi An"),
        ("Miners came from Shensi.", "shaanxi", "Shensi"),
        ("Apples from Shaan'xi are sold.", "shaanxi", "Shaan'xi"),
        ("The lawyer Lv Wei spoke.", "lu", "Lv Wei"),
        ("The lawyer Lyu Wei spoke.", "lu", "Lyu Wei"),
        ("The herdsman Zhaxi came.", "tashi", "Zhaxi"),
        ("Prosecutor Ou Yangjing came.", "ouyang", "Ou Yangjing"),
        ("Crabs from Lake Tai were sold.", "taihu", "Lake Tai"),
        ("The Hongqi Canal was cut by hand.", "canal", "Hongqi Canal"),
        ("The Nei Mongol Autonomous Region.", "region", "Nei Mongol Autonomous Region"),
    ],
)
def test_fires(detector: Detector, text: str, concept: str, rendering: str) -> None:
    found = detector.find(prepared(text))
    assert [(m.concept_id, m.text) for m in found] == [(concept, rendering)]
    assert found[0].kind in (Kind.ROMANISATION, Kind.SPACING)


@pytest.mark.parametrize(
    "text",
    [
        "Xi'an's wall is lit up.",
        "Guangxi and Jiangxi signed an agreement.",
        "Liu Wei and Li Wei share an office.",
        "The taxi took them to Lhasa.",
        "Ouyang Ling played; Jing listened.",
        "The Tai people of the lake weave cloth.",
        "Red flags were flying along the canal.",
        "An article by Xi, an economist, is read.",
    ],
)
def test_stays_silent(detector: Detector, text: str) -> None:
    assert [(m.concept_id, m.text) for m in detector.find(prepared(text))] == []
