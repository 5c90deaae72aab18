"""The public functions: what the command line does, for programs.

from termcheck import check, load_glossary

report = check(["docs"], load_glossary(["glossary"]))
print(report.to_frame()[["document", "line", "text", "concept", "suggestion"]])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path

from termcheck.engine.baseline import read_baseline
from termcheck.engine.compiled import default_cache
from termcheck.engine.run import Plan, run_check
from termcheck.errors import UsageError
from termcheck.glossary.load import Loaded, load
from termcheck.model.finding import Severity
from termcheck.model.report import GlossaryRemark, Report
from termcheck.rules.registry import rule_named, selected_rules

__all__ = ["Loaded", "check", "load_glossary"]

AnyPath = str | PathLike[str]


def load_glossary(
    paths: Iterable[AnyPath], *, source_language: str = "zh", target_language: str = "en"
) -> Loaded:
    """Glossary files and folders as one glossary, with remarks on what was skipped.

    Raises:
        GlossaryError: a file cannot be used at all, or nothing came in.
    """
    return load(
        [Path(path) for path in paths],
        source_language=source_language,
        target_language=target_language,
    )


def check(
    paths: Iterable[AnyPath],
    loaded: Loaded,
    *,
    source_language: str = "zh",
    target_language: str = "en",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Mapping[str, str] | None = None,
    exclude: Sequence[str] = (),
    leave_out: Sequence[AnyPath] = (),
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
    number of processes, 0 to choose by the amount of work; `leave_out` are files that are no
    documents, such as the reports of the last run; `lint` says whether the glossary itself
    is looked at for the report's sheet on it, besides what was noticed on loading; `progress` is
    told how many documents of how many are done, `compiling` the number of concepts when the
    glossary has to be compiled first. A file that cannot be read becomes a finding.

    Raises:
        GlossaryError: the glossary has no term in the language of the texts.
        UsageError: a rule or a severity does not exist, or the baseline is none.
    """
    plan = Plan(
        paths=tuple(Path(path) for path in paths),
        glossary=loaded.glossary,
        remarks=_remarks(loaded, lint),
        source_language=source_language,
        target_language=target_language,
        rules=selected_rules(select, ignore),
        severities=_severities(severity or {}),
        exclude=tuple(exclude),
        leave_out=tuple(Path(path) for path in leave_out),
        known=read_baseline(Path(baseline)) if baseline is not None else frozenset(),
        fail_on=fail_on,
        jobs=jobs,
        cache=default_cache() if cache else None,
    )
    return run_check(plan, progress, compiling)


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
