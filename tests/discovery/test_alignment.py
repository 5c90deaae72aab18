"""Word alignment on a few sentences."""

from __future__ import annotations

import numpy as np

from termcheck.discovery.alignment import align


def best(sources: list[list[int]], targets: list[list[int]]) -> dict[tuple[int, int], int]:
    """(pair, source position) -> the target position it is linked to most surely."""
    links = align(sources, targets)
    found: dict[tuple[int, int], tuple[float, int]] = {}
    rows = zip(links.pair, links.source, links.target, links.belief, strict=True)
    for pair, source, target, belief in rows:
        key = int(pair), int(source)
        if belief > found.get(key, (0.0, 0))[0]:
            found[key] = float(belief), int(target)
    return {key: target for key, (_, target) in found.items()}


def test_words_that_go_together_are_linked_whatever_their_order() -> None:
    sources = [[a, b] for a in range(6) for b in range(6) if a != b]
    targets = [
        [word + 10 for word in (source if number % 3 else reversed(source))]
        for number, source in enumerate(sources)
    ]
    for (pair, source), target in best(sources, targets).items():
        assert targets[pair][target] == sources[pair][source] + 10


def test_empty_sides_have_no_links() -> None:
    assert best([[], [0], []], [[], [], [0]]) == {}
    assert best([], []) == {}


def test_a_dictionary_decides_where_counts_cannot() -> None:
    def known(source: np.ndarray, target: np.ndarray) -> np.ndarray:
        return np.where(source == target, 1.0, 0.0)

    links = align([[0, 1]], [[1, 0]], known)
    sure = links.belief > 0.5
    assert sorted(zip(links.source[sure].tolist(), links.target[sure].tolist(), strict=True)) == [
        (0, 1),
        (1, 0),
    ]


def test_very_long_sides_are_looked_at_along_the_diagonal() -> None:
    source = list(range(400))
    links = align([source] * 2, [source] * 2)
    assert len(links.pair) < 400 * 400
    assert np.all(links.belief > 0)
