"""`termcheck glossary`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from termcheck.cli import expand
from termcheck.cli.exits import CLEAN, FINDINGS, exits
from termcheck.cli.given import settings_for
from termcheck.cli.options import SourceLangOption, TargetLangOption
from termcheck.errors import UsageError

app = typer.Typer(no_args_is_help=True, help="Work with glossaries.")
app.command("expand")(expand.expand)


@app.command("lint")
@exits
def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Glossary files and folders; default: those of the settings."),
    ] = None,
    source_lang: SourceLangOption = None,
    target_lang: TargetLangOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show what is only good to know, too.")
    ] = False,
) -> int:
    """Look for duplicates, contradictions and terms that can never match.

    Exits with 1 where there is something to mend (errors and warnings).
    """
    from termcheck.api import load_glossary
    from termcheck.glossary.lint import lint_glossary

    settings = settings_for(None)
    chosen = paths or [Path(path) for path in settings.glossary]
    if not chosen:
        raise UsageError("no glossary", hint="Name a file or folder")
    loaded = load_glossary(
        chosen,
        source_language=source_lang or settings.source_lang,
        target_language=target_lang or settings.target_lang,
    )
    remarks = lint_glossary(loaded)
    serious = [remark for remark in remarks if remark.severity != "info"]
    for remark in remarks if everything else serious:
        typer.echo(f"{remark.where}: {remark.severity} {remark.code} {remark.message}")
    terms = sum(len(concept.terms) for concept in loaded.glossary.concepts)
    more = "" if everything or len(serious) == len(remarks) else " (--all shows these)"
    typer.echo(
        f"{len(loaded.glossary.concepts)} concepts, {terms} terms, "
        f"{len(serious)} to mend, {len(remarks) - len(serious)} to know{more}"
    )
    return FINDINGS if serious else CLEAN
