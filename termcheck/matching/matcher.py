"""The matcher: all detectors of one language behind one question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from termcheck.matching.detector import Detector
from termcheck.matching.not_in import NotIn, not_in_filter
from termcheck.matching.prepared import PreparedText
from termcheck.matching.registry import DETECTORS, detector_module
from termcheck.matching.resolve import resolve
from termcheck.model.document import Segment
from termcheck.model.glossary import Glossary
from termcheck.model.match import Match


class Matcher:
    """Finds the renderings of a glossary's concepts in texts of one language."""

    def __init__(self, detectors: Sequence[Detector], not_in: NotIn | None = None) -> None:
        self._finders = [detector.find for detector in detectors]
        self._not_in = not_in

    def find(self, segment: Segment) -> tuple[Match, ...]:
        """The matches of a segment, sorted by place; see `resolve` for what may overlap.

        Cost: linear in the text; depends little on the number of concepts.
        """
        _, kept = self.propose(segment)
        return resolve(kept) if kept else ()

    def propose(self, segment: Segment) -> tuple[list[Match], list[Match]]:
        """What all detectors propose, and what of it lies in no `not_in` phrase; unresolved."""
        text = PreparedText(segment.text, segment.protected)
        found: list[Match] = []
        for find in self._finders:
            found += find(text, found)
        if found and self._not_in is not None:
            return found, self._not_in.filter(text, found)
        return found, found


def compile_glossary(
    glossary: Glossary, source: str, target: str, names: Iterable[str] | None = None
) -> dict[str, Any]:
    """Compiled data of each detector by name, ready for `load_matcher` or a cache."""
    chosen = DETECTORS if names is None else names
    return {name: detector_module(name).compile_terms(glossary, source, target) for name in chosen}


def load_matcher(
    compiled: Mapping[str, Any], glossary: Glossary, source: str, target: str
) -> Matcher:
    """A matcher from compiled data of the same glossary and languages."""
    detectors = [
        detector_module(name).load(data, glossary, source, target)
        for name, data in compiled.items()
    ]
    present = [detector for detector in detectors if detector is not None]
    return Matcher(present, not_in_filter(glossary, target))


def compile_matcher(
    glossary: Glossary, source: str, target: str, names: Iterable[str] | None = None
) -> Matcher:
    """A matcher for texts in `target`, straight from a glossary and without any cache.

    `names` chooses detectors; None means all of them.
    """
    return load_matcher(compile_glossary(glossary, source, target, names), glossary, source, target)
