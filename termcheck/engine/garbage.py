"""Garbage collection while a run makes plain data by the hundred thousand."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 50_000
"""New containers after which Python looks for cycles among them; 700 as a rule."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Lets Python look for cycles less often: texts, matches and findings have none, and to go
    through them time and again takes a tenth of the time of a check."""
    before = gc.get_threshold()
    if before[0]:  # 0 says that somebody has switched it off
        gc.set_threshold(max(before[0], _YOUNG), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
