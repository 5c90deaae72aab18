"""`docs/scripts/render_html.py` pictures a page where Chromium is installed."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from termcheck.reports import write_report

from .. import samples

SCRIPT = Path(__file__).parents[3] / "docs" / "scripts" / "render_html.py"


def run(*arguments: object, path: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    environment = {**os.environ, **({} if path is None else {"PATH": path})}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_without_chromium_it_says_what_to_install(tmp_path: Path) -> None:
    write_report(samples.report(), tmp_path / "r.html")
    done = run(tmp_path / "r.html", tmp_path, path="")
    assert done.returncode == 2
    assert done.stderr == "chromium is not installed; on Debian: apt install chromium\n"


def test_a_report_that_is_not_there(tmp_path: Path) -> None:
    done = run(tmp_path / "none.html", tmp_path)
    assert done.returncode == 2
    assert "there is no such report" in done.stderr


@pytest.mark.skipif(
    shutil.which("chromium") is None or shutil.which("chromedriver") is None,
    reason="no Chromium; on Debian: apt install chromium chromium-driver",
)
def test_pictures_have_the_sizes_of_their_screens(tmp_path: Path) -> None:
    pytest.importorskip("selenium", reason="selenium is not installed")
    write_report(samples.report(), tmp_path / "r.html")
    done = run(tmp_path / "r.html", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    sizes = {}
    for picture in sorted((tmp_path / "out").iterdir()):
        raw = picture.read_bytes()
        assert raw[:8] == b"\x89PNG\r\n\x1a\n"
        sizes[picture.name] = struct.unpack(">II", raw[16:24])
    assert sizes == {
        "html_dark.png": (1360, 850),
        "html_light.png": (1360, 850),
        "html_phone.png": (780, 1688),
    }
