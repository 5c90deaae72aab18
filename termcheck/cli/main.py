"""The program `termcheck`: its commands and the options that belong to none of them."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from termcheck.cli.commands import Commands
from termcheck.cli.streams import outlive_readers, speak_any_encoding

_EPILOG = "Exit codes: 0 clean, 1 findings, 2 wrong usage or glossary, 3 our bug, 130 interrupted."

app = typer.Typer(
    name="termcheck",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EPILOG,
)


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version.")] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", help="With --version: libraries and the sources of data too."),
    ] = False,
) -> None:
    """Find every rendering of a term that is not the agreed one, also those nobody listed."""
    if version:
        from termcheck.cli.about import about
        from termcheck.version import VERSION

        typer.echo(about() if verbose else f"termcheck {VERSION}")
        raise typer.Exit
    if verbose:
        raise typer.BadParameter("it belongs to --version", param_hint="--verbose")


def run() -> None:
    """Entry point of the console script."""
    # Starting makes objects by the ten thousand and no garbage; commands that work for long switch
    # the collector on again.
    gc.disable()
    outlive_readers()
    speak_any_encoding()
    app()
