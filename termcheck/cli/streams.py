"""What the terminal can show."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


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


def outlive_readers() -> None:
    """Makes stdout and stderr go on when nobody reads them any more ("| head", a closed stdout).

    The work is done all the same, files are written and the exit code stays true. A terminal is
    left as it is.
    """
    sys.stdout = _outliving(sys.stdout)
    sys.stderr = _outliving(sys.stderr)


def _outliving(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
    if not isinstance(stream, io.TextIOWrapper) or stream.isatty():
        return stream
    try:
        raw = _Outliving(stream.fileno(), "wb", closefd=False)
    except OSError:
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


class _Outliving(io.FileIO):
    """A file whose end of a pipe may be shut without anybody noticing."""

    def write(self, data: ReadableBuffer) -> int:
        try:
            return super().write(data)
        except OSError as fault:
            # Windows says EINVAL where a pipe is shut.
            if fault.errno not in (errno.EPIPE, errno.EINVAL):
                raise
            return memoryview(data).nbytes


def in_utf8(stream: TextIO) -> None:
    """Switches a stream to UTF-8: for report forms that programs read."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
