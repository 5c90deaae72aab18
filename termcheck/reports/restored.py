"""A report out of its JSON again: the inverse of `model.records`, so that every form can be written
from a saved report, and saved reports can be put together and compared.

What JSON does not hold is not there afterwards: the word-by-word steps of a match, fixes (the
suggestion stays), protected stretches of segments, hashes of documents, subject fields and notes of
concepts. What follows from the rest is worked out anew: the sentence around a finding, where its
segment begins, the status of the listed rendering it equals. Writing the restored report as JSON
gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from termcheck.model.document import Anchor, Note, NoteCode, Segment, Side
from termcheck.model.finding import Finding, Place, Severity
from termcheck.model.glossary import Status, Term
from termcheck.model.match import Band, Kind, Match, band_of
from termcheck.model.report import (
    ConceptUses,
    DocumentSummary,
    GlossaryRemark,
    Rendering,
    Report,
    Run,
    SourceCount,
)
from termcheck.reports.checked_record import Record
from termcheck.reports.excerpt import is_accepted, spelling_key
from termcheck.reports.saved import read_report
from termcheck.text.lines import position_after
from termcheck.text.sentences import sentence_around

_SEGMENT = re.compile(r"s[0-9]{1,9}")
_JUST_BELOW = 0.0004
"""Less than half of the last digit of a confidence in JSON."""


def load_report(path: Path) -> Report:
    """Read a JSON report. Raises ReportError where there is none, or where it is damaged."""
    return report_from_records(read_report(path), where=path.as_posix())


def report_from_records(content: Mapping[str, Any], *, where: str) -> Report:
    """The report that the content of a JSON report stands for.

    `where` names it in messages.

    Raises:
        ReportError: something is missing, or is of another kind than it must be.
    """
    top = Record(content, where, "the report")
    run = _run(top.record("run"))
    listed = top.records("findings")
    concepts = tuple(_concept(each) for each in top.records("concepts"))
    findings = tuple(map(_Findings(run, concepts).finding, listed))
    # That others are used as well (findings with related places) says nothing against a rendering.
    reported: dict[str, set[str]] = {}
    for each in findings:
        if each.concept_id is not None and each.match is not None and not each.related:
            reported.setdefault(each.concept_id, set()).add(each.text)
    return Report(
        run=run,
        documents=tuple(_document(each) for each in top.records("documents")),
        findings=findings,
        concepts=tuple(_with_reported(each, reported) for each in concepts),
        unused=tuple(_concept(each) for each in top.records("unused")),
        notes=tuple(_note(each) for each in top.records("notes")),
        glossary=tuple(_remark(each) for each in top.records("glossary")),
        suppressed=top.number("suppressed"),
        schema=top.text("schema"),
    )


class _Findings:
    """Makes findings; findings of one segment share it, as they did in the run."""

    def __init__(self, run: Run, concepts: tuple[ConceptUses, ...]) -> None:
        self._run = run
        self._segments: dict[tuple[str, str, str, Side], Segment] = {}
        self._statuses = {
            (concept.id, spelling_key(rendering.text)): rendering.status
            for concept in concepts
            for rendering in reversed(concept.renderings)
            if rendering.status in set(Status)
        }

    def finding(self, record: Record) -> Finding:
        severity = record.one_of("severity", Severity)
        place = record.maybe_record("segment")
        document = record.text("document", empty=True)
        segment = source = span = source_span = context = None
        if place is not None:
            whole = place.text("target", empty=True)
            span = place.span("start", "end", len(whole))
            segment = self._segment(document, record, place, whole, span)
            context = sentence_around(whole, *span) if span is not None else (0, len(whole))
            original = place.maybe_text("source")
            if original is not None:
                source = self._shared(
                    document,
                    Segment(
                        place.text_like("id", _SEGMENT),
                        original,
                        self._run.source_language,
                        Side.SOURCE,
                        Anchor(path=segment.anchor.path),
                    ),
                )
                source_span = place.span("source_start", "source_end", len(original))
        start, end = span or (None, None)
        return Finding(
            rule=record.text("rule"),
            code=record.text("code"),
            severity=severity,
            said=record.text("message", empty=True),
            document=document,
            segment=segment,
            source=source,
            start=start,
            end=end,
            source_span=source_span,
            guessed=record.flag("guessed"),
            context=context,
            concept_id=record.maybe_text("concept"),
            source_term=record.maybe_text("source_term"),
            expected=record.texts("expected"),
            match=self._match(record, span),
            suggestion=record.maybe_text("suggestion"),
            related=tuple(map(_place, record.records("related"))),
            fingerprint=record.text("fingerprint", empty=True),
        )

    def _segment(
        self,
        document: str,
        record: Record,
        place: Record,
        text: str,
        span: tuple[int, int] | None,
    ) -> Segment:
        line, column = record.maybe_number("line"), record.maybe_number("column")
        offset = record.maybe_number("start")
        first_line = first_column = file_start = None
        if span is not None:
            if line is not None and column is not None:
                down, across = position_after(text, span[0], (1, 1))
                first_line = line - down + 1
                # Only a place on the first line tells where that one begins.
                first_column = column - across + 1 if down == 1 else 1
            if offset is not None:
                file_start = offset - span[0]
        anchor = Anchor(first_line, first_column, place.maybe_text("anchor"), file_start)
        return self._shared(
            document,
            Segment(
                place.text_like("id", _SEGMENT),
                text,
                self._run.target_language,
                Side.TARGET,
                anchor,
            ),
        )

    def _shared(self, document: str, segment: Segment) -> Segment:
        known = self._segments.setdefault(
            (document, segment.id, segment.text, segment.side), segment
        )
        return known if known == segment else segment

    def _match(self, record: Record, span: tuple[int, int] | None) -> Match | None:
        if "kind" not in record:
            return None
        kind = record.one_of("kind", Kind)
        band = record.one_of("band", Band)
        confidence = record.maybe_fraction("confidence")
        confidence = 1.0 if confidence is None else confidence
        if band_of(confidence) is not band:
            # Rounding has carried it into the next band.
            confidence -= _JUST_BELOW
        text = record.text("text", empty=True)
        concept = record.maybe_text("concept") or ""
        expected = record.texts("expected")
        listed = self._statuses.get((concept, spelling_key(text)))
        if kind in (Kind.LISTED, Kind.EXACT) or record.records("related"):
            term, status = text, Status(listed) if listed else _status_of(record.text("code"))
        else:
            term, status = (expected[0] if expected else text), Status.PREFERRED
        start, end = span or (0, 0)
        return Match(
            start,
            end,
            text,
            concept,
            Term(f"{concept}/{self._run.target_language}", term, self._run.target_language, status),
            kind,
            confidence,
            record.maybe_text("evidence") or "",
        )


def _status_of(code: str) -> Status:
    return Status.DEPRECATED if code == "TC101" else Status.ADMITTED


def _with_reported(concept: ConceptUses, reported: Mapping[str, set[str]]) -> ConceptUses:
    spellings = reported.get(concept.id, set())
    folded = set(map(spelling_key, spellings))
    renderings = tuple(
        Rendering(
            each.text,
            each.count,
            each.status,
            each.documents,
            each.text in spellings if is_accepted(each) else spelling_key(each.text) in folded,
        )
        for each in concept.renderings
    )
    return replace(concept, renderings=renderings)


def _run(record: Record) -> Run:
    return Run(
        version=record.text("version"),
        signature=record.text("signature", empty=True),
        source_language=record.text("source_language"),
        target_language=record.text("target_language"),
        glossaries=record.texts("glossaries"),
        glossary_sha256=record.text("glossary_sha256", empty=True),
        concepts=record.number("concepts"),
        terms=record.number("terms"),
        rules=record.texts("rules"),
        fail_on=record.text("fail_on"),
        paths=record.texts("paths") if "paths" in record else (),
        exclude=record.texts("exclude") if "exclude" in record else (),
        pairs=record.texts("pairs") if "pairs" in record else None,
        baseline=record.maybe_text("baseline"),
        severities=record.named_texts("severities") if "severities" in record else (),
        columns=tuple(
            (each.text("language"), each.text("column")) for each in record.records("columns")
        ),
    )


def _concept(record: Record) -> ConceptUses:
    return ConceptUses(
        id=record.text("id"),
        source_term=record.maybe_text("source_term"),
        preferred=record.maybe_text("preferred"),
        uses=record.number("uses"),
        renderings=tuple(
            Rendering(
                each.text("text", empty=True),
                each.number("count"),
                each.text("status"),
                each.counts("documents"),
            )
            for each in record.records("renderings")
        ),
        consistency=record.maybe_fraction("consistency"),
        source_uses=record.maybe_number("source_uses"),
        rendered=record.maybe_number("rendered"),
        sources=tuple(
            SourceCount(each.text("document"), each.number("uses"), each.number("rendered"))
            for each in record.records("sources")
        ),
        subject_field=record.maybe_text("subject_field"),
        note=record.maybe_text("note"),
    )


def _document(record: Record) -> DocumentSummary:
    checked = record.maybe_number("checked_words")
    return DocumentSummary(
        uri=record.text("uri", empty=True),
        format=record.text("format", empty=True),
        language=record.text("language", empty=True),
        segments=record.number("segments"),
        words=record.number("words"),
        findings=record.number("findings"),
        uses=record.number("uses"),
        sha256=record.maybe_text("sha256") or "",
        rated_words=record.maybe_number("rated_words") or 0,
        source_words=record.maybe_number("source_words") or 0,
        checked_words=record.number("words" if checked is None else "checked_words"),
        source=record.maybe_text("source"),
        source_uses=record.maybe_number("source_uses"),
        rendered=record.maybe_number("rendered"),
    )


def _note(record: Record) -> Note:
    return Note(
        record.one_of("code", NoteCode),
        record.text("message", empty=True),
        record.text("where", empty=True),
        record.number("count"),
    )


def _remark(record: Record) -> GlossaryRemark:
    return GlossaryRemark(
        code=record.text("code"),
        rule=record.text("rule"),
        severity=record.text("severity"),
        said=record.text("message", empty=True),
        where=record.text("where", empty=True),
        concept_id=record.maybe_text("concept"),
    )


def _place(record: Record) -> Place:
    return Place(
        record.text("document", empty=True),
        record.maybe_number("line"),
        record.maybe_number("column"),
        record.maybe_text("anchor"),
        record.text("text", empty=True),
    )
