"""What has become of the findings of a report in a later one.

Findings are told apart by their fingerprints, which do not know lines: text moved or inserted
elsewhere changes nothing. A fingerprint holds the sentence; so where a sentence was written anew,
what is still wrong in it has another one. Such findings are recognised by what they say: the same
rule, concept and words in the same document, as often as they stand in both reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from posixpath import normpath
from typing import Any

from termcheck.model.finding import Finding
from termcheck.model.records import finding_record, run_record
from termcheck.model.report import Report
from termcheck.reports.merge import documents_of, require_same_languages

SCHEMA = "termcheck.difference/1"


@dataclass(frozen=True, slots=True)
class Difference:
    """Two reports compared; every finding of either is in just one of the four."""

    earlier: Report
    later: Report
    new: tuple[Finding, ...]
    """In the later report only, in its order."""
    fixed: tuple[Finding, ...]
    """In the earlier report only, its document checked again; in its order."""
    unchanged: tuple[Finding, ...]
    """In both, as the later report has them."""
    unchecked: tuple[Finding, ...]
    """In the earlier report only, in documents that the later one does not know."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """In what the two runs differ besides their documents, as sentences."""
        return tuple(_remarks(self.earlier, self.later))


def difference(earlier: Report, later: Report) -> Difference:
    """Compare two reports, the earlier one first.

    Raises:
        UsageError: they are about different languages.
    """
    require_same_languages((earlier, later))
    before = {finding.fingerprint for finding in earlier.findings}
    after = {finding.fingerprint for finding in later.findings}
    checked = set(map(normpath, documents_of(later)))
    gone = [finding for finding in earlier.findings if finding.fingerprint not in after]
    come = [finding for finding in later.findings if finding.fingerprint not in before]
    rewritten = Counter(map(_saying, gone)) & Counter(map(_saying, come))
    new = _beyond(come, rewritten)
    still = {finding.fingerprint for finding in new}
    gone = _beyond(gone, rewritten)
    return Difference(
        earlier=earlier,
        later=later,
        new=tuple(new),
        fixed=tuple(f for f in gone if normpath(f.document) in checked),
        unchanged=tuple(f for f in later.findings if f.fingerprint not in still),
        unchecked=tuple(f for f in gone if normpath(f.document) not in checked),
    )


def _saying(finding: Finding) -> tuple[str, str, str | None, str]:
    """What a finding says, whatever the sentence around it."""
    words = " ".join(finding.text.split())
    return normpath(finding.document), finding.code, finding.concept_id, words


def _beyond(
    findings: Sequence[Finding], known: Counter[tuple[str, str, str | None, str]]
) -> list[Finding]:
    """The findings without the first so many that say what is known, in their order."""
    left = Counter(known)
    kept = []
    for finding in findings:
        said = _saying(finding)
        if left[said]:
            left[said] -= 1
        else:
            kept.append(finding)
    return kept


def report_of_new(compared: Difference) -> Report:
    """The later report with its new findings alone, to be written in any form."""
    report = compared.later
    counts: dict[str, int] = {}
    for finding in compared.new:
        counts[finding.document] = counts.get(finding.document, 0) + 1
    return replace(
        report,
        findings=compared.new,
        documents=tuple(replace(d, findings=counts.get(d.uri, 0)) for d in report.documents),
    )


def difference_record(compared: Difference) -> dict[str, Any]:
    """The comparison for JSON; findings as in the JSON report, unchanged ones by fingerprint."""
    return {
        "schema": SCHEMA,
        "earlier": run_record(compared.earlier.run),
        "later": run_record(compared.later.run),
        "remarks": list(compared.remarks),
        "counts": {
            "new": len(compared.new),
            "fixed": len(compared.fixed),
            "unchanged": len(compared.unchanged),
            "unchecked": len(compared.unchecked),
        },
        "new": [finding_record(finding) for finding in compared.new],
        "fixed": [finding_record(finding) for finding in compared.fixed],
        "unchanged": [finding.fingerprint for finding in compared.unchanged],
        "unchecked": [finding_record(finding) for finding in compared.unchecked],
    }


def _remarks(earlier: Report, later: Report) -> Iterator[str]:
    before, after = earlier.run, later.run
    if before.version != after.version:
        yield f"made by version {before.version} and version {after.version}"
    if before.glossary_sha256 != after.glossary_sha256:
        yield "the glossary has changed"
    added = sorted(set(after.rules) - set(before.rules))
    removed = sorted(set(before.rules) - set(after.rules))
    if added:
        yield f"rules only in the later run: {', '.join(added)}"
    if removed:
        yield f"rules only in the earlier run: {', '.join(removed)}"
