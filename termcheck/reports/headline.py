"""What stands at the head of a report: what was checked, and what was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.reports.excerpt import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termcheck.model.report import PassedOver, Report

_MOST_KINDS = 6


def headline(report: Report, sentences: Mapping[str, str]) -> list[str]:
    """The lines in the words of `Words.sentences`: one of numbers, and one each for what the run
    left aside, where it did."""
    totals, passed = report.totals, report.passed_over
    lines = [
        sentences["checked"].format(
            documents=f"{totals.documents:,}",
            words=f"{totals.words:,}",
            uses=f"{totals.uses:,}",
            concepts=f"{totals.concepts:,}",
        )
    ]
    aside = (
        ("originals", totals.originals, ""),
        ("no_text", totals.empty, ""),
        ("own_reports", passed.reports, ""),
        ("other_kinds", sum(count for _, count in passed.kinds), kinds(passed)),
        ("silenced", report.suppressed, ""),
    )
    lines += [
        sentences[name].format(count=f"{count:,}", kinds=named)
        for name, count, named in aside
        if count
    ]
    return lines


def nothing(report: Report, sentences: Mapping[str, str]) -> str:
    """That nothing was found, for a report without findings; or that nothing was looked at."""
    return sentences["nothing" if report.totals.documents else "nothing_checked"]


def kinds(passed: PassedOver) -> str:
    """The endings of files that no reader takes: `.pdf, .pptx`, those of most files first.

    Files without an ending stand under their names; `…` stands for all beyond the first few.
    """
    named = [one_line(kind) for kind, _ in passed.kinds]
    more = len(named) > _MOST_KINDS
    return ", ".join([*named[:_MOST_KINDS], *(["…"] if more else [])])
