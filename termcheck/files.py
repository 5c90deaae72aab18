"""Writing files so that nothing is lost: to a temporary file beside the target, then replace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that replaces it when the block ends without an exception.

    A symbolic link stays one: the file it points to is replaced. That file keeps its permissions;
    a new one gets the usual ones.

    Raises:
        OSError: on entering, the folder cannot be written to; on leaving, the file cannot be
            replaced, for instance because another program holds it open.
    """
    target = Path(os.path.realpath(path))
    # The name is short whatever the target's is: some file systems allow 255 bytes only.
    temporary = target.parent / f".termcheck-{os.urandom(6).hex()}.tmp"
    temporary.open("xb").close()
    try:
        yield temporary
        if target.exists():
            temporary.chmod(S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str, *, encoding: str = "utf-8") -> None:
    """Replaces a file by a text; line ends are written as they are."""
    write_bytes(path, text.encode(encoding))


def write_bytes(path: Path, content: bytes) -> None:
    """Replaces a file by bytes."""
    with replacing(path) as temporary:
        temporary.write_bytes(content)
