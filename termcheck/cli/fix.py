"""`termcheck fix`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from termcheck.cli.exits import CLEAN, FINDINGS, exits, help_text, say
from termcheck.cli.review import baseline_of, finish_what_was_stopped, reading_of, tell
from termcheck.config import find_settings, read_settings

if TYPE_CHECKING:
    from termcheck.engine.fix import Corrections

_EXAMPLES = """
[bold]Examples[/bold]

    termcheck fix docs/ -g glossary/ --diff

    termcheck fix report.docx -g terms.csv

    termcheck fix docs/ -g glossary/ --unsafe --select TC103
"""


@exits
def fix(
    paths: Annotated[
        list[Path], typer.Argument(help="Documents and folders of documents.", show_default=False)
    ],
    glossary: Annotated[
        list[str] | None,
        typer.Option("--glossary", "-g", help="Glossary file or folder; may be repeated."),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Only show what would change; exits with 1 if anything.")
    ] = False,
    unsafe: Annotated[
        bool,
        typer.Option(
            "--unsafe", help="Also make fixes that an editor should look at; never possible ones."
        ),
    ] = False,
    select: Annotated[
        str | None,
        typer.Option(help="Rules to run, by comma; +TC104 adds to the usual ones."),
    ] = None,
    ignore: Annotated[str | None, typer.Option(help="Rules not to run, by comma.")] = None,
    source_lang: Annotated[
        str | None, typer.Option(help="Language of the originals.", show_default="zh")
    ] = None,
    target_lang: Annotated[
        str | None, typer.Option(help="Language of the texts.", show_default="en")
    ] = None,
    track: Annotated[
        bool, typer.Option("--track/--no-track", help="Correct DOCX files as tracked changes.")
    ] = True,
    baseline: Annotated[
        Path | None, typer.Option(help="File of known findings, which are left alone.")
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(help="Pattern as in .gitignore, for files in folders; may be repeated."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=0, help="Processes; 0 chooses by the amount of work."),
    ] = None,
    config: Annotated[
        Path | None, typer.Option(help="Settings file instead of the nearest termcheck.toml.")
    ] = None,
) -> int:
    """Replace what is surely wrong by the agreed rendering.

    Safe fixes only, unless --unsafe. Every document is checked again before it is written; one
    that would not come out right is left as it is and named, and the exit code is 1.
    `termcheck review undo` takes everything back.
    """
    settings = read_settings(config) if config else find_settings(Path.cwd())
    if not diff:
        finish_what_was_stopped()
    import gc

    from termcheck.cli.given import glossary_for, say_compiling, show_progress, words
    from termcheck.engine.baseline import read_baseline
    from termcheck.engine.compiled import default_cache
    from termcheck.engine.fix import fix as corrected
    from termcheck.engine.recheck import Recheck
    from termcheck.engine.run import Plan
    from termcheck.model.finding import Applicability, Finding, Severity
    from termcheck.model.match import Band
    from termcheck.patching.base import Options
    from termcheck.rules.registry import rule_named, selected_rules

    source = source_lang or settings.source_lang
    target = target_lang or settings.target_lang
    loaded = glossary_for(glossary, settings, source, target)
    known = baseline_of(baseline, settings)
    plan = Plan(
        paths=tuple(paths),
        glossary=loaded.glossary,
        source_language=source,
        target_language=target,
        rules=selected_rules(words(select) or settings.select, (*words(ignore), *settings.ignore)),
        severities={rule_named(r).code: Severity(v) for r, v in settings.severity.items()},
        exclude=(*settings.exclude, *(exclude or ())),
        pairs=settings.pairs,
        reading=reading_of(settings.columns, source, target),
        leave_out=(known,) if known is not None else (),
        known=read_baseline(known) if known is not None else frozenset(),
        jobs=settings.jobs if jobs is None else jobs,
        cache=default_cache(),
    )

    def wanted(finding: Finding) -> bool:
        if finding.fix is None or finding.fix.applicability is Applicability.SAFE:
            return finding.fix is not None
        # A possible rendering is a question: no program should answer it unseen.
        return unsafe and (finding.match is None or finding.match.band is not Band.POSSIBLE)

    gc.freeze()
    gc.enable()
    with show_progress() as progress:
        recheck = Recheck(plan, progress, say_compiling)
        corrections = corrected(recheck, recheck.run(), wanted, Options(tracked=track))
    return _finish(corrections, known, plan.known, diff=diff)


fix.__doc__ = help_text(fix.__doc__, _EXAMPLES)


def _finish(
    corrections: Corrections, baseline: Path | None, known: frozenset[str], *, diff: bool
) -> int:
    from termcheck.review import show
    from termcheck.review.apply import changed_baseline
    from termcheck.review.journal import FileChange, Journal

    changed = [d for d in corrections.documents if d.after != d.before]
    for document in changed if diff else ():
        for line in show.document_lines(document):
            typer.echo(line)
    faults = [d for d in corrections.documents if d.fault is not None]
    for document in corrections.documents:
        stays = (f"{u.wish.place}: “{u.wish.old}” stays: {u.reason}" for u in document.unmade)
        for line in dict.fromkeys(stays):
            say(f"{document.uri}:{line}")
    for document in faults:
        say(f"{document.uri} is left as it is: {document.fault}")
    made = show.counted(sum(len(d.made) for d in changed), "replacement")
    where = show.counted(len(changed), "document")
    if diff:
        say(f"Would make {made} in {where}")
        return FINDINGS if changed else CLEAN
    if changed:
        files = [FileChange(d.path, d.before, d.after) for d in changed]
        moved = changed_baseline(baseline, corrections.before, corrections.after, (), known)
        tell(Journal(Path.cwd()).write("fix", [*files, *([moved] if moved is not None else [])]))
    say(f"Made {made} in {where}")
    return FINDINGS if faults else CLEAN
