"""Our own measure, on units of which every place can be counted by eye."""

from __future__ import annotations

import pytest

from termcheck.matching.matcher import compile_matcher
from termcheck.matching.source import compile_source, load_source
from termcheck.model.document import Anchor, Segment, Side
from termcheck.model.score import ConceptScore, ScoredRendering, consistency, success_rate
from termcheck.scoring.strict import Tally

from .test_wmt import GLOSSARY

ORDER = {concept.id: n for n, concept in enumerate(GLOSSARY.concepts)}
MATCHER = compile_matcher(GLOSSARY, "zh", "en")
SOURCES = load_source(compile_source(GLOSSARY, "zh", "en"), GLOSSARY, "zh")


def counted(*units: tuple[str, str]) -> tuple[ConceptScore, ...]:
    assert SOURCES is not None
    tally = Tally()
    for source, target in units:
        found = SOURCES.find(Segment("s1", source, "zh", Side.SOURCE, Anchor(1, 1)))
        tally.add(found.uses, MATCHER.find(Segment("s2", target, "en", Side.TARGET, Anchor(1, 1))))
    return tally.scores(ORDER)


@pytest.mark.parametrize(
    ("source", "target", "uses", "rendered"),
    [
        ("坚持枫桥经验。", "Uphold the Fengqiao Experience.", 1, 1),
        ("坚持枫桥经验。", "Uphold the Fengqiao model.", 1, 1),
        ("坚持枫桥经验。", "Uphold the Maple Bridge experience.", 1, 0),
        ("坚持枫桥经验。", "Uphold the fengqiao experience.", 1, 0),
        ("枫桥经验就是枫桥经验。", "The Fengqiao Experience is what it is.", 2, 1),
        ("枫桥经验就是枫桥经验。", "Fengqiao Experience is the Fengqiao model.", 2, 2),
        ("枫桥经验。", "Fengqiao Experience and Fengqiao Experience.", 1, 1),
        ("党组会议。", "A meeting of the Party Leadership Group.", 1, 1),
        ("领导干部要带头。", "Leading officials should take the lead.", 1, 1),
        ("领导干部要带头。", "A leading, official voice.", 1, 0),
    ],
)
def test_places_and_renderings_are_counted(
    source: str, target: str, uses: int, rendered: int
) -> None:
    (score,) = counted((source, target))
    assert (score.source_uses, score.rendered) == (uses, rendered)


def test_a_source_without_terms_counts_nothing() -> None:
    assert counted(("你好。", "The Fengqiao Experience.")) == ()
    assert success_rate(()) is None
    assert consistency(()) is None


def test_consistency_is_the_share_of_what_is_said_most() -> None:
    scores = counted(
        ("枫桥经验。", "Fengqiao Experience."),
        ("枫桥经验。", "Fengqiao experience."),
        ("枫桥经验。", "Fengqiao model."),
        ("党组。", "Party Leadership Group."),
    )
    assert scores[0].renderings == (
        ScoredRendering("Fengqiao Experience", 1, accepted=True),
        ScoredRendering("Fengqiao experience", 1, accepted=False),
        ScoredRendering("Fengqiao model", 1, accepted=True),
    )
    assert consistency(scores) == pytest.approx(3 / 4)
    assert success_rate(scores) == pytest.approx(3 / 4)


def test_a_form_that_grammar_asks_for_is_the_term() -> None:
    (score,) = counted(
        ("领导干部。", "A leading official."), ("领导干部。", "These leading officials.")
    )
    assert score.renderings == (ScoredRendering("leading official", 2, accepted=True),)
    assert score.consistency == 1.0


def test_what_is_found_instead_is_shown_as_it_is_written() -> None:
    (score,) = counted(("枫桥经验。", "the Experience of  Fengqiao"))
    assert [each.text for each in score.renderings] == ["Experience of Fengqiao"]


def test_tallies_of_documents_add_up() -> None:
    assert SOURCES is not None
    one, other, both = Tally(), Tally(), Tally()
    units = [("枫桥经验。", "Fengqiao Experience."), ("党组。", "Party group.")]
    for tally, (source, target) in zip((one, other), units, strict=True):
        found = SOURCES.find(Segment("s1", source, "zh", Side.SOURCE, Anchor(1, 1)))
        matches = MATCHER.find(Segment("s2", target, "en", Side.TARGET, Anchor(1, 1)))
        tally.add(found.uses, matches)
        both.add(found.uses, matches)
    one.merge(other)
    assert one.scores(ORDER) == both.scores(ORDER)
