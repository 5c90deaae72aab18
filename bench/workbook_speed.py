"""What the workbook costs, beside the plain table that pandas writes of the same findings.

    python bench/workbook_speed.py [--findings N] [--bilingual]

Prints seconds and peak memory of three processes: one that only makes the findings, one that writes
the workbook of them, and one that writes `Report.to_frame()` with `DataFrame.to_excel`. The plain
table has no marked words, links, drop-down lists or row heights: it is the least that a workbook of
so many rows costs with openpyxl. Peak memory is that of the whole process, findings included. With
`--bilingual` each finding has its source sentence, in which the term is marked as well. The sheet
Terms has a rendering for every hundred findings.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from termcheck.model.report import Report

SENTENCE = (
    "The procuratorates of county {number} studied the work report, settled disputes where they "
    "arise and firmly upheld the Two Safeguards in {number} cases of every kind."
)
ORIGINAL = (
    "第{number}县检察院学习了工作报告，就地化解矛盾，在{number}件各类案件中坚决做到两个维护。"
)
FOUND = "Two Safeguards"
EVIDENCE = (
    "'Safeguards' stands where the term has 'Upholds': 维护 means 'safeguard'; number {number}."
)
DOCUMENTS = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--findings", type=int, default=100_000)
    parser.add_argument("--bilingual", action="store_true")
    parser.add_argument("--only", choices=WAYS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        measure(options.only, options.findings, bilingual=options.bilingual)
        return
    sides = "with their source sentences" if options.bilingual else "in the target alone"
    print(f"{options.findings:,} findings in {DOCUMENTS} documents, {sides}")
    command = [sys.executable, __file__, "--findings", str(options.findings)]
    command += [*(["--bilingual"] if options.bilingual else []), "--only"]
    for way in WAYS:
        subprocess.run([*command, way], check=True)


def measure(way: str, findings: int, *, bilingual: bool) -> None:
    """Print seconds, peak memory and size of one way to write the findings."""
    import resource

    report = make_report(findings, bilingual=bilingual)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.xlsx"
        begun = time.perf_counter()
        WAYS[way](report, target)
        seconds = time.perf_counter() - begun
        size = target.stat().st_size / 1e6 if target.exists() else 0.0
    # Kilobytes on Linux, bytes on macOS.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(f"{way:10s}{seconds:8.1f} s{peak:8.0f} MB at most{size:8.1f} MB on disk")


def make_report(findings: int, *, bilingual: bool) -> Report:
    """A report whose findings all differ in sentence and place."""
    from termcheck.model.document import Anchor, Segment, Side
    from termcheck.model.finding import Finding, Severity
    from termcheck.model.glossary import Status, Term
    from termcheck.model.match import Kind, Match
    from termcheck.model.report import ConceptUses, DocumentSummary, Rendering, Report, Run

    term = Term("two-upholds/en/1", "Two Upholds", "en", Status.PREFERRED)
    names = [f"texts/{number:03d}.txt" for number in range(DOCUMENTS)]
    made = []
    for number in range(findings):
        text = SENTENCE.format(number=number)
        start = text.index(FOUND)
        end = start + len(FOUND)
        evidence = EVIDENCE.format(number=number)
        original = ORIGINAL.format(number=number)
        at = original.index("两个维护")
        source = Segment(f"{number}s", original, "zh", Side.SOURCE, Anchor(number + 1, 1))
        kind = (Kind.SYNONYM, Kind.LITERAL, Kind.INFLECTION)[number % 3]
        made.append(
            Finding(
                rule="unlisted-variant",
                code="TC103",
                severity=Severity.WARNING,
                said=f"“{FOUND}” stands for 两个维护",
                document=names[number * DOCUMENTS // findings],
                segment=Segment(str(number), text, "en", Side.TARGET, Anchor(number + 1, 1)),
                start=start,
                end=end,
                context=(0, len(text)),
                concept_id="two-upholds",
                source_term="两个维护",
                expected=("Two Upholds",),
                match=Match(start, end, FOUND, "two-upholds", term, kind, 0.9, evidence),
                suggestion="Two Upholds",
                fingerprint=f"{number:032x}",
                source=source if bilingual else None,
                source_span=(at, at + 4) if bilingual else None,
            )
        )
    each = findings // DOCUMENTS
    return Report(
        run=Run("0", "", "zh", "en", ("glossary.csv",), "", 1, 1, ("TC103",), "error"),
        documents=tuple(
            DocumentSummary(name, "txt", "en", each, each * 25, each, each) for name in names
        ),
        findings=tuple(made),
        concepts=tuple(
            ConceptUses(
                f"concept-{number}",
                "两个维护",
                "Two Upholds",
                900,
                tuple(
                    Rendering(f"{FOUND} {each}", 100, "variant", ((names[0], 100),), reported=True)
                    for each in range(9)
                ),
                0.0,
            )
            for number in range(findings // 900)
        ),
    )


def nothing(report: Report, target: Path) -> None:
    """Only the findings are made."""


def workbook(report: Report, target: Path) -> None:
    """The workbook, as `-o report.xlsx` writes it."""
    from termcheck.reports import write_report

    write_report(report, target)


def table(report: Report, target: Path) -> None:
    """The findings as one plain sheet."""
    report.to_frame().to_excel(target, index=False, engine="openpyxl")


WAYS = {"findings": nothing, "workbook": workbook, "pandas": table}


if __name__ == "__main__":
    main()
