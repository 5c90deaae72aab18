"""Near-synonyms that translators put for one another in official, legal and economic texts.

A bilingual dictionary tells what a source word may mean; this table tells which English words are
met in each other's place although no dictionary entry has them both (session and meeting, oversight
and supervision).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def near_synonyms(word: str) -> tuple[tuple[str, ...], ...]:
    """What is met in the place of a lower-case base form, commonest first, each as its words;
    () for words that are not in the table."""
    return _table().get(word, ())


@cache
def _table() -> dict[str, tuple[tuple[str, ...], ...]]:
    path = files("termcheck.lexicon") / "data" / "near_synonyms.tsv"
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, *others = line.split("\t")
            found[word] = tuple(tuple(other.split("-")) for other in others)
    return found
