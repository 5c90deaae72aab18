"""`termcheck explain`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from termcheck.cli.exits import CLEAN, exits, help_text
from termcheck.cli.given import check_form, write_json
from termcheck.cli.options import FormOption, NoCacheOption
from termcheck.errors import GlossaryError, UsageError

if TYPE_CHECKING:
    from termcheck.cli.page import Page, Part
    from termcheck.engine.explain import SecondLook
    from termcheck.engine.inputs import Job
    from termcheck.glossary.load import Loaded
    from termcheck.model.document import Segment
    from termcheck.model.glossary import Concept, Glossary
    from termcheck.reports.excerpt import Excerpt

SCHEMA = "termcheck.explanation/1"
_SENTENCE = 600
"""Characters of a sentence that are shown."""
_EXAMPLES = """
[bold]Example[/bold]

    termcheck check docs/ -g terms.csv -o report.json

    termcheck explain eef8d98f report.json
"""


@exits
def explain(
    fingerprint: Annotated[
        str,
        typer.Argument(help="Fingerprint of a finding, or its beginning.", show_default=False),
    ],
    report: Annotated[Path, typer.Argument(help="A JSON report.", show_default=False)],
    glossary: Annotated[
        list[str] | None,
        typer.Option("--glossary", "-g", help="Glossary instead of the one the report names."),
    ] = None,
    form: FormOption = "text",
    no_cache: NoCacheOption = False,
) -> int:
    """Explain one finding: why it was reported, and what else was considered."""
    check_form(form)
    if not report.exists() and Path(fingerprint).is_file():
        raise UsageError(
            f"there is no report '{report}'", hint="The fingerprint comes first, then the report"
        )
    from termcheck.reports.saved import finding_named, read_report

    content = read_report(report)
    finding = finding_named(content["findings"], fingerprint, report)
    explanation = _explained(finding, content, glossary, report, cache=not no_cache)
    if form == "json":
        write_json(_record(explanation))
    else:
        _print(explanation)
    return CLEAN


explain.__doc__ = help_text(explain.__doc__, _EXAMPLES)


@dataclass(frozen=True, slots=True)
class _Explanation:
    finding: Mapping[str, Any]
    """The record of the report."""
    concept: Concept | None
    """None where the glossary is gone or has changed."""
    languages: tuple[str, str]
    look: SecondLook | None
    """None where nothing could be matched again."""
    notes: tuple[str, ...]
    """What the reader should know about this explanation itself."""


def _explained(
    finding: Mapping[str, Any],
    content: Mapping[str, Any],
    named: Sequence[str] | None,
    path: Path,
    *,
    cache: bool,
) -> _Explanation:
    run = content["run"]
    source, target = (
        run[name] if isinstance(run.get(name), str) else usual
        for name, usual in (("source_language", "zh"), ("target_language", "en"))
    )
    languages = (source, target)
    notes: list[str] = []
    if finding.get("concept") is None:
        return _Explanation(finding, None, languages, None, ())
    loaded = _glossary(run, named, path, languages, notes)
    concepts = loaded.glossary.concepts if loaded is not None else ()
    concept = next((each for each in concepts if each.id == finding["concept"]), None)
    if loaded is not None and concept is None:
        notes.append(f"The glossary has no concept “{finding['concept']}” any more.")
    segment = finding["segment"]
    # Rules on pairs of sentences report what is missing as well: then there is no match.
    matched = finding.get("kind") is not None and segment and segment["start"] is not None
    if loaded is None or concept is None or not matched:
        return _Explanation(finding, concept, languages, None, tuple(notes))
    from termcheck.engine.compiled import compiled_glossary, default_cache
    from termcheck.engine.explain import look_again

    place = (segment["start"], segment["end"])
    folder = default_cache() if cache else None
    compiled = compiled_glossary(loaded.glossary, source, target, cache=folder)
    again = _segment(finding, _job(finding, content, path), languages, loaded.glossary)
    asked = segment.get("source_start") is not None
    look = look_again(again, place, concept.id, loaded.glossary, compiled, languages, asked=asked)
    if look.match is None:
        notes.append("Matched again, these words are not found any more.")
    elif (look.match.start, look.match.end) != place:
        notes.append(f"Matched again, what is found is “{look.match.text}”.")
    return _Explanation(finding, concept, languages, look, tuple(notes))


def _glossary(
    run: Mapping[str, Any],
    named: Sequence[str] | None,
    report: Path,
    languages: tuple[str, str],
    notes: list[str],
) -> Loaded | None:
    """The glossary named with -g, else that of the report; None, with a note, where that is gone
    or is no longer what it was."""
    from termcheck.api import load_glossary

    source, target = languages
    if named:
        loaded = load_glossary(named, source_language=source, target_language=target)
        if loaded.glossary.sha256 != run.get("glossary_sha256"):
            notes.append("The glossary named with -g is not the one the report was made with.")
        return loaded
    files = run.get("glossaries")
    names = [name for name in files if isinstance(name, str)] if isinstance(files, list) else []
    only = "what follows comes from the report alone (-g names a glossary)"
    if not names:
        notes.append(f"The report names no glossary file; {only}.")
        return None
    # Paths are as they were given; whoever reads the report may stand elsewhere.
    paths = [
        Path(name) if Path(name).exists() or not (beside := report.parent / name).exists()
        else beside
        for name in names
    ]  # fmt: skip
    try:
        loaded = load_glossary(paths, source_language=source, target_language=target)
    except GlossaryError as error:
        where = f"{error.where}: " if error.where else ""
        notes.append(f"The glossary cannot be loaded ({where}{error.what}); {only}.")
        return None
    if loaded.glossary.sha256 != run.get("glossary_sha256"):
        notes.append(f"The glossary has changed since; {only}.")
        return None
    return loaded


def _job(finding: Mapping[str, Any], content: Mapping[str, Any], report: Path) -> Job:
    """The document of a finding, with the other file of its pair if it has one."""
    from termcheck.engine.inputs import Job
    from termcheck.readers.discover import Found

    def here(name: str) -> Path:
        # Paths are as they were given; whoever reads the report may stand elsewhere.
        path = Path(name)
        return path if path.is_file() else report.parent / path

    name = str(finding["document"])
    documents = content.get("documents")
    records = documents if isinstance(documents, list) else []
    known = (each for each in records if isinstance(each, dict) and each.get("uri") == name)
    source = next(known, {}).get("source")
    found = Found(here(source), source, 0) if isinstance(source, str) else None
    return Job(here(name), name, 0, found)


def _segment(
    finding: Mapping[str, Any], job: Job, languages: tuple[str, str], glossary: Glossary
) -> Segment:
    from termcheck.engine.explain import original_segment
    from termcheck.model.document import Anchor, Segment, Side

    kept = finding["segment"]
    segment = Segment(kept["id"], kept["target"], languages[1], Side.TARGET, Anchor())
    return original_segment(job, segment, languages, glossary)


def _sentence(finding: Mapping[str, Any], mark: str = "", side: str = "target") -> Excerpt | None:
    """The sentence with its marked words; `mark` is what the names of the span begin with."""
    from termcheck.reports.excerpt import Excerpt, cut_to_characters, one_line
    from termcheck.text.sentences import sentence_around

    segment = finding["segment"]
    if not segment or segment.get(f"{mark}start") is None:
        return None
    text, start, end = segment[side], segment[f"{mark}start"], segment[f"{mark}end"]
    first, last = sentence_around(text, start, end)
    whole = Excerpt(
        one_line(text[min(first, start) : start]).lstrip(),
        one_line(text[start:end]),
        one_line(text[end : max(last, end)]).rstrip(),
    )
    return cut_to_characters(whole, _SENTENCE)


def _record(explanation: _Explanation) -> dict[str, Any]:
    finding, look = explanation.finding, explanation.look
    sentence, concept = _sentence(finding), explanation.concept
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "finding": dict(finding),
        "sentence": None
        if sentence is None
        else {"before": sentence.before, "found": sentence.found, "after": sentence.after},
        "terms": None
        if concept is None
        else [
            {"text": term.text, "language": term.language, "status": str(term.status)}
            for term in concept.terms
        ],
        "again": None,
        "notes": list(explanation.notes),
    }
    if look is not None:
        record["again"] = {
            "match": None if look.match is None else _match_record(look.match),
            "steps": [
                {
                    "expected": each.step.expected,
                    "found": each.step.found,
                    "kind": str(each.step.kind),
                    "reason": each.step.reason,
                    "share": None if each.share is None else round(each.share, 3),
                    "similarity": each.similarity,
                }
                for each in look.steps
            ],
            "raised": list(look.raised),
            "lowered": list(look.lowered),
            "considered": [
                {**_match_record(each.match), "stands": each.stands, "outcome": each.outcome}
                for each in look.rivals
            ],
        }
    return record


def _match_record(match: Any) -> dict[str, Any]:
    return {
        "start": match.start,
        "end": match.end,
        "text": match.text,
        "concept": match.concept_id,
        "term": match.term.text,
        "kind": str(match.kind),
        "confidence": round(match.confidence, 3),
        "band": str(match.band),
        "evidence": match.evidence,
        "weight": match.weight,
    }


def _print(explanation: _Explanation) -> None:
    from termcheck.cli.page import Page

    finding, page = explanation.finding, Page()
    page.line((finding["code"], "bold"), (f" {finding['rule']}, {finding['severity']}", ""))
    page.line((_where(finding), "dim"))
    sentences = [_sentence(finding, "source_", "source"), _sentence(finding)]
    for sentence in filter(None, sentences):
        opening, closing = ("", "") if page.color or not sentence.found else ("«", "»")
        page.blank()
        page.line(
            (sentence.before, ""),
            (f"{opening}{sentence.found}{closing}", "bold underline"),
            (sentence.after, ""),
            indent=2,
        )
    page.blank()
    page.labelled(list(_facts(explanation)))
    if explanation.look is not None:
        _trace(page, explanation.look)
        _rivals(page, explanation.look)
    for note in explanation.notes:
        page.blank()
        page.line(("Note: ", "bold"), (note, ""))
    page.blank()
    page.line((f"What the rule is for: termcheck rules {finding['code']}", "dim"))
    page.write()


def _where(finding: Mapping[str, Any]) -> str:
    place = finding["segment"]["anchor"] if finding["segment"] else None
    if isinstance(finding.get("line"), int):
        place = f"{finding['line']}:{finding.get('column') or 1}"
    document = str(finding["document"])
    return f"{document}:{place}" if place and place[0].isdigit() else f"{document} {place or ''}"


def _facts(explanation: _Explanation) -> list[tuple[str, list[Part]]]:
    from termcheck.reports.xlsx.words import ENGLISH as WORDS

    finding = explanation.finding
    rows: list[tuple[str, list[Part]]] = []
    if finding.get("concept"):
        source = finding.get("source_term")
        rows.append(("Concept", [(f"{finding['concept']}{f', {source}' if source else ''}", "")]))
    accepted = [str(each) for each in finding["expected"]]
    if explanation.concept is not None:
        terms = explanation.concept.in_language(explanation.languages[1])
        by_status: dict[str, list[str]] = {}
        for term in terms:
            by_status.setdefault(str(term.status), []).append(term.text)
        rows += [
            (
                WORDS.statuses[status],
                [(" | ".join(texts), "green" if status == "preferred" else "")],
            )
            for status, texts in by_status.items()
        ]
    elif accepted:
        rows.append(("Accepted", [(" | ".join(accepted), "green")]))
    kind, band = finding.get("kind") or "", finding.get("band") or ""
    if kind in WORDS.kinds:
        rows.append(("Kind", [(f"{WORDS.kinds[kind]}. {WORDS.kind_meanings[kind]}", "")]))
    if band in WORDS.bands and isinstance(finding.get("confidence"), int | float):
        percent = f"{100 * finding['confidence']:.0f} %"
        rows.append(("Certainty", [(f"{WORDS.bands[band]}, {percent}. ", ""),
                                   (WORDS.band_meanings[band], "dim")]))  # fmt: skip
    rows.append(("Why", [(finding.get("evidence") or finding["message"], "")]))
    return rows


def _trace(page: Page, look: SecondLook) -> None:
    if look.steps:
        from termcheck.model.match import Kind
        from termcheck.reports.xlsx.words import ENGLISH as WORDS

        page.heading("Word by word")
        weighed = any(each.share is not None for each in look.steps)
        rows = []
        for each in look.steps:
            share = "" if each.share is None else f"{round(100 * each.share)} %"
            same = each.step.kind is Kind.EXACT
            kind = "" if same else f"{WORDS.kinds[each.step.kind]}: "
            row = [(each.step.expected or "–", ""), (each.step.found or "–", "bold")]
            row += [(share, "dim")] if weighed else []
            rows.append([*row, (f"{kind}{each.step.reason}", "")])
        head = ["The term has", "The text has", *(["Evidence"] if weighed else []), "Why"]
        page.table([[(each, "dim") for each in head], *rows], indent=2)
    if look.raised or look.lowered:
        page.heading("What makes the confidence")
        lines = [("raised", each) for each in look.raised]
        lines += [("lowered", each) for each in look.lowered]
        page.labelled([(label, [(text, "")]) for label, text in lines], indent=2)


def _rivals(page: Page, look: SecondLook) -> None:
    page.heading("Also considered")
    if not look.rivals:
        page.line(("Nothing else was found on these words.", ""), indent=2)
    for each in look.rivals:
        match = each.match
        page.line(
            (match.text, "bold"),
            (f" as “{match.term.text}” ({match.concept_id}), ", ""),
            (f"{match.kind}, {100 * match.confidence:.0f} %: ", "dim"),
            (each.outcome, ""),
            indent=2,
            hanging=4,
        )
