"""Many documents, in this process or in several, with the same result."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache as once
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from termcheck.engine.compiled import compiled_source
from termcheck.engine.documents import Checked, Checker
from termcheck.engine.findings import FindingMaker
from termcheck.engine.inputs import Job, parts_of
from termcheck.matching.matcher import Matcher, load_matcher
from termcheck.matching.registry import DERIVED
from termcheck.matching.source import load_source
from termcheck.model.document import Document
from termcheck.model.glossary import Concept, Glossary
from termcheck.readers import Reading
from termcheck.readers.alignment.knowledge import Lexical
from termcheck.rules import (
    PAIR_RULES,
    TEXT_RULES,
    TRANSLATION_RULES,
    deprecated_term,
    missing_term,
    unlisted_variant,
    wrong_term,
)

if TYPE_CHECKING:
    from termcheck.engine.pairs import PairChecker

_WORTH_A_PROCESS = 4_000_000
"""Bytes of documents from which a second process pays for its start."""
_CHUNK_BYTES = 500_000
REPLACED = frozenset({deprecated_term.CODE, unlisted_variant.CODE})
"""The text rules whose place TC202 takes where the source holds the term."""


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything a process needs to become a checker; crosses to other processes once."""

    compiled: dict[str, Any]
    glossary: Glossary
    maker: FindingMaker
    cache: Path | None = None
    """Folder for the compiled terms of the source language; None for no cache."""
    reading: Reading = field(default_factory=Reading)

    def reader(self) -> Callable[[Job], Iterator[Document]]:
        """What reads the documents of jobs in this process."""
        source, target = self.maker.source_language, self.maker.target_language
        return partial(
            parts_of,
            language=target,
            source_language=source,
            reading=self.reading,
            lexical=Lexical(source, target, self.glossary),
        )

    def checker(self) -> Checker:
        """A checker in this process."""
        source, target = self.maker.source_language, self.maker.target_language
        matcher = load_matcher(self.compiled, self.glossary, source, target)
        concepts = {concept.id: concept for concept in self.glossary.concepts}
        rules = tuple(item for item in TEXT_RULES.items() if item[0] in self.maker.rules)
        pairs = once(partial(self._pairs, matcher, concepts))
        hashes = not self.maker.rules.isdisjoint(TRANSLATION_RULES)
        return Checker(matcher, concepts, self.maker, rules, pairs, hashes)

    def _pairs(self, matcher: Matcher, concepts: Mapping[str, Concept]) -> PairChecker | None:
        source, target = self.maker.source_language, self.maker.target_language
        compiled = compiled_source(self.glossary, source, target, cache=self.cache)
        source_matcher = load_source(compiled, self.glossary, source)
        if source_matcher is None:
            return None
        from termcheck.engine.pairs import PairChecker

        rules = self.maker.rules
        derives = any(name in self.compiled for name in DERIVED)
        return PairChecker(
            matcher,
            source_matcher,
            concepts,
            tuple(item for item in PAIR_RULES.items() if item[0] in rules),
            REPLACED if wrong_term.CODE in rules else frozenset(),
            source,
            target,
            frozenset(c.id for c in concepts.values() if not c.in_language(source)),
            derives,
            derives and missing_term.CODE in rules,
        )


def processes_for(jobs: Sequence[Job], wanted: int) -> int:
    """How many processes to use: `wanted`, or for 0 what the amount of work is worth."""
    if wanted > 0:
        return min(wanted, max(1, len(jobs)))
    total = sum(job.size for job in jobs)
    return max(1, min(os.cpu_count() or 1, len(jobs), total // _WORTH_A_PROCESS + 1))


def check_all(
    setup: Setup,
    jobs: Sequence[Job],
    processes: int,
    progress: Callable[[int], None] = lambda done: None,
) -> Iterator[Checked]:
    """The results of all jobs, in their order, however many processes there are.

    `progress` is told after each result how many are done. Memory holds the results of a few
    chunks at a time.
    """
    if processes == 1:
        checker, read = setup.checker(), setup.reader()
        results: Iterator[Checked] = (checker.check(read(job)) for job in jobs)
    else:
        results = _in_processes(setup, jobs, processes)
    for done, checked in enumerate(results, 1):
        progress(done)
        yield checked


def _in_processes(setup: Setup, jobs: Sequence[Job], processes: int) -> Iterator[Checked]:
    import multiprocessing

    # Forking is ten times faster than starting anew, and safe here: no thread runs yet.
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    with context.Pool(processes, _become_worker, (setup,)) as pool:
        for chunk in pool.imap(_check_chunk, _chunks(jobs)):
            yield from chunk


_worker: tuple[Checker, Callable[[Job], Iterator[Document]]] | None = None
"""What a worker process checks and reads with; set once when it starts, unused in the main
process."""


def _become_worker(setup: Setup) -> None:
    global _worker
    import signal

    # An interruption belongs to the main process, which ends its workers in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = setup.checker(), setup.reader()


def _check_chunk(jobs: list[Job]) -> list[Checked]:
    assert _worker is not None
    checker, read = _worker
    return [checker.check(read(job)) for job in jobs]


def _chunks(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    chunk: list[Job] = []
    size = 0
    for job in jobs:
        chunk.append(job)
        size += job.size
        if size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
