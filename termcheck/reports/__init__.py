"""Reports in every form: files for `-o`, texts for `--format`.

Two registries: `WRITERS` by the suffix of a file, `RENDERERS` by a name. A new form is one function
and one line there. The forms are imported when they are asked for, so that a check without a
workbook never loads pandas or openpyxl.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from shutil import copy2

from termcheck.errors import ReportError, UsageError
from termcheck.files import replacing
from termcheck.model.own import is_edited_workbook
from termcheck.model.report import Report

Writer = Callable[[Report, Path, Path, str], None]
"""Writes a report to the first path. The second is where the file will stand in the end: links to
documents are relative to its folder. The last is the language it is written in, one of
`config.REPORT_LANGUAGES`; forms for programs are English whatever it is."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a report is laid out for a terminal; other forms ignore it."""

    width: int = 80
    """Columns."""
    color: bool = False
    """Whether colours, bold and underline may be used."""
    quiet: bool = False
    """Only the summary."""
    lang: str = "en"
    """Language of the forms for people but the terminal's, one of `config.REPORT_LANGUAGES`."""


Renderer = Callable[[Report, RenderOptions], Iterator[str]]
"""Yields the text of a report in pieces, line ends included."""


def _write_json(report: Report, path: Path, final: Path, lang: str) -> None:
    from termcheck.reports import json_report

    json_report.write(report, path)


def _write_csv(report: Report, path: Path, final: Path, lang: str) -> None:
    from termcheck.reports import csv_report

    csv_report.write(report, path)


def _write_markdown(report: Report, path: Path, final: Path, lang: str) -> None:
    from termcheck.reports import markdown

    markdown.write(report, path, lang=lang)


def _write_docx(report: Report, path: Path, final: Path, lang: str) -> None:
    from termcheck.reports import docx_comments

    docx_comments.write(report, path, final, lang=lang)


def _write_html(report: Report, path: Path, final: Path, lang: str) -> None:
    from termcheck.reports.html import page

    page.write(report, path, lang=lang)


def _write_xlsx(report: Report, path: Path, final: Path, lang: str) -> None:
    from termcheck.reports.xlsx.words import WORDS
    from termcheck.reports.xlsx.workbook import write_workbook

    write_workbook(report, path, final=final, words=WORDS[lang])


def _render_text(report: Report, options: RenderOptions) -> Iterator[str]:
    from termcheck.reports.terminal import render_text

    yield render_text(report, width=options.width, color=options.color, summary_only=options.quiet)


def _render_json(report: Report, options: RenderOptions) -> Iterator[str]:
    from termcheck.reports import json_report

    return json_report.chunks(report)


def _render_csv(report: Report, options: RenderOptions) -> Iterator[str]:
    from termcheck.reports import csv_report

    return csv_report.chunks(report)


def _render_markdown(report: Report, options: RenderOptions) -> Iterator[str]:
    from termcheck.reports import markdown

    return markdown.chunks(report, lang=options.lang)


def _render_github(report: Report, options: RenderOptions) -> Iterator[str]:
    from termcheck.reports import github

    return github.chunks(report)


WRITERS: dict[str, Writer] = {
    ".csv": _write_csv,
    ".docx": _write_docx,
    ".html": _write_html,
    ".json": _write_json,
    ".md": _write_markdown,
    ".xlsx": _write_xlsx,
}
RENDERERS: dict[str, Renderer] = {
    "text": _render_text,
    "json": _render_json,
    "csv": _render_csv,
    "markdown": _render_markdown,
    "github": _render_github,
}


def render(report: Report, name: str, options: RenderOptions | None = None) -> Iterator[str]:
    """The report as text in pieces. Raises UsageError for a name that is no form's."""
    renderer = RENDERERS.get(name)
    if renderer is None:
        raise UsageError(
            f"there is no report form {name!r}", hint=f"Known forms: {', '.join(RENDERERS)}"
        )
    return renderer(report, options or RenderOptions())


def check_target(path: str | Path) -> None:
    """Raise ReportError where `write_report` could not write, before the work is done."""
    path = Path(path)
    if path.suffix.lower() not in WRITERS:
        what = f"no report has the suffix {path.suffix!r}" if path.suffix else "no suffix"
        raise ReportError(what, where=str(path), hint=f"Known suffixes: {' '.join(WRITERS)}")
    check_place(path)


def check_place(path: Path) -> None:
    """Raise ReportError where no file of any kind could stand, before the work is done."""
    try:
        is_folder = path.is_dir()
    except OSError as error:
        raise ReportError(
            f"no file can have this name ({error.strerror})", where=str(path), hint="Choose another"
        ) from error
    if is_folder:
        raise ReportError("this is a folder", where=str(path), hint="Give the name of a file")
    if not path.parent.is_dir():
        raise ReportError("the folder does not exist", where=str(path.parent), hint="Make it first")


def write_report(report: Report, path: str | Path, *, lang: str = "en") -> Path | None:
    """Write the report in the form that the suffix of the path names, in the language `lang`.

    The same report at the same place gives the same bytes. A file that is there already is
    replaced only when the new one is complete. A workbook of ours in which somebody has worked is
    kept beside it; its new name, else None. Raises ReportError where that cannot be done.
    """
    path = Path(path)
    check_target(path)
    writer, final = WRITERS[path.suffix.lower()], Path(os.path.realpath(path))
    return write_at(path, lambda temporary: writer(report, temporary, final, lang))


def write_at(path: Path, fill: Callable[[Path], None]) -> Path | None:
    """Let `fill` write a temporary file, and put that in the place of `path` when it is complete.

    Returns and raises as `write_report`.
    """
    begun, kept = False, None
    try:
        with replacing(path) as temporary:
            begun = True
            _fill(fill, temporary, path)
            kept = _kept_aside(path)
    except OSError as error:
        raise _not_replaced(error, path) if begun else _not_begun(error, path) from error
    return kept


def _fill(fill: Callable[[Path], None], temporary: Path, path: Path) -> None:
    try:
        fill(temporary)
    except OSError as error:
        raise ReportError(
            f"the report could not be written ({error.strerror or error})",
            where=str(path),
            hint="Check the space on the disk",
        ) from error


def _kept_aside(path: Path) -> Path | None:
    """A copy of a workbook that somebody has worked in, under the first free name; else None."""
    if not path.is_file() or not is_edited_workbook(path):
        return None
    names = chain([".edited"], (f".edited-{number}" for number in count(2)))
    free = (path.with_name(f"{path.stem}{name}{path.suffix}") for name in names)
    aside = next(each for each in free if not each.exists())
    copy2(path, aside)
    return aside


def _not_begun(error: OSError, path: Path) -> ReportError:
    return ReportError(
        f"nothing can be written into this folder ({error.strerror or error})",
        where=str(path.parent),
        hint="Check its permissions or choose another folder",
    )


def _not_replaced(error: OSError, path: Path) -> ReportError:
    if isinstance(error, PermissionError):
        return ReportError(
            "the file cannot be replaced",
            where=str(path),
            hint="Close it where it is open (Excel locks the workbooks it shows) and try again",
        )
    return ReportError(f"the file cannot be replaced ({error.strerror or error})", where=str(path))
