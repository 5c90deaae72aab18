"""`termcheck review`: the way back from an edited workbook."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from termcheck.cli.exits import CLEAN, FINDINGS, exits, help_text, say
from termcheck.cli.given import collect_garbage, settings_for
from termcheck.cli.options import ConfigOption, JobsOption, NoCacheOption, TrackOption

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
    no_cache: NoCacheOption = False,
) -> int:
    """Carry out the decisions in an edited workbook.

    Corrects documents, adds to the glossary and to the file of known findings. Run it in the
    folder where the check was run. Exits with 1 where a decided row cannot be carried out, or a
    file was left as it is.
    """
    settings = settings_for(config)
    code = (finish_what_was_stopped() or CLEAN) if write else CLEAN
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
        settings.columns,
        settings.jobs if jobs is None else jobs,
        None if no_cache else default_cache(),
        Options(tracked=track),
        (settings.source_lang, settings.target_lang),
    )
    collect_garbage()
    with show_progress() as progress:
        prepared = prepare(request, progress, say_compiling)
    _show(prepared)
    if write and prepared.files:
        from termcheck.review.journal import Journal

        title = f"review apply {workbook.as_posix()}"
        code = max(code, tell(Journal(Path.cwd()).write(title, prepared.files)))
    _sum_up(prepared, written=write)
    if not write and prepared.files:
        say("Nothing was written; --write does so.")
    return FINDINGS if prepared.left or prepared.faults else code


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
    """Carry through a change that was stopped half way, for instance by a power cut.

    Exits with 1 where a file is left as it is, for somebody has changed it.
    """
    code = finish_what_was_stopped()
    return _nothing() if code is None else code


finish.__doc__ = help_text(finish.__doc__)


def finish_what_was_stopped() -> int | None:
    """Carries through what was stopped half way, and says so; 1 where a file was left as it is.

    None where nothing was stopped.
    """
    from termcheck.review.journal import Journal

    outcome = Journal(Path.cwd()).finish()
    if outcome is None:
        return None
    say(f"Carried through what was stopped half way: {outcome.title}")
    return _named(outcome)


def baseline_of(named: Path | None, settings: Settings) -> Path | None:
    """The file of known findings of the command line, else of the settings; None for none."""
    if named is not None or settings.baseline is None:
        return named
    return Path(settings.baseline)


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


def _show(prepared: Prepared) -> None:
    """The plan on stdout, what is left on stderr."""
    from termcheck.review import show

    reading = prepared.reading
    if not reading.decisions and not reading.unclear:
        say("The workbook holds no decisions.")
    if not reading.decisions and not reading.run.rules:
        say("It does not say which check it comes from: is it the workbook of a report?")
    for document in prepared.corrections.documents if prepared.corrections is not None else ():
        show_lines(show.document_lines(document))
    for change in prepared.glossary:
        show_lines(show.glossary_lines(change))
    if prepared.baseline is not None:
        show_lines(show.baseline_lines(prepared.baseline))
    if prepared.doubted:
        verb = "has" if len(prepared.doubted) == 1 else "have"
        say(f"\n{show.counted(len(prepared.doubted), 'replacement')} {verb} to be read again:")
        for wish in prepared.doubted:
            say(f"  {wish.label}, {wish.document}:{wish.place}: {wish.doubt}")
    if prepared.left:
        say(f"\n{show.counted(len(prepared.left), 'cell is', 'cells are')} not carried out:")
        for line in show.left_lines(prepared.left):
            say(line)
    for remark in (*prepared.remarks, *prepared.faults):
        say(remark)


def show_lines(lines: Iterable[str]) -> None:
    """Prints the lines of a diff: for a person only what changes of a long one, else all."""
    from termcheck.review.show import for_reading

    for line in for_reading(lines) if sys.stdout.isatty() else lines:
        typer.echo(line)


def _sum_up(prepared: Prepared, *, written: bool) -> None:
    """What was decided, and what comes of it, in two lines."""
    from termcheck.review import show

    reading, plan = prepared.reading, prepared.plan
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
