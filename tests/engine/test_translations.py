"""Texts translated in several ways, kept while they are read or read once more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from termcheck.engine import translations
from termcheck.engine.translations import Spot, UnitHashes, UnitRecorder, diverging, texts_of
from termcheck.model.document import Anchor, Document, Segment, Side, Unit

PAIRS = [
    ("甲", "one"),
    ("乙", "two"),
    ("甲", "another"),
    ("丙", "Two"),
    ("甲", "one"),
    ("丁 戊", "five"),
    ("丁  戊", "FIVE"),
]


def _units(pairs: list[tuple[str, str]]) -> list[Unit]:
    return [
        Unit(
            f"u{n}",
            Segment(f"s{2 * n}", source, "zh", Side.SOURCE, Anchor(path=f"{n} zh")),
            Segment(f"s{2 * n + 1}", target, "en", Side.TARGET, Anchor(path=f"{n} en")),
        )
        for n, (source, target) in enumerate(pairs)
    ]


def _recorded(pairs: list[tuple[str, str]]) -> UnitHashes:
    recorder = UnitRecorder()
    for unit in _units(pairs):
        assert unit.source is not None
        assert unit.target is not None
        recorder.add(unit.source, unit.target)
    return recorder.hashes


def _shown(hashes: UnitHashes, pairs: list[tuple[str, str]]) -> tuple[list[list[str]], int]:
    """The targets of the same source, and how often the document was read once more."""
    read = 0

    def parts(number: int) -> Iterator[Document]:
        nonlocal read
        read += 1
        yield Document("a", "txt", tuple(_units(pairs)))

    groups = diverging([hashes], by_source=True)
    spots = [spot for group in groups for spot in group]
    texts = texts_of(spots, [hashes], parts, ("zh", "en"))
    return [[texts[spot[:2]][1].text for spot in group] for group in groups], read


def test_what_a_document_shows_by_itself_is_not_read_again() -> None:
    hashes = _recorded(PAIRS)
    assert diverging([hashes], by_source=True) == [[Spot(0, 0, 2), Spot(0, 2, 1)]]
    assert diverging([hashes], by_source=False) == [[Spot(0, 1, 1), Spot(0, 3, 1)]]
    assert sorted(hashes.texts) == [0, 1, 2, 3]
    assert _shown(hashes, PAIRS) == ([["one", "another"]], 0)


@pytest.mark.parametrize("most", [0, 1, 2])
def test_the_rest_is_read_again(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(translations, "MOST_KEPT", most)
    hashes = _recorded(PAIRS)
    assert hashes.texts == {}
    assert _shown(hashes, PAIRS) == ([["one", "another"]], 1)


def test_a_text_that_changed_in_between_is_left_out() -> None:
    one, other = _recorded([("甲", "one")]), _recorded([("甲", "two")])
    spots = [spot for group in diverging([one, other], by_source=True) for spot in group]
    texts = texts_of(spots, [one, other], lambda number: [], ("zh", "en"))
    assert spots == [Spot(0, 0, 1), Spot(1, 0, 1)]
    assert texts == {}
