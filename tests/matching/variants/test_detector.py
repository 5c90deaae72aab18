"""Renderings nobody listed: what must be found, as what, and what must stay silent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from termcheck.matching import variants
from termcheck.matching.variants.detector import VariantDetector
from termcheck.model.match import Kind, Match

from .conftest import glossary_of, prepared

Find = Callable[[str], list[Match]]


@pytest.mark.parametrize(
    ("text", "concept", "rendering"),
    [
        ("We must firmly carry out the two safeguards.", "upholds", "two safeguards"),
        ("The “Two Maintenance” were stressed.", "upholds", "Two Maintenance"),
        ("They learned from the Maple Bridge Experience.", "experience", "Maple Bridge Experience"),
        ("the four procuratorial functions", "functions", "four procuratorial functions"),
        ("the four major prosecution functions", "functions", "four major prosecution functions"),
        ("inspecting and protecting enterprises", "enterprises",
         "inspecting and protecting enterprises"),
        ("a policy of leniency and severity", "leniency", "leniency and severity"),
        ("the “black under the lights” problem", "lamp", "black under the lights"),
        ("the judicial responsibility system", "accountability", "judicial responsibility system"),
        ("a digital procuratorial strategy", "strategy", "digital procuratorial strategy"),
        ("the holistic national security outlook", "security",
         "holistic national security outlook"),
        ("the National Supervision Commission", "commission", "National Supervision Commission"),
        ("the State Supervision Commission", "commission", "State Supervision Commission"),
        ("the National Supervisory Committee", "commission", "National Supervisory Committee"),
        ("the Supreme Procuratorate", "spp", "Supreme Procuratorate"),
        ("Comrade Tongjianming spoke.", "tong", "Tongjianming"),
        ("Jianming Tong presided.", "tong", "Jianming Tong"),
        ("At the procuratorate, we should bravely listen.", "ying", "should bravely"),
        ("Xi Jinping's rule of law thinking", "law", "Xi Jinping's rule of law thinking"),
        ("all basic procuratorates", "grassroots", "basic procuratorates"),
        ("the Procurator General", "general", "Procurator General"),
        ("opening up to the outside world at a high level", "opening",
         "opening up to the outside world at a high level"),
    ],
)  # fmt: skip
def test_fires(find: Find, text: str, concept: str, rendering: str) -> None:
    assert [m.text for m in find(text) if m.concept_id == concept] == [rendering]


@pytest.mark.parametrize(
    "text",
    [
        "two cases were heard",
        "two sets of example cases",
        "two mechanisms of the state",
        "the judicial system",
        "the chief prosecutors met",
        "in the public interest",
        "they should bravely supervise themselves",
        "the 20th National Congress",
        "eighteen national delegates went to a congress",
        "people's procuratorates at all levels",
        "It was dark. Under the lamp stood a man.",
        "Enterprises protect themselves against inspection.",
        "digital strategy",
        "a national committee for schools, hospitals and charity commissions",
        "a high level of service, openly offered",
        "She has much experience of Maple syrup.",
        "four major cities",
        "The function of the four organs is major.",
        "Xi Jinping attended the meeting on rural roads.",
        "justice and mercy are not the same thing",
        "the supreme court and the people",
        "general rules for prosecutors",
        "procuratorial staff; protection of enterprises",
        "",
        "   ",
        "𠀀 İ ß ﬁ ＡＢＣ",
    ],
)
def test_stays_silent(find: Find, text: str) -> None:
    assert [(m.concept_id, m.text) for m in find(text)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the National Supervision Commission", Kind.DERIVATION),
        ("the State Supervisory Commission", Kind.SYNONYM),
        ("the Supreme Procuratorate", Kind.OMISSION),
        ("the Maple Bridge experience", Kind.LITERAL),
        ("Jianming Tong", Kind.ROMANISATION),
        ("the Supreme People's Procuratarate", Kind.SPELLING),
        ("public interest case litigation", Kind.INSERTION),
    ],
)
def test_kind(find: Find, text: str, kind: Kind) -> None:
    assert {m.kind for m in find(text)} == {kind}


def test_scanning_noise_is_read(find: Find) -> None:
    (match,) = find("the Supreme People's Pr0curatorate")
    assert match.kind is Kind.SPELLING
    assert "procuratorate" in match.evidence


def test_evidence_says_why(find: Find) -> None:
    (match,) = find("the judicial responsibility system")
    assert "'responsibility'" in match.evidence
    assert "'accountability'" in match.evidence
    assert "责任" in match.evidence
    assert "'judicial accountability system'" in match.evidence


def test_steps_follow_the_term(find: Find) -> None:
    (match,) = find("the Supreme Procuratorate")
    assert [(step.expected, step.found) for step in match.steps] == [
        ("supreme", "Supreme"),
        ("people", ""),
        ("procuratorate", "Procuratorate"),
    ]


def test_offsets_are_those_of_the_printed_text(find: Find) -> None:
    text = "𠀀 ﬁrst\r\n“two safeguards”, and then"
    (match,) = find(text)
    assert text[match.start : match.end] == match.text == "two safeguards"


def test_the_term_itself_is_left_to_other_detectors(find: Find) -> None:
    assert find("the Two Upholds and the Supreme People's Procuratorate") == []


def test_words_of_another_term_are_its_own(find: Find) -> None:
    found = find("the National Supervisory Commission and public interest litigation")
    assert found == []


def test_order_of_the_glossary_does_not_matter() -> None:
    pairs = (("a", "两个维护", "Two Upholds"), ("b", "两个确立", "Two Establishments"))
    text = prepared("the two safeguards and the two preserves")
    found = []
    for order in (pairs, pairs[::-1]):
        glossary = glossary_of(order)
        detector = variants.load(variants.compile_terms(glossary, "zh", "en"), glossary, "zh", "en")
        assert detector is not None
        found.append(sorted((m.concept_id, m.start, m.confidence) for m in detector.find(text)))
    assert found[0] == found[1]


def test_english_alone_works() -> None:
    glossary = glossary_of((("a", "", "National Supervisory Commission"),))
    detector = variants.load(variants.compile_terms(glossary, "de", "en"), glossary, "de", "en")
    assert detector is not None
    assert [m.kind for m in detector.find(prepared("National Supervision Commission"))] == [
        Kind.DERIVATION
    ]
    assert detector.find(prepared("Nationwide Inspectors Panel")) == []


def test_other_target_languages_are_not_ours() -> None:
    glossary = glossary_of((("a", "两个维护", "Two Upholds"),))
    assert variants.load(variants.compile_terms(glossary, "en", "de"), glossary, "en", "de") is None


def test_a_minimum_band_silences_the_lower_ones() -> None:
    from dataclasses import replace

    glossary = glossary_of((("a", "应勇", "Ying Yong"),))
    text = prepared("we should bravely listen")
    strict = replace(glossary, concepts=(replace(glossary.concepts[0], minimum_band="likely"),))
    found = []
    for each in (glossary, strict):
        detector = variants.load(variants.compile_terms(each, "zh", "en"), each, "zh", "en")
        assert detector is not None
        found.append(len(detector.find(text)))
    assert found == [1, 0]


LINES = (
    "The two safeguards, the Maple Bridge experience and leniency and severity were discussed.",
    "Xi Jinping's rule of law thinking guides the Supreme Procuratorate and the State Supervision"
    " Commission; four major procuratorates handle public welfare litigation.",
    "“Two Maintenance” and “black under the lights” are word for word; at the same time, and in the"
    " light of it, prosecutors in general inspect and protect many private enterprises.",
    "A holistic view of national security, a digital procuratorial strategy, opening to the outside"
    " world at a high level, the judicial responsibility system of all basic procuratorates.",
)


@pytest.mark.parametrize("line", [*LINES, " ".join(LINES), " ".join(LINES * 3)])
def test_the_first_test_loses_nothing(
    detector: VariantDetector, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quick test of all templates at once gives what looking everywhere gives."""
    text = prepared(line)
    whole: VariantDetector = detector._detector  # type: ignore[attr-defined]
    fast = whole.find(text)
    everywhere = {number: [(0, len(text.words))] for number in range(len(whole._stored))}
    monkeypatch.setattr(whole, "_stretches", lambda *_: everywhere)
    assert whole.find(text) == fast
    assert fast
