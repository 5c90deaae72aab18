"""A run that can be repeated with other bytes in place of documents, before these are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from termcheck.engine.documents import Checker, beads
from termcheck.engine.inputs import Job
from termcheck.engine.run import CheckPlan, inputs_of, run_check, setup_of
from termcheck.model.document import Document, Segment, Unit
from termcheck.model.finding import Finding
from termcheck.model.language import same_language
from termcheck.model.match import Match
from termcheck.model.report import DocumentSummary, Report


@dataclass(slots=True)
class Recheck:
    """A plan that is carried out again and again; its baseline is applied by `stands` alone."""

    plan: CheckPlan
    progress: Callable[[int, int], None] = lambda done, total: None
    compiling: Callable[[int], None] = lambda concepts: None
    _checker: Checker | None = field(default=None, init=False)
    _read: Callable[[Job], Iterator[Document]] | None = field(default=None, init=False)
    _jobs: dict[str, Job] = field(default_factory=dict, init=False)

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
        """All uses of some concepts in the texts of a document, in reading order, as the run finds
        them: with the other file of a pair beside it.

        `data` are the bytes to read in its place; None for those on disk.
        """
        job = self._job(uri)
        if data is None:
            yield from self._places(job, concept_ids)
            return
        with TemporaryDirectory(prefix="termcheck-") as folder:
            path = Path(folder) / f"0{Path(uri).suffix}"
            path.write_bytes(data)
            yield from self._places(job.reading({uri: path}), concept_ids)

    def _job(self, uri: str) -> Job:
        if not self._jobs:
            for job in inputs_of(self.plan).jobs:
                self._jobs[job.uri] = job
                if job.source is not None:
                    # Files named the wrong way round are turned: the document is the "source".
                    self._jobs.setdefault(job.source.uri, job)
        return self._jobs.get(uri) or Job(Path(uri), uri, 0)

    def _places(self, job: Job, concept_ids: frozenset[str]) -> Iterator[tuple[Segment, Match]]:
        if self._checker is None or self._read is None:
            setup = setup_of(self.plan)
            self._checker, self._read = setup.checker(), setup.reader()
        for part in self._read(job):
            for units in beads(part.units):
                for segment, match in self._matches(self._checker, units):
                    if match.concept_id in concept_ids:
                        yield segment, match

    def _matches(self, checker: Checker, units: Sequence[Unit]) -> Iterator[tuple[Segment, Match]]:
        plan = self.plan
        sources = [u.source for u in units if u.source is not None]
        sources = [s for s in sources if same_language(s.language, plan.source_language)]
        targets = [u.target for u in units if u.target is not None]
        targets = [t for t in targets if same_language(t.language, plan.target_language)]
        pairs = checker.pairs() if sources and targets else None
        if pairs is not None:
            found = [
                (segment, match) for segment, match, _ in pairs.judge(sources, targets).matches
            ]
            order = {id(target): number for number, target in enumerate(targets)}
            found.sort(key=lambda each: (order[id(each[0])], each[1].start, each[1].end))
            yield from found
            return
        for target in targets:
            for match in checker.matcher.find(target):
                yield target, match


def by_document(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by the document they are about, in their order."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.document, []).append(finding)
    return found


def summaries(report: Report) -> dict[str, DocumentSummary]:
    """The documents of a report by uri."""
    return {document.uri: document for document in report.documents}
