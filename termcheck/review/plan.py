"""From decisions and the present state of texts and glossary to a plan. Pure: nothing is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from termcheck.engine.agreement import Agreed
from termcheck.engine.wishes import Wish, in_place_of, wish_at, wish_for
from termcheck.glossary.edit import TermEdit, term_edit
from termcheck.matching.prepared import without_markup
from termcheck.model.document import Segment
from termcheck.model.finding import Finding
from termcheck.model.glossary import Concept, Status
from termcheck.model.match import Match
from termcheck.review.decisions import Action, Decision, Unclear
from termcheck.rules.phrases import proposed
from termcheck.text.fold import fold_text

_STATUSES: Mapping[Action, Status | None] = {
    Action.ACCEPT_ALWAYS: Status.ADMITTED,
    Action.DEPRECATE: Status.DEPRECATED,
    Action.NOT_THIS_TERM: None,
}
_GONE = "no longer stands: the sentence has changed, or it was carried out already"

UseKey = tuple[str, str, str]
"""Concept id, folded rendering, status: what one row of the sheet Terms is about."""


@dataclass(frozen=True, slots=True)
class Place:
    """A use of a concept in a document."""

    document: str
    segment: Segment
    match: Match


@dataclass(frozen=True, slots=True)
class State:
    """How things stand now."""

    findings: Mapping[str, Finding]
    """By fingerprint; those of the baseline are left out."""
    known: frozenset[str]
    """Fingerprints of the baseline."""
    concepts: Mapping[str, Concept]
    language: str
    """Of the texts that are checked."""
    baseline: str | None
    """The file of known findings; None where there is none."""
    uses: Mapping[UseKey, Sequence[Place]] = field(default_factory=dict)
    """The places of renderings that are decided as a whole, in reading order."""
    unread: Mapping[str, str] = field(default_factory=dict)
    """Why a document could not be read, by uri."""
    whole_use: Callable[[Finding, str], Sequence[Wish | str]] | None = None
    """Gives the wishes for a finding that stands for several places; None: for the one place."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What shall change."""

    wishes: tuple[Wish, ...] = ()
    """Replacements in documents, in the order of the decisions."""
    accepted: tuple[Finding, ...] = ()
    """Findings that go into the baseline."""
    terms: tuple[tuple[Decision, TermEdit], ...] = ()
    """Changes to the glossary."""
    left: tuple[Unclear, ...] = ()
    """Decisions that are not carried out, and why."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many decisions there are of each kind, in the order of `Action`."""


def use_key(concept_id: str, rendering: str, status: str) -> UseKey:
    """The key of a rendering: capitals and blanks make no difference, as on the sheet Terms."""
    return (concept_id, _folded(rendering), status)


def make_plan(decisions: Sequence[Decision], state: State) -> Plan:
    """The plan for decisions. A row about one place goes before one about all of its rendering.

    Cost: linear in decisions, findings and places.
    """
    maker = _Maker(state, {d.fingerprint for d in decisions if d.fingerprint is not None})
    for decision in decisions:
        if decision.fingerprint is not None:
            maker.of_finding(decision)
        else:
            maker.of_rendering(decision)
    counts = {str(action): 0 for action in Action}
    for decision in decisions:
        counts[str(decision.action)] += 1
    terms = maker.agreed_terms()
    return Plan(
        tuple(maker.wishes),
        tuple(maker.accepted.values()),
        tuple(terms),
        tuple(maker.left),
        {name: count for name, count in counts.items() if count},
    )


class _Maker:
    def __init__(self, state: State, decided: set[str]) -> None:
        self._state = state
        self._decided = decided
        self._at = {
            _spot(finding.document, finding.segment, finding.start or 0, finding.text): finding
            for finding in state.findings.values()
            if finding.segment is not None
        }
        self.wishes: list[Wish] = []
        self.accepted: dict[str, Finding] = {}
        self.terms: list[tuple[Decision, TermEdit]] = []
        self.left: list[Unclear] = []
        self._listed: dict[str, str] | None = None

    def of_finding(self, decision: Decision) -> None:
        """A decision about one row of the sheet Findings."""
        finding = self._state.findings.get(decision.fingerprint or "")
        if finding is None:
            known = decision.fingerprint in self._state.known
            unread = self._state.unread.get(decision.document or "")
            if unread is not None:
                self._leave(decision, f"{decision.document} was not read: {unread}")
            elif not (known and decision.action is Action.ACCEPT_HERE):
                self._leave(decision, self._gone(decision))
        elif decision.action is Action.FIX:
            self._fix(decision, finding)
        elif decision.action is Action.ACCEPT_HERE:
            self._accept(decision, [finding])
        else:
            self._list(decision, finding.concept_id, decision.replacement, shown(finding))

    def of_rendering(self, decision: Decision) -> None:
        """A decision about one row of the sheet Terms."""
        rendering = decision.rendering or ""
        key = use_key(decision.concept_id or "", rendering, decision.status or "")
        if decision.action is Action.FIX:
            self._fix_all(decision, key)
        elif decision.action is Action.ACCEPT_HERE:
            findings = [
                finding
                for finding in self._state.findings.values()
                if _key_of(finding) == key and finding.fingerprint not in self._decided
            ]
            if findings:
                self._accept(decision, findings)
            elif not self._state.uses.get(key):
                self._leave(decision, f"“{rendering}” {_GONE}")
        else:
            self._list(decision, decision.concept_id, decision.replacement, rendering)

    def agreed_terms(self) -> list[tuple[Decision, TermEdit]]:
        """The glossary edits without repetitions; contradicting ones are left out and named."""
        by_text: dict[tuple[str, str], list[tuple[Decision, TermEdit]]] = {}
        for decision, edit in self.terms:
            by_text.setdefault((edit.concept_id, _folded(edit.text)), []).append((decision, edit))
        kept: list[tuple[Decision, TermEdit]] = []
        for group in by_text.values():
            if len({edit.status for _, edit in group}) == 1:
                first: dict[str, tuple[Decision, TermEdit]] = {}
                for decision, edit in group:
                    first.setdefault(edit.text, (decision, edit))
                kept += first.values()
                continue
            for decision, edit in group:
                others = ", ".join(d.cell for d, e in group if e.status is not edit.status)
                reason = f"{others} decides otherwise about “{edit.text}” in the glossary"
                self._leave(decision, reason)
        return kept

    def _fix(self, decision: Decision, finding: Finding) -> None:
        several = finding.code.startswith("TC3") and decision.replacement is None
        if several and self._state.whole_use is not None:
            found = list(self._state.whole_use(finding, decision.cell))
        else:
            found = [wish_for(finding, decision.replacement, decision.cell)]
        for each in found:
            if isinstance(each, Wish):
                self.wishes.append(each)
            else:
                self._leave(decision, each)

    def _fix_all(self, decision: Decision, key: UseKey) -> None:
        places = self._state.uses.get(key, ())
        concept = self._state.concepts.get(decision.concept_id or "")
        if not places or concept is None:
            self._leave(decision, f"“{decision.rendering}” {_GONE}")
            return
        term = proposed(concept, self._state.language)
        if term is None and decision.replacement is None:
            self._leave(decision, "there is no text to put there; write one")
            return
        for place in places:
            match = place.match
            spot = _spot(place.document, place.segment, match.start, match.text)
            finding = self._at.get(spot)
            if finding is not None and finding.fingerprint in self._decided:
                continue
            if decision.replacement is not None:
                put = Agreed(_at_sentence_start(decision.replacement, place.match))
            else:
                assert term is not None
                put = in_place_of(term, match, place.segment)
            mark = finding.fingerprint if finding is not None else ""
            span = (place.match.start, place.match.end)
            wish = wish_at(place.document, place.segment, *span, put, decision.cell, mark)
            if isinstance(wish, Wish):
                self.wishes.append(wish)
            else:
                self._leave(decision, wish)

    def _accept(self, decision: Decision, findings: Sequence[Finding]) -> None:
        if self._state.baseline is None:
            self._leave(decision, "there is no file of known findings; name one with --baseline")
            return
        for finding in findings:
            self.accepted[finding.fingerprint] = finding

    def _list(
        self, decision: Decision, concept_id: str | None, typed: str | None, found: str
    ) -> None:
        concept = self._state.concepts.get(concept_id or "")
        if concept is None:
            gone = f"the concept {concept_id} is not in the glossary any more"
            self._leave(decision, gone if concept_id else "it is about no concept of the glossary")
            return
        found = " ".join(found.split())
        text = typed or found
        if not text:
            self._leave(decision, "nothing stands there; write the words beside the decision")
            return
        if decision.action is Action.NOT_THIS_TERM and typed and not _holds(typed, found):
            self._leave(decision, f"the phrase “{typed}” does not hold “{found}”")
            return
        edit = term_edit(concept, text, _STATUSES[decision.action], self._state.language)
        if isinstance(edit, str):
            self._leave(decision, edit)
        elif edit is not None:
            self.terms.append((decision, edit))

    def _gone(self, decision: Decision) -> str:
        """Why a finding stands no longer, as far as the glossary tells."""
        if self._listed is None:
            self._listed = {
                _folded(term.text): str(term.status)
                for concept in self._state.concepts.values()
                for term in concept.in_language(self._state.language)
            }
        status = self._listed.get(_folded(decision.found))
        if status in (Status.PREFERRED, Status.ADMITTED):
            return f"“{decision.found}” is {status} in the glossary by now"
        return f"“{decision.found}” {_GONE}"

    def _leave(self, decision: Decision, reason: str) -> None:
        self.left.append(Unclear(decision.cell, reason))


def _key_of(finding: Finding) -> UseKey | None:
    match = finding.match
    if match is None or finding.concept_id is None:
        return None
    return use_key(finding.concept_id, shown(finding), match.status)


def shown(finding: Finding) -> str:
    """What a reader sees of the place of a finding, without markup; empty where there is none."""
    segment, start, end = finding.segment, finding.start, finding.end
    if segment is None or start is None or end is None:
        return ""
    return without_markup(segment.text, segment.protected, start, end)


def _spot(document: str, segment: Segment, start: int, text: str) -> tuple[object, ...]:
    """A place in a document, the same whether its text was read alone or as part of a pair."""
    anchor = segment.anchor
    if anchor.file_start is not None:
        return (document, anchor.file_start + start, text)
    return (document, anchor.path, start, text)


def _folded(text: str) -> str:
    return " ".join(fold_text(text).split())


def _holds(phrase: str, found: str) -> bool:
    return _folded(found) in _folded(phrase)


def _at_sentence_start(text: str, match: Match) -> str:
    """A typed text with the capital that the words at the beginning of a sentence had."""
    opens = match.opens_sentence and match.text[:1].isupper() and match.text[1:2].islower()
    return text[:1].upper() + text[1:] if opens and text[:1].islower() else text
