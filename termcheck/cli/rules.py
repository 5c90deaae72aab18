"""`termcheck rules`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from termcheck.cli.exits import CLEAN, exits

if TYPE_CHECKING:
    from termcheck.rules.registry import Rule


@exits
def rules(
    code: Annotated[
        str | None, typer.Argument(help="Code or name of one rule.", show_default=False)
    ] = None,
) -> int:
    """List the rules, or explain one: `termcheck rules TC103`."""
    from termcheck.rules.registry import rule_named

    known = _all_rules()
    if code is None:
        _list(known)
    else:
        _explain(rule_named(code, known))
    return CLEAN


def _all_rules() -> Mapping[str, Rule]:
    from termcheck.glossary.lint import GLOSSARY_RULES
    from termcheck.rules.registry import ALL_RULES, Rule

    of_glossaries = {
        rule.code: Rule(rule.code, rule.name, rule.severity, rule.on, rule.doc)
        for rule in GLOSSARY_RULES.values()
    }
    return dict(sorted({**ALL_RULES, **of_glossaries}.items()))


def _list(known: Mapping[str, Rule]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Code", "Name", "Default", "What it finds"):
        table.add_column(heading, no_wrap=heading != "What it finds")
    for rule in known.values():
        table.add_row(rule.code, rule.name, str(rule.severity) if rule.on else "off", rule.summary)
    Console(highlight=False).print(table)


def _explain(rule: Rule) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(highlight=False)
    state = str(rule.severity) if rule.on else "off by default"
    console.print(f"[bold]{rule.code} {rule.name}[/bold] ({state})\n")
    console.print(Markdown(rule.doc))
