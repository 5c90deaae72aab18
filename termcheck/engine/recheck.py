"""A run that can be repeated with other bytes in place of documents, before these are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from termcheck.engine.compiled import matcher_for
from termcheck.engine.run import Plan, _needed, run_check
from termcheck.matching.matcher import Matcher
from termcheck.model.document import Segment
from termcheck.model.finding import Finding
from termcheck.model.language import same_language
from termcheck.model.match import Match
from termcheck.model.report import DocumentSummary, Report
from termcheck.readers import read_parts


@dataclass(slots=True)
class Recheck:
    """A plan that is carried out again and again; its baseline is applied by `stands` alone."""

    plan: Plan
    progress: Callable[[int, int], None] = lambda done, total: None
    compiling: Callable[[int], None] = lambda concepts: None
    _matcher: Matcher | None = field(default=None, init=False)

    def run(self, instead: Mapping[str, bytes] | None = None) -> Report:
        """The report with bytes in place of documents, by uri; findings of the baseline included.

        Cost: that of a run.
        """
        plan = replace(self.plan, known=frozenset())
        if not instead:
            return run_check(plan, self.progress, self.compiling)
        with TemporaryDirectory(prefix="termcheck-") as folder:
            paths = {}
            for number, (uri, data) in enumerate(instead.items()):
                # The reader is chosen by the ending; the name itself may be too long twice over.
                paths[uri] = Path(folder) / f"{number}{Path(uri).suffix}"
                paths[uri].write_bytes(data)
            return run_check(replace(plan, instead=paths), self.progress, self.compiling)

    def stands(self, finding: Finding) -> bool:
        """Whether the baseline does not hold a finding."""
        return finding.fingerprint not in self.plan.known

    def places(
        self, uri: str, concept_ids: frozenset[str], data: bytes | None = None
    ) -> Iterator[tuple[Segment, Match]]:
        """All uses of some concepts in the texts of a document, in reading order.

        `data` are the bytes to read in its place; None for those on disk.
        """
        if data is None:
            yield from self._places(Path(uri), uri, concept_ids)
            return
        with TemporaryDirectory(prefix="termcheck-") as folder:
            path = Path(folder) / f"0{Path(uri).suffix}"
            path.write_bytes(data)
            yield from self._places(path, uri, concept_ids)

    def _places(
        self, path: Path, uri: str, concept_ids: frozenset[str]
    ) -> Iterator[tuple[Segment, Match]]:
        plan = self.plan
        source, target = plan.source_language, plan.target_language
        if self._matcher is None:
            names = plan.detectors if plan.detectors is not None else _needed(plan.rules)
            self._matcher = matcher_for(
                plan.glossary, source, target, cache=plan.cache, names=names
            )
        parts = read_parts(path, uri, language=target, source_language=source, reading=plan.reading)
        for part in parts:
            for segment in part.segments:
                if same_language(segment.language, target):
                    for match in self._matcher.find(segment):
                        if match.concept_id in concept_ids:
                            yield segment, match


def by_document(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by the document they are about, in their order."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.document, []).append(finding)
    return found


def summaries(report: Report) -> dict[str, DocumentSummary]:
    """The documents of a report by uri."""
    return {document.uri: document for document in report.documents}
