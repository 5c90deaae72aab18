"""A progress bar on stderr."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0
"""Seconds before a bar appears: short runs need none."""
_INTERVAL = 0.1


@contextmanager
def bar() -> Iterator[Callable[[int, int], None]]:
    """Yields a function that is told how many documents of how many are done.

    The bar refreshes itself only when told: a thread of its own would not survive the start of
    worker processes.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    progress = Progress(
        TextColumn("Checking documents"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
    )
    task = progress.add_task("")
    started = shown = time.monotonic()

    def advance(done: int, total: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - started < _PATIENCE or (now - shown < _INTERVAL and done < total):
            return
        if not progress.live.is_started:
            progress.start()
        shown = now
        progress.update(task, completed=done, total=total, refresh=True)

    try:
        yield advance
    finally:
        progress.stop()
