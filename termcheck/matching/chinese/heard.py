"""Terms by their sound: 枫侨 for 枫桥, 检查建议 for 检察建议."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from termcheck.matching.chinese.alternatives import Reason
from termcheck.matching.chinese.proposal import Proposal, Subject
from termcheck.model.match import Kind

LONG = 6
"""From this length on two characters may be wrong."""
ORDINARY = 0.8
"""Confidence where the wrong part is an ordinary word (检查 for 检察)."""
ONE_CHARACTER = 0.7
"""Confidence where the wrong character is a word of the term on its own."""
MISTYPED = 0.92
"""Confidence where the wrong part is no word at all."""


class Heard:
    """An automaton over sounds: every common character stands for its reading without tone."""

    def __init__(self, compiled: Any, subjects: Sequence[Subject]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._signs = str.maketrans(*compiled["signs"])
        self._automaton = AhoCorasick([pattern for pattern, _ in compiled["sounds"]])
        self._subjects = [[subjects[n] for n in numbers] for _, numbers in compiled["sounds"]]
        self._like: dict[str, frozenset[str]] = {
            part: frozenset(others) for part, others in compiled["like"].items()
        }

    def proposals(self, simple: str) -> Iterator[Proposal]:
        """Stretches that sound like a term and have one wrong character, or two in a long one."""
        for pattern, start, end in self._automaton.find_matches_as_indexes(
            simple.translate(self._signs), overlapping=True
        ):
            found = simple[start:end]
            for subject in self._subjects[pattern]:
                if found != subject.simple:
                    yield from self._compared(subject, found, start, end)

    def _compared(self, subject: Subject, found: str, start: int, end: int) -> Iterator[Proposal]:
        wrong = sum(one != other for one, other in zip(found, subject.simple, strict=True))
        if wrong > (2 if len(found) >= LONG else 1):
            return
        if found in self._like.get(subject.simple, ()):
            return
        at, confidence = 0, MISTYPED
        expected, instead = [], []
        for part in subject.parts:
            here = found[at : at + len(part)]
            at += len(part)
            if here == part:
                continue
            expected.append(part)
            instead.append(here)
            if len(part) == 1:
                confidence = min(confidence, ONE_CHARACTER)
            elif here in self._like.get(part, ()):
                confidence = min(confidence, ORDINARY)
        if len(found) == 3 and not self._safe(subject, found):
            return
        yield Proposal(
            start,
            end,
            subject,
            Kind.SPELLING,
            confidence,
            Reason.SOUND,
            "".join(expected),
            "".join(instead),
        )

    def _safe(self, subject: Subject, found: str) -> bool:
        """Of three characters the one in the middle: at an edge it begins another word."""
        return found[1] != subject.simple[1]
