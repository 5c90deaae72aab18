"""`termcheck fix`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from termcheck.cli.exits import CLEAN, FINDINGS, exits, help_text, say
from termcheck.cli.given import collect_garbage, settings_for
from termcheck.cli.options import (
    ColumnsOption,
    ConfigOption,
    ExcludeOption,
    GlossaryOption,
    IgnoreOption,
    JobsOption,
    NoCacheOption,
    PairsOption,
    SelectOption,
    SourceLangOption,
    TargetLangOption,
    TrackOption,
)
from termcheck.cli.review import baseline_of, finish_what_was_stopped, reading_of, show_lines, tell

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
        list[Path],
        # A file that may not be read is a finding like others; typer would end the run for it.
        typer.Argument(
            help="Documents and folders of documents.", show_default=False, readable=False
        ),
    ],
    glossary: GlossaryOption = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Only show what would change; exits with 1 if anything.")
    ] = False,
    unsafe: Annotated[
        bool,
        typer.Option(
            "--unsafe", help="Also make fixes that an editor should look at; never possible ones."
        ),
    ] = False,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    source_lang: SourceLangOption = None,
    target_lang: TargetLangOption = None,
    track: TrackOption = True,
    baseline: Annotated[
        Path | None, typer.Option(help="File of known findings, which are left alone.")
    ] = None,
    exclude: ExcludeOption = None,
    pairs: PairsOption = None,
    columns: ColumnsOption = None,
    jobs: JobsOption = None,
    config: ConfigOption = None,
    no_cache: NoCacheOption = False,
) -> int:
    """Replace what is surely wrong by the agreed rendering.

    Safe fixes only, unless --unsafe. Every document is checked again before it is written; one
    that would not come out right is left as it is and named, and the exit code is 1.
    `termcheck review undo` takes everything back.
    """
    settings = settings_for(config)
    code = CLEAN if diff else finish_what_was_stopped() or CLEAN
    from functools import partial

    from termcheck.cli.given import glossary_for, say_compiling, show_progress, words
    from termcheck.engine.baseline import read_baseline
    from termcheck.engine.compiled import default_cache
    from termcheck.engine.fix import fix as corrected
    from termcheck.engine.fix import fixable
    from termcheck.engine.recheck import Recheck
    from termcheck.engine.run import CheckPlan
    from termcheck.model.finding import Severity
    from termcheck.patching.base import Options
    from termcheck.rules.registry import rule_named, selected_rules

    source = source_lang or settings.source_lang
    target = target_lang or settings.target_lang
    loaded = glossary_for(glossary, settings, source, target, cache=not no_cache)
    known = baseline_of(baseline, settings)
    plan = CheckPlan(
        paths=tuple(paths),
        glossary=loaded.glossary,
        source_language=source,
        target_language=target,
        rules=selected_rules(words(select) or settings.select, (*words(ignore), *settings.ignore)),
        severities={rule_named(r).code: Severity(v) for r, v in settings.severity.items()},
        exclude=(*settings.exclude, *(exclude or ())),
        pairs=tuple(pairs) if pairs else settings.pairs,
        reading=reading_of(columns or settings.columns, source, target),
        leave_out=(known,) if known is not None else (),
        known=read_baseline(known) if known is not None else frozenset(),
        jobs=settings.jobs if jobs is None else jobs,
        cache=None if no_cache else default_cache(),
        # What nobody named must not be changed.
        translations=False,
    )

    collect_garbage()
    with show_progress() as progress:
        recheck = Recheck(plan, progress, say_compiling)
        corrections = corrected(
            recheck, recheck.run(), partial(fixable, unsafe=unsafe), Options(tracked=track)
        )
    return max(code, _finish(corrections, known, plan.known, diff=diff))


fix.__doc__ = help_text(fix.__doc__, _EXAMPLES)


def _finish(
    corrections: Corrections, baseline: Path | None, known: frozenset[str], *, diff: bool
) -> int:
    from termcheck.review import show
    from termcheck.review.apply import corrected_files
    from termcheck.review.journal import Journal

    changed = [d for d in corrections.documents if d.after != d.before]
    for document in changed if diff else ():
        show_lines(show.document_lines(document))
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
    code = FINDINGS if faults else CLEAN
    if changed:
        files = corrected_files(corrections, baseline, known)
        code = max(code, tell(Journal(Path.cwd()).write("fix", files)))
    say(f"Made {made} in {where}")
    return code
