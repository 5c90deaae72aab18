"""What rules look at and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from termcheck.model.document import Note, Segment
from termcheck.model.finding import Applicability, Severity
from termcheck.model.glossary import Concept
from termcheck.model.match import Match
from termcheck.model.phrase import Said
from termcheck.model.wording import in_words

if TYPE_CHECKING:
    from termcheck.rules.pair import Pair, PairVerdict
    from termcheck.rules.translations import Version


@dataclass(frozen=True, slots=True)
class Verdict:
    """That a rule objects, and how."""

    severity: Severity
    said: Said
    """What the rule says, one sentence."""
    suggestion: str | None = None
    """The text to put there; None where the rule has none to propose."""
    applicability: Applicability = Applicability.UNSAFE

    @property
    def message(self) -> str:
        """`said` in English."""
        return in_words(self.said)


@dataclass(frozen=True, slots=True)
class Use:
    """All places in one document where a concept is rendered in one way."""

    concept_id: str
    key: str
    """The rendering, folded, so that spellings in other capitals fall together."""
    status: str
    """See `model.report.Rendering.status`."""
    document: str
    count: int
    spellings: tuple[tuple[str, int], ...]
    """The spellings with their counts, in order of first appearance."""
    reported: bool
    """Whether a text rule has objected to these places already."""
    segment: Segment
    """Where the first of them stands."""
    match: Match
    """The first of them."""


class TextRule(Protocol):
    """A rule about one match."""

    CODE: str
    NAME: str
    SEVERITY: Severity
    ON: bool

    def judge(self, match: Match, concept: Concept, language: str) -> Verdict | None:
        """A verdict, or None where the rule has nothing against it."""
        ...


class PairRule(Protocol):
    """A rule about a source and its target."""

    CODE: str
    NAME: str
    SEVERITY: Severity
    ON: bool

    def judge_pair(self, pair: Pair, said: Sequence[PairVerdict]) -> list[PairVerdict]:
        """The verdicts in reading order; `said` are those of the pair rules before this one."""
        ...


class TranslationRule(Protocol):
    """A rule about all translations of a run that share a source or a target."""

    CODE: str
    NAME: str
    SEVERITY: Severity
    ON: bool
    BY_SOURCE: bool
    """Whether it is asked about those with the same source, else about those with the same
    target."""

    def judge_translations(
        self, versions: Sequence[Version], target_language: str
    ) -> list[tuple[Version, Verdict, tuple[Version, ...]]]:
        """Verdicts with the version they are about and related ones; in reading order."""
        ...


class RunRule(Protocol):
    """A rule about all uses of a concept in a run."""

    CODE: str
    NAME: str
    SEVERITY: Severity
    ON: bool

    def judge_run(
        self, uses: Sequence[Use], concept: Concept, language: str
    ) -> list[tuple[Use, Verdict, tuple[Use, ...]]]:
        """Verdicts with the use they are about and related uses; `uses` is sorted by document."""
        ...


class CorpusRule(Protocol):
    """A rule about a source term in a bilingual corpus, without a glossary."""

    CODE: str
    NAME: str
    SEVERITY: Severity
    ON: bool

    def judge_term(
        self, source_term: str, renderings: Sequence[tuple[str, int]]
    ) -> list[tuple[int, Verdict]]:
        """Verdicts with the number of the rendering they are about; `renderings` are given with
        their counts, the main one first."""
        ...


class InputRule(Protocol):
    """A rule about a reader's note."""

    CODE: str
    NAME: str
    SEVERITY: Severity
    ON: bool

    def judge_note(self, note: Note) -> Verdict | None:
        """A verdict, or None for notes of another kind."""
        ...
