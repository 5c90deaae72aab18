"""Many documents, in this process or in several, with the same result."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from termcheck.engine.documents import Checked, Checker
from termcheck.engine.findings import FindingMaker
from termcheck.engine.inputs import Job, parts_of
from termcheck.matching.matcher import load_matcher
from termcheck.model.glossary import Glossary
from termcheck.rules import TEXT_RULES

_WORTH_A_PROCESS = 4_000_000
"""Bytes of documents from which a second process pays for its start."""
_CHUNK_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything a process needs to become a checker; crosses to other processes once."""

    compiled: dict[str, Any]
    glossary: Glossary
    maker: FindingMaker

    def checker(self) -> Checker:
        """A checker in this process."""
        source, target = self.maker.source_language, self.maker.target_language
        matcher = load_matcher(self.compiled, self.glossary, source, target)
        concepts = {concept.id: concept for concept in self.glossary.concepts}
        rules = tuple(item for item in TEXT_RULES.items() if item[0] in self.maker.rules)
        return Checker(matcher, concepts, self.maker, rules)


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
        checker = setup.checker()
        results: Iterator[Checked] = (_check(checker, job) for job in jobs)
    else:
        results = _in_processes(setup, jobs, processes)
    for done, checked in enumerate(results, 1):
        progress(done)
        yield checked


def _check(checker: Checker, job: Job) -> Checked:
    parts = parts_of(
        job,
        language=checker.maker.target_language,
        source_language=checker.maker.source_language,
    )
    return checker.check(parts)


def _in_processes(setup: Setup, jobs: Sequence[Job], processes: int) -> Iterator[Checked]:
    import multiprocessing

    # Forking is ten times faster than starting anew, and safe here: no thread runs yet.
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    with context.Pool(processes, _become_worker, (setup,)) as pool:
        for chunk in pool.imap(_check_chunk, _chunks(jobs)):
            yield from chunk


_worker_checker: Checker | None = None
"""The checker of a worker process; set once when it starts, unused in the main process."""


def _become_worker(setup: Setup) -> None:
    global _worker_checker
    import signal

    # An interruption belongs to the main process, which ends its workers in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker_checker = setup.checker()


def _check_chunk(jobs: list[Job]) -> list[Checked]:
    assert _worker_checker is not None
    return list(map(partial(_check, _worker_checker), jobs))


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
