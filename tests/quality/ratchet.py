"""Floors below which quality must not fall; they only rise."""

from __future__ import annotations

import json
from pathlib import Path

from tests.quality.counting import SURE, Score, floored, share

RATCHET = Path(__file__).resolve().parent / "ratchet.json"

Floors = dict[str, dict[str, float]]
"""By what was scored (`cases`, `documents`), then by figure, such as `recall of order`."""


def figures(score: Score) -> dict[str, float]:
    """The figures of a score that have floors.

    A band without findings has no figure: it has kept its word, and recall tells the rest.
    """
    sure = [score.counts(band=band) for band in sorted(SURE)]
    true, false = (sum(column) for column in zip(*sure, strict=True))
    found = {
        "recall": score.recall,
        "precision": score.precision,
        "recall, certain and likely": share(score.found_surely, score.asked.total()),
        "precision, certain and likely": share(true, true + false),
    }
    for kind in sorted(score.asked):
        found[f"recall of {kind}"] = score.recall_of(kind)
    for band in sorted({band for band, _ in score.true + score.false}):
        true, false = score.counts(band=band)
        found[f"precision of {band}"] = share(true, true + false)
    return {name: floored(value) for name, value in found.items()}


def read_floors(path: Path = RATCHET) -> Floors:
    """The recorded floors; none where there is no file."""
    if not path.is_file():
        return {}
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def sunk(floors: Floors, measured: Floors) -> list[str]:
    """What lies below its floor, one line each; what was not measured is passed over."""
    return [
        f"{scored}: {name} is {measured[scored][name]:.4f}, below its floor of {floor:.4f}"
        for scored in sorted(floors.keys() & measured.keys())
        for name, floor in sorted(floors[scored].items())
        if measured[scored].get(name, floor) < floor
    ]


def raised(floors: Floors, measured: Floors) -> Floors:
    """The floors with all that has risen; call it only when nothing has sunk."""
    return {
        scored: {**floors.get(scored, {}), **measured.get(scored, {})}
        for scored in sorted(floors.keys() | measured.keys())
    }


def write_floors(floors: Floors, path: Path = RATCHET) -> None:
    """Writes the floors; a reader sees either the old file or the new one."""
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    draft.replace(path)
