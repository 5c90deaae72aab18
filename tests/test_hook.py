"""The hook for pre-commit."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML

from termcheck.readers import SUFFIXES

ROOT = Path(__file__).resolve().parent.parent


def test_the_hook_is_given_what_can_be_read() -> None:
    (hook,) = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")
    wanted = re.compile(hook["files"])
    assert {suffix for suffix in SUFFIXES if not wanted.search(f"docs/a{suffix}")} == set()
    assert wanted.search("REPORT.DOCX")
    for other in ("LICENSE", "code.py", "page.html", "txt", "notes.txt.bak"):
        assert not wanted.search(other), other
