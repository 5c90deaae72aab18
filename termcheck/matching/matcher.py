"""The matcher: all detectors of one language behind one question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from termcheck.matching.detector import Detector, Hinting
from termcheck.matching.not_in import NotIn, not_in_filter
from termcheck.matching.prepared import PreparedText
from termcheck.matching.registry import DERIVED, DETECTORS, detector_module
from termcheck.matching.resolve import resolve
from termcheck.model.document import Segment
from termcheck.model.glossary import Glossary
from termcheck.model.match import Match


class Matcher:
    """Finds the renderings of a glossary's concepts in texts of one language."""

    def __init__(
        self,
        detectors: Sequence[Detector],
        not_in: NotIn | None = None,
        *,
        derived: Sequence[Detector] = (),
    ) -> None:
        """`derived` are those of the detectors that find what nobody listed."""
        self._listed = [each.find for each in detectors if each not in derived]
        self._derived = [each.find for each in detectors if each in derived]
        self._hinting = [detector for detector in detectors if isinstance(detector, Hinting)]
        self._not_in = not_in

    def find(
        self,
        segment: Segment,
        text: PreparedText | None = None,
        listed: Sequence[Match] | None = None,
    ) -> tuple[Match, ...]:
        """The matches of a segment, sorted by place; see `resolve` for what may overlap.

        `text` is that of the segment where it is prepared already, and `listed` what `propose`
        has proposed for it without derived matches; None where that was not done. Cost: linear in
        the text; depends little on the number of concepts.
        """
        _, kept = self.propose(segment, text, listed=listed)
        return resolve(kept) if kept else ()

    def look_for(
        self,
        segment: Segment,
        concept_ids: frozenset[str],
        found: Sequence[Match],
        text: PreparedText | None = None,
    ) -> tuple[Match, ...]:
        """Weaker renderings of just these concepts in a target, sorted by place.

        For concepts whose terms the aligned source holds as often as to leave uses without a
        rendering among `found`, which is what `find` gave for the segment. The source is taken as
        evidence: what is left to ask is which words stand for the concept. So the best place is
        given even where little speaks for it, and once more for each time that the same words
        stand there again; no place where nothing is recognisable. The confidence is that of this
        question and not to be compared with that of `find`.

        No match lies on words of `found` that are listed or a form of a listed term, whatever their
        concept, or any rendering of the same concept. Matches of different concepts may overlap.
        Cost: linear in the text for each concept, some 50 microseconds in all; nothing is kept.
        """
        if not concept_ids or not self._hinting:
            return ()
        if text is None:
            text = PreparedText(segment.text, segment.protected)
        matches: list[Match] = []
        for detector in self._hinting:
            matches += detector.look_for(text, concept_ids, found)
        if matches and self._not_in is not None:
            matches = self._not_in.filter(text, matches)
        return tuple(sorted(matches, key=lambda m: (m.start, m.end, m.concept_id, m.term.id)))

    def left_out(
        self,
        segment: Segment,
        text: PreparedText | None = None,
        listed: Sequence[Match] | None = None,
    ) -> list[Match]:
        """The listed terms and forms of them that stand in `not_in` phrases only; unresolved.

        `text` and `listed` as in `find`. Cost: nothing where no term has such phrases, else that of
        `propose`.
        """
        if self._not_in is None:
            return []
        proposed, kept = self.propose(segment, text, derived=False, listed=listed)
        standing = {id(match) for match in kept}
        return [match for match in proposed if id(match) not in standing]

    def propose(
        self,
        segment: Segment,
        text: PreparedText | None = None,
        *,
        derived: bool = True,
        listed: Sequence[Match] | None = None,
    ) -> tuple[list[Match], list[Match]]:
        """What all detectors propose, and what of it lies in no `not_in` phrase; unresolved.

        Without `derived` only listed terms and their forms. `text` and `listed` as in `find`.
        """
        if text is None:
            text = PreparedText(segment.text, segment.protected)
        found: list[Match] = []
        if listed is None:
            for find in self._listed:
                found += find(text, found)
        else:
            found += listed
        for find in self._derived if derived else ():
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
    detectors = {
        name: detector
        for name, data in compiled.items()
        if (detector := detector_module(name).load(data, glossary, source, target)) is not None
    }
    derived = [detector for name, detector in detectors.items() if name in DERIVED]
    return Matcher(list(detectors.values()), not_in_filter(glossary, target), derived=derived)


def compile_matcher(
    glossary: Glossary, source: str, target: str, names: Iterable[str] | None = None
) -> Matcher:
    """A matcher for texts in `target`, straight from a glossary and without any cache.

    `names` chooses detectors; None means all of them.
    """
    return load_matcher(compile_glossary(glossary, source, target, names), glossary, source, target)
