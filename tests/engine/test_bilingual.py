"""Whole runs over bilingual files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from termcheck.engine.findings import FindingMaker
from termcheck.engine.run import CheckPlan, run_check
from termcheck.engine.workers import Setup
from termcheck.matching.matcher import compile_glossary
from termcheck.model.document import Anchor, Document, Segment, Side, Unit
from termcheck.model.report import Report
from termcheck.reports.json_report import chunks
from termcheck.rules.registry import selected_rules
from tests.conftest import NASTY, concept, glossary

Write = Callable[[str, str], Path]

TERMS = glossary(
    concept("枫桥经验", "Fengqiao Experience", deprecated=("Maple Bridge experience",)),
    concept("公益诉讼", "public interest litigation"),
    concept("两个维护", "Two Upholds"),
)
PLAN = CheckPlan((), TERMS, rules=selected_rules((), ()), detectors=("listed", "forms"))
ALL = replace(PLAN, detectors=None)


def check(*paths: Path, plan: CheckPlan = PLAN) -> Report:
    return run_check(replace(plan, paths=paths))


def brief(report: Report) -> list[str]:
    return [f"{f.code} {f.severity} {f.text}" for f in report.findings]


def tmx(*units: tuple[str, str] | dict[str, str]) -> str:
    """A memory; a unit is Chinese and English, or texts by language."""
    parts = []
    for unit in units:
        texts = unit if isinstance(unit, dict) else dict(zip(("zh-CN", "en"), unit, strict=True))
        parts.append(
            "<tu>"
            + "".join(
                f'<tuv xml:lang="{language}"><seg>{escape(text)}</seg></tuv>'
                for language, text in texts.items()
            )
            + "</tu>"
        )
    return f'<tmx version="1.4"><header srclang="zh-CN"/><body>{"".join(parts)}</body></tmx>'


def test_the_source_says_what_must_be_there(write: Write) -> None:
    path = write(
        "a.tmx",
        tmx(
            ("推广枫桥经验。", "They spread it far and wide."),
            ("推广枫桥经验。\n", "They spread the Maple Bridge experience."),
            ("提起公益诉讼，公益诉讼很重要。", "Public interest litigation matters."),
            ("做到“两个维护”。", "Achieve the Two Upholds."),
        ),
    )
    report = check(path, plan=replace(PLAN, rules=PLAN.rules - {"TC302"}))
    assert brief(report) == [
        "TC201 error ",
        "TC202 error Maple Bridge experience",
        "TC205 info ",
    ]
    missing = report.findings[0]
    assert (missing.start, missing.end) == (0, 0)
    assert missing.source is not None
    assert missing.source_span == (2, 6)
    assert missing.source_term == "枫桥经验"
    assert missing.expected == ("Fengqiao Experience",)


def test_uses_of_the_source_are_counted(write: Write) -> None:
    path = write(
        "a.tmx",
        tmx(("枫桥经验和枫桥经验", "the Fengqiao Experience"), ("公益诉讼", "a lawsuit")),
    )
    report = check(path)
    counts = {c.id: (c.source_uses, c.rendered) for c in (*report.concepts, *report.unused)}
    assert counts == {
        "fengqiao-experience": (2, 1),
        "public-interest-litigation": (1, 0),
        "two-upholds": (0, 0),
    }
    assert [c.id for c in report.unused] == ["two-upholds"]
    (document,) = report.documents
    assert (document.source_uses, document.rendered, document.language) == (3, 1, "en")
    assert document.source_words == document.rated_words == 13


def test_an_error_rate_counts_each_text_once(write: Write) -> None:
    """The source where there is one (4 characters), else the translation (3 words)."""
    table = "zh,en\n枫桥经验,the Fengqiao Experience of all\n,Two Upholds first\n"
    (document,) = check(write("a.csv", table)).documents
    assert (document.words, document.source_words, document.rated_words) == (12, 4, 7)


def test_a_text_without_source_has_no_source_counts(write: Write) -> None:
    report = check(write("a.txt", "the Fengqiao Experience"))
    assert report.concepts[0].source_uses is None
    assert report.documents[0].rendered is None


def test_renderings_are_looked_for_where_the_source_asks_for_them(write: Write) -> None:
    path = write(
        "a.tmx",
        tmx(
            ("两件公益诉讼案件", "two lawsuits for the public good"),
            ("做到“两个维护”", "achieve the “two maintenance”"),
            ("有事好商量", "the “two maintenance” of other things"),
        ),
    )
    found = [(f.code, f.concept_id) for f in check(path, plan=ALL).findings]
    assert found == [("TC202", "public-interest-litigation"), ("TC202", "two-upholds")]


def test_words_that_the_source_does_not_ask_for_may_be_the_rendering(write: Write) -> None:
    """“appeal” is listed for 上诉, of which the source does not speak: it can stand for 申诉."""
    terms = glossary(
        concept("申诉", "petition"), concept("上诉", "appeal"), concept("社会主义", "socialism")
    )
    path = write("a.tmx", tmx(("他有权申诉。", "He may request an appeal within ten days.")))
    report = check(path, plan=replace(ALL, glossary=terms))
    assert brief(report) == ["TC202 warning appeal"]


def test_several_units_of_one_bead_are_judged_together() -> None:
    def unit(number: int, source: str | None, target: str | None, bead: str | None) -> Unit:
        sides = ((source, "zh", Side.SOURCE), (target, "en", Side.TARGET))
        return Unit(
            f"u{number}",
            *(
                None
                if text is None
                else Segment(f"s{number * 2 + n}", text, language, side, Anchor())
                for n, (text, language, side) in enumerate(sides)
            ),
            bead=bead,
        )

    units = (
        unit(1, "推广枫桥经验。", "They met.", "b1"),
        unit(2, "提起公益诉讼。", "It spreads the Fengqiao Experience.", "b1"),
        unit(3, "推广枫桥经验。", None, "b2"),
        unit(4, None, "The Maple Bridge experience", "b2"),
        unit(5, "两个维护", "nothing", None),
        unit(6, None, "Two Upholds", None),
    )
    maker = FindingMaker("zh", "en", PLAN.rules)
    compiled = compile_glossary(TERMS, "zh", "en", ("listed", "forms"))
    checked = Setup(compiled, TERMS, maker).checker().check([Document("a", "txt", units)])
    assert [(f.code, f.source_term) for f in checked.findings] == [
        ("TC201", "公益诉讼"),
        ("TC202", "枫桥经验"),
        ("TC201", "两个维护"),
    ]


def test_where_nothing_is_recognised_the_place_is_guessed(write: Write) -> None:
    fillers = [
        (f"第{n}条规定如下内容。", f"Article {n} provides the following, number {n}.")
        for n in range(60)
    ]
    units = [
        (f"推广枫桥经验{n}次。", f"They spread the grassroots wisdom {n} times over.")
        for n in range(12)
    ]
    report = check(write("a.tmx", tmx(*fillers, *units)), plan=ALL)
    missing = [f for f in report.findings if f.code == "TC201"]
    assert missing
    assert all("grassroots" in f.text for f in missing)
    assert all(f.guessed and "guess" in f.message for f in missing)


def test_the_same_source_with_different_targets(write: Write) -> None:
    first = write(
        "a.tmx", tmx(("有事好商量。", "Talk."), ("有事好商量。", "talk."), ("12", "x"), ("12", "y"))
    )
    second = write("b.tmx", tmx(("有事好商量。", "Speak up."), ("有事 好商量。", "Talk.")))
    report = check(first, second)
    assert brief(report) == ["TC302 warning Speak up."]
    (finding,) = report.findings
    assert "“Talk.” elsewhere (2 times)" in finding.message
    assert [place.text for place in finding.related] == ["Talk."]


def test_different_sources_with_the_same_target(write: Write) -> None:
    same = "Applications shall be made in writing."
    path = write(
        "a.tmx",
        tmx(("申请应当书面提出", same), ("申请应当十日内提出", same), ("甲", "Yes"), ("乙", "Yes")),
    )
    assert brief(check(path)) == [f"TC303 info {same}"]


def test_the_report_does_not_depend_on_the_number_of_processes(
    write: Write, tmp_path: Path
) -> None:
    for number in range(8):
        write(
            f"{number}.tmx",
            tmx(
                ("推广枫桥经验。", f"They spread it {number}."),
                ("推广枫桥经验吧。", "Maple Bridge experience 𠀀ﬁ"),
                (f"公益诉讼{number}", "The same translation for all of them."),
                ("检察", f"检察 {number}"),
            ),
        )
    serial = "".join(chunks(check(tmp_path)))
    parallel = "".join(chunks(check(tmp_path, plan=replace(PLAN, jobs=3))))
    codes = {finding["code"] for finding in json.loads(serial)["findings"]}
    assert codes == {"TC201", "TC202", "TC204", "TC302", "TC303"}
    assert serial == parallel


def test_empty_targets_are_noted_and_not_judged(write: Write) -> None:
    report = check(
        write("a.tmx", tmx(("枫桥经验", ""), ("公益诉讼", " "), ("两个维护", "Two Upholds")))
    )
    assert brief(report) == ["TC908 info "]
    assert report.documents[0].source_uses == 1


def test_swapped_languages_are_said(write: Write) -> None:
    path = write(
        "a.tmx", tmx({"zh-CN": "They spread it.", "en": "他们推广枫桥经验，做到两个维护。"})
    )
    assert {f.code for f in check(path).findings} == {"TC201", "TC907"}


def test_of_thirty_languages_two_are_read(write: Write) -> None:
    others = {f"x{chr(97 + n)}": "枫桥经验" for n in range(26)}
    texts = {**others, "de": "枫桥经验", "fr": "x", "zh": "枫桥经验", "en-GB": "a model"}
    report = check(write("a.tmx", tmx(texts)))
    assert [f.code for f in report.findings if f.severity == "error"] == ["TC201"]
    assert any("28 texts in other languages" in note.message for note in report.notes)


def test_what_stands_before_broken_xml_is_checked(write: Write) -> None:
    whole = tmx(("推广枫桥经验", "They spread it."), ("推广枫桥经验", "x"))
    report = check(write("a.tmx", whole[: whole.rindex("<tu>") + 12]))
    assert "TC201" in [f.code for f in report.findings]
    assert report.notes


def test_a_segment_of_a_megabyte(write: Write) -> None:
    chinese, english = "推广枫桥经验。" * 50_000, "They spread the Fengqiao Experience. " * 30_000
    report = check(write("a.tmx", tmx((chinese, english))))
    assert brief(report) == ["TC205 info "]
    (uses,) = [c for c in report.concepts if c.id == "fengqiao-experience"]
    assert (uses.source_uses, uses.rendered) == (50_000, 30_000)


def test_far_more_renderings_than_terms(write: Write) -> None:
    path = write("a.tmx", tmx(("推广枫桥经验。" * 10, "The Fengqiao Experience. " * 20_000)))
    report = check(path)
    assert brief(report) == []
    (uses,) = [c for c in report.concepts if c.id == "fengqiao-experience"]
    assert (uses.source_uses, uses.rendered, uses.uses) == (10, 10, 20_000)


def test_many_terms_under_longer_ones(write: Write) -> None:
    terms = glossary(concept("收集器", "collector"), concept("垃圾收集器", "garbage collector"))
    apart = tmx(("收集器，垃圾收集器。" * 1_000, "The garbage collector. " * 1_000))
    report = check(write("a.tmx", apart), plan=replace(PLAN, glossary=terms))
    assert brief(report) == ["TC201 error "]
    beside = tmx(("收集器 垃圾收集器。" * 1_000, "The garbage collector. " * 1_000))
    assert brief(check(write("a.tmx", beside), plan=replace(PLAN, glossary=terms))) == []


def test_many_findings_in_one_segment(write: Write) -> None:
    chinese, english = "推广枫桥经验。" * 5_000, "Spread the Maple Bridge experience. " * 5_000
    report = check(write("a.tmx", tmx((chinese, english))))
    assert {f.code for f in report.findings} == {"TC202"}
    assert len({f.fingerprint for f in report.findings}) == 5_000
    assert {
        f.segment.text[slice(*f.context)] for f in report.findings if f.segment and f.context
    } == {"Spread the Maple Bridge experience."}


@pytest.mark.parametrize("text", [NASTY, "枫桥经验" + NASTY, "\x85\u2028"])
def test_odd_texts_pass(write: Write, text: str) -> None:
    rows = "".join(f"{a}\t{b}\n" for a, b in _rows(text))
    report = check(write("a.tsv", f"zh\ten\n{rows}"), plan=ALL)
    assert [document.findings for document in report.documents] == [len(report.findings)]


def _rows(text: str) -> Iterable[tuple[str, str]]:
    clean = text.replace("\r", "").replace("\n", "")
    yield clean, clean
    yield clean, "Fengqiao Experience"
    yield "枫桥经验", clean
