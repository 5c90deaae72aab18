"""The one way in which rich is set up: what it writes depends on its arguments alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console


def make_console(file: TextIO, width: int, color: bool) -> Console:
    """A console of rich that writes into `file`, `width` columns wide."""
    from rich.console import Console

    return Console(
        file=file,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        # The surroundings must not change what is written.
        _environ={},
    )
