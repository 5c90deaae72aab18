"""How well translations keep to a glossary: documents in, term success rates out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from termcheck.engine.compiled import compiled_source, matcher_for
from termcheck.engine.documents import beads
from termcheck.engine.inputs import Job, inputs, parts_of
from termcheck.errors import GlossaryError, UsageError
from termcheck.matching import Matcher
from termcheck.matching.source import SourceMatcher, load_source
from termcheck.model.document import Note, NoteCode, Segment
from termcheck.model.glossary import Glossary
from termcheck.model.language import language_name, same_language
from termcheck.model.match import Match
from termcheck.model.score import ConceptScore, DocumentScore, Score, TermRate
from termcheck.model.source import SourceUse
from termcheck.readers import Reading, read_parts
from termcheck.readers.alignment.knowledge import Lexical
from termcheck.readers.discover import Found
from termcheck.readers.own import OWN
from termcheck.scoring.strict import Tally
from termcheck.scoring.wmt import document_rates, target_terms


@dataclass(frozen=True, slots=True)
class _Tools:
    """What is the same for all documents."""

    glossary: Glossary
    matcher: Matcher
    sources: SourceMatcher
    languages: tuple[str, str]
    order: Mapping[str, int]
    terms: Mapping[str, Sequence[str]] | None
    """For the published measure; None where nobody asks for it."""
    reading: Reading
    lexical: Lexical


def score(
    paths: Sequence[Path],
    glossary: Glossary,
    *,
    source: str = "zh",
    target: str = "en",
    published: bool = False,
    exclude: Sequence[str] = (),
    pairs: Sequence[str] | None = None,
    reading: Reading | None = None,
    cache: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    compiling: Callable[[int], None] = lambda concepts: None,
) -> Score:
    """The success rates of translations.

    `paths` are bilingual documents, folders with such or with pairs of files, or two files, or two
    folders with files of the same names: the source, then the target. `published` asks for the
    measure of `scoring.wmt` too. Documents without any text in both languages have a note and
    count for nothing.

    Raises:
        UsageError: no document has both languages, or two folders have no names in common.
        GlossaryError: no concept has terms in both languages.
    """
    reading = reading or Reading()
    leave_out = tuple(map(Path, glossary.origin))
    jobs, notes = _jobs(paths, (source, target), exclude, pairs, leave_out, reading)
    loaded = load_source(compiled_source(glossary, source, target, cache=cache), glossary, source)
    if loaded is None:
        raise GlossaryError(
            f"no concept has terms in both '{source}' and '{target}'",
            where=", ".join(glossary.origin) or None,
            hint="See --source-lang and --target-lang",
        )
    tools = _Tools(
        glossary,
        matcher_for(glossary, source, target, cache=cache, compiling=compiling),
        loaded,
        (source, target),
        {concept.id: number for number, concept in enumerate(glossary.concepts)},
        target_terms(glossary, source, target) if published else None,
        reading,
        Lexical(source, target, glossary),
    )
    total = Tally()
    documents = []
    for done, job in enumerate(jobs, 1):
        document, tally, more = _document(job, tools)
        notes += more
        if document is not None:
            total.merge(tally)
            documents.append(document)
        progress(done, len(jobs))
    if not documents:
        missing = next((n for n in notes if n.code is NoteCode.UNREADABLE), None)
        if missing is not None:
            what, _, hint = missing.message.rstrip(".").partition(". ")
            raise UsageError(what[:1].lower() + what[1:], where=missing.where, hint=hint or None)
        raise UsageError(
            f"no document has text in both {language_name(source)} and {language_name(target)}",
            where=notes[0].where if len(paths) == 1 and notes else None,
            hint="Give bilingual documents, or two files or two folders: the source, then the "
            "target; see --source-lang and --target-lang",
        )
    rates = tuple(rate for document in documents for rate in document.rates or ())
    return Score(
        tuple(documents), total.scores(tools.order), rates if published else None, tuple(notes)
    )


def _jobs(
    paths: Sequence[Path],
    languages: tuple[str, str],
    exclude: Sequence[str],
    patterns: Sequence[str] | None,
    leave_out: Sequence[Path],
    reading: Reading,
) -> tuple[list[Job], list[Note]]:
    """Two files or two folders are the source and the target; all else is read as in a check, two
    files too if one of them holds both languages itself."""
    if len(paths) == 2 and all(path.is_file() for path in paths):
        first, second = (Found(path, path.as_posix(), path.stat().st_size) for path in paths)
        if first.path.resolve() == second.path.resolve():
            raise UsageError(
                "source and target are the same file",
                where=first.uri,
                hint="Name the original first, then its translation",
            )
        if not any(_holds_both(found, languages, reading) for found in (first, second)):
            return [Job(second.path, second.uri, first.size + second.size, first)], []
    if len(paths) == 2 and all(path.is_dir() for path in paths):
        return _folders(paths[0], paths[1], exclude, leave_out)
    found = inputs(
        paths,
        exclude=exclude,
        leave_out=leave_out,
        languages=languages,
        patterns=patterns,
        # Source and target are what was named, and nothing else.
        others=False,
    )
    return list(found.jobs), list(found.notes)


def _holds_both(found: Found, languages: tuple[str, str], reading: Reading) -> bool:
    """Whether a file has units with both sides; read up to the first part that does."""
    source, target = languages
    parts = read_parts(
        found.path, found.uri, language=target, source_language=source, reading=reading
    )
    return any(unit.source and unit.target for part in parts for unit in part.units)


def _folders(
    first: Path, second: Path, exclude: Sequence[str], leave_out: Sequence[Path]
) -> tuple[list[Job], list[Note]]:
    """A job for each file of the second folder that has its source in the first."""
    notes: list[Note] = []
    sides: list[dict[str, Job]] = []
    for folder in (first, second):
        found = inputs([folder], exclude=exclude, leave_out=leave_out)
        notes += found.notes
        sides.append({job.path.relative_to(folder).as_posix(): job for job in found.jobs})
    sources, targets = sides
    partners = _partners(sources, targets)
    if not partners:
        raise UsageError(
            f"{first} and {second} hold no files of the same names",
            hint="The files of a pair must have the same path in both folders",
        )
    jobs = []
    for name, partner in partners.items():
        source, target = sources[partner], targets[name]
        size = source.size + target.size
        jobs.append(Job(target.path, target.uri, size, Found(source.path, source.uri, source.size)))
    taken = set(partners.values())
    lonely = [job for name, job in sources.items() if name not in taken]
    lonely += [job for name, job in targets.items() if name not in partners]
    message = (
        "There is no file of the same name in the other folder; it was left out. Add one, or "
        "rename it."
    )
    return jobs, [*notes, *(Note(NoteCode.UNPAIRED, message, job.uri) for job in lonely)]


def _partners(sources: Iterable[str], targets: Iterable[str]) -> dict[str, str]:
    """Target -> source, by paths within their folders, in the order of the targets.

    The same path first; then one that differs in its ending only (`a.md` and `a.docx`).
    """
    own = set(sources)
    targets = list(targets)
    same = own.intersection(targets)
    left: dict[str, list[str]] = {}
    for name in sorted(own - same):
        left.setdefault(_without_ending(name), []).append(name)
    found = {}
    for name in targets:
        others = left.get(_without_ending(name))
        if name in same:
            found[name] = name
        elif others:
            found[name] = others.pop(0)
    return found


def _without_ending(name: str) -> str:
    return PurePosixPath(name).with_suffix("").as_posix()


def _document(job: Job, tools: _Tools) -> tuple[DocumentScore | None, Tally, list[Note]]:
    source, target = tools.languages
    tally = Tally()
    notes: list[Note] = []
    texts: tuple[list[str], list[str]] = ([], [])
    units = 0
    for part in parts_of(
        job,
        language=target,
        source_language=source,
        reading=tools.reading,
        lexical=tools.lexical,
    ):
        if part.format == OWN and not job.named:
            return None, tally, []
        notes += part.notes
        for together in beads(part.units):
            originals = _in(source, (unit.source for unit in together))
            translations = _in(target, (unit.target for unit in together))
            if not originals or not translations:
                continue
            units += 1
            uses = [use for each in originals for use in tools.sources.find(each).uses]
            tally.add(uses, _renderings(tools.matcher, uses, translations))
            if tools.terms is not None:
                texts[0].extend(each.text for each in originals)
                texts[1].extend(each.text for each in translations)
    if not units:
        if not notes:
            message = "It holds no text in both languages; it was left out."
            notes.append(Note(NoteCode.UNTRANSLATED, message, job.uri))
        return None, tally, notes
    rates: tuple[TermRate, ...] | None = None
    if tools.terms is not None:
        rates = document_rates("\n".join(texts[0]), "\n".join(texts[1]), tools.terms)
    concepts: tuple[ConceptScore, ...] = tally.scores(tools.order)
    return DocumentScore(job.uri, units, concepts, rates), tally, notes


def _renderings(
    matcher: Matcher, uses: Sequence[SourceUse], translations: Sequence[Segment]
) -> list[Match]:
    """What stands in the translation; weaker renderings too of terms that seem to have none."""
    found = [matcher.find(each) for each in translations]
    spoken = {match.concept_id for matches in found for match in matches}
    lacking = frozenset(
        each for use in uses if spoken.isdisjoint(use.concept_ids) for each in use.concept_ids
    )
    matches = [match for each in found for match in each]
    if lacking:
        for segment, known in zip(translations, found, strict=True):
            matches += matcher.look_for(segment, lacking, known)
    return matches


def _in(language: str, segments: Iterable[Segment | None]) -> list[Segment]:
    return [
        each for each in segments if each is not None and same_language(each.language, language)
    ]
