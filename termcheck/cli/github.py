"""The summary of a GitHub Actions step."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from termcheck.cli.exits import say

if TYPE_CHECKING:
    from termcheck.model.report import Report

_VARIABLE = "GITHUB_STEP_SUMMARY"


def append_step_summary(report: Report, lang: str = "en") -> None:
    """Append the report as Markdown to the file that GITHUB_STEP_SUMMARY names, if it is set.

    `lang` is one of `config.REPORT_LANGUAGES`.

    What stands there already counts against the 1 MiB that GitHub takes of a step. A file that
    cannot be written is said on stderr and no reason to fail a build.
    """
    name = os.environ.get(_VARIABLE)
    if not name:
        return
    from termcheck.reports.markdown import STEP_SUMMARY_BYTES, step_summary

    path = Path(name)
    try:
        there = path.stat().st_size if path.exists() else 0
        text = step_summary(report, STEP_SUMMARY_BYTES - there - 1, lang=lang)
        if not text:
            say(f"{_VARIABLE}: no room is left for the summary")
            return
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(f"\n{text}" if there else text)
    except OSError as error:
        say(f"{_VARIABLE}: the summary could not be written ({error.strerror or error})")
