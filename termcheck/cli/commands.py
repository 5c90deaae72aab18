"""The commands of the program, each imported and built when it is first asked for.

Building a command costs a third of a millisecond for each of its options, and importing it as much
again; a run needs one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

COMMANDS = ("check", "discover", "score", "rules", "explain", "fix")
"""Modules of `termcheck.cli` with a function of their name."""
GROUPS = ("glossary", "report", "review")
"""Modules of `termcheck.cli` with an `app` of several commands."""


class Commands(TyperGroup):
    """The program itself: a group whose commands are made on demand."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = _OnDemand()


class _OnDemand(MutableMapping[str, Any]):
    """Commands by name, in the order of the help."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = dict.fromkeys((*COMMANDS, *GROUPS))

    def __getitem__(self, name: str) -> Any:
        if self._made[name] is None:
            self._made[name] = _made(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def _made(name: str) -> Any:
    room = import_module(f"termcheck.cli.{name}")
    around = typer.Typer(add_completion=False)
    if name in GROUPS:
        around.add_typer(room.app, name=name)
        group: Any = get_command(around)
        return group.commands[name]
    around.command(name)(getattr(room, name))
    return get_command(around)
