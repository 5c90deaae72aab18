"""Drafts that belong together become concepts.

Rows with the same id are one concept; so are rows without an id that have the same first source
term (or, without one, the same first target term), and such a row joins a concept with an id whose
first source term it shares. What rows say beyond each other is added up; where they contradict each
other the first one counts, and a remark says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from termcheck.glossary.drafts import Draft, DraftTerm, same, short_tag
from termcheck.glossary.rules import contradicting_rows, merged_rows
from termcheck.model.glossary import Concept, Status, Term
from termcheck.model.report import GlossaryRemark

_WORDS = re.compile("[a-z0-9]+")
_WORDS_IN_ID = 8
_FIELDS = (
    ("subject_field", "domain"),
    ("definition", "definition"),
    ("replaced_by", "replaced_by"),
    ("minimum_band", "minimum_band"),
)


def join(
    drafts: Sequence[Draft], source_language: str, target_language: str
) -> tuple[tuple[Concept, ...], list[GlossaryRemark]]:
    """The concepts in the order of their first rows, and remarks on rows that were joined.

    Cost: linear in the number of rows.
    """
    groups = _grouped(drafts, source_language, target_language)
    ids = _ids(groups, source_language, target_language)
    remarks: list[GlossaryRemark] = []
    concepts = tuple(
        _concept(concept_id, group, source_language, target_language, remarks)
        for concept_id, group in zip(ids, groups, strict=True)
    )
    return concepts, remarks


def _grouped(drafts: Sequence[Draft], source: str, target: str) -> list[list[Draft]]:
    by_id: dict[str, list[Draft]] = {}
    by_term: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        if draft.id is not None:
            group = by_id.setdefault(draft.id, [])
            group.append(draft)
            if (text := _first(draft.terms, source)) is not None:
                by_term.setdefault(("source", text), group)
    if len(by_id) == 0 or any(draft.id is None for draft in drafts):
        for draft in drafts:
            if draft.id is None:
                text = _first(draft.terms, source)
                key = ("source", text) if text else ("target", _first(draft.terms, target) or "")
                by_term.setdefault(key, []).append(draft)
    order = {id(draft): position for position, draft in enumerate(drafts)}
    unique = {id(group): group for group in (*by_id.values(), *by_term.values())}
    groups = list(unique.values())
    for group in groups:
        if len(group) > 1:
            group.sort(key=lambda draft: order[id(draft)])
    return sorted(groups, key=lambda group: order[id(group[0])])


def _first(terms: Iterable[DraftTerm], language: str) -> str | None:
    """The first preferred term of a language, else the first one."""
    texts = [t for t in terms if same(t.language, language)]
    preferred = next((t.text for t in texts if t.status is Status.PREFERRED), None)
    return preferred or (texts[0].text if texts else None)


def _ids(groups: Sequence[list[Draft]], source: str, target: str) -> list[str]:
    """The given id of each group, or one made of its words.

    Made ids that fall together are numbered in the order of their terms, not of their rows, so that
    moving a row changes no id.
    """
    given = [next((draft.id for draft in group if draft.id is not None), None) for group in groups]
    taken = {name for name in given if name is not None}
    made: dict[str, list[tuple[str, str, int]]] = {}
    for position, (group, name) in enumerate(zip(groups, given, strict=True)):
        if name is None:
            terms = [term for draft in group for term in draft.terms]
            first, second = _first(terms, target) or "", _first(terms, source) or ""
            slug = _slug(first) or _slug(second) or second or first
            made.setdefault(slug, []).append((second, first, position))
    ids = [name or "" for name in given]
    # Slugs in order, so that `a` numbered to `a-2` never depends on where the other `a-2` stood.
    for slug in sorted(made):
        number = 1
        for _, _, position in sorted(made[slug]):
            name = slug
            while name in taken:
                number += 1
                name = f"{slug}-{number}"
            taken.add(name)
            ids[position] = name
    return ids


def _slug(text: str) -> str:
    """`xi-jinping-thought` for “Xi Jinping Thought”; empty for texts without Latin letters."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text.replace("’", ""))
        if any(character.isalpha() and character > "\u024f" for character in parts):
            return ""
        text = parts.encode("ascii", "ignore").decode()
    return "-".join(_WORDS.findall(text.lower().replace("'", ""))[:_WORDS_IN_ID])


def _concept(
    concept_id: str,
    group: list[Draft],
    source: str,
    target: str,
    remarks: list[GlossaryRemark],
) -> Concept:
    first = group[0]
    placed = [(term, first.place) for term in first.terms]
    note = first.note
    fields = {field: getattr(first, field) for field, _ in _FIELDS}
    if len(group) > 1:
        note = _add_rows(concept_id, group, (source, target), placed, fields, remarks)
    elif note is not None and _rejected(first.terms, target):
        placed, note = [(_noted(term, note, target), place) for term, place in placed], None
    return Concept(
        id=concept_id,
        terms=_terms(concept_id, placed),
        note=note,
        place=first.place,
        **fields,
    )


def _add_rows(
    concept_id: str,
    group: list[Draft],
    languages: tuple[str, str],
    placed: list[tuple[DraftTerm, str]],
    fields: dict[str, str | None],
    remarks: list[GlossaryRemark],
) -> str | None:
    """Adds the terms and fields of further rows to those of the first; returns the note."""
    target = languages[1]
    first = group[0]
    seen = {first.content: first}
    placed.clear()
    note: str | None = None
    joined_files = {first.file}
    origins = dict.fromkeys(fields, first)
    for draft in group:
        if draft is not first:
            twin = seen.get(draft.content)
            if twin is not None:
                remarks.append(merged_rows.repeated(draft.place, twin.place, concept_id))
                continue
            seen[draft.content] = draft
            if draft.file not in joined_files:
                joined_files.add(draft.file)
                remarks.append(merged_rows.joined(draft.place, first.place, concept_id))
        terms = list(draft.terms)
        if draft is not first:
            terms = _reconciled(concept_id, draft, first, placed, languages, remarks)
        if draft.note is not None:
            # The note of a rejected or further term says why, so it stays with the term.
            if note is None and draft is first and not _rejected(draft.terms, target):
                note = draft.note
            elif draft.note != note:
                terms = [_noted(term, draft.note, target) for term in terms]
        placed.extend((term, draft.place) for term in terms)
        for field, name in _FIELDS:
            value = getattr(draft, field)
            if value is None or value == fields[field]:
                continue
            if fields[field] is None:
                fields[field], origins[field] = value, draft
                continue
            kept = (str(fields[field]), value)
            remarks.append(
                contradicting_rows.different_values(
                    draft.place, origins[field].place, concept_id, name, kept
                )
            )
    return note


def _reconciled(
    concept_id: str,
    draft: Draft,
    first: Draft,
    placed: list[tuple[DraftTerm, str]],
    languages: tuple[str, str],
    remarks: list[GlossaryRemark],
) -> list[DraftTerm]:
    """The terms of a further row: another source term beside the first one is a synonym of it."""
    source, target = languages
    known = {(short_tag(term.language), term.text) for term, _ in placed}
    text = _first(draft.terms, source)
    if text is None or (short_tag(source), text) in known:
        return list(draft.terms)
    had = next((t.text for t, _ in placed if same(t.language, source)), None)
    rendering = _first(draft.terms, target)
    if had is not None and rendering is not None and (short_tag(target), rendering) not in known:
        accepted = not _rejected(draft.terms, target)
        preferred = any(
            t.status is Status.PREFERRED for t in draft.terms if same(t.language, target)
        )
        if accepted and preferred:
            remarks.append(
                contradicting_rows.different_terms(
                    draft.place, first.place, concept_id, (had, text)
                )
            )
    if had is None:
        return list(draft.terms)
    return [
        term._replace(status=Status.ADMITTED)
        if same(term.language, source) and term.status is Status.PREFERRED
        else term
        for term in draft.terms
    ]


def _rejected(terms: Iterable[DraftTerm], target: str) -> bool:
    """Whether the row has target terms and rejects them all."""
    held = [term for term in terms if same(term.language, target)]
    return bool(held) and not any(term.status.accepted for term in held)


def _noted(term: DraftTerm, note: str, target: str) -> DraftTerm:
    if term.note is not None or not same(term.language, target):
        return term
    return term._replace(note=note)


def _terms(concept_id: str, placed: Sequence[tuple[DraftTerm, str]]) -> tuple[Term, ...]:
    """Terms with ids, each text of a language once, unless it is both accepted and rejected."""
    unique: dict[tuple[str, str, bool], tuple[DraftTerm, str]] = {}
    for term, place in placed:
        key = (short_tag(term.language), term.text, term.status.accepted)
        held = unique.get(key)
        if held is None:
            unique[key] = (term, place)
        elif held[0] is not term:
            unique[key] = (_united(held[0], term), held[1])
    numbers: dict[str, int] = {}
    terms: list[Term] = []
    for term, place in unique.values():
        number = numbers[term.language] = numbers.get(term.language, 0) + 1
        terms.append(
            Term(
                id=f"{concept_id}/{term.language}/{number}",
                text=term.text,
                language=term.language,
                status=term.status,
                case_sensitive=term.case_sensitive,
                term_type=term.term_type,
                forms=term.forms,
                not_in=term.not_in,
                note=term.note,
                source=term.source,
                valid_from=term.valid_from,
                valid_to=term.valid_to,
                examples=term.examples,
                place=place,
            )
        )
    return tuple(terms)


def _united(first: DraftTerm, second: DraftTerm) -> DraftTerm:
    """One term out of two rows that give the same text."""
    either = {first.status, second.status}
    return first._replace(
        status=Status.PREFERRED if Status.PREFERRED in either else first.status,
        case_sensitive=first.case_sensitive or second.case_sensitive,
        forms=tuple(dict.fromkeys(first.forms + second.forms)),
        not_in=tuple(dict.fromkeys(first.not_in + second.not_in)),
        note=first.note or second.note,
        source=first.source or second.source,
        examples=tuple(dict.fromkeys(first.examples + second.examples)),
    )
