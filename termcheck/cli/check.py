"""`termcheck check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from termcheck.cli.exits import CLEAN, FINDINGS, USAGE, exits, help_text, say
from termcheck.cli.given import glossary_for, say_compiling, show_progress, words
from termcheck.config import FAIL_ON, REPORT_LANGUAGES, find_settings, read_settings
from termcheck.errors import UsageError

if TYPE_CHECKING:
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
        list[Path], typer.Argument(help="Documents and folders of documents.", show_default=False)
    ],
    glossary: Annotated[
        list[str] | None,
        typer.Option("--glossary", "-g", help="Glossary file or folder; may be repeated."),
    ] = None,
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
    report_lang: Annotated[
        str | None,
        typer.Option(help="Language of a report's headings: en or zh.", show_default="en"),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            help="Exit with 1 from this severity on: error, warning, info or never.",
            show_default="error",
        ),
    ] = None,
    select: Annotated[
        str | None,
        typer.Option(help="Rules to run, by comma; +TC104 adds to the usual ones."),
    ] = None,
    ignore: Annotated[str | None, typer.Option(help="Rules not to run, by comma.")] = None,
    source_lang: Annotated[
        str | None, typer.Option(help="Language of the originals.", show_default="zh")
    ] = None,
    target_lang: Annotated[
        str | None, typer.Option(help="Language of the texts checked.", show_default="en")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=0, help="Processes; 0 chooses by the amount of work."),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(help="Pattern as in .gitignore, for files in folders; may be repeated."),
    ] = None,
    pairs: Annotated[
        list[str] | None,
        typer.Option(
            help="How files in two languages are named, such as {name}.{lang}.{ext}; may be "
            "repeated.",
            show_default=False,
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            help="Where the languages stand in tables: zh=A,en=C, or by heading.",
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="File of known findings that are not reported.")
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Accept all present findings as known.")
    ] = False,
    config: Annotated[
        Path | None, typer.Option(help="Settings file instead of the nearest termcheck.toml.")
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Neither read nor keep the compiled glossary.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="On stdout only the summary.")
    ] = False,
) -> int:
    """Check documents against a glossary."""
    settings = read_settings(config) if config else find_settings(Path.cwd())
    threshold = fail_on or settings.fail_on
    if threshold not in FAIL_ON:
        raise UsageError(f"--fail-on '{threshold}'", hint=f"Use one of {', '.join(FAIL_ON)}")
    lang = report_lang or settings.report_lang
    if lang not in REPORT_LANGUAGES:
        hint = f"Use one of {', '.join(REPORT_LANGUAGES)}"
        raise UsageError(f"--report-lang '{lang}'", hint=hint)
    if baseline is None and settings.baseline is not None:
        baseline = Path(settings.baseline)
    if update_baseline and baseline is None:
        raise UsageError("--update-baseline needs a file", hint="Name it with --baseline FILE")
    _check_targets(output or [], form)

    import gc

    from termcheck.api import check as run

    gc.freeze()
    gc.enable()
    source = source_lang or settings.source_lang
    target = target_lang or settings.target_lang
    with show_progress() as progress:
        report = run(
            paths,
            glossary_for(glossary, settings, source, target),
            source_language=source,
            target_language=target,
            select=words(select) or settings.select,
            ignore=(*words(ignore), *settings.ignore),
            severity=settings.severity,
            exclude=(*settings.exclude, *(exclude or ())),
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
    if update_baseline and baseline is not None:
        from termcheck.engine.baseline import write_baseline

        say(f"{baseline}: {write_baseline(baseline, report.findings)} known findings")
        return CLEAN
    # Files first: whoever reads stdout may stop reading it ("| head").
    for path in output or []:
        from termcheck.reports import write_report

        write_report(report, path, lang=lang)
    _print(report, form or "text", lang, summary_only=quiet or bool(output and form is None))
    if form == "github":
        from termcheck.cli.github import append_step_summary

        append_step_summary(report)
    for path in output or []:
        say(f"Report written to {path}")
    if not report.documents and report.notes:
        say("termcheck: no document was checked")
        return USAGE
    return _exit_code(report, threshold)


check.__doc__ = help_text(check.__doc__, _EXAMPLES)


def _check_targets(output: list[Path], form: str | None) -> None:
    """Refuses what could not be written in the end before any work is done."""
    from termcheck.reports import RENDERERS, check_target

    if form is not None and form not in RENDERERS:
        raise UsageError(f"--format '{form}'", hint=f"Use one of {', '.join(RENDERERS)}")
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


def _exit_code(report: Report, threshold: str) -> int:
    if threshold == "never":
        return CLEAN
    from termcheck.model.finding import Severity

    limit = Severity(threshold)
    return FINDINGS if any(f.severity.reaches(limit) for f in report.findings) else CLEAN
