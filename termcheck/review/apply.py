"""The whole way from an edited workbook to files that are ready to be written.

Nothing is written here. The check is run again, so that every place is where it is now; decided
rows are found by their fingerprints.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from termcheck.engine.baseline import read_baseline
from termcheck.engine.fix import Corrections, correct
from termcheck.engine.recheck import Recheck
from termcheck.engine.run import CheckPlan
from termcheck.engine.wishes import Wish, wishes_for
from termcheck.errors import UsageError
from termcheck.glossary.edit import TermEdit, by_file, edit_glossary
from termcheck.glossary.load import load
from termcheck.matching.prepared import without_markup
from termcheck.model.document import NoteCode
from termcheck.model.finding import Finding, Severity
from termcheck.model.glossary import Status
from termcheck.model.report import Report
from termcheck.patching.base import Options
from termcheck.readers import Reading
from termcheck.review.decisions import Action, Decided, Decision, RunFacts, Unclear, read_decisions
from termcheck.review.journal import FileChange
from termcheck.review.known import known_findings, successors
from termcheck.review.plan import Place, Plan, State, UseKey, make_plan, use_key
from termcheck.review.tables import open_elsewhere
from termcheck.rules.registry import ALL_RULES, selected_rules
from termcheck.text.fold import fold_text

_OPEN = "The workbook is open in another program: what has not been saved there is not read."
_ONE_OF_SEVERAL = "TC301"
"""One concept, several accepted renderings."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to apply, and what is known besides the workbook; None means: as the workbook says."""

    workbook: Path
    glossary: tuple[str, ...] = ()
    """Files and folders; empty: the files that the workbook names."""
    baseline: Path | None = None
    """The file of known findings."""
    source_language: str | None = None
    target_language: str | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """This and the next three count where the workbook says nothing."""
    exclude: tuple[str, ...] = ()
    pairs: tuple[str, ...] | None = None
    columns: str | None = None
    """Where the languages stand in tables, as `readers.layout.parse_columns` reads it."""
    jobs: int = 1
    cache: Path | None = None
    options: Options = field(default_factory=Options)
    usual_languages: tuple[str, str] = ("zh", "en")
    """Source and target language where neither this nor the workbook says them."""


@dataclass(frozen=True, slots=True)
class GlossaryChange:
    """A glossary file with its edits."""

    name: str
    before: bytes
    after: bytes
    edits: tuple[TermEdit, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that applying a workbook would do."""

    reading: Decided
    plan: Plan
    corrections: Corrections | None
    """None where no document is to be changed."""
    glossary: tuple[GlossaryChange, ...] = ()
    baseline: FileChange | None = None
    left: tuple[Unclear, ...] = ()
    """Rows that are not carried out and why, in the order of the workbook's sheets and cells."""
    remarks: tuple[str, ...] = ()
    """What else is to be said, a sentence each."""

    @property
    def doubted(self) -> tuple[Wish, ...]:
        """The replacements that somebody should read in their sentences; see `Wish.doubt`."""
        return tuple(wish for wish in self.made if wish.doubt is not None)

    @property
    def faults(self) -> tuple[str, ...]:
        """Documents that are left as they are, and why, a sentence each."""
        documents = self.corrections.documents if self.corrections is not None else ()
        return tuple(f"{d.uri} is left as it is: {d.fault}" for d in documents if d.fault)

    @property
    def made(self) -> tuple[Wish, ...]:
        """The replacements in all documents."""
        documents = self.corrections.documents if self.corrections is not None else ()
        return tuple(wish for document in documents for wish in document.made)

    @property
    def files(self) -> tuple[FileChange, ...]:
        """The files to be replaced: documents, then glossary files, then the baseline."""
        documents = self.corrections.documents if self.corrections is not None else ()
        return (
            *(FileChange(d.path, d.before, d.after) for d in documents if d.after != d.before),
            *(FileChange(Path(g.name), g.before, g.after) for g in self.glossary),
            *((self.baseline,) if self.baseline is not None else ()),
        )


def prepare(
    request: Request,
    progress: Callable[[int, int], None] = lambda done, total: None,
    compiling: Callable[[int], None] = lambda concepts: None,
) -> Prepared:
    """Reads a workbook, checks its documents again, and works out what would change.

    `progress` and `compiling` are those of `run_check`.

    Raises:
        ReportError: the workbook cannot be read.
        UsageError: its documents or its glossary are not here, the baseline is none, or the columns
            can't be meant.
        GlossaryError: the glossary cannot be used.

    Cost: two runs of the check when documents are to be changed, else one.
    """
    reading = read_decisions(request.workbook)
    if request.baseline is None and reading.run.baseline is not None:
        request = replace(request, baseline=Path(reading.run.baseline))
    remarks = [_OPEN] if open_elsewhere(request.workbook) else []
    if not reading.decisions:
        unclear = _by_cell(reading.unclear)
        return Prepared(reading, Plan(), None, left=unclear, remarks=tuple(remarks))
    check, more = _check(request, reading)
    remarks += more
    recheck = Recheck(check, progress, compiling)
    before = recheck.run()
    standing = {f.fingerprint: f for f in before.findings if recheck.stands(f)}
    state = State(
        findings=standing,
        known=check.known,
        concepts={concept.id: concept for concept in check.glossary.concepts},
        language=check.target_language,
        baseline=str(request.baseline) if request.baseline is not None else None,
        uses=_uses(recheck, before, reading.decisions),
        unread={
            **{
                uri: "there is no such file; if it was moved, check it again"
                for uri in _documents(reading.run, reading.decisions)
                if not Path(uri).exists()
            },
            **{
                note.where: note.message
                for note in before.notes
                if note.code in (NoteCode.UNREADABLE, NoteCode.SKIPPED)
            },
        },
        whole_use=lambda finding, label: wishes_for(recheck, finding, label),
    )
    plan = make_plan(reading.decisions, state)
    corrections = correct(recheck, before, plan.wishes, request.options) if plan.wishes else None
    glossary, refused = _glossary(plan, check)
    after = corrections.after if corrections is not None else before
    baseline = changed_baseline(request.baseline, before, after, plan.accepted, check.known)
    unmade = []
    for document in corrections.documents if corrections is not None else ():
        unmade += [Unclear(u.wish.label, u.reason) for u in document.unmade]
    remarks += _foreseen(plan, before, check)
    left = list(dict.fromkeys((*reading.unclear, *plan.left, *unmade, *refused)))
    return Prepared(reading, plan, corrections, glossary, baseline, _by_cell(left), tuple(remarks))


def _check(request: Request, reading: Decided) -> tuple[CheckPlan, list[str]]:
    """The check to be run again, and what is to be said of it."""
    run, remarks = reading.run, list[str]()
    paths = request.glossary or run.glossaries
    if not paths:
        raise UsageError("the workbook names no glossary", hint="Name it with -g")
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        raise UsageError(
            f"the glossary {missing[0]} is not here",
            hint="Run this in the folder where the check was run, or name the glossary with -g",
        )
    usual_source, usual_target = request.usual_languages
    source = request.source_language or run.source_language or usual_source
    target = request.target_language or run.target_language or usual_target
    loaded = load([Path(path) for path in paths], source_language=source, target_language=target)
    if run.glossary_sha256 and loaded.glossary.sha256 != run.glossary_sha256:
        remarks.append("The glossary has changed since the report was written.")
    documents = _documents(run, reading.decisions)
    gone = [uri for uri in documents if not Path(uri).exists()]
    # A run is repeated with the paths it was given: with them it finds pairs of files again.
    given = [path for path in run.paths if Path(path).exists()]
    here = given or [uri for uri in documents if uri not in gone]
    if not here:
        raise UsageError(
            f"the document {documents[0]} is not here" if documents else "no document is named",
            where=str(request.workbook),
            hint="Run this in the folder where the check was run",
        )
    if gone:
        more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
        remarks.append(f"No longer there: {gone[0]}{more}.")
    rules = frozenset(code for code in run.rules if code in ALL_RULES)
    own = [request.workbook, *([request.baseline] if request.baseline is not None else [])]
    known = read_baseline(request.baseline) if request.baseline is not None else frozenset[str]()
    check = CheckPlan(
        paths=tuple(map(Path, here)),
        glossary=loaded.glossary,
        source_language=source,
        target_language=target,
        rules=rules or selected_rules((), ()),
        severities=_severities(run.severities, request.severities),
        exclude=request.exclude if run.exclude is None else run.exclude,
        pairs=request.pairs if run.pairs is None else run.pairs,
        reading=_layout(run.columns, request.columns, source, target),
        leave_out=tuple(own),
        known=known,
        jobs=request.jobs,
        cache=request.cache,
    )
    return check, remarks


def _foreseen(plan: Plan, before: Report, check: CheckPlan) -> list[str]:
    """What decisions about the glossary will bring about at the next check, as far as it is plain
    from the uses counted in this one."""
    if _ONE_OF_SEVERAL not in check.rules:
        return []
    concepts = {concept.id: concept for concept in before.concepts}
    said = []
    for decision, edit in plan.terms:
        concept = concepts.get(edit.concept_id)
        if decision.action is not Action.ACCEPT_ALWAYS or concept is None:
            continue
        text = " ".join(fold_text(edit.text).split())
        accepted = (str(Status.PREFERRED), str(Status.ADMITTED))
        others = [
            rendering
            for rendering in concept.renderings
            if rendering.status in accepted and " ".join(fold_text(rendering.text).split()) != text
        ]
        if others:
            most = max(others, key=lambda rendering: (rendering.count, rendering.text))
            times = "once" if most.count == 1 else f"{most.count:,} times"
            said.append(
                f"{decision.cell}: “{most.text}” stands for the same {times}; with “{edit.text}” "
                f"accepted as well, {_ONE_OF_SEVERAL} will ask for one of them."
            )
    return list(dict.fromkeys(said))


def _severities(
    said: tuple[tuple[str, str], ...] | None, usual: Mapping[str, Severity]
) -> Mapping[str, Severity]:
    if said is None:
        return usual
    known = {str(severity): severity for severity in Severity}
    return {code: known[value] for code, value in said if code in ALL_RULES and value in known}


def _layout(
    said: tuple[tuple[str, str], ...] | None, usual: str | None, source: str, target: str
) -> Reading:
    if said is not None or usual is None:
        return Reading(said or ())
    from termcheck.readers.layout import parse_columns

    return Reading(parse_columns(usual, source=source, target=target))


def _documents(run: RunFacts, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """All documents of the run: what is said of one may depend on the others."""
    named = [d.document for d in decisions if d.document is not None]
    return tuple(dict.fromkeys((*run.documents, *named)))


def _uses(
    recheck: Recheck, before: Report, decisions: Sequence[Decision]
) -> dict[UseKey, list[Place]]:
    """The places of the renderings that shall be replaced as a whole."""
    wanted = {
        use_key(d.concept_id, d.rendering or "", d.status or "")
        for d in decisions
        if d.concept_id is not None and d.action in (Action.FIX, Action.ACCEPT_HERE)
    }
    if not wanted:
        return {}
    concept_ids = frozenset(key[0] for key in wanted)
    using = {
        uri
        for concept in before.concepts
        if concept.id in concept_ids
        for rendering in concept.renderings
        for uri, _ in rendering.documents
    }
    found: dict[UseKey, list[Place]] = {}
    for uri in sorted(using):
        for segment, match in recheck.places(uri, concept_ids):
            text = without_markup(segment.text, segment.protected, match.start, match.end)
            key = use_key(match.concept_id, text, match.status)
            if key in wanted:
                found.setdefault(key, []).append(Place(uri, segment, match))
    return found


def _glossary(plan: Plan, check: CheckPlan) -> tuple[tuple[GlossaryChange, ...], list[Unclear]]:
    cells = {id(edit): decision.cell for decision, edit in plan.terms}
    changes: list[GlossaryChange] = []
    refused: list[Unclear] = []
    for name, edits in by_file(edit for _, edit in plan.terms).items():
        before = Path(name).read_bytes()
        edited = edit_glossary(before, name, edits, check.source_language, check.target_language)
        if edited.data != before:
            changes.append(GlossaryChange(name, before, edited.data, edited.made))
        for each in edited.refused:
            refused.append(Unclear(cells[id(each.edit)], f"{name}: {each.reason}"))
    return tuple(changes), refused


def corrected_files(
    corrections: Corrections, baseline: Path | None, known: frozenset[str]
) -> tuple[FileChange, ...]:
    """The documents that corrections change, and the file of known findings if it follows them."""
    files = [FileChange(d.path, d.before, d.after) for d in corrections.documents]
    moved = changed_baseline(baseline, corrections.before, corrections.after, (), known)
    return (*(f for f in files if f.after != f.before), *((moved,) if moved is not None else ()))


def changed_baseline(
    path: Path | None,
    before: Report,
    after: Report,
    accepted: Sequence[Finding],
    known: frozenset[str],
) -> FileChange | None:
    """The file of known findings with accepted ones, and with those that corrections have moved.

    None where there is no file or nothing in it changes.
    """
    if path is None:
        return None
    content = path.read_bytes() if path.exists() else None
    moved: dict[str, Finding] = {}
    if after is not before:
        moved = successors(before.findings, after.findings)
    renamed = {f.fingerprint: moved[f.fingerprint].fingerprint for f in before.findings
               if f.fingerprint in known and f.fingerprint in moved}  # fmt: skip
    standing = [moved.get(finding.fingerprint, finding) for finding in accepted]
    data = known_findings(content, standing, renamed)
    return FileChange(path, content, data) if data is not None else None


def _by_cell(left: Sequence[Unclear]) -> tuple[Unclear, ...]:
    def key(each: Unclear) -> tuple[str, int, str]:
        sheet, _, cell = each.cell.rpartition("!")
        digits = "".join(filter(str.isdigit, cell))
        return (sheet, int(digits or 0), cell)

    return tuple(sorted(left, key=key))
