"""`termcheck glossary expand`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from termcheck.cli.exits import CLEAN, exits, help_text
from termcheck.cli.given import check_form, glossary_paths, settings_for, write_json
from termcheck.cli.options import (
    FormOption,
    GlossaryOption,
    NoCacheOption,
    SourceLangOption,
    TargetLangOption,
)
from termcheck.errors import UsageError

if TYPE_CHECKING:
    from termcheck.cli.page import Page
    from termcheck.matching.variants.expand import Accepted, ExpandedSlot, Expansion
    from termcheck.model.glossary import Concept, Glossary

SCHEMA = "termcheck.expansion/1"
STRONG, FAIR = 0.8, 0.6
_EXAMPLES = """
[bold]Examples[/bold]

    termcheck glossary expand "Two Upholds" -g terms.csv

    termcheck glossary expand 党组 -g glossary/ --format json
"""


@exits
def expand(
    concept: Annotated[
        str,
        typer.Argument(
            help="Id, source term or rendering of a concept, in any case.", show_default=False
        ),
    ],
    glossary: GlossaryOption = None,
    form: FormOption = "text",
    source_lang: SourceLangOption = None,
    target_lang: TargetLangOption = None,
    no_cache: NoCacheOption = False,
) -> int:
    """Show which renderings of a concept would be recognised, and why."""
    check_form(form)
    settings = settings_for(None)
    paths = glossary_paths(glossary, settings)
    from termcheck.api import load_glossary
    from termcheck.engine.compiled import compiled_glossary, default_cache
    from termcheck.matching.variants.expand import expand as templates_of

    source, target = source_lang or settings.source_lang, target_lang or settings.target_lang
    loaded = load_glossary(paths, source_language=source, target_language=target).glossary
    chosen = concept_named(concept, loaded, source, target)
    cache = None if no_cache else default_cache()
    # All detectors, although one is enough: so the cache of `check` serves here too.
    compiled = compiled_glossary(loaded, source, target, cache=cache)
    templates = templates_of(compiled.get("variants"), chosen.id)
    if form == "json":
        write_json(_record(chosen, templates, source, target))
    else:
        _print(chosen, templates, source, target)
    return CLEAN


expand.__doc__ = help_text(expand.__doc__, _EXAMPLES)


def concept_named(name: str, glossary: Glossary, source: str, target: str) -> Concept:
    """The concept with that id, source term or rendering, in this order of preference.

    Case and blanks do not count.

    Raises:
        UsageError: there is none, or several have it.
    """
    wanted = _key(name)
    tiers = (_ids, _source_terms, _preferred, _renderings)
    names: dict[str, str] = {}
    for tier in tiers:
        found = []
        for concept in glossary.concepts:
            own = tier(concept, source, target)
            names.update((_key(each), each) for each in own)
            if wanted in map(_key, own):
                found.append(concept)
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(concept.id for concept in found)
            raise UsageError(f"{len(found)} concepts have '{name}'", hint=f"Use the id: {ids}")
    from difflib import get_close_matches

    close = get_close_matches(wanted, names, 1, 0.5)
    raise UsageError(
        f"no concept has the id, source term or rendering '{name}'",
        hint=f"Did you mean '{names[close[0]]}'?" if close else "The ids stand in the glossary",
    )


def _key(name: str) -> str:
    import unicodedata

    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _ids(concept: Concept, source: str, target: str) -> tuple[str, ...]:
    return (concept.id,)


def _source_terms(concept: Concept, source: str, target: str) -> tuple[str, ...]:
    return tuple(term.text for term in concept.in_language(source))


def _preferred(concept: Concept, source: str, target: str) -> tuple[str, ...]:
    term = concept.preferred(target)
    return (term.text,) if term else ()


def _renderings(concept: Concept, source: str, target: str) -> tuple[str, ...]:
    return tuple(term.text for term in concept.in_language(target))


def strength(similarity: float) -> str:
    """How well a word stands for another, in a word."""
    return "strong" if similarity >= STRONG else "fair" if similarity >= FAIR else "weak"


def _record(
    concept: Concept, templates: Iterable[Expansion], source: str, target: str
) -> dict[str, Any]:
    from dataclasses import asdict

    terms = (*concept.in_language(source), *concept.in_language(target))
    return {
        "schema": SCHEMA,
        "concept": concept.id,
        "terms": [
            {
                "id": term.id,
                "text": term.text,
                "language": term.language,
                "status": str(term.status),
                "not_in": list(term.not_in),
            }
            for term in terms
        ],
        "minimum_band": concept.minimum_band,
        "everyday": _is_everyday(concept, target),
        "templates": [asdict(template) for template in templates],
    }


def _is_everyday(concept: Concept, target: str) -> bool:
    from termcheck.lexicon.everyday import is_everyday
    from termcheck.model.language import primary

    term = concept.preferred(target)
    return primary(target) == "en" and term is not None and is_everyday(term.text)


def _print(concept: Concept, templates: tuple[Expansion, ...], source: str, target: str) -> None:
    from termcheck.cli.page import Page
    from termcheck.model.language import language_name, primary

    page = Page()
    page.line((concept.id, "bold"))
    terms = (*concept.in_language(source), *concept.in_language(target))
    rows = [(str(term.status), [(term.text, "")]) for term in terms]
    phrases = list(dict.fromkeys(phrase for term in terms for phrase in term.not_in))
    if phrases:
        rows.append(("not in", [(" | ".join(phrases), "")]))
    page.labelled(rows, indent=2)
    if concept.minimum_band:
        page.line((f"Derived renderings count from “{concept.minimum_band}” on.", ""), indent=2)
    elif templates and _is_everyday(concept, target):
        page.line(
            (
                "Its words are everyday words: expect chance findings, see termcheck rules TC413.",
                "yellow",
            ),
            indent=2,
        )
    if not templates:
        page.blank()
        language = language_name(target)
        why = "nothing can be derived from these."
        if primary(target) != "en":
            why = f"which other renderings in {language} are recognised cannot be shown."
        page.line((f"Listed terms and their forms are found; {why}", ""))
    shown: dict[ExpandedSlot, int] = {}
    by_id = {term.id: term.text for term in terms}
    for number, template in enumerate(templates, 1):
        page.heading(f"{number}. {_title(template, by_id)}")
        for slot in template.slots:
            _slot(page, slot, template, shown.setdefault(slot, number), number)
    if templates:
        page.blank()
        page.line((_CLOSING, "dim"))
    page.write()


_CLOSING = (
    "Plurals, verb forms and other capitals of these words count as well. Words may stand in "
    "another order, be left out or be put in: each of these lowers the confidence, quotation marks "
    "and capitals raise it. strong: counts for 80 % or more of the word it stands for; fair: for "
    "60 % or more; weak: for less."
)


def _title(template: Expansion, terms: Mapping[str, str]) -> str:
    sort = template.sort[:1].upper() + template.sort[1:]
    text = f"{sort}: {template.label}"
    term = terms.get(template.term_id, "")
    return text if term == template.label else f"{text} (for “{term}”)"


def _slot(page: Page, slot: ExpandedSlot, template: Expansion, first: int, number: int) -> None:
    total = sum(each.weight for each in template.slots)
    about = [f"{round(100 * slot.weight / total)} % of the evidence" if total else ""]
    if slot.counterpart:
        about.insert(0, f"renders {slot.counterpart}")
    if slot.needed:
        about.append("must be there")
    if first != number:
        about.append(f"the same alternatives as under {first}")
    page.line((slot.word, "bold"), (f"  {', '.join(filter(None, about))}", "dim"), indent=3)
    if first == number:
        page.table(list(_rows(slot)), indent=5)


def _rows(slot: ExpandedSlot) -> Iterable[tuple[tuple[str, str], ...]]:
    """Alternatives with the same strength and reason share a row."""
    groups: dict[tuple[str, str], list[Accepted]] = {}
    for each in slot.alternatives:
        how = strength(each.similarity)
        groups.setdefault((how, each.reason), []).append(each)
    for (how, reason), accepted in groups.items():
        words = ", ".join(each.words for each in accepted)
        yield (how, _STYLES[how]), (words, ""), (reason, "dim")


_STYLES = {"strong": "green", "fair": "yellow", "weak": "dim"}
