"""A whole run: paths and a glossary in, a report out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from termcheck.engine.compiled import compiled_glossary
from termcheck.engine.documents import Checked
from termcheck.engine.findings import FindingMaker
from termcheck.engine.garbage import seldom_collected
from termcheck.engine.gathered import Gathered
from termcheck.engine.inputs import Inputs, inputs
from termcheck.engine.workers import Setup, check_all, processes_for
from termcheck.errors import GlossaryError
from termcheck.matching.registry import DERIVED, DETECTORS
from termcheck.model.document import Note
from termcheck.model.finding import Finding, Severity
from termcheck.model.glossary import Glossary
from termcheck.model.report import DocumentSummary, GlossaryRemark, PassedOver, Report, Run
from termcheck.readers import Reading
from termcheck.readers.own import OWN
from termcheck.readers.pairs import says_untranslated
from termcheck.version import VERSION


@dataclass(frozen=True, slots=True)
class CheckPlan:
    """What to check, and how."""

    paths: tuple[Path, ...]
    glossary: Glossary
    remarks: tuple[GlossaryRemark, ...] = ()
    """What was noticed while the glossary was loaded and linted."""
    source_language: str = "zh"
    target_language: str = "en"
    rules: frozenset[str] = frozenset()
    """Codes of the rules that are on."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    pairs: tuple[str, ...] | None = None
    """How files in two languages are named; None for the usual ways, empty for no pairs."""
    reading: Reading = field(default_factory=Reading)
    leave_out: tuple[Path, ...] = ()
    """Files that are no documents: reports, the baseline."""
    known: frozenset[str] = frozenset()
    """Fingerprints of the baseline."""
    baseline: str | None = None
    """The file they come from, for the report to name; None for none."""
    fail_on: str = "error"
    jobs: int = 1
    """Processes; 0 chooses by the amount of work."""
    cache: Path | None = None
    """Folder for compiled glossaries; None for no cache."""
    detectors: tuple[str, ...] | None = None
    """Names of the detectors to use; None for all."""
    instead: Mapping[str, Path] = field(default_factory=dict)
    """Files to read in place of documents, by uri: what a document will be when it is written."""
    translations: bool = True
    """Whether the translations of originals that are named are documents of the run as well."""


@seldom_collected()
def run_check(
    plan: CheckPlan,
    progress: Callable[[int, int], None] = lambda done, total: None,
    compiling: Callable[[int], None] = lambda concepts: None,
) -> Report:
    """Checks all documents of a plan.

    `progress` is told how many of how many documents are done, `compiling` the number of concepts
    when the glossary has to be compiled first. The report does not depend on the number of
    processes.

    Raises:
        GlossaryError: the glossary has no term in the language of the texts.
    """
    _require_terms(plan)
    found = inputs_of(plan)
    jobs = found.jobs
    setup = setup_of(plan, compiling)
    maker = setup.maker
    gathered = Gathered(plan.glossary, maker)
    notes: list[Note] = []
    summaries = []
    total = len(jobs)
    reports = 0
    checked: Checked
    for job, checked in zip(
        jobs,
        check_all(setup, jobs, processes_for(jobs, plan.jobs), lambda done: progress(done, total)),
        strict=True,
    ):
        if checked.summary.format == OWN and not job.named:
            # Nobody asked about yesterday's report.
            reports += 1
            checked = replace(checked, findings=(), notes=())
        else:
            summaries.append(checked.summary)
        notes += checked.notes
        gathered.add(checked)
    about_files = _still_true(found.notes, summaries)
    notes += about_files
    findings = [*maker.of_notes(about_files), *gathered.findings(jobs, setup.reader())]
    standing = [finding for finding in findings if finding.fingerprint not in plan.known]
    standing.sort(key=_order)
    counts: dict[str, int] = {}
    for finding in standing:
        counts[finding.document] = counts.get(finding.document, 0) + 1
    used, unused = gathered.table.summary(plan.glossary, plan.source_language)
    summaries.sort(key=lambda summary: summary.uri)
    return Report(
        run=_run(plan),
        documents=tuple(replace(s, findings=counts.get(s.uri, 0)) for s in summaries),
        findings=tuple(standing),
        concepts=used,
        unused=unused,
        notes=tuple(sorted(notes, key=lambda note: (note.where, note.code, note.message))),
        glossary=plan.remarks,
        suppressed=len(findings) - len(standing),
        passed_over=PassedOver(reports, found.kinds),
    )


def _still_true(notes: Sequence[Note], summaries: Iterable[DocumentSummary]) -> list[Note]:
    """Notes on the names of files, without those that the texts prove wrong: what its name makes
    out to be an original may hold a translation."""
    checked = {summary.uri for summary in summaries if summary.checked_words}
    return [note for note in notes if note.where not in checked or not says_untranslated(note)]


def inputs_of(plan: CheckPlan) -> Inputs:
    """The documents of a plan, with the files to read in place of some."""
    own = (*map(Path, plan.glossary.origin), *plan.leave_out)
    found = inputs(
        plan.paths,
        exclude=plan.exclude,
        leave_out=own,
        languages=(plan.source_language, plan.target_language),
        patterns=plan.pairs,
        translations=plan.translations,
    )
    return replace(found, jobs=tuple(job.reading(plan.instead) for job in found.jobs))


def setup_of(plan: CheckPlan, compiling: Callable[[int], None] = lambda concepts: None) -> Setup:
    """What a process needs to check the documents of a plan; compiles the glossary if need be."""
    compiled = compiled_glossary(
        plan.glossary,
        plan.source_language,
        plan.target_language,
        cache=plan.cache,
        names=plan.detectors if plan.detectors is not None else needed_detectors(plan.rules),
        compiling=compiling,
    )
    maker = FindingMaker(
        plan.source_language, plan.target_language, plan.rules, dict(plan.severities)
    )
    return Setup(compiled, plan.glossary, maker, plan.cache, plan.reading)


def _require_terms(plan: CheckPlan) -> None:
    languages = plan.glossary.languages
    for concept in plan.glossary.concepts:
        if concept.in_language(plan.target_language):
            return
    raise GlossaryError(
        f"no term in '{plan.target_language}', so nothing could ever be found",
        where=", ".join(plan.glossary.origin) or None,
        hint=f"The glossary has {', '.join(languages) or 'no language'}; see --target-lang",
    )


def needed_detectors(rules: frozenset[str]) -> list[str]:
    """The detectors that serve the rules that are on: the dear ones serve TC103 alone."""
    return [name for name in DETECTORS if name not in DERIVED or "TC103" in rules]


def _order(finding: Finding) -> tuple[object, ...]:
    """By document, then reading order.

    Of findings about a whole file the grave ones come first, lest a file that could not be read go
    unnoticed, and what is only good to know comes last.
    """
    if finding.segment is not None:
        number = finding.segment.number
    else:
        number = sys.maxsize if finding.severity is Severity.INFO else -1
    place = (finding.document, number, finding.start or 0, finding.end or 0)
    return (*place, finding.code, finding.concept_id or "", finding.message)


def _run(plan: CheckPlan) -> Run:
    terms = sum(len(concept.terms) for concept in plan.glossary.concepts)
    rules = tuple(sorted(plan.rules))
    signature = "|".join(
        (
            f"version:{VERSION}",
            f"langs:{plan.source_language}-{plan.target_language}",
            f"glossary:{plan.glossary.sha256[:12] or 'none'}",
            f"rules:{'+'.join(rules)}",
        )
    )
    return Run(
        version=VERSION,
        signature=signature,
        source_language=plan.source_language,
        target_language=plan.target_language,
        glossaries=plan.glossary.origin,
        glossary_sha256=plan.glossary.sha256,
        concepts=len(plan.glossary.concepts),
        terms=terms,
        rules=rules,
        fail_on=plan.fail_on,
        paths=tuple(path.as_posix() for path in plan.paths),
        exclude=plan.exclude,
        pairs=plan.pairs,
        baseline=plan.baseline,
        severities=tuple(sorted((code, str(value)) for code, value in plan.severities.items())),
        columns=tuple(plan.reading.columns),
    )
