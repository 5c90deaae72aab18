"""The detectors, in the order in which they run."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from termcheck.matching.detector import DetectorModule

DETECTORS = {
    "listed": "termcheck.matching.listed",
    "forms": "termcheck.matching.forms",
}
"""Name to module. The order does not change results: see `resolve`."""


def detector_module(name: str) -> DetectorModule:
    """The module of a detector, imported when it is first asked for."""
    return cast(DetectorModule, import_module(DETECTORS[name]))
