"""Documents corrected in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from termcheck.engine.compiled import default_cache
from termcheck.engine.fix import Corrections, correct, fix, new_findings
from termcheck.engine.recheck import Recheck
from termcheck.engine.run import CheckPlan
from termcheck.engine.wishes import Wish, wish_for, wishes_for
from termcheck.glossary.load import load
from termcheck.model.finding import Applicability, Finding
from termcheck.model.report import Report
from termcheck.rules.registry import selected_rules

GLOSSARY = """\
zh,en,en:admitted,en:deprecated
两个维护,Two Upholds,,
枫桥经验,Fengqiao Experience,,Maple Bridge experience
党组,Party Leadership Group,leading Party members group,
公益诉讼,public interest litigation,,public welfare litigation
"""
Write = Callable[[str, str], Path]


def recheck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: dict[str, str], **options: object
) -> Recheck:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(GLOSSARY, encoding="utf-8")
    for name, text in documents.items():
        Path(name).write_bytes(text.encode("utf-8"))
    plan = CheckPlan(
        paths=tuple(map(Path, documents)),
        glossary=load([Path("t.csv")]).glossary,
        rules=selected_rules((), ()),
        cache=default_cache(),
        **options,  # type: ignore[arg-type]
    )
    return Recheck(plan)


def safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.applicability is Applicability.SAFE


def anything(finding: Finding) -> bool:
    return True


def texts(corrections: Corrections) -> dict[str, str]:
    return {c.uri: c.after.decode("utf-8") for c in corrections.documents}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Maple Bridge experience.\r\n", "The Fengqiao Experience.\r\n"),
        ("\ufeffIt is a Maple Bridge experience. ﬁ", "\ufeffIt is a Fengqiao Experience. ﬁ"),
        (
            "This is 𠀀 line of some length that ends with a Maple Bridge\n"
            "experience, and it goes on in another line of such length.",
            "This is 𠀀 line of some length that ends with a Fengqiao\n"
            "Experience, and it goes on in another line of such length.",
        ),
        ("Public welfare litigation is new.", "Public interest litigation is new."),
        (
            "MAPLE BRIDGE EXPERIENCE. And a Maple Bridge experience, İ.",
            "FENGQIAO EXPERIENCE. And a Fengqiao Experience, İ.",
        ),
    ],
)
def test_safe_fixes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str
) -> None:
    work = recheck(tmp_path, monkeypatch, {"a.txt": before})
    found = fix(work, work.run(), safe)
    assert texts(found) == {"a.txt": after}
    assert not found.documents[0].unmade
    assert Path("a.txt").read_bytes() == before.encode("utf-8"), "nothing is written"


@pytest.mark.parametrize(
    "text", ["The Two Upholds.", "", "They maintain two things.", "The two maintenance."]
)
def test_nothing_safe_to_fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    work = recheck(tmp_path, monkeypatch, {"a.txt": text})
    assert fix(work, work.run(), safe).documents == ()


def test_fixing_twice_equals_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "The Party Leadership Group met. The leading party members group met, the two maintenance "
        "and a public welfare litigation and the Maple Bridge experience. Leading Party members "
        "groups meet.\n"
    )
    work = recheck(tmp_path, monkeypatch, {"a.txt": text, "b.md": f"# {text}"})
    once = fix(work, work.run(), anything)
    assert set(texts(once)) == {"a.txt", "b.md"}
    for name, fixed in texts(once).items():
        Path(name).write_bytes(fixed.encode("utf-8"))
    again = Recheck(work.plan)
    second = fix(again, again.run(), anything)
    assert all(c.after == c.before for c in second.documents)


def test_all_places_of_a_rendering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a = "The leading Party members group met. A leading Party members group left.\n"
    b = "The Party Leadership Group met.\n"
    work = recheck(tmp_path, monkeypatch, {"a.txt": a, "b.txt": b})
    before = work.run()
    (finding,) = (f for f in before.findings if f.code == "TC301")
    wishes = wishes_for(work, finding)
    assert len(wishes) == 2
    found = correct(work, before, [w for w in wishes if isinstance(w, Wish)])
    assert texts(found) == {
        "a.txt": a.replace("leading Party members group", "Party Leadership Group")
    }
    assert [f.code for f in found.after.findings] == []


def test_the_places_of_a_pair_of_files_are_those_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "p.zh.txt": "会议闭幕。\n\n学习“枫桥经验”。推广新做法。\n",
        "p.en.txt": "The meeting closed. They studied the Maple Bridge way.\n",
    }
    again = recheck(tmp_path, monkeypatch, files)
    concept = next(c.id for c in again.plan.glossary.concepts if "枫桥经验" in str(c.terms))
    (finding,) = [f for f in again.run().findings if f.code == "TC202"]
    ((segment, match),) = again.places("p.en.txt", frozenset({concept}))
    assert (segment, match) == (finding.segment, finding.match)
    other = files["p.en.txt"].replace("Maple", "maple").encode()
    ((_, moved),) = again.places("p.en.txt", frozenset({concept}), other)
    assert moved.text == "maple Bridge way"


def test_a_pair_named_the_wrong_way_round_is_corrected_where_its_text_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "p.en.txt": "会议闭幕。学习“枫桥经验”。\n",
        "p.zh.txt": "The meeting closed. They studied the Maple Bridge experience.\n",
    }
    again = recheck(tmp_path, monkeypatch, files)
    made = fix(again, again.run(), anything)
    assert texts(made) == {"p.zh.txt": files["p.zh.txt"].replace("Maple Bridge", "Fengqiao")
                           .replace("experience", "Experience")}  # fmt: skip
    assert {f.code for f in made.after.findings} == {"TC907"}


def test_known_findings_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = {"a.txt": "A Maple Bridge experience."}
    work = recheck(tmp_path, monkeypatch, documents)
    (finding,) = work.run().findings
    work = recheck(tmp_path, monkeypatch, documents, known=frozenset({finding.fingerprint}))
    assert fix(work, work.run(), anything).documents == ()


def finding_in(report: Report) -> Finding:
    return next(f for f in report.findings if f.match is not None)


@pytest.mark.parametrize(
    "text",
    [
        "A Maple Bridge experience.\n\nThe public welfare litigation.\n",
        "A Maple Bridge experience 𠀀 and the public welfare litigation stand in one sentence.\n",
    ],
)
def test_a_wish_that_brings_a_finding_about_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    work = recheck(tmp_path, monkeypatch, {"a.txt": text})
    before = work.run()
    first, second = (f for f in before.findings if f.code == "TC101")
    bad, good = wish_for(first, "public welfare litigation", "X1"), wish_for(second, None, "X2")
    assert isinstance(bad, Wish)
    assert isinstance(good, Wish)
    (document,) = correct(work, before, [bad, good]).documents
    assert document.after.decode() == text.replace("welfare", "interest")
    (unmade,) = document.unmade
    assert unmade.wish.label == "X1"
    assert "another finding" in unmade.reason


def test_of_two_that_overlap_the_first_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = recheck(tmp_path, monkeypatch, {"a.txt": "A Maple Bridge experience."})
    before = work.run()
    finding = finding_in(before)
    wishes = [wish_for(finding, text, text) for text in ("big thing", "small thing")]
    made = correct(work, before, [w for w in wishes if isinstance(w, Wish)])
    (document,) = made.documents
    assert document.after == b"A big thing."
    assert [u.wish.label for u in document.unmade] == ["small thing"]


def test_a_fix_that_may_not_read_well_is_left_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "He filed a public welfare lawsuit. The public welfare litigation ended.\n"
    work = recheck(tmp_path, monkeypatch, {"a.txt": text, "b.txt": "a public welfare lawsuit\n"})
    found = fix(work, work.run(), anything)
    assert texts(found) == {
        "a.txt": text.replace("welfare litigation", "interest litigation"),
        "b.txt": "a public welfare lawsuit\n",
    }
    for document in found.documents:
        (unmade,) = document.unmade
        assert unmade.reason == "“a” stands before it, and “litigation” is not counted"


def test_renderings_of_the_whole_run_are_not_changed_to_and_fro(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = {
        "a.txt": "The leading Party members group. The leading Party members group.\n",
        "b.txt": "The party leadership group.\n",
    }
    monkeypatch.setattr(
        "tests.engine.test_fix.GLOSSARY",
        GLOSSARY.replace("group,\n", "group|Party members' group,\n"),
    )
    work = recheck(tmp_path, monkeypatch, {**documents, "c.txt": "A Party members' group.\n"})
    found = fix(work, work.run(), anything)
    made = [(wish.label, wish.text) for document in found.documents for wish in document.made]
    assert ("TC301", "Party Leadership Group") in made
    assert {text for _, text in made} == {"Party Leadership Group"}


def test_a_file_that_has_changed_meanwhile_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = recheck(tmp_path, monkeypatch, {"a.txt": "A Maple Bridge experience."})
    before = work.run()
    Path("a.txt").write_text("Another Maple Bridge experience.")
    (document,) = fix(work, before, safe).documents
    assert document.after == document.before
    assert document.fault is not None
    assert "run again" in document.fault


@pytest.mark.parametrize(
    ("text", "why"), [("Two Upholds", "stands there already"), (None, None), ("new text", None)]
)
def test_wishes_for_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, why: str | None
) -> None:
    work = recheck(tmp_path, monkeypatch, {"a.txt": "The Maple Bridge experience."})
    finding = finding_in(work.run())
    wish = wish_for(finding, finding.text if why else text)
    if why is None:
        assert isinstance(wish, Wish)
        assert (wish.old, wish.place) == ("Maple Bridge experience", "1:5")
        assert wish.text == (text or "Fengqiao Experience")
    else:
        assert isinstance(wish, str)
        assert why in wish


def test_the_same_findings_are_not_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = recheck(tmp_path, monkeypatch, {"a.txt": "A Maple Bridge experience, twice."})
    findings = work.run().findings
    assert new_findings(findings, findings, ()) == []
    assert new_findings((), findings, ()) == list(findings)
    assert new_findings(findings, (), ()) == []
