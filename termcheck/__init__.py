"""termcheck: find every rendering of a term that is not the agreed one.

The public functions live in `termcheck.api`; they are offered here as well and imported when first
asked for, because the command line starts with this module and must start fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from termcheck.version import VERSION as __version__  # noqa: N811 - the name all packages use

if TYPE_CHECKING:
    from termcheck.api import (
        check,
        discover,
        fix,
        load_glossary,
        review_apply,
        review_undo,
        score,
    )
    from termcheck.errors import TermcheckError
    from termcheck.model.report import Report

__all__ = [
    "Report",
    "TermcheckError",
    "__version__",
    "check",
    "discover",
    "fix",
    "load_glossary",
    "review_apply",
    "review_undo",
    "score",
]
_ELSEWHERE = {"Report": "termcheck.model.report", "TermcheckError": "termcheck.errors"}
"""Modules of what is no function."""


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in __all__:
        return getattr(import_module(_ELSEWHERE.get(name, "termcheck.api")), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
