"""The report: everything a run found, ready to be written in any form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termcheck.model.document import Note
from termcheck.model.finding import Finding
from termcheck.model.language import same_language
from termcheck.model.phrase import Said
from termcheck.model.wording import in_words

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = "termcheck.report/1"


@dataclass(frozen=True, slots=True)
class Run:
    """How the report came about; two reports are comparable when their signatures agree."""

    version: str
    signature: str
    """Version, languages, glossary hash and rules in one line."""
    source_language: str
    target_language: str
    glossaries: tuple[str, ...]
    glossary_sha256: str
    concepts: int
    """Number of concepts in the glossary."""
    terms: int
    """Number of terms in the glossary."""
    rules: tuple[str, ...]
    """Codes of the rules that were on, sorted."""
    fail_on: str
    paths: tuple[str, ...] = ()
    """Documents and folders as given, `/` between folders; what the run can be repeated with."""
    exclude: tuple[str, ...] = ()
    """Patterns as in .gitignore, for files found in folders."""
    pairs: tuple[str, ...] | None = None
    """How files in two languages are named; None for the usual ways, empty for no pairs."""
    baseline: str | None = None
    """The file of known findings; None for none."""
    severities: tuple[tuple[str, str], ...] = ()
    """Codes of rules that had another severity than their own, and that one, sorted."""
    columns: tuple[tuple[str, str], ...] = ()
    """Language and column of tables, as asked for; empty to go by headings and script."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """How often a concept was rendered in one way."""

    text: str
    """The rendering in the spelling that occurs most (the first one on a tie)."""
    count: int
    status: str
    """`preferred`, `admitted`, `deprecated`, `superseded`, `form` (a form of an accepted term) or
    `variant`."""
    documents: tuple[tuple[str, int], ...]
    """Document uri and count, sorted by uri."""
    reported: bool = False
    """Whether its places are findings."""


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How often a source document uses a concept, and how often that is rendered."""

    document: str
    """Uri of the document with the translation."""
    uses: int
    rendered: int


@dataclass(frozen=True, slots=True)
class ConceptUses:
    """All uses of one concept in the run."""

    id: str
    source_term: str | None
    preferred: str | None
    uses: int
    renderings: tuple[Rendering, ...]
    """Most frequent first, then by text."""
    consistency: float | None
    """Share of uses that are preferred or admitted, 0.0 to 1.0; None without uses."""
    subject_field: str | None = None
    note: str | None = None
    source_uses: int | None = None
    """Places of the concept in source texts that have a translation; None without any source."""
    rendered: int | None = None
    """How many of them have an accepted rendering beside them; None like `source_uses`."""
    sources: tuple[SourceCount, ...] = ()
    """`source_uses` and `rendered` by document, sorted by uri; only documents where it occurs."""


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One line of the table of documents."""

    uri: str
    format: str
    language: str
    segments: int
    words: int
    """Words of spaced scripts plus Chinese characters, as Word counts them."""
    findings: int
    uses: int
    """Matches, preferred ones included."""
    sha256: str = ""
    rated_words: int = 0
    """The words that an error rate is worked out of, unit by unit: those of the source where there
    is one beside the translation, else those of the translation. 0 where nothing was checked."""
    source_words: int = 0
    """How many of `words` stand in source texts that have a translation beside them."""
    checked_words: int = 0
    """How many of `words` stand in texts that were checked; 0 where nothing was."""
    source: str | None = None
    """The file that the source sides come from; None where they stand in the same file."""
    source_uses: int | None = None
    """Places of terms in source texts that have a translation; None without any such text."""
    rendered: int | None = None
    """How many of them have an accepted rendering beside them; None like `source_uses`."""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Files in folders that were walked, and why they are no documents of the run."""

    reports: int = 0
    """Earlier reports of ours."""
    kinds: tuple[tuple[str, int], ...] = ()
    """File name ending that no reader takes, in small letters with its dot, and how many files have
    it, most files first; the whole name of files without one."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What a run is about in numbers, as the head of every report gives them."""

    documents: int
    """Documents with text that was checked."""
    words: int
    """Words that were checked: those of translations, not of what stands beside them."""
    uses: int
    """Matches, preferred ones included."""
    concepts: int
    """Concepts that occur."""
    originals: int
    """Documents in the source language alone: no text to be checked."""
    empty: int
    """All others without text to be checked: empty, unreadable, in another language."""


@dataclass(frozen=True, slots=True)
class GlossaryRemark:
    """A finding about the glossary itself (TC4xx), or a row that was skipped."""

    code: str
    rule: str
    severity: str
    said: Said
    """What is wrong, and how to mend it."""
    where: str
    """File and row."""
    concept_id: str | None = None

    @property
    def message(self) -> str:
        """`said` in English."""
        return in_words(self.said)


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run."""

    run: Run
    documents: tuple[DocumentSummary, ...]
    """Sorted by uri."""
    findings: tuple[Finding, ...]
    """Sorted by document, place, code."""
    concepts: tuple[ConceptUses, ...]
    """All concepts of the glossary that occur, in the order of the glossary."""
    unused: tuple[ConceptUses, ...] = ()
    """Concepts that never occur, in the order of the glossary."""
    notes: tuple[Note, ...] = ()
    glossary: tuple[GlossaryRemark, ...] = ()
    suppressed: int = 0
    """Findings that the baseline silenced."""
    schema: str = SCHEMA
    passed_over: PassedOver = PassedOver()

    @property
    def totals(self) -> Totals:
        """The numbers of the run. Cost: linear in the documents."""
        checked = [document for document in self.documents if document.checked_words]
        originals = sum(self.is_original(document) for document in self.documents)
        return Totals(
            documents=len(checked),
            words=sum(document.checked_words for document in checked),
            uses=sum(document.uses for document in self.documents),
            concepts=len(self.concepts),
            originals=originals,
            empty=len(self.documents) - len(checked) - originals,
        )

    def is_original(self, document: DocumentSummary) -> bool:
        """Whether a document has text in the source language and none that was checked."""
        return (
            document.words > 0
            and not document.checked_words
            and same_language(document.language, self.run.source_language)
            and not same_language(document.language, self.run.target_language)
        )

    def to_frame(self) -> pd.DataFrame:
        """The findings as a table: one row a finding, columns as in the JSON report, in order."""
        from termcheck.model.frames import findings_frame

        return findings_frame(self)
