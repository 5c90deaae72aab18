"""The public functions: what the command line does, for programs.

Where paths are asked for, a single one is taken as well.

from termcheck import check, load_glossary

report = check(["docs"], load_glossary(["glossary"]))
print(report.to_frame()[["document", "line", "text", "concept", "suggestion"]])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from termcheck.engine.baseline import read_baseline
from termcheck.engine.compiled import default_cache
from termcheck.engine.glossaries import load_cached
from termcheck.engine.run import CheckPlan, run_check
from termcheck.errors import UsageError
from termcheck.glossary.load import Loaded
from termcheck.model.finding import Severity
from termcheck.model.report import GlossaryRemark, Report
from termcheck.readers import Reading
from termcheck.rules.registry import rule_named, selected_rules

if TYPE_CHECKING:
    from termcheck.discovery.values import Discovery
    from termcheck.engine.fix import Corrections
    from termcheck.model.glossary import Glossary
    from termcheck.model.score import Score
    from termcheck.review.apply import Prepared
    from termcheck.review.journal import Outcome

__all__ = [
    "Loaded",
    "check",
    "discover",
    "fix",
    "load_glossary",
    "review_apply",
    "review_undo",
    "score",
]

AnyPath = str | PathLike[str]
AnyPaths = AnyPath | Iterable[AnyPath]
"""One path, or several."""


def load_glossary(
    paths: AnyPaths,
    *,
    source_language: str = "zh",
    target_language: str = "en",
    cache: bool = False,
) -> Loaded:
    """Glossary files and folders as one glossary, with remarks on what was skipped.

    With `cache`, what a large glossary was read into is kept in the user's cache folder and taken
    from there as long as its files stay as they are.

    Raises:
        GlossaryError: a file cannot be used at all, or nothing came in.
    """
    return load_cached(
        _paths(paths),
        source_language,
        target_language,
        cache=default_cache() if cache else None,
    )


def check(
    paths: AnyPaths,
    loaded: Loaded,
    *,
    source_language: str = "zh",
    target_language: str = "en",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Mapping[str, str] | None = None,
    exclude: Sequence[str] = (),
    pairs: Sequence[str] | None = None,
    columns: str | None = None,
    leave_out: AnyPaths = (),
    baseline: AnyPath | None = None,
    fail_on: str = "error",
    jobs: int = 1,
    cache: bool = True,
    lint: bool = True,
    progress: Callable[[int, int], None] = lambda done, total: None,
    compiling: Callable[[int], None] = lambda concepts: None,
) -> Report:
    """Checks documents and folders of documents against a glossary.

    `select`, `ignore` and `severity` are as in the settings (see `termcheck.config`); `jobs` is the
    number of processes, 0 to choose by the amount of work; `pairs` are patterns of the names of
    files that are the two sides of a translation (None for the usual ones, empty for no pairs),
    `columns` says where the languages stand in tables (`zh=A,en=C`); `leave_out` are files that are
    no documents, such as the reports of the last run; `lint` says whether the glossary itself is
    looked at for the report's sheet on it, besides what was noticed on loading; `progress` is told
    how many documents of how many are done, `compiling` the number of concepts when the glossary
    has to be compiled first. A file that cannot be read becomes a finding.

    Raises:
        GlossaryError: the glossary has no term in the language of the texts.
        UsageError: `loaded` comes from elsewhere than `load_glossary`, a rule or a severity does
            not exist, the baseline is none, or a pattern or the columns can't be meant.
    """
    plan = CheckPlan(
        paths=_paths(paths),
        glossary=_glossary(loaded),
        remarks=_remarks(loaded, lint),
        source_language=source_language,
        target_language=target_language,
        rules=selected_rules(_texts(select), _texts(ignore)),
        severities=_severities(severity or {}),
        exclude=_texts(exclude),
        pairs=None if pairs is None else _texts(pairs),
        reading=_reading(columns, source_language, target_language),
        leave_out=_paths(leave_out),
        known=read_baseline(Path(baseline)) if baseline is not None else frozenset(),
        baseline=_from_here(baseline),
        fail_on=fail_on,
        jobs=jobs,
        cache=default_cache() if cache else None,
    )
    return run_check(plan, progress, compiling)


def score(
    paths: AnyPaths,
    loaded: Loaded,
    *,
    source_language: str = "zh",
    target_language: str = "en",
    published: bool = False,
    exclude: Sequence[str] = (),
    pairs: Sequence[str] | None = None,
    columns: str | None = None,
    cache: bool = True,
    progress: Callable[[int, int], None] = lambda done, total: None,
    compiling: Callable[[int], None] = lambda concepts: None,
) -> Score:
    """How well translations keep to a glossary: term success rate and consistency.

    `paths` as in `engine.scores.score`: bilingual documents, or a source and a target. `published`
    asks for the measure of the WMT25 terminology task as well. The other arguments are as in
    `check`.

    Raises:
        GlossaryError: no concept has terms in both languages.
        UsageError: no document has text in both languages.
    """
    from termcheck.engine.scores import score as score_documents

    return score_documents(
        _paths(paths),
        _glossary(loaded),
        source=source_language,
        target=target_language,
        published=published,
        exclude=_texts(exclude),
        pairs=None if pairs is None else _texts(pairs),
        reading=_reading(columns, source_language, target_language),
        cache=default_cache() if cache else None,
        progress=progress,
        compiling=compiling,
    )


def discover(
    paths: AnyPaths,
    *,
    source_language: str = "zh",
    target_language: str = "en",
    min_count: int | None = None,
    exclude: Sequence[str] = (),
    pairs: Sequence[str] | None = None,
    columns: str | None = None,
    leave_out: AnyPaths = (),
    progress: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> Discovery:
    """Which source terms of a bilingual corpus are rendered in several ways, without a glossary.

    `min_count` is the number of uses from which on a term is looked at; None chooses by the size of
    the corpus. The other arguments are as in `check` and `engine.discovery.discover`.

    Raises:
        UsageError: no unit has text in both languages.
    """
    from termcheck.engine.discovery import discover as discover_terms

    return discover_terms(
        _paths(paths),
        source_language=source_language,
        target_language=target_language,
        min_count=min_count,
        exclude=_texts(exclude),
        pairs=None if pairs is None else _texts(pairs),
        leave_out=_paths(leave_out),
        reading=_reading(columns, source_language, target_language),
        progress=progress,
    )


def fix(
    paths: AnyPaths,
    loaded: Loaded,
    *,
    unsafe: bool = False,
    write: bool = False,
    tracked: bool = True,
    source_language: str = "zh",
    target_language: str = "en",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Mapping[str, str] | None = None,
    exclude: Sequence[str] = (),
    pairs: Sequence[str] | None = None,
    columns: str | None = None,
    leave_out: AnyPaths = (),
    baseline: AnyPath | None = None,
    jobs: int = 1,
    cache: bool = True,
) -> Corrections:
    """Documents with what is surely wrong replaced by the agreed rendering.

    `unsafe` adds fixes that an editor should look at, never those of possible renderings. What each
    document would become is in the result; with `write` the files are replaced, all together and in
    such a way that `review_undo` takes it back. `tracked` says whether DOCX files are corrected as
    tracked changes. The other arguments are as in `check`; findings of the baseline are left alone.

    A document that would not come out right stays as it is, and its `fault` says why.

    Raises:
        GlossaryError, UsageError: as in `check`; and UsageError where files cannot be written.

    Cost: a run for every round of fixes and one more for each in which some are taken back; three
    or four as a rule.
    """
    from functools import partial

    from termcheck.engine.fix import fix as corrected
    from termcheck.engine.fix import fixable
    from termcheck.engine.recheck import Recheck
    from termcheck.patching.base import Options

    known = read_baseline(Path(baseline)) if baseline is not None else frozenset[str]()
    own = (*_paths(leave_out), *([Path(baseline)] if baseline is not None else []))
    plan = CheckPlan(
        paths=_paths(paths),
        glossary=_glossary(loaded),
        source_language=source_language,
        target_language=target_language,
        rules=selected_rules(_texts(select), _texts(ignore)),
        severities=_severities(severity or {}),
        exclude=_texts(exclude),
        pairs=None if pairs is None else _texts(pairs),
        reading=_reading(columns, source_language, target_language),
        leave_out=own,
        known=known,
        jobs=jobs,
        cache=default_cache() if cache else None,
        translations=False,
    )
    recheck = Recheck(plan)
    wanted = partial(fixable, unsafe=unsafe)
    corrections = corrected(recheck, recheck.run(), wanted, Options(tracked=tracked))
    if write:
        from termcheck.review.apply import corrected_files
        from termcheck.review.journal import Journal

        place = Path(baseline) if baseline is not None else None
        files = corrected_files(corrections, place, known)
        if files:
            Journal(Path.cwd()).write("fix", files)
    return corrections


def review_apply(
    workbook: AnyPath,
    *,
    write: bool = False,
    tracked: bool = True,
    glossary: AnyPaths = (),
    baseline: AnyPath | None = None,
    jobs: int = 1,
    cache: bool = True,
) -> Prepared:
    """What the decisions in the edited workbook of a report change; done with `write`.

    To be called in the folder where the check was run. `glossary` and `baseline` take the place of
    those the workbook names. The result says which files change and how (`files`), and names the
    rows that are not carried out, by cell (`left`). `tracked` is as in `fix`.

    Raises:
        ReportError: the workbook cannot be read.
        UsageError: its documents or its glossary are not here, the baseline is none, or files
            cannot be written.
        GlossaryError: the glossary cannot be used.

    Cost: that of a check, and of another one or two when documents are changed.
    """
    from termcheck.patching.base import Options
    from termcheck.review.apply import Request, prepare

    request = Request(
        Path(workbook),
        tuple(path.as_posix() for path in _paths(glossary)),
        Path(baseline) if baseline is not None else None,
        jobs=jobs,
        cache=default_cache() if cache else None,
        options=Options(tracked=tracked),
    )
    prepared = prepare(request)
    if write and prepared.files:
        from termcheck.review.journal import Journal

        Journal(Path.cwd()).write(f"review apply {Path(workbook).as_posix()}", prepared.files)
    return prepared


def review_undo() -> Outcome | None:
    """Takes back the last change that `fix` or `review_apply` wrote from the working folder.

    Every file gets back its bytes; those that somebody has changed since are left alone and named.
    None where there is nothing to take back.

    Raises:
        UsageError: another program is writing, or the journal or a file cannot be used.
    """
    from termcheck.review.journal import Journal

    return Journal(Path.cwd()).undo()


def _paths(paths: AnyPaths) -> tuple[Path, ...]:
    """One path or several; a text is one, not its characters."""
    if isinstance(paths, str | PathLike):
        return (Path(paths),)
    return tuple(Path(path) for path in paths)


def _texts(texts: Sequence[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def _glossary(loaded: Loaded) -> Glossary:
    if not isinstance(loaded, Loaded):
        raise UsageError(
            f"the glossary is a {type(loaded).__name__}, not a loaded one",
            hint="Load it with load_glossary",
        )
    return loaded.glossary


def _from_here(path: AnyPath | None) -> str | None:
    """A path as a report names it: from the working folder on where it lies below that."""
    if path is None:
        return None
    here = Path.cwd()
    return (
        Path(path).relative_to(here) if Path(path).is_relative_to(here) else Path(path)
    ).as_posix()


def _reading(columns: str | None, source: str, target: str) -> Reading:
    if columns is None:
        return Reading()
    from termcheck.readers.layout import parse_columns

    return Reading(parse_columns(columns, source=source, target=target))


def _remarks(loaded: Loaded, lint: bool) -> tuple[GlossaryRemark, ...]:
    if not lint:
        return loaded.remarks
    from termcheck.glossary.lint import lint_glossary

    return lint_glossary(loaded)


def _severities(named: Mapping[str, str]) -> dict[str, Severity]:
    try:
        return {rule_named(rule).code: Severity(value) for rule, value in named.items()}
    except ValueError as error:
        raise UsageError(str(error), hint="Severities are error, warning and info") from error
