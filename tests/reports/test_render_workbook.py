"""`docs/scripts/render_workbook.py` pictures a workbook where LibreOffice is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from termcheck.reports import write_report

from . import samples

SCRIPT = Path(__file__).parents[2] / "docs" / "scripts" / "render_workbook.py"


def run(
    *arguments: object, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_without_libreoffice_it_says_what_to_install(tmp_path: Path) -> None:
    done = run("r.xlsx", tmp_path, environment={"PATH": ""})
    assert done.returncode == 2
    assert done.stderr.startswith("soffice is not installed; on Debian: apt install")


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftoppm") is None,
    reason="soffice (LibreOffice) or pdftoppm (poppler-utils) is not installed",
)
def test_each_sheet_asked_for_becomes_a_picture(tmp_path: Path) -> None:
    write_report(samples.report(), tmp_path / "r.xlsx")
    done = run(tmp_path / "r.xlsx", tmp_path / "out", "--sheet", "Findings", "--sheet", "Run")
    assert done.returncode == 0, done.stderr
    pictures = [tmp_path / "out" / name for name in ("2-Findings-1.png", "8-Run-1.png")]
    assert done.stdout.split() == list(map(str, pictures))
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
