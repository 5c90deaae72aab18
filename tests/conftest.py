"""What all tests share: short ways to make glossaries and segments, and where data lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from termcheck.model.document import Anchor, Segment, Side
from termcheck.model.glossary import Concept, Glossary, Status, Term

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

NASTY = "𠀀 ﬁ ß İ Ｆｕｌｌ e\u0301 \r\n \ufeff"
"""Characters that fold to several or none, stand outside the BMP, or are invisible."""


@pytest.fixture
def shared() -> Path:
    """The folder of measured documents and data beside the checkout; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no folder ../shared with the users' documents")
    return SHARED


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or fills the user's cache."""
    monkeypatch.setenv("TERMCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.delenv("FORCE_COLOR", raising=False)


def concept(
    zh: str,
    en: str,
    *,
    admitted: tuple[str, ...] = (),
    deprecated: tuple[str, ...] = (),
    not_in: tuple[str, ...] = (),
    case_sensitive: bool = False,
    name: str | None = None,
) -> Concept:
    """A concept with its Chinese term and its English ones; `not_in` belongs to all of these."""
    key = name or en.lower().replace(" ", "-")
    listed = [
        (en, Status.PREFERRED),
        *((text, Status.ADMITTED) for text in admitted),
        *((text, Status.DEPRECATED) for text in deprecated),
    ]
    terms = [Term(f"{key}/zh/1", zh, "zh")] if zh else []
    terms += [
        Term(f"{key}/en/{n}", text, "en", status, case_sensitive, not_in=not_in)
        for n, (text, status) in enumerate(listed, 1)
    ]
    return Concept(key, tuple(terms))


def glossary(*concepts: Concept) -> Glossary:
    """A glossary made in code."""
    return Glossary(concepts)


def segment(text: str, language: str = "en", number: int = 1) -> Segment:
    """A target segment at the beginning of a plain text."""
    return Segment(f"s{number}", text, language, Side.TARGET, Anchor(1, 1, None, 0))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a UTF-8 file below the test's folder and returns its path."""

    def writer(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        return path

    return writer
