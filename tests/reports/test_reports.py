"""The registries of reports, and how files are put in place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from termcheck.errors import ReportError, UsageError
from termcheck.model.report import Report
from termcheck.reports import RENDERERS, WRITERS, RenderOptions, check_target, render, write_report

from . import samples

SUFFIXES = sorted(set(WRITERS) - {".docx"})
"""The copy with comments is made of a file that was checked: see test_docx_comments."""


def test_importing_reports_loads_nothing_heavy() -> None:
    code = (
        "import sys, termcheck.reports\n"
        "print([n for n in ('pandas', 'openpyxl', 'rich', 'numpy', 'lxml') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_report_gives_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"one{suffix}", tmp_path / f"two{suffix.upper()}"
    write_report(samples.report(), first)
    write_report(samples.report(), second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_bytes_do_not_depend_on_the_process(tmp_path: Path, suffix: str) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from tests.reports import samples\n"
        "from termcheck.reports import write_report\n"
        "write_report(samples.report(), sys.argv[1])"
    )
    written = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}{suffix}"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
        subprocess.run(
            [sys.executable, "-c", code, str(target), str(Path(__file__).parents[2])],
            check=True,
            env=environment,
        )
        written.append(target.read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"报告 1{suffix}"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    write_report(samples.report(), target)
    assert target.read_bytes() != b"old"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_report(samples.report(), tmp_path / "r.json")
    assert (tmp_path / "r.json").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.json").touch()
    (tmp_path / "link.json").symlink_to("real.json")
    write_report(samples.report(), tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").stat().st_size > 0


def test_an_unknown_suffix_is_named_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"'\.doc'.*\.csv \.docx .*\.json .*\.xlsx"):
        write_report(samples.report(), tmp_path / "r.doc")
    with pytest.raises(ReportError, match="no suffix"):
        check_target(tmp_path / "report")


def test_a_missing_folder_and_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="does not exist"):
        write_report(samples.report(), tmp_path / "nowhere" / "r.json")
    (tmp_path / "r.json").mkdir()
    with pytest.raises(ReportError, match="this is a folder"):
        write_report(samples.report(), tmp_path / "r.json")


def test_a_folder_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReportError, match="nothing can be written into this folder"):
        write_report(samples.report(), tmp_path / "r.json")


def test_a_workbook_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "r.xlsx"
    target.write_bytes(b"old")

    def locked(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(ReportError, match="Close it where it is open"):
        write_report(samples.report(), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_writer_that_breaks_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "r.json"
    target.write_bytes(b"old")

    def broken(report: Report, path: Path, final: Path, lang: str) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(WRITERS, ".json", broken)
    with pytest.raises(ReportError, match="No space left on device"):
        write_report(samples.report(), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_every_form_can_be_printed(name: str) -> None:
    assert "Two Safeguards" in "".join(render(samples.report(), name))


def test_options_of_the_terminal() -> None:
    quiet = "".join(render(samples.report(), "text", RenderOptions(width=60, quiet=True)))
    assert quiet.startswith("Checked 3 documents")
    assert "\x1b[" in "".join(render(samples.report(), "text", RenderOptions(color=True)))


def test_an_unknown_form_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"'xml'.*text, json, csv"):
        render(samples.report(), "xml")
