"""Remarks on glossaries in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from termcheck.model.language import language_name

if TYPE_CHECKING:
    from termcheck.model.wording import Wording


def _listing(shown: Sequence[str], more: int) -> str:
    listed = ", ".join(f"“{name}”" for name in shown)
    return f"{listed} and {more} more" if more > 0 else listed


def _or(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _everyday(shown: Sequence[str], more: int) -> str:
    verb = "is" if len(shown) + more == 1 else "are"
    return (
        f"{_listing(shown, more)} {verb} made of everyday words, so variants cannot be told from "
        "ordinary prose; where that gives wrong findings, set “minimum_band” to “likely” or "
        "“certain”, or use “not_in”"
    )


def _damaged(encoding: str, lines: int) -> str:
    more = f" (the first of {lines} such lines)" if lines > 1 else ""
    return (
        f"the line holds bytes that are not {encoding}, which were read as \ufffd{more}; retype "
        "that place and save the file as UTF-8"
    )


def _unknown(what: str, nearest: str) -> str:
    question = f"; did you mean “{nearest}”?" if nearest else ""
    return f"{what} is not known and was left out{question}"


LINT: Mapping[str, Wording] = {
    "lint-both-statuses": "“{}” is both {} and {} in “{}”; take one of the two out",
    "lint-same-id": (
        "“{}” is the id of {} too, but the terms differ in both languages (“{}” and “{}”); give "
        "one of them another id if two concepts are meant"
    ),
    "lint-other-value": "the {0} “{1}” of “{2}” differs from “{3}” in {4}, which was kept",
    "lint-shared-term": lambda text, count, shown, more: (
        f"“{text}” is a term of {count} concepts: {_listing(shown, more)}; give them one id if "
        "they mean the same, or longer terms that tell them apart"
    ),
    "lint-everyday": _everyday,
    "lint-formula": (
        "“{}” begins with “{}”, which a spreadsheet takes for a formula; take the sign away"
    ),
    "lint-guessed-encoding": "read as {}, which is a guess; save it as UTF-8 to be sure",
    "lint-damaged": _damaged,
    "lint-same-row": "the row says the same as {}",
    "lint-goes-on": "“{}” stands in {} too; the terms of both count",
    "lint-inner": lambda text, shown, more: (
        f"“{text}” also stands in {_listing(shown, more)}, where the longer term counts"
    ),
    "lint-none-preferred": lambda concept, language, shown, more: (
        f"“{concept}” has no preferred {language_name(language)} term, only "
        f"{_listing(shown, more)}; add the one to write instead"
    ),
    "lint-optional-part": (
        "“{}” has an optional part, but terms are taken literally; write it as it stands in texts"
    ),
    "lint-gap": "“{}” has a gap, but terms are taken literally; write it as it stands in texts",
    "lint-pattern": (
        "“{}” looks like a pattern, but terms are taken literally; write it as it stands in texts"
    ),
    "lint-rejected-elsewhere": lambda text, status, concept, shown, more: (
        f"“{text}” is {status} in “{concept}” but accepted in {_listing(shown, more)}; without "
        "the source the two cannot be told apart"
    ),
    "lint-figures-only": (
        "“{}” has no letters and would count wherever the figure stands; list it with the words "
        "around it"
    ),
    "lint-no-letters": (
        "“{}” has no letters and can never be found; list it with the words around it"
    ),
    "lint-one-letter": (
        "“{}” is a single letter or character and would count everywhere; list it with the words "
        "around it"
    ),
    "lint-shared-rendering": lambda text, count, shown, more: (
        f"“{text}” is a rendering of {count} concepts: {_listing(shown, more)}; a reader cannot "
        "tell them apart"
    ),
    "lint-two-preferred": lambda concept, count, language, shown, more: (
        f"“{concept}” has {count} preferred terms in {language}: {_listing(shown, more)}; keep "
        "one and make the others admitted or deprecated"
    ),
    "lint-wrong-script": lambda text, language: (
        f"“{text}” stands as a {language_name(language)} term but has Chinese characters; perhaps "
        "the cells have changed places"
    ),
    "lint-file-skipped": "file skipped: {}",
    "lint-own-report": "file skipped: it is a report of termcheck; name it itself to have it read",
    "lint-sheet-skipped": "sheet skipped: {}",
    "lint-row-skipped": "row skipped: {}",
    "lint-comment": "row skipped: it begins with “#”, so it is a comment",
    "lint-unknown": _unknown,
    "lint-column": "the column “{}”",
    "lint-column-number": "column {} has text but no heading, so it",
    "lint-key": "the key “{}”",
    "row-quotation": "a quotation mark is opened and never closed; delete it or write it twice",
    "row-headings": "it repeats the headings",
    "row-width": (
        "it has {} cells, but the table has {} columns; a cell with a comma, semicolon or tab in "
        "it needs quotation marks"
    ),
    "row-no-term": lambda languages: (
        f"it has no {' and no '.join(map(language_name, languages))} term"
    ),
    "no-status": lambda text, known: f"“{text}” is no status; write {_or(known)}",
    "no-status-near": "“{}” is no status; did you mean {}?",
    "no-band": lambda text, known: f"“{text}” is no band; write {_or(known)}",
    "no-truth": "“{}” in {} is neither yes nor no",
    "yaml-concept": "a concept is a mapping such as `zh: ...` and `en: ...`",
    "yaml-no-terms": lambda tags: (
        f"the concept has no terms under {' nor '.join(f'`{tag}`' for tag in tags)}"
    ),
    "yaml-term": "a term is a text or a mapping with `text`",
    "yaml-term-without-text": "a term has no `text`",
    "yaml-no-status": lambda text, known: f"“{text}” is no status; write {', '.join(known)}",
    "yaml-no-truth": "“{}” in case_sensitive is neither yes nor no; write one of the two",
    "yaml-matches": "`matches` is yes or no",
    "yaml-example": "an example is a text or a mapping with `text`",
    "yaml-example-language": "no term is in the language of the example “{}”",
    "yaml-no-band": lambda text, known: f"“{text}” is no band; write {', '.join(known)}",
    "yaml-not-text": "`{}` is a text, not a list or mapping",
    "yaml-mapping": "a mapping such as `text: ...` was expected here",
    "yaml-key-twice": "the key “{}” stands twice; both were read",
}
