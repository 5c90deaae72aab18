"""One program at a time may write from a working folder.

The lock is one of the operating system on a file that names who holds it. It goes with the program
that holds it, however that ends, so that nothing is ever left to clear away by hand.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from termcheck.errors import UsageError

_FAR = 1 << 30
"""The byte that is locked on Windows, behind all that is to be read: locked ones are not."""


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Holds the lock of a file, which is made where there is none, while the block runs.

    File systems that know no locks (some network folders) let everybody in.

    Raises:
        UsageError: another program holds the lock; the number of its process is named.
        OSError: the file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _locked(handle):
            number = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
            raise UsageError(
                f"another termcheck (process {number}) is writing from this folder; nothing was "
                "changed",
                where=str(path),
                hint="Wait until it is done, and run the command again",
            )
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode("ascii"))
        yield
    finally:
        # The file stays: to delete it would let two programs hold locks of the same name.
        os.close(handle)


def _locked(handle: int) -> bool:
    """Takes the lock; whether nobody else holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
