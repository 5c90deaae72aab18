"""One small glossary, compiled once, for all tests of the variant engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from termcheck.matching import variants
from termcheck.matching.detector import Detector
from termcheck.matching.prepared import PreparedText
from termcheck.model.glossary import Concept, Glossary, Term
from termcheck.model.match import Match

PAIRS = (
    ("upholds", "两个维护", "Two Upholds"),
    ("establishments", "两个确立", "Two Establishments"),
    ("experience", "枫桥经验", "Fengqiao Experience"),
    ("functions", "四大检察", "Four Major Procuratorial Functions"),
    ("enterprises", "检察护企", "procuratorial protection of enterprises"),
    ("leniency", "宽严相济", "tempering justice with mercy"),
    ("lamp", "灯下黑", "darkness under the lamp"),
    ("accountability", "司法责任制", "judicial accountability system"),
    ("strategy", "数字检察战略", "digital prosecution strategy"),
    ("security", "总体国家安全观", "holistic approach to national security"),
    ("commission", "国家监察委员会", "National Supervisory Commission"),
    ("spp", "最高人民检察院", "Supreme People's Procuratorate"),
    ("ying", "应勇", "Ying Yong"),
    ("tong", "童建明", "Tong Jianming"),
    ("law", "习近平法治思想", "Xi Jinping Thought on the Rule of Law"),
    ("grassroots", "基层检察院", "grassroots procuratorates"),
    ("litigation", "公益诉讼", "public interest litigation"),
    ("general", "检察长", "Prosecutor General"),
    ("opening", "高水平对外开放", "high-level opening-up"),
    ("congress", "第十八次全国代表大会", "18th National Congress"),
)


def glossary_of(pairs: tuple[tuple[str, str, str], ...]) -> Glossary:
    return Glossary(
        tuple(
            Concept(
                concept,
                (
                    *((Term(f"{concept}/zh/1", zh, "zh"),) if zh else ()),
                    Term(f"{concept}/en/1", en, "en"),
                ),
            )
            for concept, zh, en in pairs
        )
    )


def prepared(text: str) -> PreparedText:
    return PreparedText(text)


def detector_of(pairs: tuple[tuple[str, str, str], ...]) -> Detector:
    """The detector of a glossary of (concept, Chinese, English)."""
    terms = glossary_of(pairs)
    found = variants.load(variants.compile_terms(terms, "zh", "en"), terms, "zh", "en")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return glossary_of(PAIRS)


@pytest.fixture(scope="session")
def compiled(glossary: Glossary) -> Any:
    return variants.compile_terms(glossary, "zh", "en")


@pytest.fixture(scope="session")
def detector(compiled: Any, glossary: Glossary) -> Detector:
    found = variants.load(compiled, glossary, "zh", "en")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def find(detector: Detector) -> Callable[[str], list[Match]]:
    return lambda text: detector.find(prepared(text))
