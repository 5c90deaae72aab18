"""`termcheck check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from termcheck.cli.exits import CLEAN, USAGE, exits, help_text, say
from termcheck.cli.given import (
    check_choice,
    check_report_choices,
    collect_garbage,
    exit_code,
    glossary_for,
    say_compiling,
    settings_for,
    show_progress,
    words,
)
from termcheck.cli.options import (
    ColumnsOption,
    ConfigOption,
    ExcludeOption,
    GlossaryOption,
    IgnoreOption,
    JobsOption,
    NoCacheOption,
    PairsOption,
    ReportLangOption,
    SelectOption,
    SourceLangOption,
    TargetLangOption,
)
from termcheck.errors import UsageError

if TYPE_CHECKING:
    from termcheck.api import Loaded
    from termcheck.model.report import Report

_EXAMPLES = """
[bold]Examples[/bold]

    termcheck check report.docx -g terms.csv -o report.xlsx

    termcheck check docs/ -g glossary/ --fail-on warning

    termcheck check docs/ -g glossary/ --baseline known.json --update-baseline

    git diff --name-only | xargs termcheck check --format json
"""


@exits
def check(
    paths: Annotated[
        list[Path],
        # A file that may not be read is a finding like others; typer would end the run for it.
        typer.Argument(
            help="Documents and folders of documents.", show_default=False, readable=False
        ),
    ],
    glossary: GlossaryOption = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            help="Report file: .xlsx, .html, .docx, .md, .json or .csv. May be repeated.",
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="Report on stdout: text, json, csv, markdown or github.",
            show_default="text",
        ),
    ] = None,
    report_lang: ReportLangOption = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            help="Exit with 1 from this severity on: error, warning, info or never.",
            show_default="error",
        ),
    ] = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    source_lang: SourceLangOption = None,
    target_lang: TargetLangOption = None,
    jobs: JobsOption = None,
    exclude: ExcludeOption = None,
    pairs: PairsOption = None,
    columns: ColumnsOption = None,
    baseline: Annotated[
        Path | None, typer.Option(help="File of known findings that are not reported.")
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Accept all present findings as known.")
    ] = False,
    config: ConfigOption = None,
    no_cache: NoCacheOption = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="On stdout only the summary.")
    ] = False,
) -> int:
    """Check documents against a glossary."""
    settings = settings_for(config)
    threshold = fail_on or settings.fail_on
    lang = report_lang or settings.report_lang
    check_report_choices(threshold, lang)
    if baseline is None and settings.baseline is not None:
        baseline = Path(settings.baseline)
    if update_baseline and baseline is None:
        raise UsageError("--update-baseline needs a file", hint="Name it with --baseline FILE")
    left_out = (*settings.exclude, *(exclude or ()))
    _check_targets(output or [], form)
    if output:
        from termcheck.cli.targets import is_report_of, require_replaceable

        files = glossary or settings.glossary
        require_replaceable(output, is_report_of(paths, left_out), glossary=files, read=paths)
    if update_baseline and baseline is not None:
        from termcheck.engine.baseline import require_baseline

        require_baseline(baseline)

    from termcheck.api import check as run

    source = source_lang or settings.source_lang
    target = target_lang or settings.target_lang
    loaded = glossary_for(glossary, settings, source, target, cache=not no_cache)
    collect_garbage()
    with show_progress() as progress:
        report = run(
            paths,
            loaded,
            source_language=source,
            target_language=target,
            select=words(select) or settings.select,
            ignore=(*words(ignore), *settings.ignore),
            severity=settings.severity,
            exclude=left_out,
            pairs=pairs or settings.pairs,
            columns=columns or settings.columns,
            baseline=None if update_baseline else baseline,
            fail_on=threshold,
            jobs=settings.jobs if jobs is None else jobs,
            cache=not no_cache,
            leave_out=[*(output or ()), *([baseline] if baseline else ())],
            lint=any(path.suffix.lower() == ".xlsx" for path in output or []),
            progress=progress,
            compiling=say_compiling,
        )
    if any(document.source_words for document in report.documents):
        _say_without_source_terms(loaded, source)
    if update_baseline and baseline is not None:
        from termcheck.engine.baseline import write_baseline

        number = write_baseline(baseline, report.findings)
        say(f"{baseline}: {number:,} known finding{'' if number == 1 else 's'}")
        return CLEAN
    # Files first: whoever reads stdout may stop reading it ("| head").
    written: dict[Path, Path | None] = {}
    for path in output or []:
        from termcheck.reports import write_report

        written[path] = write_report(report, path, lang=lang)
    _print(report, form or "text", lang, summary_only=quiet or bool(output and form is None))
    if form == "github":
        from termcheck.cli.github import append_step_summary

        append_step_summary(report, lang)
    for path, kept in written.items():
        from termcheck.cli.targets import say_written

        say_written(path, kept)
    if _nothing_checked(report):
        say("termcheck: no document was checked")
        return USAGE
    return exit_code(report.findings, threshold)


check.__doc__ = help_text(check.__doc__, _EXAMPLES)


def _nothing_checked(report: Report) -> bool:
    """Whether a run came to nothing. Originals that only wait for their translation, as their names
    say, are no mistake: a hook is given such files as well."""
    if report.totals.documents:
        return False
    from termcheck.model.report import PassedOver
    from termcheck.readers.pairs import says_untranslated

    waiting = {note.where for note in report.notes if says_untranslated(note)}
    if report.documents:
        return any(document.uri not in waiting for document in report.documents)
    return bool(report.notes or report.passed_over != PassedOver())


def _say_without_source_terms(loaded: Loaded, language: str) -> None:
    """Says that the originals could not help, where the glossary has no terms in their language."""
    from termcheck.model.language import language_name

    if not any(concept.in_language(language) for concept in loaded.glossary.concepts):
        say(
            f"termcheck: the glossary has no {language_name(language)} terms, so the translations "
            "were checked without their originals (no rule TC2xx)"
        )


def _check_targets(output: list[Path], form: str | None) -> None:
    """Refuses what could not be written in the end before any work is done."""
    from termcheck.reports import RENDERERS, check_target

    if form is not None:
        check_choice("--format", form, RENDERERS)
    for path in output:
        check_target(path)


def _print(report: Report, form: str, lang: str, *, summary_only: bool) -> None:
    import shutil
    import sys

    from termcheck.cli.streams import in_utf8, wants_color
    from termcheck.reports import RenderOptions, render

    width = shutil.get_terminal_size((80, 24)).columns
    options = RenderOptions(
        width=width, color=wants_color(sys.stdout), quiet=summary_only, lang=lang
    )
    if form != "text":
        in_utf8(sys.stdout)
    for piece in render(report, form, options):
        sys.stdout.write(piece)
    sys.stdout.flush()
