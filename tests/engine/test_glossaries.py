from __future__ import annotations

from pathlib import Path

import pytest

from termcheck.engine import glossaries as room
from termcheck.engine.glossaries import load_cached
from termcheck.glossary.load import load
from tests.conftest import ROOT

HEAD = "zh,en,en:admitted,en:deprecated,not in,note,case-sensitive\n"
ROWS = HEAD + "".join(
    f"术语{n},agreed term {n},ﬁne term {n}|term {n},wrong term {n},not this term {n},𠀀,yes\n"
    for n in range(200)
)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text(f"{ROWS},,,,,a note on nothing,\n术语1,,,wrong term 1,,,\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("folder", [None, ROOT / "glossary"])
def test_a_cached_glossary_is_the_same(terms: Path, cache: Path, folder: Path | None) -> None:
    paths = [folder or terms]
    loaded = load(paths)
    assert bool(loaded.remarks) is (folder is None)
    assert loaded.glossary.concepts[0].terms[1].status == "preferred"
    first = load_cached(paths, "zh", "en", cache=cache)
    assert len(list(cache.iterdir())) == 1
    again = load_cached(paths, "zh", "en", cache=cache)
    assert first == again == loaded
    # Equality of enumerations and strings hides what they are.
    assert repr(first) == repr(again) == repr(loaded)


def test_the_cache_is_used(terms: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_cached([terms], "zh", "en", cache=cache)
    monkeypatch.setattr(room, "load_files", lambda *args, **named: pytest.fail("read again"))
    assert load_cached([terms], "zh", "en", cache=cache) == loaded


def test_other_content_languages_and_names_are_read_anew(terms: Path, cache: Path) -> None:
    load_cached([terms], "zh", "en", cache=cache)
    other = terms.with_name("other.csv")
    other.write_bytes(terms.read_bytes())
    assert load_cached([other], "zh", "en", cache=cache).glossary.origin == (other.as_posix(),)
    assert load_cached([terms], "en", "zh", cache=cache).target_language == "zh"
    terms.write_text(ROWS.replace("agreed term 7,", "agreed term seven,"), encoding="utf-8")
    changed = load_cached([terms], "zh", "en", cache=cache)
    assert changed == load([terms])
    assert changed.glossary.concepts[7].terms[1].text == "agreed term seven"


@pytest.mark.parametrize("damage", [b"", b"junk", None])
def test_a_damaged_cache_is_ignored_and_written_again(
    terms: Path, cache: Path, damage: bytes | None
) -> None:
    loaded = load_cached([terms], "zh", "en", cache=cache)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b"\x00" if damage is None else damage)
    assert load_cached([terms], "zh", "en", cache=cache) == loaded
    assert file.read_bytes() == whole


def test_without_a_cache_and_for_small_glossaries_nothing_is_kept(terms: Path, cache: Path) -> None:
    load_cached([terms], "zh", "en", cache=None)
    small = terms.with_name("small.csv")
    small.write_text("zh,en\n两个维护,Two Upholds\n", encoding="utf-8")
    load_cached([small], "zh", "en", cache=cache)
    assert not cache.exists()
