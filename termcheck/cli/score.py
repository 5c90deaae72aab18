"""`termcheck score`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from termcheck.cli.exits import CLEAN, exits, help_text, say
from termcheck.cli.given import (
    check_form,
    collect_garbage,
    glossary_for,
    say_compiling,
    settings_for,
    show_progress,
    write_json,
)
from termcheck.cli.options import (
    ColumnsOption,
    ConfigOption,
    ExcludeOption,
    FormOption,
    GlossaryOption,
    NoCacheOption,
    PairsOption,
    SourceLangOption,
    TranslationLangOption,
)
from termcheck.errors import UsageError

if TYPE_CHECKING:
    from termcheck.cli.page import Part
    from termcheck.model.glossary import Glossary
    from termcheck.model.score import ConceptScore, Score

SCHEMA = "termcheck.score/1"
PUBLISHED = "wmt25"
_WORST = 10
_EXAMPLES = """
[bold]Examples[/bold]

    termcheck score report.zh.docx report.en.docx -g terms.csv

    termcheck score memory.tmx -g glossary/ --compat wmt25

    termcheck score source/ machine-a/ -g terms.csv --format json
"""


@exits
def score(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Bilingual documents or folders; or two files, or two folders: source, target.",
            show_default=False,
            readable=False,
        ),
    ],
    glossary: GlossaryOption = None,
    compat: Annotated[
        str | None,
        typer.Option(help="A published measure to compute as well: wmt25."),
    ] = None,
    form: FormOption = "text",
    source_lang: SourceLangOption = None,
    target_lang: TranslationLangOption = None,
    exclude: ExcludeOption = None,
    pairs: PairsOption = None,
    columns: ColumnsOption = None,
    config: ConfigOption = None,
    no_cache: NoCacheOption = False,
) -> int:
    """Score translations: how many source terms have an accepted rendering, and how consistently.

    Success is the share of the source terms that are rendered as the glossary accepts, counted
    place by place; consistency the share of the renderings that are their concept's most frequent.
    """
    check_form(form)
    if compat not in (None, PUBLISHED):
        raise UsageError(f"--compat '{compat}'", hint=f"Known: {PUBLISHED}")
    settings = settings_for(config)
    source = source_lang or settings.source_lang
    target = target_lang or settings.target_lang
    loaded = glossary_for(glossary, settings, source, target, cache=not no_cache)
    from termcheck.api import score as run

    collect_garbage()
    with show_progress() as progress:
        result = run(
            paths,
            loaded,
            source_language=source,
            target_language=target,
            published=compat is not None,
            exclude=(*settings.exclude, *(exclude or ())),
            pairs=pairs or settings.pairs,
            columns=columns or settings.columns,
            cache=not no_cache,
            progress=progress,
            compiling=say_compiling,
        )
    for note in result.notes:
        say(f"{note.where}: {note.message}")
    if form == "json":
        write_json(_record(result, loaded.glossary, source, target))
    else:
        _print(result, loaded.glossary, source, target)
    return CLEAN


score.__doc__ = help_text(score.__doc__, _EXAMPLES)


def _print(result: Score, glossary: Glossary, source: str, target: str) -> None:
    from termcheck.cli.page import Page
    from termcheck.model.score import consistency, published_rate, success_rate

    page = Page()
    published = result.rates is not None
    heads = ["Success", "As agreed", "Consistent", *(["WMT25"] if published else []), "Document"]
    rows: list[list[Part]] = [[(head, "bold") for head in heads]]
    for document in result.documents:
        rows.append(
            [
                (_share(success_rate(document.concepts)), ""),
                (_places(document.concepts), ""),
                (_share(consistency(document.concepts)), ""),
                *([(_share(published_rate(document.rates or ())), "")] if published else []),
                (document.uri, ""),
            ]
        )
    if len(result.documents) > 1:
        rows.append(
            [
                (_share(success_rate(result.concepts)), "bold"),
                (_places(result.concepts), "bold"),
                (_share(consistency(result.concepts)), "bold"),
                *([(_share(published_rate(result.rates or ())), "bold")] if published else []),
                (f"all {len(result.documents)} documents", "bold"),
            ]
        )
    page.table(rows)
    worst = sorted(
        (each for each in result.concepts if each.rendered < each.source_uses),
        key=lambda each: each.rendered - each.source_uses,
    )
    if worst:
        page.heading("Most often not rendered as agreed")
        concepts = {concept.id: concept for concept in glossary.concepts}
        lines: list[list[Part]] = [
            [(head, "bold") for head in ("As agreed", "Term", "Preferred", "Found instead")]
        ]
        for each in worst[:_WORST]:
            concept = concepts[each.concept_id]
            terms, accepted = concept.accepted(source), concept.accepted(target)
            other = [f"{r.text} ({r.count})" for r in each.renderings if not r.accepted]
            lines.append(
                [
                    (f"{each.rendered} of {each.source_uses}", ""),
                    (terms[0].text if terms else each.concept_id, ""),
                    (accepted[0].text if accepted else "", ""),
                    (", ".join(other[:4]) or "nothing recognised", "" if other else "dim"),
                ]
            )
        page.table(lines)
        if len(worst) > _WORST:
            page.line((f"and {len(worst) - _WORST} more; --format json has them all", "dim"))
    page.write()


def _places(scores: tuple[ConceptScore, ...]) -> str:
    rendered = sum(each.rendered for each in scores)
    return f"{rendered:,} of {sum(each.source_uses for each in scores):,}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f} %"


def _record(result: Score, glossary: Glossary, source: str, target: str) -> dict[str, Any]:
    from termcheck.model.score import consistency, published_rate, success_rate
    from termcheck.version import VERSION

    def totals(scores: tuple[ConceptScore, ...]) -> dict[str, Any]:
        return {
            "source_uses": sum(each.source_uses for each in scores),
            "rendered": sum(each.rendered for each in scores),
            "success": _rounded(success_rate(scores)),
            "consistency": _rounded(consistency(scores)),
        }

    def concepts(scores: tuple[ConceptScore, ...]) -> list[dict[str, Any]]:
        return [
            {
                "concept": each.concept_id,
                **totals((each,)),
                "renderings": [
                    {"text": r.text, "count": r.count, "accepted": r.accepted}
                    for r in each.renderings
                ],
            }
            for each in scores
        ]

    record: dict[str, Any] = {
        "schema": SCHEMA,
        "version": VERSION,
        "source_language": source,
        "target_language": target,
        "glossary_sha256": glossary.sha256,
        **totals(result.concepts),
    }
    if result.rates is not None:
        record[PUBLISHED] = _rounded(published_rate(result.rates))
    record["concepts"] = concepts(result.concepts)
    record["documents"] = []
    for document in result.documents:
        one = {"uri": document.uri, "units": document.units, **totals(document.concepts)}
        if document.rates is not None:
            one[PUBLISHED] = _rounded(published_rate(document.rates))
            one[f"{PUBLISHED}_terms"] = [
                {
                    "source_term": rate.source_term,
                    "in_source": rate.in_source,
                    "in_target": rate.in_target,
                }
                for rate in document.rates
            ]
        record["documents"].append({**one, "concepts": concepts(document.concepts)})
    return record


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
