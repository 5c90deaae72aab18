from __future__ import annotations

import pytest

from termcheck.matching.matcher import Matcher, compile_matcher
from termcheck.matching.prepared import PreparedText
from termcheck.model.document import Anchor, Segment, Side
from termcheck.model.glossary import Concept, Term
from tests.conftest import NASTY, glossary


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    rules = Term("rules/en/1", "provisions", "en", not_in=("the provisions of article 3",))
    concepts = (
        Concept("rules", (Term("rules/zh/1", "规定", "zh"), rules)),
        Concept("two", (Term("two/zh/1", "两个维护", "zh"), Term("two/en/1", "Two Upholds", "en"))),
    )
    return compile_matcher(glossary(*concepts), "zh", "en")


@pytest.mark.parametrize(
    "text",
    [
        "the Two Upholds and the “two maintenance”, under the provisions",
        "the provisions of article 3 and other provisions",
        "the provisions of article 3",
        "nothing of it",
        "",
        NASTY,
    ],
)
def test_what_was_proposed_already_need_not_be_looked_for_again(
    matcher: Matcher, text: str
) -> None:
    segment, prepared = Segment("s1", text, "en", Side.TARGET, Anchor()), PreparedText(text)
    listed, _ = matcher.propose(segment, prepared, derived=False)
    assert matcher.find(segment, prepared, listed) == matcher.find(segment)
    assert matcher.left_out(segment, prepared, listed) == matcher.left_out(segment)


def test_what_stands_in_a_phrase_only_is_left_out(matcher: Matcher) -> None:
    text = "the provisions of article 3 and other provisions"
    segment = Segment("s1", text, "en", Side.TARGET, Anchor())
    assert [match.start for match in matcher.find(segment)] == [38]
    assert [match.start for match in matcher.left_out(segment)] == [4]
