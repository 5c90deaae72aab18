"""The detectors, in the order in which they run."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from termcheck.matching.detector import DetectorModule

DETECTORS = {
    "listed": "termcheck.matching.listed",
    "forms": "termcheck.matching.forms",
    "variants": "termcheck.matching.variants",
    "chinese": "termcheck.matching.chinese",
}
"""Name to module. Each detector is told what the ones before it proposed."""

DERIVED = frozenset({"variants", "chinese"})
"""The detectors of renderings that nobody listed."""


def detector_module(name: str) -> DetectorModule:
    """The module of a detector, imported when it is first asked for."""
    return cast(DetectorModule, import_module(DETECTORS[name]))
