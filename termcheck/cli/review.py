"""`termcheck review`: the way back from an edited workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from termcheck.cli.exits import CLEAN, FINDINGS, exits, help_text, say
from termcheck.cli.given import collect_garbage, settings_for
from termcheck.cli.options import ConfigOption, JobsOption, TrackOption

if TYPE_CHECKING:
    from termcheck.config import Settings
    from termcheck.readers import Reading
    from termcheck.review.apply import Prepared
    from termcheck.review.journal import Outcome

app = typer.Typer(
    no_args_is_help=True, help="Carry out what was decided in the workbook of a report."
)

_EXAMPLES = """
[bold]Examples[/bold]

    termcheck review apply report.xlsx             what would change

    termcheck review apply report.xlsx --write     change it

    termcheck review undo                          take the last change back
"""


@app.command("apply")
@exits
def apply(
    workbook: Annotated[
        Path, typer.Argument(help="The workbook with decisions.", show_default=False)
    ],
    write: Annotated[
        bool, typer.Option("--write", help="Change the files; else only show what would change.")
    ] = False,
    glossary: Annotated[
        list[str] | None,
        typer.Option(
            "--glossary", "-g", help="Glossary file or folder instead of those of the report."
        ),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="File of known findings, for what is accepted here.")
    ] = None,
    source_lang: Annotated[
        str | None, typer.Option(help="Language of the originals, if not the report's.")
    ] = None,
    target_lang: Annotated[
        str | None, typer.Option(help="Language of the texts, if not the report's.")
    ] = None,
    track: TrackOption = True,
    jobs: JobsOption = None,
    config: ConfigOption = None,
) -> int:
    """Carry out the decisions in an edited workbook.

    Corrects documents, adds to the glossary and to the file of known findings. Run it in the
    folder where the check was run. Exits with 1 where a decided row cannot be carried out.
    """
    settings = settings_for(config)
    if write:
        finish_what_was_stopped()
    from termcheck.cli.given import say_compiling, show_progress
    from termcheck.engine.compiled import default_cache
    from termcheck.model.finding import Severity
    from termcheck.patching.base import Options
    from termcheck.review.apply import Request, prepare
    from termcheck.rules.registry import rule_named

    request = Request(
        workbook,
        tuple(glossary or ()),
        baseline_of(baseline, settings),
        source_lang,
        target_lang,
        {rule_named(rule).code: Severity(value) for rule, value in settings.severity.items()},
        tuple(settings.exclude),
        settings.pairs,
        reading_of(settings.columns, source_lang or "zh", target_lang or "en"),
        settings.jobs if jobs is None else jobs,
        default_cache(),
        Options(tracked=track),
    )
    collect_garbage()
    with show_progress() as progress:
        prepared = prepare(request, progress, say_compiling)
    _show(prepared, written=write)
    if write and prepared.files:
        from termcheck.review.journal import Journal

        title = f"review apply {workbook.as_posix()}"
        tell(Journal(Path.cwd()).write(title, prepared.files))
    elif not write and prepared.files:
        say("Nothing was written; --write does so.")
    return FINDINGS if prepared.left or prepared.faults else CLEAN


apply.__doc__ = help_text(apply.__doc__, _EXAMPLES)


@app.command("undo")
@exits
def undo() -> int:
    """Take back the last change that `review apply` or `fix` made from this folder.

    Every file gets back its bytes; files that were changed since are left alone and named.
    """
    from termcheck.review.journal import Journal

    outcome = Journal(Path.cwd()).undo()
    if outcome is None:
        say("There is nothing to undo in this folder.")
        return CLEAN
    say(f"Taken back: {outcome.title}")
    for name in outcome.files:
        say(f"  {name}")
    return _named(outcome)


@app.command("finish")
@exits
def finish() -> int:
    """Carry through a change that was stopped half way, for instance by a power cut."""
    return CLEAN if finish_what_was_stopped() else _nothing()


def finish_what_was_stopped() -> bool:
    """Carries through what was stopped half way, and says so; False where nothing was."""
    from termcheck.review.journal import Journal

    outcome = Journal(Path.cwd()).finish()
    if outcome is None:
        return False
    say(f"Carried through what was stopped half way: {outcome.title}")
    _named(outcome)
    return True


def baseline_of(named: Path | None, settings: Settings) -> Path | None:
    """The file of known findings of the command line, else of the settings; None for none."""
    if named is not None or settings.baseline is None:
        return named
    path = Path(settings.baseline)
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def reading_of(columns: str | None, source: str, target: str) -> Reading:
    """Where the languages stand in tables, as the settings say."""
    from termcheck.readers import Reading

    if columns is None:
        return Reading()
    from termcheck.readers.layout import parse_columns

    return Reading(parse_columns(columns, source=source, target=target))


def tell(outcome: Outcome) -> int:
    """Says which files were written; 1 where one was not."""
    for name in outcome.files:
        say(f"Written: {name}")
    return _named(outcome)


def _named(outcome: Outcome) -> int:
    for name in outcome.changed_since:
        say(f"Left as it is, for somebody has changed it: {name}")
    return FINDINGS if outcome.changed_since else CLEAN


def _nothing() -> int:
    say("Nothing was stopped half way in this folder.")
    return CLEAN


def _show(prepared: Prepared, *, written: bool) -> None:
    """The plan on stdout, what is left on stderr."""
    from termcheck.review import show

    reading, plan = prepared.reading, prepared.plan
    if not reading.decisions and not reading.unclear:
        say("The workbook holds no decisions.")
        if not reading.run.rules:
            say("Nor does it say which check it comes from: is it the workbook of a report?")
    for document in prepared.corrections.documents if prepared.corrections is not None else ():
        for line in show.document_lines(document):
            typer.echo(line)
    for change in prepared.glossary:
        for line in show.glossary_lines(change):
            typer.echo(line)
    if prepared.baseline is not None:
        for line in show.baseline_lines(prepared.baseline):
            typer.echo(line)
    if prepared.left:
        say(f"\n{show.counted(len(prepared.left), 'row is', 'rows are')} not carried out:")
        for each in prepared.left:
            say(f"  {each.cell}: {each.reason}")
    for remark in (*prepared.remarks, *prepared.faults):
        say(remark)
    if reading.decisions:
        later = f", later {reading.postponed}" if reading.postponed else ""
        made = show.counted(len(prepared.made), "replacement")
        terms = show.counted(sum(len(g.edits) for g in prepared.glossary), "term")
        say(f"\nDecided: {show.summary(tuple(plan.counts.items()))}{later}")
        say(
            f"{'Changed' if written else 'Would change'}: "
            f"{show.counted(len(prepared.files), 'file')}, {made}, "
            f"{terms} of the glossary, "
            f"{show.counted(len(plan.accepted), 'known finding')}"
        )
