"""Several reports as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from termcheck.errors import UsageError
from termcheck.model.report import ConceptUses, DocumentSummary, Rendering, Report, SourceCount
from termcheck.reports.json_report import chunks
from termcheck.reports.merge import merge

from . import samples


def part(uri: str, *renderings: tuple[str, int, str], text: str = "The Two Safeguards") -> Report:
    """A report of one document with one finding."""
    found = samples.finding(samples.segment(text), "Two", document=uri)
    uses = sum(count for _, count, _ in renderings)
    concept = ConceptUses(
        "two-upholds",
        "两个维护",
        "Two Upholds",
        uses,
        tuple(Rendering(t, count, status, ((uri, count),)) for t, count, status in renderings),
        None,
        source_uses=uses,
        rendered=1,
        sources=(SourceCount(uri, uses, 1),),
    )
    return Report(
        run=samples.RUN,
        documents=(DocumentSummary(uri, "txt", "en", 1, 10, 1, uses),),
        findings=(found,),
        concepts=(concept,),
        suppressed=1,
    )


def test_uses_are_added_up() -> None:
    first = part("b.txt", ("Two Upholds", 3, "preferred"), ("two safeguards", 1, "variant"))
    second = part("a.txt", ("Two Upholds", 1, "preferred"), ("Two Safeguards", 3, "variant"))
    merged = merge([first, second])
    assert merged.replaced == ()
    report = merged.report
    assert [d.uri for d in report.documents] == ["a.txt", "b.txt"]
    assert [f.document for f in report.findings] == ["a.txt", "b.txt"]
    assert report.suppressed == 2
    (concept,) = report.concepts
    assert concept.uses == 8
    assert concept.consistency == 0.5
    assert [(r.text, r.count, r.status) for r in concept.renderings] == [
        ("Two Safeguards", 4, "variant"),
        ("Two Upholds", 4, "preferred"),
    ]
    assert concept.renderings[0].documents == (("a.txt", 3), ("b.txt", 1))
    assert (concept.source_uses, concept.rendered) == (8, 2)
    assert [s.document for s in concept.sources] == ["a.txt", "b.txt"]


def test_the_last_report_has_its_way_with_a_document() -> None:
    old = part("a.txt", ("Two Safeguards", 5, "variant"))
    other = part("b.txt", ("Two Upholds", 1, "preferred"))
    new = part("a.txt", ("Two Upholds", 2, "preferred"), text="Now the Two")
    merged = merge([old, other, new])
    assert merged.replaced == ("a.txt",)
    texts = [f.segment.text for f in merged.report.findings if f.segment]
    assert texts == ["Now the Two", "The Two Safeguards"]
    (concept,) = merged.report.concepts
    assert [(r.text, r.count) for r in concept.renderings] == [("Two Upholds", 3)]
    assert concept.consistency == 1.0
    assert concept.source_uses == 3


def in_order(report: Report) -> Report:
    """The sample with its renderings and notes as a run sorts them."""
    return replace(
        report,
        notes=tuple(sorted(report.notes, key=lambda note: note.where)),
        concepts=tuple(
            replace(c, renderings=tuple(sorted(c.renderings, key=lambda r: (-r.count, r.text))))
            for c in report.concepts
        ),
    )


def test_uses_in_sources_are_left_open_where_nobody_knows_them() -> None:
    def without(report: Report) -> Report:
        return replace(report, concepts=tuple(replace(c, sources=()) for c in report.concepts))

    old, new = without(part("a.txt", ("x", 5, "variant"))), part("a.txt", ("x", 2, "variant"))
    assert merge([old, new]).report.concepts[0].source_uses is None
    other = without(part("b.txt", ("x", 2, "variant")))
    assert merge([old, other]).report.concepts[0].source_uses == 7


def test_one_report_stays_what_it_is() -> None:
    report = in_order(samples.report())
    assert "".join(chunks(merge([report]).report)) == "".join(chunks(report))


def test_the_same_report_twice_changes_nothing_but_the_silenced() -> None:
    report = in_order(samples.report())
    merged = merge([report, report])
    expected = replace(report, suppressed=2 * report.suppressed)
    assert "".join(chunks(merged.report)) == "".join(chunks(expected))
    assert merged.replaced == tuple(document.uri for document in report.documents)


def test_a_concept_whose_documents_were_replaced_is_unused() -> None:
    new = replace(part("a.txt"), concepts=(), findings=())
    report = merge([part("a.txt", ("x", 1, "variant")), new]).report
    assert report.concepts == ()
    assert [(c.id, c.uses, c.consistency) for c in report.unused] == [("two-upholds", 0, None)]


def test_a_concept_unused_in_one_and_used_in_another_is_used() -> None:
    unused = ConceptUses("two-upholds", "两个维护", "Two Upholds", 0, (), None)
    first = replace(part("a.txt"), concepts=(), unused=(unused,))
    report = merge([first, part("b.txt", ("Two Upholds", 1, "preferred"))]).report
    assert [c.uses for c in report.concepts] == [1]
    assert report.unused == ()


def test_findings_about_files_that_could_not_be_read_give_way_too() -> None:
    broken = replace(samples.report(), findings=samples.report().findings[-1:], documents=())
    report = merge([broken, part("文件/会议 纪要.tmx", ("x", 1, "variant"))]).report
    assert [f.code for f in report.findings] == ["TC103"]


def test_runs_are_told_together() -> None:
    other = replace(
        samples.RUN,
        glossaries=("b.csv",),
        glossary_sha256="ff" * 32,
        signature="other",
        rules=("TC900",),
    )
    run = merge([part("a.txt"), replace(part("b.txt"), run=other)]).report.run
    assert run.glossaries == (*samples.RUN.glossaries, "b.csv")
    assert run.concepts == 2 * samples.RUN.concepts
    assert run.rules == (*samples.RUN.rules, "TC900")
    assert run.signature == f"merged:{samples.RUN.signature} & other"
    assert run.glossary_sha256 not in (samples.RUN.glossary_sha256, other.glossary_sha256)


def test_other_languages_are_refused() -> None:
    french = replace(samples.RUN, target_language="fr")
    with pytest.raises(UsageError, match="zh-en and zh-fr"):
        merge([samples.report(), replace(samples.report(), run=french)])
    british = replace(samples.RUN, target_language="en-GB")
    merge([samples.report(), replace(samples.report(), run=british)])


def test_nothing_to_merge() -> None:
    with pytest.raises(UsageError, match="no report"):
        merge([])
