"""`termcheck discover`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from termcheck.cli.exits import CLEAN, exits, help_text, say
from termcheck.cli.given import collect_garbage, settings_for
from termcheck.cli.options import (
    ColumnsOption,
    ConfigOption,
    ExcludeOption,
    PairsOption,
    SourceLangOption,
    TranslationLangOption,
)
from termcheck.errors import UsageError

if TYPE_CHECKING:
    from termcheck.cli.page import Part
    from termcheck.discovery.values import Discovery, FoundTerm

_SHOWN = 40
_NOTES = 5
_FEW_PAIRS = 200
"""Below that, counts are too small for statistics."""
_WORKBOOK = ".xlsx"
_EXAMPLES = """
[bold]Examples[/bold]

    termcheck discover memory.tmx -o found.xlsx -o draft.csv

    termcheck discover docs/ --min-count 5 --top 20

    termcheck discover locale/ --source-lang en --target-lang zh
"""


@exits
def discover(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Bilingual documents (TMX, XLIFF, PO, tables), pairs of files, and folders.",
            show_default=False,
            readable=False,
        ),
    ],
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            help="A workbook (.xlsx), or a draft of a glossary (.csv, .yaml). May be repeated.",
        ),
    ] = None,
    source_lang: SourceLangOption = None,
    target_lang: TranslationLangOption = None,
    min_count: Annotated[
        int | None,
        typer.Option(
            min=2,
            help="Least uses of a term; usually 3, more in a large corpus.",
            show_default=False,
        ),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=f"Only so many terms, in files as well; without it, {_SHOWN} on the screen and "
            "all in files.",
            show_default=False,
        ),
    ] = None,
    exclude: ExcludeOption = None,
    pairs: PairsOption = None,
    columns: ColumnsOption = None,
    config: ConfigOption = None,
) -> int:
    """Find source terms that are rendered in several ways, without a glossary (rule TC304).

    What stands for what is learnt from the corpus itself, so it takes a few hundred sentences at
    least, and more of them show more.
    """
    for path in output or []:
        _check_target(path)
    settings = settings_for(config)
    if output:
        from termcheck.cli.targets import require_replaceable

        require_replaceable(output, _is_ours, glossary=settings.glossary, read=paths)
    from dataclasses import replace
    from functools import partial

    from termcheck.api import discover as run
    from termcheck.reports import write_at

    collect_garbage()
    found = run(
        paths,
        source_language=source_lang or settings.source_lang,
        target_language=target_lang or settings.target_lang,
        min_count=min_count,
        exclude=(*settings.exclude, *(exclude or ())),
        pairs=pairs or settings.pairs,
        columns=columns or settings.columns,
        leave_out=output or (),
        progress=_progress(),
    )
    if top is not None:
        found = replace(found, terms=found.terms[:top])
    written: dict[Path, Path | None] = {}
    for path in output or []:
        suffix = path.suffix.lower()
        if suffix == _WORKBOOK or found.terms:
            written[path] = write_at(path, partial(_writers()[suffix], found))
        else:
            say(f"No term was found, so {path} was not written: a glossary needs one")
    _print(found, found.terms if top is not None else found.terms[:_SHOWN], bool(output))
    for path, kept in written.items():
        from termcheck.cli.targets import say_written

        say_written(path, kept, "Written")
    for note in found.notes[:_NOTES]:
        say(f"{note.where}: {note.message}")
    if len(found.notes) > _NOTES:
        say(f"... and {len(found.notes) - _NOTES} more notes")
    return CLEAN


discover.__doc__ = help_text(discover.__doc__, _EXAMPLES)


def _progress() -> Callable[[str, int, int], None]:
    """Names each step on stderr where that is a terminal."""
    import sys

    if not sys.stderr.isatty():
        return lambda step, done, total: None
    said: list[str] = []

    def tell(step: str, done: int, total: int) -> None:
        if step not in said:
            said.append(step)
            say(f"{step[:1].upper()}{step[1:]} ...")

    return tell


def _writers() -> dict[str, Callable[[Discovery, Path], None]]:
    from termcheck.reports.discovery_draft import write_csv, write_yaml

    def workbook(found: Discovery, path: Path) -> None:
        # openpyxl and pandas are loaded for a workbook only.
        from termcheck.reports.discovery_xlsx import write

        write(found, path)

    return {_WORKBOOK: workbook, ".csv": write_csv, ".yaml": write_yaml, ".yml": write_yaml}


def _check_target(path: Path) -> None:
    """Refuses what could not be written in the end before any work is done."""
    from termcheck.reports import check_place

    known = _writers()
    if path.suffix.lower() not in known:
        raise UsageError(
            f"nothing is written with the suffix '{path.suffix}'",
            hint=f"Known: {' '.join(known)}",
        )
    check_place(path)


def _is_ours(path: Path) -> bool:
    """Whether a file is a workbook of ours, or a draft that nobody has edited."""
    from termcheck.model.own import is_report
    from termcheck.reports.discovery_draft import is_untouched_draft

    if path.suffix.lower() == _WORKBOOK:
        return is_report(path)
    return is_untouched_draft(path.read_bytes())


def _print(found: Discovery, terms: tuple[FoundTerm, ...], written: bool) -> None:
    from termcheck.cli.page import Page

    page = Page()
    if terms:
        rows: list[list[Part]] = [[(head, "bold") for head in ("Term", "Uses", "Renderings")]]
        for term in terms:
            renderings = ", ".join(f"{each.text} {each.count:,}" for each in term.renderings)
            rows.append([(term.text, "bold"), (f"{term.uses:,}", ""), (renderings, "")])
        page.table(rows)
        page.blank()
    documents = len(found.documents)
    number = {0: "No term", 1: "1 term"}.get(len(found.terms), f"{len(found.terms):,} terms")
    page.line(
        (f"{number} with several renderings", "bold"),
        (
            f" in {found.pairs:,} pairs of texts from {documents:,} "
            f"document{'' if documents == 1 else 's'}, among terms with {found.min_count} uses or "
            "more (TC304).",
            "",
        ),
    )
    if len(terms) < len(found.terms):
        more = "" if written else "; -o found.xlsx has them all, with examples"
        page.line((f"The first {len(terms)} are shown{more}.", "dim"))
    if found.pairs < _FEW_PAIRS:
        page.line(("So few pairs say little: read them as hints.", "dim"))
    if found.one_sided:
        page.line((f"{found.one_sided:,} units with one side only were left out.", "dim"))
    page.write()
