"""Compiled data: plain, small, explainable, and nothing heavy at run time."""

from __future__ import annotations

import marshal
import subprocess
import sys
from typing import Any

import pytest

from termcheck.lexicon.everyday import is_everyday
from termcheck.matching import variants
from termcheck.matching.variants.expand import expand
from termcheck.matching.variants.words import content_words
from termcheck.model.glossary import Glossary

from .conftest import glossary_of


def test_compiled_data_survives_marshal(compiled: Any) -> None:
    assert marshal.loads(marshal.dumps(compiled)) == compiled


def test_compilation_is_deterministic(compiled: Any, glossary: Glossary) -> None:
    assert variants.compile_terms(glossary, "zh", "en") == compiled


def test_an_empty_glossary_gives_no_detector() -> None:
    glossary = glossary_of(())
    assert variants.load(variants.compile_terms(glossary, "zh", "en"), glossary, "zh", "en") is None


def test_run_time_needs_no_dictionary(tmp_path: Any, compiled: Any) -> None:
    stored = tmp_path / "compiled"
    stored.write_bytes(marshal.dumps(compiled))
    program = (
        "import marshal, sys, pathlib\n"
        "from tests.matching.variants.conftest import PAIRS, glossary_of, prepared\n"
        "from termcheck.matching import variants\n"
        f"data = marshal.loads(pathlib.Path({str(stored)!r}).read_bytes())\n"
        "d = variants.load(data, glossary_of(PAIRS), 'zh', 'en')\n"
        "print(len(d.find(prepared('the National Supervision Commission'))))\n"
        "heavy = {'numpy', 'lemminflect', 'pypinyin', 'opencc', 'jieba'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == ["1", "[]"]


@pytest.mark.parametrize(
    ("term", "words", "head"),
    [
        ("Two Upholds", ("two", "upholds"), 1),
        ("rule of law", ("rule", "law"), 0),
        ("holistic approach to national security",
         ("holistic", "approach", "national", "security"), 1),
        ("Supreme People's Procuratorate", ("supreme", "people", "procuratorate"), 2),
        ("high-level opening-up", ("high", "level", "opening", "up"), 2),
        ("according to", ("according", "to"), 0),
        ("the", ("the",), 0),
    ],
)  # fmt: skip
def test_content_words(term: str, words: tuple[str, ...], head: int) -> None:
    assert content_words(term) == (words, head)


def test_expand_shows_alternatives_with_reasons(compiled: Any) -> None:
    found = expand(compiled, "upholds")
    slot = found[0].slots[1]
    assert (slot.word, slot.counterpart, slot.needed) == ("upholds", "维护", False)
    assert found[0].slots[0].needed
    reasons = {each.words: each.reason for each in slot.alternatives}
    assert reasons["maintain"] == "维护 means 'maintain'"
    assert expand(compiled, "nobody") == ()


@pytest.mark.parametrize(
    ("term", "everyday"),
    [
        ("Party Group", True),
        ("new era", True),
        ("Two Upholds", False),
        ("Fengqiao Experience", False),
        ("Supreme People's Procuratorate", False),
        ("tempering justice with mercy", False),
    ],
)
def test_everyday_terms_are_told(term: str, everyday: bool) -> None:
    assert is_everyday(term) is everyday
