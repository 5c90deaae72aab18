"""What the scripts that picture reports share: the programs that draw, and how they are run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

_WAIT = 300
"""Seconds for LibreOffice."""


def missing(tools: dict[str, str]) -> bool:
    """Whether one of the programs is not there; says which, with its Debian package."""
    for tool, package in tools.items():
        if shutil.which(tool) is None:
            print(f"{tool} is not installed; on Debian: apt install {package}", file=sys.stderr)
            return True
    return False


def run(command: list[str]) -> None:
    """Run a program, and end with what it says where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=_WAIT, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed: {(done.stderr or done.stdout).strip()}")


def tell(pictures: list[Path], copy: Path | None) -> None:
    """Say what was made; the first picture goes to `copy` as well."""
    if copy:
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(pictures[0], copy)
    for picture in pictures:
        print(picture)
