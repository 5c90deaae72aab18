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
from typing import NamedTuple

from termcheck.engine.accounts import Ledger, Rivals, standing
from termcheck.matching import Matcher
from termcheck.matching.inflected import inflected, is_unknown
from termcheck.matching.prepared import PreparedText
from termcheck.matching.source import SourceMatcher
from termcheck.model.document import Segment
from termcheck.model.glossary import Concept
from termcheck.model.language import writes_spaces
from termcheck.model.match import Band, Match
from termcheck.model.source import SourceText
from termcheck.rules.pair import InTarget, Pair, PairVerdict
from termcheck.rules.verdict import PairRule

_Places = list[tuple[Segment, Match, bool]]


class Judged(NamedTuple):
    """What came out of a pair."""

    texts: tuple[PreparedText, ...]
    """Of the targets, for whoever needs them folded again."""
    matches: Sequence[tuple[Segment, Match, bool]] = ()
    """All renderings of the target with their segments, and whether the source asks for them (then
    the pair rules take the place of TC101 and TC103)."""
    verdicts: Sequence[tuple[str, PairVerdict]] = ()
    """Of the pair rules, with their codes."""
    uses: tuple[tuple[str, int, int], ...] = ()
    """Concept id, its places in the source and how many of them have an accepted rendering."""
    lacking: tuple[str, ...] = ()
    """Ids of concepts of which nothing in the target was recognised, listed or not."""


class _Target(NamedTuple):
    """A target and the matches that may stand in it."""

    segment: Segment
    text: PreparedText
    listed: Sequence[Match]
    """Listed terms and their forms, those in `not_in` phrases included."""
    proposed: Sequence[Match]


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
        kept = [self._proposed(target) for target in targets]
        texts = tuple([each.text for each in kept])
        asked = [text for _, text in found if text.uses]
        rendered = [each for each in kept if each.proposed]
        worth_reading = _worth_reading(sources, targets)
        if not asked and not rendered and not worth_reading:
            return Judged(texts)
        ledger = Ledger(found)
        matches: _Places = []
        strangers: list[tuple[InTarget, Concept]] = []
        for target, _, _, proposed in rendered:
            rivals = Rivals(proposed)
            for match in standing(proposed, ledger.wanted):
                taken = ledger.take(target, match, rivals)
                if not taken and not self._known(match.concept_id, found):
                    if match.band is Band.POSSIBLE:
                        continue  # "who" is no WHO where the source does not speak of it
                    strangers.append((InTarget(target, match), self.concepts[match.concept_id]))
                matches.append((target, match, taken))
        unsettled = ledger.unsettled()
        if not unsettled and not strangers and not worth_reading:
            # Most pairs: each term is rendered as it should be, and no rule can object.
            return Judged(texts, matches, (), ledger.counts())
        lacking = self._look_again(ledger, kept, matches) if unsettled else ()
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
        said: list[PairVerdict] = []
        for code, rule in self.rules:
            more = rule.judge_pair(pair, said)
            verdicts += [(code, verdict) for verdict in more]
            said = said + more
        return Judged(texts, matches, verdicts, ledger.counts(), lacking)

    def _proposed(self, target: Segment) -> _Target:
        text = PreparedText(target.text, target.protected)
        listed, proposed = self.matcher.propose(target, text, derived=False)
        if self.derives and self.sourceless:
            _, every = self.matcher.propose(target, text, listed=listed)
            proposed = [m for m in every if not m.derived or m.concept_id in self.sourceless]
        return _Target(target, text, listed, proposed)

    def _known(self, concept_id: str, found: Sequence[tuple[Segment, SourceText]]) -> bool:
        """Whether a rendering of a concept is no surprise."""
        return concept_id in self.sourceless or any(concept_id in each.present for _, each in found)

    def _look_again(
        self, ledger: Ledger, kept: Sequence[_Target], matches: _Places
    ) -> tuple[str, ...]:
        """Enters what is found for the concepts that lack renderings when one looks again.

        Returns those of which nothing was found in the end.
        """
        if not ledger.lacking():
            return ()
        for target, text, listed, proposed in kept:
            missed = [
                match
                for match in proposed
                if ledger.lacks(match.concept_id)
                and not match.derived
                and match.term.status.accepted
            ]
            if missed:
                self._uncover(ledger, target, missed, matches)
            # What does not count by itself ("zero-tolerance") does where the source has the term.
            for match in self.matcher.left_out(target, text, listed):
                if match.term.status.accepted and ledger.lacks(match.concept_id):
                    ledger.take(target, match)
        if is_unknown(self.target_language):
            for target, *_ in kept:
                self._guess_forms(ledger, target, matches)
        if self.derives:
            for each in kept:
                self._derive(ledger, each, matches)
        return tuple(
            account.group[0]
            for account in ledger.lacking()
            if not account.accepted and not account.wrong
        )

    @staticmethod
    def _uncover(
        ledger: Ledger, target: Segment, missed: Sequence[Match], matches: _Places
    ) -> None:
        """Enters accepted renderings under longer ones that the source does not ask for."""
        winners = _Winners(match for segment, match, _ in matches if segment is target)
        for match in missed:
            over = winners.over(match)
            if (
                over is not None
                and ledger.lacks(match.concept_id)
                and all(
                    ledger.spare(winner.concept_id)
                    or ledger.side_by_side(match.concept_id, winner.concept_id)
                    for winner in over
                )
            ):
                ledger.take(target, match)

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

    def _derive(self, ledger: Ledger, found: _Target, matches: _Places) -> None:
        """Enters renderings that nobody listed: what a text alone would show, then weaker ones."""
        wanted = {concept_id for account in ledger.lacking() for concept_id in account.group}
        if not wanted:
            return
        target, text, listed, _ = found
        # What the source does not ask for is no account of its words: they may well be those.
        in_target = [match for segment, match, taken in matches if segment is target and taken]
        for match in self.matcher.find(target, text, listed):
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
        if not unknown:
            return
        for match in self.matcher.look_for(target, unknown, in_target, text):
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


class _Winners:
    """Finds the standing matches over another one; standing listed matches do not overlap."""

    def __init__(self, standing_matches: Iterable[Match]) -> None:
        self._matches = sorted(
            (m for m in standing_matches if not m.derived), key=lambda match: match.start
        )
        self._starts = [match.start for match in self._matches]

    def over(self, match: Match) -> list[Match] | None:
        """Those that share a character with a match; None if it stands itself."""
        at = max(0, bisect_right(self._starts, match.start) - 1)
        found = []
        while at < len(self._matches) and self._matches[at].start < match.end:
            if self._matches[at] is match:
                return None
            if self._matches[at].end > match.start:
                found.append(self._matches[at])
            at += 1
        return found
