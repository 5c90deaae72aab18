"""Terms with several renderings: paths in, a `Discovery` out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from termcheck.discovery.discover import find_terms
from termcheck.discovery.languages import languages_for
from termcheck.discovery.values import Discovery, FoundRendering, FoundTerm
from termcheck.discovery.words import Pair
from termcheck.engine.fingerprints import Fingerprints
from termcheck.engine.inputs import inputs, parts_of
from termcheck.errors import UsageError
from termcheck.model.document import Note, NoteCode, Protected, Protection, Segment, Unit
from termcheck.model.finding import Finding, Place
from termcheck.model.language import language_name, primary, same_language, writes_spaces
from termcheck.readers.own import OWN
from termcheck.rules.registry import ALL_RULES, CORPUS_RULES
from termcheck.text.lines import position_after
from termcheck.text.sentences import sentence_around

if TYPE_CHECKING:
    from termcheck.readers import Reading

LONGEST = 10_000
"""Characters of a side; longer ones are no unit of translation, and say nothing about words."""
_SMALL = 1_000
"""Pairs up to which every term counts that is used three times; see `usual_min_count`."""


def usual_min_count(pairs: int) -> int:
    """Uses from which on a term is looked at, unless somebody says otherwise: 3 in a short text, 10
    from some ten thousand pairs on."""
    return 3 if pairs <= _SMALL else 5 if pairs <= 10 * _SMALL else 10


def discover(
    paths: Sequence[Path],
    *,
    source_language: str,
    target_language: str,
    min_count: int | None = None,
    exclude: Sequence[str] = (),
    pairs: Sequence[str] | None = None,
    leave_out: Sequence[Path] = (),
    reading: Reading | None = None,
    progress: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> Discovery:
    """Reads bilingual documents and finds the source terms that are rendered in several ways.

    `progress` is told the name of a step and how much of how much is done (0 of 0 where nobody
    knows). Cost: see `discovery.discover.find_terms`; all texts are held in memory.

    Raises:
        UsageError: the languages are the same or cannot be parted into words, or no unit has text
            on both sides.
    """
    _require_words(source_language, target_language)
    found = inputs(
        paths,
        exclude=exclude,
        leave_out=leave_out,
        languages=(source_language, target_language),
        patterns=pairs,
    )
    notes: list[Note] = list(found.notes)
    units: list[Unit] = []
    texts: list[Pair] = []
    documents: dict[str, None] = {}
    one_sided = 0
    for number, job in enumerate(found.jobs):
        progress("reading documents", number, len(found.jobs))
        for part in parts_of(
            job, language=target_language, source_language=source_language, reading=reading
        ):
            if part.format != OWN or job.named:
                notes += part.notes
            too_long = 0
            for unit in part.units:
                pair = _pair(unit, part.uri, len(units), (source_language, target_language))
                if pair is None:
                    one_sided += 1
                    continue
                if max(len(pair.source), len(pair.target)) > LONGEST:
                    too_long += 1
                    continue
                documents.setdefault(part.uri)
                units.append(unit)
                texts.append(pair)
            if too_long:
                notes.append(_long_note(part.uri, too_long))
    if not texts:
        raise _nothing_bilingual(len(found.jobs), one_sided, source_language, target_language)
    least = min_count if min_count is not None else usual_min_count(len(texts))
    progress("learning words", 0, 0)
    terms = find_terms(
        texts,
        languages_for(source_language, target_language, texts),
        min_count=least,
        progress=lambda step: progress(step, 0, 0),
    )
    return Discovery(
        source_language,
        target_language,
        tuple(documents),
        len(texts),
        one_sided,
        least,
        terms,
        _findings(terms, units),
        tuple(sorted(notes, key=lambda note: (note.where, note.code, note.message))),
    )


def _require_words(source: str, target: str) -> None:
    if same_language(source, target):
        raise UsageError(
            f"source and target are both {language_name(source)}",
            hint="See --source-lang and --target-lang",
        )
    for tag in (source, target):
        if not writes_spaces(tag) and primary(tag) != "zh":
            raise UsageError(
                f"nothing is known here about the words of '{tag}'",
                hint="Languages that part words with blanks can be used, and Chinese",
            )


def _nothing_bilingual(jobs: int, one_sided: int, source: str, target: str) -> UsageError:
    names = f"{language_name(source)} and {language_name(target)}"
    if not jobs:
        return UsageError("there is no document to read", hint="Name a file or a folder with some")
    what = f"no unit has text in both {names}"
    if one_sided:
        what += f" ({one_sided:,} in one of them only)"
    hint = (
        "Give a TMX, XLIFF or PO file, a table with a column for each language, or pairs of files "
        "such as a.zh.md and a.en.md; see --source-lang and --target-lang"
    )
    return UsageError(what, hint=hint)


def _pair(unit: Unit, uri: str, number: int, languages: tuple[str, str]) -> Pair | None:
    source, target = unit.source, unit.target
    if source is None or target is None:
        return None
    if not (same_language(source.language, languages[0]) and source.text.strip()):
        return None
    if not (same_language(target.language, languages[1]) and target.text.strip()):
        return None
    return Pair(
        source.text,
        target.text,
        uri,
        _place(target),
        _spans(source.protected),
        _spans(target.protected),
        unit=number,
    )


def _long_note(uri: str, count: int) -> Note:
    what = f"units with more than {LONGEST:,} characters were left out: part them into paragraphs"
    return Note(NoteCode.NOT_READ, what, uri, count)


def _spans(protected: Sequence[Protected]) -> tuple[tuple[int, int, bool], ...]:
    return tuple((each.start, each.end, each.kind is Protection.OPAQUE) for each in protected)


def _place(segment: Segment) -> str:
    anchor = segment.anchor
    if anchor.path is not None:
        return anchor.path
    return f"line {anchor.line}" if anchor.line is not None else ""


def _findings(terms: Sequence[FoundTerm], units: Sequence[Unit]) -> tuple[Finding, ...]:
    marks: dict[str, Fingerprints] = {}
    found = []
    for term in terms:
        counts = [(rendering.text, rendering.count) for rendering in term.renderings]
        for code, rule in CORPUS_RULES.items():
            for number, verdict in rule.judge_term(term.text, counts):
                rendering = term.renderings[number]
                use = rendering.examples[0]
                unit = units[use.pair.unit]
                source, target = unit.source, unit.target
                if source is None or target is None:
                    continue  # pairs are made of units with both sides
                start, end = (use.pair.target_start + at for at in use.target_span)
                first, last = (use.pair.source_start + at for at in use.source_span)
                around = sentence_around(target.text, start, end)
                mark = marks.setdefault(use.pair.document, Fingerprints(use.pair.document))
                found.append(
                    Finding(
                        ALL_RULES[code].name,
                        code,
                        verdict.severity,
                        verdict.said,
                        use.pair.document,
                        target,
                        source,
                        start,
                        end,
                        (first, last),
                        context=around,
                        source_term=term.text,
                        expected=(term.renderings[0].text,),
                        related=_related(term.renderings[0], units),
                        fingerprint=mark.next(
                            code, term.text, target.text[start:end], target.text[slice(*around)]
                        ),
                    )
                )
    return tuple(found)


def _related(main: FoundRendering, units: Sequence[Unit]) -> tuple[Place, ...]:
    """Where the main rendering stands."""
    places = []
    for use in main.examples:
        target = units[use.pair.unit].target
        if target is None:
            continue
        start, end = (use.pair.target_start + at for at in use.target_span)
        anchor = target.anchor
        line = column = None
        if anchor.line is not None:
            line, column = position_after(target.text, start, (anchor.line, anchor.column or 1))
        places.append(Place(use.pair.document, line, column, anchor.path, target.text[start:end]))
    return tuple(places)
