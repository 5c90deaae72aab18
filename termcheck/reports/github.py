"""The findings as workflow commands, which GitHub Actions shows beside the lines of a change.

One line a finding, `::error file=...,line=...::message`, as GitHub's documentation of workflow
commands describes them and with the escapes of its toolkit, then one plain line of totals. GitHub
makes at most ten annotations of each severity in a step; the log has all of them.

The summary of the step is Markdown (`markdown.step_summary`): where the variable
GITHUB_STEP_SUMMARY is set, the command line appends it to that file as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from termcheck.model.finding import Severity
from termcheck.reports.excerpt import one_line, place, preferred, reason

if TYPE_CHECKING:
    from termcheck.model.finding import Finding
    from termcheck.model.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LONGEST = 4000
"""Characters of a message; GitHub cuts an annotation at 4 KiB of text or so."""


def chunks(report: Report) -> Iterator[str]:
    """One command a finding, in the order of the report, and a line of totals."""
    for finding in report.findings:
        yield command(finding)
    counts = Counter(finding.severity for finding in report.findings)
    parts = ", ".join(f"{s!s}: {counts[s]}" for s in Severity if counts[s])
    yield f"termcheck: {len(report.findings)} findings{f' ({parts})' if parts else ''}\n"


def command(finding: Finding) -> str:
    """The workflow command of a finding, a line.

    Columns are given only where the place is within one line: GitHub refuses them otherwise. Where
    lines mean nothing (a paragraph of a DOCX, a cell), the place stands in the message.
    """
    properties = [("file", finding.document)]
    position = finding.position
    if position is not None:
        line, column, end_line, end_column = position
        properties += [("line", str(line)), ("endLine", str(end_line))]
        if line == end_line:
            properties += [("col", str(column)), ("endColumn", str(end_column))]
    properties.append(("title", f"{finding.code} {finding.rule}"))
    shown = ",".join(f"{name}={escape_property(value)}" for name, value in properties)
    return f"::{_COMMANDS[finding.severity]} {shown}::{escape_data(_message(finding))}\n"


def escape_data(text: str) -> str:
    """A message as the toolkit writes it: `%`, CR and LF as percent escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """A property as the toolkit writes it: `:` and `,` are escaped as well."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _message(finding: Finding) -> str:
    found, wanted = one_line(finding.text), one_line(preferred(finding))
    lines = []
    if found and wanted and wanted != found:
        term = f" ({one_line(finding.source_term)})" if finding.source_term else ""
        lines.append(f"“{found}” → “{wanted}”{term}")
        why = one_line(reason(finding))
    else:
        why = one_line(finding.message)
    lines.append(why)
    if finding.position is None and place(finding):
        lines[0] = f"{one_line(place(finding))}: {lines[0]}"
    return "\n".join(lines)[:_LONGEST]
