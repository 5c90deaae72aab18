"""The seam between the matcher and its detectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from termcheck.matching.prepared import PreparedText
from termcheck.model.glossary import Glossary
from termcheck.model.match import Match


class Detector(Protocol):
    """Proposes matches in one language."""

    def find(self, text: PreparedText, found: Sequence[Match]) -> list[Match]:
        """All matches it sees, in any order, overlapping or not: resolving is not its job.

        `found` is what the detectors before it proposed for the same text. It may save work where
        a proposal could not stand beside them (see `resolve`), nothing else.
        """
        ...


@runtime_checkable
class Hinting(Protocol):
    """What a detector has beside `Detector` that can use the source of a segment as evidence."""

    def look_for(
        self, text: PreparedText, concept_ids: frozenset[str], found: Sequence[Match]
    ) -> list[Match]:
        """The likeliest renderings of just these concepts, which must be in the text.

        `found` are the resolved matches of the text; see `Matcher.look_for`.
        """
        ...


class DetectorModule(Protocol):
    """What a module in `registry.DETECTORS` offers.

    Compiling may be slow and may import dictionaries; its result is cached on disk. Loading must be
    fast: it runs at every start.
    """

    VERSION: int
    """Raised whenever compiled data of an older version must not be used any more."""

    def compile_terms(self, glossary: Glossary, source: str, target: str) -> Any:
        """Everything that can be worked out before a text is seen, for texts in `target`.

        Returns only what `marshal` can store: dict, list, tuple, str, int, float, bool, None.
        """
        ...

    def load(self, compiled: Any, glossary: Glossary, source: str, target: str) -> Detector | None:
        """A detector from compiled data; None where it has nothing to do for this glossary."""
        ...
