from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from termcheck.engine.run import CheckPlan, run_check
from termcheck.errors import GlossaryError
from termcheck.model.finding import Severity
from termcheck.model.report import Report
from termcheck.reports.json_report import chunks
from termcheck.rules.registry import selected_rules
from tests.conftest import concept, glossary

Write = Callable[[str, str], Path]

TERMS = glossary(
    concept("枫桥经验", "Fengqiao Experience", deprecated=("Maple Bridge experience",)),
    concept("检察长", "Prosecutor General", admitted=("Procurator-General",)),
    concept("两个维护", "Two Upholds"),
)
PLAN = CheckPlan((), TERMS, rules=selected_rules((), ()), detectors=("listed", "forms"))


def check(*paths: Path, plan: CheckPlan = PLAN) -> Report:
    return run_check(replace(plan, paths=paths))


def brief(report: Report) -> list[tuple[str, str, str]]:
    return [(Path(f.document).name, f.code, f.text) for f in report.findings]


def test_findings_come_in_reading_order_with_their_places(write: Write) -> None:
    path = write(
        "a.txt", "\ufeffThe fengqiao experience.\r\n\r\nThe Maple Bridge experience 𠀀.\r\n"
    )
    report = check(path)
    assert brief(report) == [
        ("a.txt", "TC102", "fengqiao experience"),
        ("a.txt", "TC101", "Maple Bridge experience"),
    ]
    assert [f.position for f in report.findings] == [(1, 5, 1, 24), (3, 5, 3, 28)]
    assert [f.suggestion for f in report.findings] == ["Fengqiao Experience"] * 2
    assert report.findings[1].severity is Severity.ERROR


def test_all_uses_are_counted_preferred_ones_too(write: Write) -> None:
    path = write("a.txt", "Two Upholds, two upholds, “two upholds”, Two Upholds.")
    (uses,) = check(path).concepts
    assert (uses.id, uses.uses, uses.consistency) == ("two-upholds", 4, 0.5)
    assert [(r.text, r.count, r.status) for r in uses.renderings] == [
        ("Two Upholds", 2, "preferred"),
        ("two upholds", 2, "form"),
    ]


def test_concepts_that_never_occur_are_told_apart(write: Write) -> None:
    report = check(write("a.txt", "Two Upholds"))
    assert [c.id for c in report.unused] == ["fengqiao-experience", "prosecutor-general"]


def test_one_broken_file_does_not_stop_the_others(write: Write, tmp_path: Path) -> None:
    good = write("good.txt", "Maple Bridge experience")
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    report = check(tmp_path / "missing.txt", broken, good)
    assert brief(report) == [
        ("broken.docx", "TC901", ""),
        ("good.txt", "TC101", "Maple Bridge experience"),
        ("missing.txt", "TC901", ""),
    ]
    assert [Path(d.uri).name for d in report.documents] == ["broken.docx", "good.txt"]


def test_two_accepted_renderings_are_inconsistent(write: Write, tmp_path: Path) -> None:
    write("a.txt", "The Prosecutor General. The Prosecutor General.")
    write("b.txt", "The Procurator-General. A Procurator-General.")
    report = check(tmp_path)
    assert brief(report) == [("b.txt", "TC301", "Procurator-General")]
    (finding,) = report.findings
    assert "2 times here" in finding.message
    assert [(Path(p.document).name, p.line, p.column) for p in finding.related] == [("a.txt", 1, 5)]


def test_one_accepted_rendering_throughout_is_fine(write: Write) -> None:
    assert brief(check(write("a.txt", "The Procurator-General. A Procurator-General."))) == []


def test_a_chinese_text_is_not_searched_for_english_terms(write: Write) -> None:
    text = (
        "坚持和发展新时代“枫桥经验”，Maple Bridge experience 的说法不当，应当统一译名，方便读者。"
    )
    assert brief(check(write("zh.txt", text))) == []


def test_a_known_finding_is_not_reported_wherever_it_moves(write: Write, tmp_path: Path) -> None:
    path = write("a.txt", "The Maple Bridge experience spreads.\n")
    known = frozenset(f.fingerprint for f in check(path).findings)
    write("a.txt", "A new line.\n\nThe Maple Bridge experience spreads.\n")
    report = check(path, plan=replace(PLAN, known=known))
    assert (brief(report), report.suppressed) == ([], 1)


def test_the_same_finding_twice_has_two_fingerprints(write: Write) -> None:
    report = check(write("a.txt", "Maple Bridge experience.\n\nMaple Bridge experience.\n"))
    assert len({f.fingerprint for f in report.findings}) == 2


def test_processes_do_not_change_a_byte(write: Write, tmp_path: Path) -> None:
    for number in range(12):
        write(
            f"{number:02}.txt",
            f"Two upholds {number}. Procurator-General.\n\nMaple Bridge experience",
        )
    write("x.docx", "broken")
    serial = "".join(chunks(check(tmp_path)))
    parallel = "".join(chunks(check(tmp_path, plan=replace(PLAN, jobs=3))))
    assert json.loads(serial)["findings"]
    assert serial == parallel


def test_progress_counts_up_to_the_number_of_documents(write: Write, tmp_path: Path) -> None:
    write("a.txt", "x")
    write("b.txt", "y")
    seen: list[tuple[int, int]] = []
    run_check(replace(PLAN, paths=(tmp_path,)), lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_a_glossary_without_the_language_of_the_texts_is_refused() -> None:
    with pytest.raises(GlossaryError, match="no term in 'fr'"):
        check(plan=replace(PLAN, target_language="fr"))


def test_severity_can_be_changed(write: Write) -> None:
    path = write("a.txt", "Maple Bridge experience")
    report = check(path, plan=replace(PLAN, severities={"TC101": Severity.INFO}))
    assert [f.severity for f in report.findings] == [Severity.INFO]
