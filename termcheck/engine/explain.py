"""A finding looked at again: the trace of its match and what else was considered there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from termcheck.engine.inputs import Job, parts_of
from termcheck.matching.matcher import load_matcher
from termcheck.matching.resolve import resolve
from termcheck.matching.variants.expand import Expansion, expand
from termcheck.model.document import Segment
from termcheck.model.glossary import Glossary
from termcheck.model.match import FORM_KINDS, Kind, Match, Step

_OPENING, _CLOSING = "\"'“‘«「『《", "\"'”’»」』》"


@dataclass(frozen=True, slots=True)
class TracedStep:
    """A step of a match with what it weighs."""

    step: Step
    share: float | None
    """Part of the term's evidence that its word has, 0.0 to 1.0; None where that is not known."""
    similarity: float | None
    """How far the words of the text stand for it, 0.4 to 1.0; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another match that was proposed on the same words."""

    match: Match
    stands: bool
    """Whether it counts beside the finding's match."""
    outcome: str
    """Why it stands or fell, in words a person understands."""


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What matching a segment again says of one place in it."""

    match: Match | None
    """The match of the finding's concept on the finding's words; None where there is none now."""
    steps: tuple[TracedStep, ...] = ()
    raised: tuple[str, ...] = ()
    """What speaks for the match, in words."""
    lowered: tuple[str, ...] = ()
    """What speaks against it, in words."""
    rivals: tuple[Rival, ...] = ()
    """Sorted by place and concept."""


def look_again(
    segment: Segment,
    place: tuple[int, int],
    concept_id: str,
    glossary: Glossary,
    compiled: Mapping[str, Any],
    languages: tuple[str, str],
    *,
    asked: bool = False,
) -> SecondLook:
    """Matches a segment again and tells what happens at `place`, a half-open span of its text.

    `compiled` is the compiled glossary; `languages` are those of the source and the target. `asked`
    says that the source text holds the concept's term: then weaker renderings are looked for, too.
    Cost: unpacks every template of the glossary once, about 20 microseconds each.
    """
    source, target = languages
    matcher = load_matcher(compiled, glossary, source, target)
    proposed, kept = matcher.propose(segment)
    blocked = [match for match in proposed if match not in kept]
    standing = resolve(kept)
    match = _at(place, (each for each in standing if each.concept_id == concept_id))
    if match is None and asked:
        # As in the run: a match that the source does not ask for keeps no words to itself.
        beside = [each for each in standing if each.end <= place[0] or place[1] <= each.start]
        match = _at(place, matcher.look_for(segment, frozenset({concept_id}), beside))
    start, end = (match.start, match.end) if match is not None else place
    rivals = [
        Rival(each, each in standing, _outcome(each, standing, blocked))
        for each in dict.fromkeys(proposed)
        if each != match and each.start < end and start < each.end
    ]
    rivals.sort(key=lambda rival: (rival.match.start, rival.match.end, rival.match.concept_id))
    if match is None:
        return SecondLook(None, rivals=tuple(rivals))
    steps = _traced(match, expand(compiled.get("variants"), concept_id))
    return SecondLook(
        match, steps, _raised(match, segment.text), _lowered(match, steps), tuple(rivals)
    )


def _at(place: tuple[int, int], matches: Iterable[Match]) -> Match | None:
    """The match on a place, else the first that shares words with it."""
    found = [each for each in matches if each.start < place[1] and place[0] < each.end]
    same = (each for each in found if (each.start, each.end) == place)
    return next(same, found[0] if found else None)


def _outcome(match: Match, standing: Sequence[Match], blocked: Sequence[Match]) -> str:
    if match in standing:
        return "counts as well: the one holds the other"
    if match in blocked:
        return "stands in a phrase that the glossary lists under not_in"
    winners = [each for each in standing if each.start < match.end and match.start < each.end]
    # Of several winners, name one that beats it alone.
    winner = next((each for each in winners if match not in resolve([each, match])), None)
    if winner is None:
        return "lost to another match"
    return f"{_advantage(winner, match)} “{winner.text}” ({winner.concept_id})"


def _advantage(winner: Match, match: Match) -> str:
    if match.derived and not winner.derived:
        return "what is listed, or a form of it, comes before what is derived:"
    if winner.derived:
        ours, theirs = (each.weight * each.confidence for each in (winner, match))
        return f"less evidence ({theirs:.1f}) than ({ours:.1f})"
    if match.end - match.start < winner.end - winner.start:
        return "shorter than"
    if winner.kind in FORM_KINDS or match.kind not in FORM_KINDS:
        if winner.term.status is not match.term.status:
            return f"{match.term.status} comes after {winner.term.status}:"
        return "the same words, and first in order comes"
    return "a form comes after the listed term itself:"


def _traced(match: Match, templates: Sequence[Expansion]) -> tuple[TracedStep, ...]:
    expected = " ".join(step.expected for step in match.steps if step.expected)
    fitting = [
        template
        for template in templates
        if template.term_id == match.term.id
        and " ".join(slot.word for slot in template.slots) == expected
    ]
    if not fitting:
        return tuple(TracedStep(step, None, None) for step in match.steps)
    literal = match.kind is Kind.LITERAL
    template = min(fitting, key=lambda each: each.sort.startswith("word for word") is not literal)
    total = sum(slot.weight for slot in template.slots)
    traced, at = [], 0
    for step in match.steps:
        if not step.expected:
            traced.append(TracedStep(step, None, None))
            continue
        count = len(step.expected.split())
        slots = template.slots[at : at + count]
        share = sum(slot.weight for slot in slots) / total if total else None
        traced.append(TracedStep(step, share, _similarity(step, slots[0].alternatives)))
        at += count
    return tuple(traced)


def _similarity(step: Step, alternatives: Sequence[Any]) -> float | None:
    if step.kind is Kind.OMISSION:
        return 0.0
    if step.kind is Kind.EXACT:
        return 1.0
    from termcheck.lexicon.inflection import lemmas
    from termcheck.text.fold import fold_text

    bases = [set(lemmas(word)) | {word} for word in fold_text(step.found).split()]
    same = [each for each in alternatives if each.reason == step.reason]
    for each in same:
        words = each.words.split()
        if len(words) == len(bases) and all(map(set.__contains__, bases, words)):
            return float(each.similarity)
    known = {float(each.similarity) for each in same}
    return known.pop() if len(known) == 1 else None


def _raised(match: Match, text: str) -> tuple[str, ...]:
    found = []
    same = [step.found for step in match.steps if step.kind is Kind.EXACT]
    if same:
        found.append(f"{_quote(same)} {'stands' if len(same) == 1 else 'stand'} as in the term")
    if not match.derived:
        return tuple(found)
    after = text[match.end :].lstrip(",.;")
    if text[: match.start].endswith(tuple(_OPENING)) and after.startswith(tuple(_CLOSING)):
        found.append("it stands in quotation marks")
    words = [word for word in match.text.split() if word[0].isalpha() and len(word) > 3]
    if words and all(word[0].isupper() for word in words):
        found.append("its words begin with capital letters")
    return tuple(found)


def _lowered(match: Match, steps: Sequence[TracedStep]) -> tuple[str, ...]:
    found = []
    for traced in steps:
        step = traced.step
        if step.kind is Kind.OMISSION:
            found.append(f"“{step.expected}” is left out")
        elif step.kind is Kind.INSERTION:
            found.append(f"“{step.found}” is put in")
        elif traced.similarity is not None and traced.similarity < 1:
            percent = round(100 * traced.similarity)
            found.append(f"“{step.found}” counts for {percent} % of “{step.expected}”")
        elif traced.similarity is None and step.kind in FORM_KINDS:
            found.append(step.reason.rstrip("."))
        elif traced.similarity is None and step.kind is not Kind.EXACT:
            found.append(f"“{step.found}” is not “{step.expected}” itself")
    if match.kind is Kind.ORDER:
        found.append("the words stand in another order")
    return tuple(found)


def _quote(words: Sequence[str]) -> str:
    return " and ".join(f"“{word}”" for word in words)


def original_segment(
    job: Job, segment: Segment, languages: tuple[str, str], glossary: Glossary | None = None
) -> Segment:
    """The segment as the document has it, with its markup, if the document is still the same.

    A report keeps the text of a segment, but not which stretches of it are markup. Of several with
    its text the one with its id is taken. `glossary` is the one that helped to align a pair of
    files. Cost: reads the document.
    """
    if not job.path.is_file():
        return segment
    source, target = languages
    lexical = None
    if job.source is not None:
        from termcheck.readers.alignment.knowledge import Lexical

        lexical = Lexical(source, target, glossary)
    same: Segment | None = None
    for part in parts_of(job, language=target, source_language=source, lexical=lexical):
        for each in part.segments:
            if each.text == segment.text:
                if each.id == segment.id:
                    return each
                same = same or each
    return same or segment
