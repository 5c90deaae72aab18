"""What the terminal can show."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def wants_color(stream: TextIO) -> bool:
    """Whether to use colours: on a terminal, unless NO_COLOR is set (https://no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def speak_any_encoding() -> None:
    """Makes stdout and stderr replace what their encoding lacks, instead of failing over it.

    A Chinese Windows pipe is GBK, an old terminal ASCII: a report with a question mark in it is
    better than none.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def in_utf8(stream: TextIO) -> None:
    """Switches a stream to UTF-8: for report forms that programs read."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
