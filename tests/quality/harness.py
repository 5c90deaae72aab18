"""Measures how well renderings are found: on the labelled sentences and on the users' documents.

    python -m tests.quality.harness            a table of recall and precision
    python -m tests.quality.harness --show     and what was missed or wrongly found
    python -m tests.quality.harness --update   raise the floors in `ratchet.json`

`--update` refuses to lower a floor. Where a floor has to give way for a reason (labels were
corrected), take it out of the file by hand and say why in the commit.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from termcheck.api import check, load_glossary
from termcheck.matching import compile_matcher
from termcheck.model.match import Match
from termcheck.reports import json_report
from termcheck.rules.registry import TEXT_RULES
from tests.conftest import SHARED, segment
from tests.quality.counting import Found, Score, count, share
from tests.quality.labels import Mark, Sheet, read_sheets
from tests.quality.ratchet import (
    Floors,
    figures,
    raised,
    read_floors,
    sunk,
    write_floors,
)

OBJECTING = ("TC101", "TC102", "TC103")
"""The rules whose objection makes a match a finding here."""
BANDS = ("certain", "likely", "possible")


def findings(sheet: Sheet, detectors: Iterable[str] | None = None) -> Iterator[Found]:
    """What the rules object to in the lines of a sheet.

    `detectors` chooses detectors by name; None means all that are registered.
    """
    matcher = compile_matcher(sheet.glossary, "zh", "en", detectors)
    concepts = {concept.id: concept for concept in sheet.glossary.concepts}
    rules = [TEXT_RULES[code] for code in OBJECTING]
    for line in sheet.lines:
        for match in matcher.find(segment(line.text)):
            concept = concepts[match.concept_id]
            if any(rule.judge(match, concept, "en") for rule in rules):
                yield found(line.place, match)


def found(place: str, match: Match) -> Found:
    """A match at a place, as it is counted."""
    kind, band = str(match.kind), str(match.band)
    return Found(place, match.concept_id, match.start, match.end, match.text, kind, band)


def score_cases(sheets: Iterable[Sheet], detectors: Iterable[str] | None = None) -> Score:
    """The score over all labelled sentences."""
    names = None if detectors is None else tuple(detectors)
    marks: list[Mark] = []
    reported: list[Found] = []
    for sheet in sheets:
        marks += [mark for line in sheet.lines for mark in line.marks]
        reported += findings(sheet, names)
    return count(marks, reported)


def write_report(shared: Path, target: Path) -> None:
    """Checks the users' documents as a user would, into a JSON report."""
    documents = sorted((shared / "seeds").glob("*.txt"))
    loaded = load_glossary([shared / "quality" / "seeds_glossary.csv"])
    json_report.write(check(documents, loaded, cache=False), target)


def score_report(report: Path, shared: Path) -> Score:
    """The score of a JSON report on the users' documents."""
    gold = json.loads((shared / "quality" / "seeds_gold.json").read_text(encoding="utf-8"))
    concepts = {each["concept"] for each in gold}
    marks = [
        Mark(
            each["doc"],
            each["concept"],
            each["start"],
            each["end"],
            each["kind"],
            each["text"],
            each["status"] == "var",
        )
        for each in gold
        if each["status"] in ("var", "skip")
    ]
    reported = [
        Found(
            # The documents are numbered; the annotations know them by these three digits.
            Path(each["document"]).name[:3],
            each["concept"],
            each["start"],
            each["end"],
            each["text"],
            each["kind"],
            each["band"],
        )
        for each in json.loads(report.read_text(encoding="utf-8"))["findings"]
        if each["concept"] in concepts and each["start"] is not None
    ]
    return count(marks, reported)


def score_documents(shared: Path = SHARED) -> Score | None:
    """The score on the users' documents; None where they are absent."""
    if not (shared / "quality" / "seeds_gold.json").is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        write_report(shared, report)
        return score_report(report, shared)


def table(title: str, score: Score) -> str:
    """The figures of a score, for people."""
    rows = [
        title,
        f"  {'kind':15} {'recall (as labelled)':24} precision (as reported)",
    ]
    for kind in sorted(score.asked.keys() | {kind for _, kind in score.true + score.false}):
        true, false = score.counts(kind=kind)
        asked = _ratio(score.found[kind], score.asked[kind])
        rows.append(f"  {kind:15} {asked:24} {_ratio(true, true + false)}".rstrip())
    for band in BANDS:
        true, false = score.counts(band=band)
        rows.append(f"  {band:40} {_ratio(true, true + false)}".rstrip())
    true, false = (sum(n) for n in zip(*(score.counts(band=b) for b in BANDS[:2]), strict=True))
    surely = _ratio(score.found_surely, score.asked.total())
    rows.append(f"  {'certain, likely':15} {surely:24} {_ratio(true, true + false)}")
    asked = _ratio(score.found.total(), score.asked.total())
    true, false = score.counts()
    rows.append(f"  {'all':15} {asked:24} {_ratio(true, true + false)}")
    return "\n".join(rows)


def lists(score: Score, texts: dict[str, str]) -> str:
    """What was missed and what was wrongly found, with the sentences that are known."""
    rows = []
    for mark in sorted(score.misses, key=lambda m: (m.kind, m.place, m.start)):
        rows.append(f"  missed {mark.kind:13} {mark.place} {mark.concept_id}: {mark.text!r}")
    for each in sorted(score.wrong, key=lambda f: (BANDS.index(f.band), f.place, f.start)):
        rows.append(
            f"  false {each.band} {each.kind} {each.place} {each.concept_id}: {each.text!r}"
            + (f" in {texts[each.place]!r}" if each.place in texts else "")
        )
    return "\n".join(rows)


def _ratio(part: int, whole: int) -> str:
    return f"{share(part, whole):.3f} ({part}/{whole})" if whole else ""


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures; 1 when a floor was missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.harness")
    parser.add_argument("--show", action="store_true", help="list misses and false findings")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--detectors", help="names with commas; default: all registered ones")
    chosen = parser.parse_args(arguments)
    names = chosen.detectors.split(",") if chosen.detectors else None
    if names and chosen.update:
        parser.error("floors are for all detectors together")
    sheets = read_sheets()
    texts = {line.place: line.text for sheet in sheets for line in sheet.lines}
    scores = {"cases": score_cases(sheets, names)}
    documents = None if names else score_documents()
    if documents is None:
        print("The users' documents are skipped: no ../shared, or detectors were chosen.")
    else:
        scores["documents"] = documents
    for scored, score in scores.items():
        print(table(scored, score))
        if chosen.show:
            print(lists(score, texts))
    return _hold(read_floors(), {s: figures(score) for s, score in scores.items()}, chosen.update)


def _hold(floors: Floors, measured: Floors, update: bool) -> int:
    below = sunk(floors, measured)
    print("\n".join(below) or "No figure is below its floor.")
    if update and below:
        print("Not updated: floors only rise.")
    elif update:
        write_floors(raised(floors, measured))
    return 1 if below else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as own_cache:
        os.environ.setdefault("TERMCHECK_CACHE_DIR", own_cache)
        sys.exit(main())
