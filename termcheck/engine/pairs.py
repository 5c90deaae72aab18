"""One unit with both sides, or several that are judged together.

The source says which concepts the target must render, so the target is searched for listed terms
and their forms first. Only where a concept lacks a rendering are renderings that nobody listed
looked for: those of that concept, and with the source as evidence weaker ones than in a text alone.
Of the other concepts none is looked for: where the source does not hold the term, what resembles
its rendering is hardly ever one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from termcheck.engine.accounts import Ledger, standing
from termcheck.matching import Matcher
from termcheck.matching.inflected import inflected, is_unknown
from termcheck.matching.source import SourceMatcher
from termcheck.model.document import Segment
from termcheck.model.glossary import Concept
from termcheck.model.language import writes_spaces
from termcheck.model.match import Band, Match
from termcheck.rules.pair import InTarget, Pair, PairVerdict
from termcheck.rules.verdict import PairRule

_Places = list[tuple[Segment, Match, bool]]


@dataclass(frozen=True, slots=True)
class Judged:
    """What came out of a pair."""

    matches: tuple[tuple[Segment, Match, bool], ...] = ()
    """All renderings of the target with their segments, and whether the source asks for them (then
    the pair rules take the place of TC101 and TC103)."""
    verdicts: tuple[tuple[str, PairVerdict], ...] = ()
    """Of the pair rules, with their codes."""
    uses: tuple[tuple[str, int, int], ...] = ()
    """Concept id, its places in the source and how many of them have an accepted rendering."""
    lacking: tuple[str, ...] = ()
    """Ids of concepts of which nothing in the target was recognised, listed or not."""


_NOTHING = Judged()


@dataclass(frozen=True, slots=True)
class PairChecker:
    """Judges pairs; holds what is the same for all of them."""

    matcher: Matcher
    source: SourceMatcher
    concepts: Mapping[str, Concept]
    rules: tuple[tuple[str, PairRule], ...]
    """The pair rules that are on, by code, in the order in which they are asked."""
    replaced: frozenset[str]
    """Codes of the text rules that have no say on what the source asks for."""
    source_language: str
    target_language: str
    sourceless: frozenset[str]
    """Ids of concepts without any term in the source language: nothing can be asked of these."""
    derives: bool
    """Whether renderings that nobody listed are looked for."""
    guesses: bool
    """Whether the place of a missing rendering is to be guessed in the end."""

    def judge(self, sources: Sequence[Segment], targets: Sequence[Segment]) -> Judged:
        """Matches, verdicts and counts of a pair; neither side is empty."""
        found = [(segment, self.source.find(segment)) for segment in sources]
        kept = [(target, self._proposed(target)) for target in targets]
        if (
            not any(text.uses for _, text in found)
            and not any(each for _, each in kept)
            and not _worth_reading(sources, targets)
        ):
            return _NOTHING
        ledger = Ledger(found)
        matches: _Places = []
        strangers: list[tuple[InTarget, Concept]] = []
        known = self.sourceless.union(*[text.present for _, text in found])
        for target, proposed in kept:
            for match in standing(proposed, ledger.wanted):
                taken = ledger.take(target, match, proposed)
                if not taken and match.concept_id not in known:
                    if match.band is Band.POSSIBLE:
                        continue  # "who" is no WHO where the source does not speak of it
                    strangers.append((InTarget(target, match), self.concepts[match.concept_id]))
                matches.append((target, match, taken))
        if ledger.settled and not strangers and not _worth_reading(sources, targets):
            # Most pairs: each term is rendered as it should be, and no rule can object.
            return Judged(tuple(matches), (), ledger.counts(), ())
        lacking = self._look_again(ledger, kept, matches)
        accounts = ledger.closed(self.concepts, sources, targets)
        pair = Pair(
            tuple(sources),
            tuple(targets),
            self.source_language,
            self.target_language,
            accounts,
            tuple(strangers),
        )
        verdicts: list[tuple[str, PairVerdict]] = []
        for code, rule in self.rules:
            said = [verdict for _, verdict in verdicts]
            verdicts += [(code, verdict) for verdict in rule.judge_pair(pair, said)]
        return Judged(tuple(matches), tuple(verdicts), ledger.counts(), lacking)

    def _proposed(self, target: Segment) -> list[Match]:
        if not self.derives or not self.sourceless:
            return self.matcher.propose(target, derived=False)[1]
        _, proposed = self.matcher.propose(target)
        return [m for m in proposed if not m.derived or m.concept_id in self.sourceless]

    def _look_again(
        self, ledger: Ledger, kept: Sequence[tuple[Segment, Sequence[Match]]], matches: _Places
    ) -> tuple[str, ...]:
        """Enters what is found for the concepts that lack renderings when one looks again.

        Returns those of which nothing was found in the end.
        """
        if not ledger.lacking():
            return ()
        for target, proposed in kept:
            longer = _Longer(match for segment, match, _ in matches if segment is target)
            for match in proposed:
                if match.derived or not match.term.status.accepted:
                    continue
                winner = longer.around(match)
                # A longer rendering that the source does not ask for may hold one that it does.
                if (
                    winner is not None
                    and ledger.lacks(match.concept_id)
                    and ledger.spare(winner.concept_id)
                ):
                    ledger.take(target, match)
        if is_unknown(self.target_language):
            for target, _ in kept:
                self._guess_forms(ledger, target, matches)
        if self.derives:
            for target, _ in kept:
                self._derive(ledger, target, matches)
        return tuple(
            account.group[0]
            for account in ledger.lacking()
            if not account.accepted and not account.wrong
        )

    def _guess_forms(self, ledger: Ledger, target: Segment, matches: _Places) -> None:
        terms = [
            (concept_id, term)
            for account in ledger.lacking()
            for concept_id in account.group
            for term in self.concepts[concept_id].accepted(self.target_language)
        ]
        for match in inflected(target, terms):
            taken = (m for segment, m, _ in matches if segment is target)
            if ledger.lacks(match.concept_id) and not any(
                m.start < match.end and match.start < m.end for m in taken
            ):
                ledger.take(target, match)
                matches.append((target, match, True))

    def _derive(self, ledger: Ledger, target: Segment, matches: _Places) -> None:
        """Enters renderings that nobody listed: what a text alone would show, then weaker ones."""
        wanted = {concept_id for account in ledger.lacking() for concept_id in account.group}
        if not wanted:
            return
        in_target = [match for segment, match, _ in matches if segment is target]
        for match in self.matcher.find(target):
            if match.derived and ledger.lacks(match.concept_id):
                ledger.take(target, match)
                matches.append((target, match, True))
                in_target.append(match)
        unknown = frozenset(
            concept_id
            for account in ledger.lacking()
            if not account.accepted and not account.wrong
            for concept_id in account.group
        )
        for match in self.matcher.look_for(target, unknown, in_target) if unknown else ():
            # Once something is found, more of it needs better evidence.
            if ledger.lacks(match.concept_id) and (
                match.band is not Band.POSSIBLE or ledger.nothing_for(match.concept_id)
            ):
                ledger.take(target, match)
                matches.append((target, match, True))


def _worth_reading(sources: Sequence[Segment], targets: Sequence[Segment]) -> bool:
    """Whether the texts themselves may show something: Chinese characters in a target in Latin
    letters, or a target that is its source."""
    if sources[0].text == targets[0].text:
        return True
    return writes_spaces(targets[0].language) and not all(t.text.isascii() for t in targets)


class _Longer:
    """Finds the standing match around another one; standing listed matches do not overlap."""

    def __init__(self, standing_matches: Iterable[Match]) -> None:
        self._matches = sorted(
            (m for m in standing_matches if not m.derived), key=lambda match: match.start
        )
        self._starts = [match.start for match in self._matches]

    def around(self, match: Match) -> Match | None:
        """The match that holds all of this one and more."""
        at = bisect_right(self._starts, match.start) - 1
        if at < 0:
            return None
        winner = self._matches[at]
        holds = winner.end >= match.end and winner.end - winner.start > match.end - match.start
        return winner if holds else None
