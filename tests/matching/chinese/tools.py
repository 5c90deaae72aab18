"""Short ways to a detector for Chinese texts."""

from __future__ import annotations

from termcheck.matching import chinese, listed
from termcheck.matching.detector import Detector
from termcheck.matching.prepared import PreparedText
from termcheck.matching.resolve import resolve
from termcheck.model.glossary import Concept, Glossary, Status, Term
from termcheck.model.match import Kind, Match


def pair(
    en: str,
    zh: str,
    *,
    admitted: tuple[str, ...] = (),
    minimum_band: str | None = None,
) -> Concept:
    """A concept with an English term and Chinese ones."""
    terms = [Term(f"{zh}/en/1", en, "en"), Term(f"{zh}/zh/1", zh, "zh")]
    terms += [
        Term(f"{zh}/zh/{n}", text, "zh", Status.ADMITTED) for n, text in enumerate(admitted, 2)
    ]
    return Concept(zh, tuple(terms), minimum_band=minimum_band)


def detectors(*concepts: Concept) -> list[Detector]:
    """The listed terms and the Chinese variants of a glossary."""
    glossary = Glossary(concepts)
    loaded = [
        module.load(module.compile_terms(glossary, "en", "zh"), glossary, "en", "zh")
        for module in (listed, chinese)
    ]
    return [detector for detector in loaded if detector is not None]


def variants(loaded: list[Detector], text: str) -> list[Match]:
    """What stands in a text after resolving, listed terms left out."""
    prepared, proposed = PreparedText(text), list[Match]()
    for detector in loaded:
        proposed += detector.find(prepared, proposed)
    return [m for m in resolve(proposed) if m.kind not in (Kind.EXACT, Kind.LISTED)]
