"""One document: from segments to findings and uses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from termcheck.engine.findings import FindingMaker
from termcheck.engine.fingerprints import Fingerprints
from termcheck.engine.translations import UnitHashes, UnitRecorder
from termcheck.matching import Matcher
from termcheck.matching.prepared import without_markup
from termcheck.model.document import Document, Note, Segment, Unit
from termcheck.model.finding import Finding
from termcheck.model.glossary import Concept
from termcheck.model.language import same_language
from termcheck.model.match import Kind, Match
from termcheck.model.report import DocumentSummary
from termcheck.rules import Use, missing_term
from termcheck.rules.verdict import TextRule
from termcheck.text.fold import fold_text
from termcheck.text.tokens import word_count

if TYPE_CHECKING:
    from termcheck.engine.pairs import Judged, PairChecker
    from termcheck.matching.association import Association


@dataclass(frozen=True, slots=True)
class SourceUses:
    """How often the source texts of one document use a concept."""

    concept_id: str
    uses: int
    rendered: int
    """How many of them have an accepted rendering beside them."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A finding that says that nothing renders a term; its place may be guessed in the end."""

    index: int
    """Of the finding in `Checked.findings`."""
    found: tuple[Match, ...]
    """The other matches of its segment."""


@dataclass(frozen=True, slots=True)
class BothSides:
    """What came out of the units of a document that have both sides."""

    sources: tuple[SourceUses, ...]
    """In order of first appearance."""
    missing: tuple[Missing, ...]
    """In reading order."""
    hashes: UnitHashes
    """Of the texts, for the rules about translations."""
    association: Association | None
    """What stands where a term has no rendering; None where nothing is to be guessed."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came out of one document."""

    summary: DocumentSummary
    findings: tuple[Finding, ...]
    """In reading order, with fingerprints."""
    uses: tuple[Use, ...]
    """In order of first appearance."""
    notes: tuple[Note, ...]
    both: BothSides | None = None
    """None where no unit has both sides."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks documents of a run; holds what is the same for all of them."""

    matcher: Matcher
    concepts: Mapping[str, Concept]
    maker: FindingMaker
    text_rules: tuple[tuple[str, TextRule], ...]
    """The text rules that are on, by code."""
    pairs: Callable[[], PairChecker | None] = lambda: None
    """The checker of units with both sides, made when the first of them turns up; None where no
    concept has terms in both languages."""
    hashes: bool = True
    """Whether any rule asks which texts were translated in several ways."""

    def check(self, parts: Iterable[Document]) -> Checked:
        """Findings and uses of a document that comes in one part or in several.

        Only what is found stays in memory, not the parts. There must be one part at least.
        """
        work: _Work | None = None
        form = digest = ""
        source_uri: str | None = None
        notes: list[Note] = []
        for part in parts:
            if work is None:
                work = _Work(self, part.uri)
            form, digest = part.format, part.sha256 or digest
            source_uri = part.source_uri or source_uri
            notes += part.notes
            for units in beads(part.units):
                work.take(units)
        assert work is not None
        return work.checked(form, digest, source_uri, notes)


class _Work:
    """One document, while it is checked."""

    def __init__(self, checker: Checker, uri: str) -> None:
        self._checker = checker
        self._maker = checker.maker
        self._languages = (checker.maker.source_language, checker.maker.target_language)
        self._uri = uri
        self._tally = Tally(uri)
        self._fingerprints = Fingerprints(uri)
        self._found: list[Finding] = []
        self._segments = self._words = self._source_words = self._rated_words = 0
        self._checked_words = 0
        self._all_languages: dict[str, int] = defaultdict(int)
        self._checked_languages: dict[str, int] = defaultdict(int)
        self._both: _Both | None = None

    def take(self, units: Sequence[Unit]) -> None:
        """Checks a unit, or several that are judged together."""
        sources: list[Segment] = []
        targets: list[Segment] = []
        checked: list[Unit] = []
        source_words = target_words = 0
        source_language, target_language = self._languages
        for unit in units:
            if unit.source is not None:
                count = self._count(unit.source)
                if same_language(unit.source.language, source_language):
                    source_words += count
                    sources.append(unit.source)
            if unit.target is not None:
                count = self._count(unit.target)
                if same_language(unit.target.language, target_language):
                    self._checked_languages[unit.target.language] += 1
                    target_words += count
                    targets.append(unit.target)
                    checked.append(unit)
        self._checked_words += target_words
        if sources and targets:
            self._source_words += source_words
            self._rated_words += source_words
            self._take_pair(sources, targets, alone=units[0].bead is None)
        else:
            self._rated_words += target_words
            for unit in checked:
                self._take_target(unit)

    def _count(self, segment: Segment) -> int:
        words = word_count(segment.text)
        self._segments += 1
        self._words += words
        self._all_languages[segment.language] += 1
        return words

    def _take_target(self, unit: Unit) -> None:
        target = unit.target
        assert target is not None
        for match in self._checker.matcher.find(target):
            reported = False
            # Most matches are the preferred term as it stands, to which no rule objects.
            if match.kind is not Kind.EXACT:
                reported = self._judge(match, target, unit.source)
            self._tally.add(match, target, reported)

    def _judge(
        self,
        match: Match,
        target: Segment,
        source: Segment | None,
        without: frozenset[str] = frozenset(),
    ) -> bool:
        """Asks the text rules about a match; says whether one objects."""
        reported = False
        concept = self._checker.concepts[match.concept_id]
        for code, rule in self._checker.text_rules:
            verdict = rule.judge(match, concept, self._languages[1])
            if verdict is not None:
                reported = True
                if code not in without:
                    at = (self._uri, target, match, concept, self._fingerprints)
                    self._found.append(self._maker.of_match(code, verdict, *at, source=source))
        return reported

    def _take_pair(
        self, sources: Sequence[Segment], targets: Sequence[Segment], *, alone: bool
    ) -> None:
        checker = self._checker.pairs()
        if self._both is None:
            self._both = _Both(
                checker.guesses if checker is not None else False, self._languages[1]
            )
        if alone and self._checker.hashes:
            self._both.recorder.add(sources[0], targets[0])
        if checker is None:
            for target in targets:
                self._take_target(Unit("", sources[0], target))
            return
        judged = checker.judge(sources, targets)
        self._both.take(judged, targets)
        for target, match, taken in judged.matches:
            reported = False
            if match.kind is not Kind.EXACT:
                without = checker.replaced if taken else frozenset()
                reported = self._judge(match, target, sources[0], without)
            self._tally.add(match, target, reported)
        found: dict[str, tuple[Match, ...]] = {}
        for code, said in judged.verdicts:
            if code == missing_term.CODE and checker.guesses:
                segment = said.segment
                if segment.id not in found:
                    found[segment.id] = tuple(
                        [match for target, match, _ in judged.matches if target is segment]
                    )
                self._both.missing.append(Missing(len(self._found), found[segment.id]))
            self._found.append(self._maker.of_pair(code, said, self._uri, self._fingerprints))

    def checked(
        self, form: str, digest: str, source_uri: str | None, notes: Sequence[Note]
    ) -> Checked:
        """What came out of all units."""
        uses = self._tally.uses()
        of_notes = self._maker.of_notes(notes)
        both = self._both.result(len(of_notes)) if self._both is not None else None
        languages = self._checked_languages or self._all_languages
        summary = DocumentSummary(
            uri=self._uri,
            format=form,
            language=_most_common(languages, self._languages[1]),
            segments=self._segments,
            words=self._words,
            findings=len(of_notes) + len(self._found),
            uses=sum(use.count for use in uses),
            sha256=digest,
            rated_words=self._rated_words,
            source_words=self._source_words,
            checked_words=self._checked_words,
            source=source_uri,
            source_uses=None if both is None else sum(each.uses for each in both.sources),
            rendered=None if both is None else sum(each.rendered for each in both.sources),
        )
        return Checked(summary, (*of_notes, *self._found), uses, tuple(notes), both)


class _Both:
    """What is gathered from the units of a document that have both sides."""

    def __init__(self, guesses: bool, language: str) -> None:
        self.recorder = UnitRecorder()
        self.missing: list[Missing] = []
        self._association: Association | None = None
        if guesses:
            from termcheck.matching.association import Association

            self._association = Association(language)
        self._counts: dict[str, list[int]] = {}

    def take(self, judged: Judged, targets: Sequence[Segment]) -> None:
        """Adds up what came out of a pair."""
        for concept_id, uses, rendered in judged.uses:
            counts = self._counts.get(concept_id)
            if counts is None:
                counts = self._counts[concept_id] = [0, 0]
            counts[0] += uses
            counts[1] += rendered
        if self._association is not None:
            for target, text in zip(targets, judged.texts, strict=True):
                self._association.add(target, judged.lacking, text)

    def result(self, shift: int) -> BothSides:
        """All of it; the indices of findings count from `shift`."""
        return BothSides(
            tuple(SourceUses(each, *counts) for each, counts in self._counts.items()),
            tuple(Missing(each.index + shift, each.found) for each in self.missing),
            self.recorder.hashes,
            self._association,
        )


def beads(units: Iterable[Unit]) -> Iterator[tuple[Unit, ...]]:
    """The units that are judged together: consecutive ones with the same bead, others alone."""
    together: list[Unit] = []
    for unit in units:
        if together and (unit.bead is None or unit.bead != together[0].bead):
            yield tuple(together)
            together = []
        if unit.bead is None:
            yield (unit,)
        else:
            together.append(unit)
    if together:
        yield tuple(together)


def _most_common(languages: Mapping[str, int], otherwise: str) -> str:
    return min(languages, key=lambda tag: (-languages[tag], tag)) if languages else otherwise


class Tally:
    """Counts the uses of one document."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._first: dict[tuple[str, str, str], tuple[Match, Segment, bool]] = {}
        self._counts: dict[tuple[str, str, str], int] = {}

    def add(self, match: Match, segment: Segment, reported: bool) -> None:
        shown = match.text
        if segment.protected:
            shown = without_markup(segment.text, segment.protected, match.start, match.end)
        key = (match.concept_id, shown, match.status)
        if key in self._counts:
            self._counts[key] += 1
        else:
            self._counts[key] = 1
            self._first[key] = (match, segment, reported)

    def uses(self) -> tuple[Use, ...]:
        """Spellings that differ in blanks and capitals only are one use."""
        groups: dict[tuple[str, str, str], list[tuple[str, str, str]]] = {}
        for key in self._counts:
            concept_id, text, status = key
            folded = " ".join(fold_text(text).split())
            groups.setdefault((concept_id, folded, status), []).append(key)
        return tuple(self._use(*group, keys) for group, keys in groups.items())

    def _use(
        self, concept_id: str, folded: str, status: str, keys: list[tuple[str, str, str]]
    ) -> Use:
        match, segment, reported = self._first[keys[0]]
        spellings: Counter[str] = Counter()
        for key in keys:
            spellings[" ".join(key[1].split())] += self._counts[key]
        count = spellings.total()
        spelt = tuple(spellings.items())
        return Use(concept_id, folded, status, self._uri, count, spelt, reported, segment, match)
