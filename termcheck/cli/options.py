"""The options that several commands have, each declared once.

Where an option means something else to a command, its help says so and it stands with that
command. All are None (or False) where they are not given, so that the settings can speak.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

GlossaryOption = Annotated[
    list[str] | None,
    typer.Option("--glossary", "-g", help="Glossary file or folder; may be repeated."),
]
SourceLangOption = Annotated[
    str | None, typer.Option(help="Language of the originals.", show_default="zh")
]
TargetLangOption = Annotated[
    str | None, typer.Option(help="Language of the texts checked.", show_default="en")
]
TranslationLangOption = Annotated[
    str | None, typer.Option(help="Language of the translations.", show_default="en")
]
SelectOption = Annotated[
    str | None, typer.Option(help="Rules to run, by comma; +TC104 adds to the usual ones.")
]
IgnoreOption = Annotated[str | None, typer.Option(help="Rules not to run, by comma.")]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option(help="Pattern as in .gitignore, for files in folders; may be repeated."),
]
PairsOption = Annotated[
    list[str] | None,
    typer.Option(
        help="How files in two languages are named, such as {name}.{lang}.{ext}; may be repeated.",
        show_default=False,
    ),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        help="Where the languages stand in tables: zh=A,en=C, or by heading.",
        show_default=False,
    ),
]
ConfigOption = Annotated[
    Path | None, typer.Option(help="Settings file instead of the nearest termcheck.toml.")
]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=0, help="Processes; 0 chooses by the amount of work."),
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Neither read nor keep the compiled glossary.")
]
TrackOption = Annotated[
    bool, typer.Option("--track/--no-track", help="Correct DOCX files as tracked changes.")
]
FormOption = Annotated[str, typer.Option("--format", help="text or json.")]
"""For commands that print what is no report of findings."""
ReportLangOption = Annotated[
    str | None,
    typer.Option(help="Language of the reports for people: en or zh.", show_default="en"),
]
