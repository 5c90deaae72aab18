from __future__ import annotations

from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from termcheck.engine import compiled as room
from termcheck.engine.compiled import compiled_glossary, matcher_for
from tests.conftest import concept, glossary, segment

TERMS = replace(glossary(concept("两个维护", "Two Upholds")), sha256="1234")
NAMES = ("listed", "forms")


def find(cache: Path) -> list[str]:
    matcher = matcher_for(TERMS, "zh", "en", cache=cache, names=NAMES)
    return [m.text for m in matcher.find(segment("Two upholds"))]


def test_a_cached_glossary_finds_the_same(tmp_path: Path) -> None:
    assert find(tmp_path / "new") == find(tmp_path / "new") == ["Two upholds"]
    assert len(list((tmp_path / "new").iterdir())) == 1


def test_the_cache_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find(tmp_path)
    monkeypatch.setattr(room, "compile_glossary", lambda *args: pytest.fail("compiled again"))
    assert find(tmp_path) == ["Two upholds"]


@pytest.mark.parametrize("damage", [b"", b"junk", None])
def test_a_damaged_cache_is_ignored_and_written_again(tmp_path: Path, damage: bytes | None) -> None:
    find(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b"\x00" if damage is None else damage)
    assert find(tmp_path) == ["Two upholds"]
    assert file.read_bytes() == whole


def test_other_content_is_another_file(tmp_path: Path) -> None:
    compiled_glossary(TERMS, "zh", "en", cache=tmp_path, names=NAMES)
    compiled_glossary(replace(TERMS, sha256="5678"), "zh", "en", cache=tmp_path, names=NAMES)
    compiled_glossary(TERMS, "en", "zh", cache=tmp_path, names=NAMES)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    assert find(blocked) == ["Two upholds"]


def test_the_cache_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_KEPT", 2)
    for number in range(5):
        terms = replace(TERMS, sha256=str(number))
        compiled_glossary(terms, "zh", "en", cache=tmp_path, names=NAMES)
    assert len(list(tmp_path.glob("*.bin"))) == 2


def _write_and_read(path: Path, rounds: int) -> list[int | None]:
    seen = []
    for _ in range(rounds):
        room.store(path, {"numbers": list(range(20_000))})
        held = room.stored(path)
        seen.append(len(held["numbers"]) if held else None)
    return seen


def test_runs_that_write_at_once_never_read_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "one.bin"
    with get_context("spawn").Pool(3) as pool:
        seen = pool.starmap(_write_and_read, [(path, 30)] * 3)
    assert {each for rounds in seen for each in rounds} == {20_000}
    assert [file.name for file in tmp_path.iterdir()] == ["one.bin"]
