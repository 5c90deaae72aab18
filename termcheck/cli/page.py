"""Lines for people on stdout: wrapped to the terminal, coloured where that is wanted."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from termcheck.cli.streams import wants_color
from termcheck.reports.console import make_console
from termcheck.reports.excerpt import one_line

if TYPE_CHECKING:
    from rich.containers import Lines
    from rich.text import Text

NARROWEST = 40
Part = tuple[str, str]
"""Text and its style ("bold", "dim", ""). Control characters in it are made visible."""


class Page:
    """A page under way; nothing is written before `write`."""

    def __init__(self) -> None:
        self.width = max(NARROWEST, shutil.get_terminal_size((80, 24)).columns)
        self.color = wants_color(sys.stdout)
        self._out = io.StringIO()
        self._console = make_console(self._out, self.width, self.color)

    def line(self, *parts: Part, indent: int = 0, hanging: int | None = None) -> None:
        """Parts one after the other, wrapped; further lines are indented by `hanging`."""
        inner = indent if hanging is None else hanging
        for number, part in enumerate(self._wrapped(parts, self.width - max(indent, inner))):
            part.pad_left(inner if number else indent)
            self._print(part)

    def _wrapped(self, parts: Sequence[Part], room: int) -> Lines:
        from rich.text import Text

        text = Text.assemble(*((one_line(text), style) for text, style in parts))
        lines = text.wrap(self._console, room, overflow="fold")
        for line in lines:
            line.rstrip()
        return lines

    def _print(self, line: Text) -> None:
        self._console.print(line, no_wrap=True, overflow="ignore", crop=False)

    def heading(self, text: str) -> None:
        """A blank line and a line in bold."""
        self.blank()
        self.line((text, "bold"))

    def blank(self) -> None:
        """An empty line."""
        self._console.print()

    def labelled(self, rows: Sequence[tuple[str, Sequence[Part]]], indent: int = 0) -> None:
        """Rows of a label and a text, the texts under one another."""
        from rich.cells import cell_len
        from rich.text import Text

        column = max((cell_len(label) for label, _ in rows), default=0) + 2
        for label, parts in rows:
            head = Text(" " * indent).append(label, "dim")
            head.append(" " * (column - cell_len(label)))
            for part in self._wrapped(parts, self.width - indent - column):
                self._print(head + part)
                head = Text(" " * (indent + column))

    def table(self, rows: Sequence[Sequence[Part]], indent: int = 0) -> None:
        """Columns without lines between them; the last one takes the room that is left."""
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        if not rows:
            return
        table = Table.grid(padding=(0, 2, 0, 0))
        for number in range(len(rows[0])):
            table.add_column(overflow="fold", ratio=1 if number == len(rows[0]) - 1 else None)
        for row in rows:
            table.add_row(*(Text(one_line(text), style) for text, style in row))
        self._console.print(Padding(table, (0, 0, 0, indent)))

    def write(self) -> None:
        """Print the page."""
        lines = self._out.getvalue().split("\n")
        sys.stdout.write("\n".join(line.rstrip(" ") for line in lines))
        sys.stdout.flush()
