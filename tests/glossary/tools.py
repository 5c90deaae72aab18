"""Small helpers: write a glossary, load it, and say what came out in a line or two."""

from __future__ import annotations

from pathlib import Path

from termcheck.glossary.lint import lint_glossary
from termcheck.glossary.load import Loaded, load
from termcheck.model.glossary import Concept


def write(folder: Path, text: str, name: str = "g.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def load_text(folder: Path, text: str, name: str = "g.csv", encoding: str = "utf-8") -> Loaded:
    return load([write(folder, text, name, encoding)])


def described(concept: Concept) -> list[str]:
    """`en preferred Two Upholds` for each term."""
    return [f"{term.language} {term.status} {term.text}" for term in concept.terms]


def terms(loaded: Loaded) -> list[list[str]]:
    return [described(concept) for concept in loaded.glossary.concepts]


def said(loaded: Loaded) -> list[tuple[str, str]]:
    """Code and row of each remark that loading made."""
    return [(r.code, r.where.rpartition("/")[2]) for r in loaded.remarks]


def linted(folder: Path, text: str, *codes: str) -> list[tuple[str, str]]:
    """Code and row of each remark of lint, of the codes only if any are given."""
    remarks = lint_glossary(load_text(folder, text))
    return [(r.code, r.where.rpartition("/")[2]) for r in remarks if not codes or r.code in codes]
