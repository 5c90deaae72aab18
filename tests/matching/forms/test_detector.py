"""What the cases in tests/rules/cases cannot show: markup, evidence, steps, places."""

from __future__ import annotations

import pytest

from termcheck.matching import compile_matcher
from termcheck.model.document import Anchor, Protected, Protection, Segment, Side
from termcheck.model.glossary import Concept
from termcheck.model.match import Kind, Match
from tests.conftest import concept, glossary

FENGQIAO = concept("枫桥经验", "Fengqiao Experience", deprecated=("Maple Bridge experience",))


def marked(text: str) -> Segment:
    """A segment in which every asterisk is markup."""
    stars = (n for n, character in enumerate(text) if character == "*")
    spans = tuple(Protected(n, n + 1, Protection.MARKUP) for n in stars)
    return Segment("s1", text, "en", Side.TARGET, Anchor(1, 1, None, 0), spans)


def found(one: Concept, text: str) -> list[Match]:
    return list(compile_matcher(glossary(one), "zh", "en", ("listed", "forms")).find(marked(text)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the Fengqiao *experience* of", Kind.CASE),
        ("the Fengqiao *ex*perience of", Kind.CASE),
        ("the Fengqiao-*experience* of", Kind.HYPHENATION),
        ("the *Fengqiao* Experiences", Kind.INFLECTION),
        ("the Feng *Qiao* Experience", Kind.SPACING),
    ],
)
def test_emphasis_hides_no_finding(text: str, kind: Kind) -> None:
    [match] = found(FENGQIAO, text)
    assert match.kind is kind
    assert match.proper
    assert match.text == text[match.start : match.end]
    assert "*" not in match.evidence


@pytest.mark.parametrize(
    "text", ["the Fengqiao *Experience*", "Feng*qiao* Experience", "**Fengqiao** Experience"]
)
def test_emphasis_makes_no_finding(text: str) -> None:
    [match] = found(FENGQIAO, text)
    assert match.kind is Kind.EXACT


def test_a_case_sensitive_term_may_have_markup_inside() -> None:
    one = concept("高检", "SPP Gazette", case_sensitive=True)
    assert [m.text for m in found(one, "the SPP *Gazette*, the SPP *gazette*")] == ["SPP *Gazette"]


@pytest.mark.parametrize(
    ("term", "text", "evidence"),
    [
        ("Rule of Law", "Rule by Law", "“Rule by Law” has 'by' where the term has 'of'."),
        (
            "Thought on the Rule of Law",
            "Thought of Rule of Law",
            "“Thought of Rule” has 'of' where the term has 'on'; lacks 'the'.",
        ),
        ("Rule of Law", "Rule of the Law", "“Rule of the Law” has 'the', which the term has not."),
        ("Belt and Road", "Belt & Road", "“Belt & Road” has '&' where the term has 'and'."),
        ("one land, two ways", "one land two ways", "“land two” lacks the comma of the term."),
        (
            "people's new court",
            "people's newcourt",
            "“newcourt” is “new court” written as one word.",
        ),
        ("grassroots courts", "grass-roots courts", "“grass-roots” is “grassroots” written as two"),
    ],
)
def test_evidence_says_where(term: str, text: str, evidence: str) -> None:
    [match] = found(concept("", term), text)
    assert match.evidence.startswith(evidence)


def test_the_form_of_a_deprecated_term_says_so_and_is_no_form_of_the_right_one() -> None:
    [match] = found(FENGQIAO, "the Maple-Bridge Experiences")
    assert match.term.text == "Maple Bridge experience"
    assert match.evidence.startswith("It is a form of “Maple Bridge experience”, which is deprec")
    assert not match.proper


def test_an_accepted_term_wins_over_a_form_of_a_deprecated_one() -> None:
    one = concept("新", "new quality forces", deprecated=("new-quality forces",))
    assert [m.term.status.value for m in found(one, "new quality force")] == ["preferred"]
    assert [m.term.status.value for m in found(one, "new-quality forces")] == ["deprecated"]


def test_steps_say_which_differences_matter() -> None:
    [match] = found(concept("检察长", "Prosecutor General"), "Prosecutors-General met")
    assert [(s.kind, s.matters) for s in match.steps] == [
        (Kind.HYPHENATION, True),
        (Kind.INFLECTION, False),
    ]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Fengqiao experience is", True),
        ("It was so. *Fengqiao* Experiences", True),
        ("the Fengqiao experience", False),
        ("the Fengqiao-Experience", False),
        ("the Maple Bridge experience", False),
    ],
)
def test_a_match_knows_whether_it_opens_a_sentence(text: str, opens: bool) -> None:
    [match] = found(FENGQIAO, text)
    assert match.opens_sentence is opens


@pytest.mark.parametrize(
    ("term", "text", "fires"),
    [
        ("election procedures", "After the election the procedures were read.", False),
        ("prevention work", "for prevention a work was written", False),
        ("emancipate minds", "to emancipate the minds", True),
        ("protecting minors", "in protecting the minors", True),
    ],
)
def test_an_article_stands_behind_verbs_only(term: str, text: str, fires: bool) -> None:
    """Behind any other word it opens a new noun phrase."""
    assert bool(found(concept("词", term), text)) is fires


@pytest.mark.parametrize(
    ("behind", "matters"),
    [
        ("policy", False),
        ("economic policy", False),
        ("measure", False),
        ("grew", True),
        ("rapidly", True),
        ("is growing", True),
        (", however,", True),
    ],
)
def test_a_hyphen_is_right_before_a_noun_only(behind: str, matters: bool) -> None:
    [match] = found(concept("零容忍", "zero tolerance"), f"The zero-tolerance {behind}")
    assert match.kind is Kind.HYPHENATION
    assert match.proper is matters
