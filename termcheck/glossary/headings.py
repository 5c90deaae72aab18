"""What the columns of a glossary table hold, read off their headings.

Columns of terms are named by language: a BCP 47 tag (`zh`, `EN-US`, `zh_Hans`), its name in English
or Chinese (`Chinese`, `英文`), `source` and `target` (by the languages of the run), or with more
words around it (`Term [en]`, `English term`, `en (| between alternatives)`). A status may follow or
precede: `en:admitted`, `deprecated English`, `英文（弃用）`. Upper and lower case, full-width
punctuation, `_`, `-` and blanks make no difference.

A column `source` is ambiguous. It holds the terms of the source language if no other column does;
otherwise it says where a term comes from. `term` in the same way stands for the language that has
no column of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from termcheck.glossary.heading_words import (
    AMBIGUOUS,
    SOURCE,
    STRENGTH,
    TARGET,
    TERM,
    WORDS,
    Meaning,
    Role,
    language_tag,
)
from termcheck.glossary.words import plain, unshaped
from termcheck.model.glossary import Status
from termcheck.model.language import primary, same_language
from termcheck.text.scripts import is_han


class Column(NamedTuple):
    """One column of a table."""

    position: int
    """0-based."""
    heading: str
    """As it stands in the table."""
    role: Role
    language: str | None = None
    """BCP 47 tag; None for columns about the whole row."""
    status: Status | None = None
    """Status of the terms in it; None where the row or the order says it."""


class Header(NamedTuple):
    """The headings of a table, understood."""

    columns: tuple[Column, ...]
    """Those with a known heading, from left to right; one of them at least holds terms."""
    unknown: tuple[tuple[int, str], ...]
    """Index and heading of the others; headings are empty where a column has none."""


_PARTS = re.compile(r"[:\[\](){}<>]|\s[-–—/]\s")


def read_header(cells: Sequence[str], source_language: str, target_language: str) -> Header | None:
    """The columns of a row of headings, or None where none heads terms of the run's languages."""
    found: list[tuple[int, str, Meaning]] = []
    unknown: list[tuple[int, str]] = []
    for index, cell in enumerate(cells):
        meaning = _meaning(cell)
        if meaning is None or meaning.role is None:
            unknown.append((index, cell.strip()))
        else:
            found.append((index, cell.strip(), meaning))
    run = {SOURCE: source_language, TARGET: target_language}

    def has_column(language: str) -> bool:
        return any(
            m.role is Role.TERMS
            and m.status in (None, Status.PREFERRED)
            and m.language is not None
            and same_language(run.get(m.language, m.language), language)
            for _, _, m in found
        )

    source_known, target_known = has_column(source_language), has_column(target_language)
    columns: list[Column] = []
    for index, heading, meaning in found:
        role, language = meaning.role, meaning.language
        if language == AMBIGUOUS:
            if source_known and role is Role.TERMS:
                role, language = Role.REFERENCE, None
            else:
                language, source_known = source_language, True
        columns.append(Column(index, heading, role or Role.TERMS, language, meaning.status))
    # `term` goes last: it takes what the others have left.
    for position, column in enumerate(columns):
        if column.language == TERM:
            if not source_known:
                language, source_known = source_language, True
            elif not target_known:
                language, target_known = target_language, True
            elif column.role is Role.TERMS:
                unknown.append((column.position, column.heading))
                columns[position] = column._replace(role=Role.IGNORED, language=None)
                continue
            else:
                language = target_language
            columns[position] = column._replace(language=language)
        elif column.language in run:
            columns[position] = column._replace(language=run[column.language])
    # Only the languages of the run make a header: "Li" and "to" are codes of languages too.
    run_languages = (source_language, target_language)
    if not any(
        column.role is Role.TERMS and same_language(column.language or "", language)
        for column in columns
        for language in run_languages
    ):
        return None
    hidden = {index for index, _ in unknown}
    return Header(
        tuple(column for column in columns if column.position not in hidden), tuple(sorted(unknown))
    )


def known_headings(source_language: str, target_language: str) -> tuple[str, ...]:
    """The usual spelling of all headings, for messages."""
    s, t = primary(source_language), primary(target_language)
    terms = (s, t, f"{t}:admitted", f"{t}:deprecated", f"{t}:superseded", f"{s}:admitted")
    rest = ("status", "note", "domain", "definition", "case_sensitive", "not_in", "forms", "source")
    return ("id", *terms, *rest, "minimum_band", "replaced_by")


def nearest_heading(heading: str, source_language: str, target_language: str) -> str | None:
    """The known heading that looks most like `heading`, or None where none comes near."""
    from difflib import get_close_matches

    names = {plain(name): name for name in known_headings(source_language, target_language)}
    for word in WORDS:
        if len(word) > 3:
            names.setdefault(word, word)
    close = get_close_matches(plain(heading), list(names), n=1, cutoff=0.75)
    return names[close[0]] if close else None


def _meaning(cell: str) -> Meaning | None:
    """What one heading says, or None."""
    if not cell or len(cell) > 120 or "\t" in cell:
        return None
    cell = unshaped(cell).strip(" *.")
    whole = _phrase(plain(cell), cell)
    if whole is not None:
        return whole
    raw = _PARTS.split(cell)
    base = _phrase(plain(raw[0]), raw[0])
    if base is None or len(raw) == 1:
        return None
    after_colon = ":" in cell
    for part in raw[1:]:
        if not part.strip():
            continue
        more = _phrase(plain(part), part)
        if more is None:
            if after_colon:
                return None
            continue  # words in brackets explain ("en (| between alternatives)")
        if more.language == AMBIGUOUS and base.language not in STRENGTH:
            more = Meaning(Role.REFERENCE)  # `en:source`
        joined = _join(base, more)
        if joined is None:
            return None
        base = joined
    return base


def _word(text: str, raw: str) -> Meaning | None:
    known = WORDS.get(text)
    if known is not None:
        return known
    tag = language_tag(raw)
    return None if tag is None else Meaning(Role.TERMS, tag)


def _phrase(text: str, raw: str) -> Meaning | None:
    """What words without punctuation say: a known one, a tag, or several such side by side.

    Cost: quadratic in the length, so that long cells of a table without headings are cut short.
    """
    whole = _word(text, raw)
    if whole is not None or len(text) > 40:
        return whole
    for split in range(1, len(text)):
        if text[split] != " " and not (is_han(text[split - 1]) or is_han(text[split])):
            continue
        left, right = text[:split].rstrip(), text[split:].lstrip()
        first = _word(left, left) if left and right else None
        second = _phrase(right, right) if first is not None else None
        if first is not None and second is not None:
            joined = _join(first, second)
            if joined is not None:
                return joined
    return None


def _join(first: Meaning, second: Meaning) -> Meaning | None:
    """Both together, or None where they contradict each other."""
    roles = {role for role in (first.role, second.role) if role not in (None, Role.TERMS)}
    if len(roles) > 1 or (first.status and second.status and first.status is not second.status):
        return None
    role = roles.pop() if roles else Role.TERMS
    subtag = first.subtag or second.subtag
    languages = [x for x in (first.language, second.language) if x is not None]
    named = [x for x in languages if x not in STRENGTH]
    if len(named) == 2 and named[0] != named[1]:
        return None
    language = named[0] if named else max(languages, key=lambda x: STRENGTH[x], default=None)
    if named and subtag and "-" not in named[0]:
        return Meaning(role, f"{named[0]}-{subtag}", first.status or second.status)
    return Meaning(role, language, first.status or second.status, subtag)
