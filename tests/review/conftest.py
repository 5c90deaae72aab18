from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.tools import project


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the project in it."""
    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path
