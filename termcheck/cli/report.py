"""`termcheck report`: saved reports put together and compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from termcheck.cli.exits import CLEAN, exits, help_text, say
from termcheck.cli.given import (
    check_form,
    check_report_choices,
    exit_code,
    write_json,
)
from termcheck.cli.options import ReportLangOption
from termcheck.config import REPORT_LANGUAGES

if TYPE_CHECKING:
    from termcheck.cli.page import Page
    from termcheck.model.finding import Finding
    from termcheck.reports.difference import Difference

app = typer.Typer(no_args_is_help=True, help="Put saved JSON reports together, or compare them.")

_MOST_SHOWN = 200
"""Findings of each group on the screen."""
_MOST_NAMED = 5
"""Documents named on stderr."""
_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


@app.command("merge")
@exits
def merge_command(
    reports: Annotated[
        list[Path],
        typer.Argument(help="JSON reports; the last one counts for a document in several."),
    ],
    output: Annotated[
        list[Path],
        typer.Option("--output", "-o", help="Report file; its suffix decides. May be repeated."),
    ],
    report_lang: ReportLangOption = None,
) -> int:
    """Make one report of several, in any form.

    Uses of concepts are added up. A document that stands in several reports counts as the last of
    them has it.
    """
    from termcheck.cli.targets import say_written
    from termcheck.reports import write_report
    from termcheck.reports.merge import differing, merge
    from termcheck.reports.restored import load_report
    from termcheck.review.show import counted

    lang = report_lang or REPORT_LANGUAGES[0]
    check_report_choices("never", lang)
    _check_targets(output, reports)
    loaded = [load_report(path) for path in reports]
    merged = merge(loaded)
    if unlike := differing(loaded):
        say(f"The reports were made with different {' and '.join(unlike)}")
    if merged.replaced:
        more = len(merged.replaced) - _MOST_NAMED
        named = ", ".join(merged.replaced[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        say(f"In several reports, taken from the last of them: {named}")
    for path in output:
        say_written(path, write_report(merged.report, path, lang=lang))
    counts = (
        counted(len(reports), "report"),
        counted(len(merged.report.documents), "document"),
        counted(len(merged.report.findings), "finding"),
    )
    say(", ".join(counts))
    return CLEAN


merge_command.__doc__ = help_text(merge_command.__doc__)


@app.command("diff")
@exits
def diff_command(
    old: Annotated[Path, typer.Argument(help="The earlier JSON report.")],
    new: Annotated[Path, typer.Argument(help="The later JSON report.")],
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="File for a report of the new findings alone."),
    ] = None,
    form: Annotated[str, typer.Option("--format", help="On stdout: text or json.")] = "text",
    fail_on: Annotated[
        str,
        typer.Option(help="Exit with 1 from this severity of a new finding on, or never."),
    ] = "error",
    report_lang: ReportLangOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show all findings, not the first 200 of each group.")
    ] = False,
) -> int:
    """Say which findings are new, fixed and unchanged.

    Findings are told apart by their fingerprints, so moved lines make no difference.
    """
    from termcheck.cli.targets import say_written
    from termcheck.reports import write_report
    from termcheck.reports.difference import difference, report_of_new
    from termcheck.reports.restored import load_report

    lang = report_lang or REPORT_LANGUAGES[0]
    check_form(form)
    check_report_choices(fail_on, lang)
    _check_targets(output or [], [old, new])
    compared = difference(load_report(old), load_report(new))
    new_ones = report_of_new(compared)
    written = {path: write_report(new_ones, path, lang=lang) for path in output or []}
    _print(compared, form, everything=everything)
    for remark in compared.remarks if form != "text" else ():
        say(f"The runs differ: {remark}.")
    for path, kept in written.items():
        say_written(path, kept)
    return exit_code(compared.new, fail_on)


def _check_targets(output: list[Path], reports: list[Path]) -> None:
    """Refuses what could not be written in the end, or must not be, before any work is done."""
    from termcheck.cli.targets import is_among, require_replaceable
    from termcheck.model.own import is_report
    from termcheck.reports import check_target

    for path in output:
        check_target(path)
    require_replaceable(
        output, lambda path: is_report(path) and not is_among(path, reports), read=reports
    )


def _print(compared: Difference, form: str, *, everything: bool) -> None:
    if form == "json":
        from termcheck.reports.difference import difference_record

        write_json(difference_record(compared))
        return
    from termcheck.cli.page import Page

    page = Page()
    limit = None if everything else _MOST_SHOWN
    _group(page, "New", compared.new, limit)
    _group(page, "Fixed", compared.fixed, limit)
    _group(page, "In documents that were not checked again", compared.unchecked, limit)
    if compared.new or compared.fixed or compared.unchecked:
        page.blank()
    counts = [
        f"{len(compared.new):,} new",
        f"{len(compared.fixed):,} fixed",
        f"{len(compared.unchanged):,} unchanged",
    ]
    if compared.unchecked:
        counts.append(f"{len(compared.unchecked):,} not checked again")
    page.line((", ".join(counts), "bold"), (".", ""))
    for remark in compared.remarks:
        page.line((f"The runs differ: {remark}.", "dim"))
    page.write()


def _group(page: Page, title: str, findings: tuple[Finding, ...], limit: int | None) -> None:
    if not findings:
        return
    from itertools import groupby

    page.heading(f"{title} ({len(findings):,})")
    shown = findings[:limit]
    for document, group in groupby(shown, key=lambda finding: finding.document):
        page.line((document, ""), indent=2)
        for finding in group:
            _line(page, finding)
    if len(findings) > len(shown):
        page.line((f"and {len(findings) - len(shown):,} more; --all shows them", "dim"), indent=2)


def _line(page: Page, finding: Finding) -> None:
    from termcheck.reports.excerpt import place, preferred

    where, wanted = place(finding), preferred(finding)
    parts = [(f"{where}  " if where else "", "")]
    parts += [(str(finding.severity), _STYLES[finding.severity]), (f"  {finding.code}  ", "dim")]
    if finding.text and wanted and wanted != finding.text:
        parts += [(finding.text, "bold"), (" → ", "dim"), (wanted, "green")]
    else:
        parts.append((finding.message, ""))
    page.line(*parts, indent=4, hanging=6)
