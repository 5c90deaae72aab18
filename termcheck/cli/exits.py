"""Exit codes, and the one place where exceptions become them."""

from __future__ import annotations

import errno
import functools
import inspect
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from termcheck.errors import TermcheckError

CLEAN = 0
FINDINGS = 1
USAGE = 2
BUG = 3
INTERRUPTED = 130

_OUTSIDE = frozenset(
    {
        errno.EACCES,
        errno.EDQUOT,
        errno.EIO,
        errno.EMFILE,
        errno.ENAMETOOLONG,
        errno.ENFILE,
        errno.ENOSPC,
        errno.EPERM,
        errno.EROFS,
    }
)
"""What the system refuses through no fault of ours: rights, disks, names."""

P = ParamSpec("P")


def exits(command: Callable[P, int]) -> Callable[P, None]:
    """Makes a function that returns an exit code into a command that exits with it.

    A `TermcheckError`, or what the system refuses, is said in one line and exits with 2; an
    interruption with 130; any other exception is our bug: its trace goes into a file to send along,
    and the code is 3.
    """

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except TermcheckError as error:
            say(f"termcheck: {error}")
            code = USAGE
        except KeyboardInterrupt:
            code = _interrupted()
        except BrokenPipeError:
            # The reader of our output has gone ("| head"): no fault, and nothing left to say.
            sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
            code = CLEAN
        except OSError as fault:
            code = _refused(fault) if fault.errno in _OUTSIDE else _report_bug()
        except typer.Exit:
            raise
        except Exception:
            code = _report_bug()
        raise typer.Exit(code)

    return wrapped


def help_text(doc: str | None, examples: str = "") -> str:
    """The help of a command: the paragraphs of its docstring, each on one line, then examples.

    Typer keeps the line ends of all paragraphs but the first, and takes away what all lines after
    that are indented by; the empty markup at the end keeps the examples indented.
    """
    paragraphs = inspect.cleandoc(doc or "").split("\n\n")
    lines = [" ".join(part.split()) for part in paragraphs]
    if not examples:
        return "\n\n".join(lines)
    return "\n\n".join([*lines, examples.strip("\n")]) + "\n[bold][/bold]"


def say(line: str) -> None:
    """A line for people, on stderr."""
    typer.echo(line, err=True)


def _interrupted() -> int:
    from pathlib import Path

    from termcheck.review.journal import Journal

    say("termcheck: interrupted; no file was left half written")
    # Of several files some may be new and some still old.
    if Journal(Path.cwd()).unfinished() is not None:
        say(
            "A change of several files was stopped half way: `termcheck review finish` carries it "
            "through, `termcheck review undo` takes it back."
        )
    return INTERRUPTED


def _refused(fault: OSError) -> int:
    if fault.filename is None:
        # Most likely our own output, such as a report for a disk that is full; what has not been
        # written of it must not be tried again on the way out.
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
    where = fault.filename or "the output could not be written"
    say(f"termcheck: {where}: {(fault.strerror or type(fault).__name__).lower()}")
    return USAGE


def _report_bug() -> int:
    import platform
    import tempfile
    import traceback

    from termcheck.version import VERSION

    about = f"termcheck {VERSION}, Python {platform.python_version()}, {platform.platform()}\n"
    say("termcheck: this is a bug in termcheck, not in your files")
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="termcheck-bug-", suffix=".txt", delete=False, encoding="utf-8"
        ) as log:
            log.write(about + f"arguments: {sys.argv[1:]}\n\n" + traceback.format_exc())
        say(f"What went wrong is in {log.name}; please send it with your report.")
    except OSError:
        say(traceback.format_exc())
    return BUG
