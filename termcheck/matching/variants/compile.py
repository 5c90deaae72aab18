"""From templates to plain data that `marshal` can store and the matcher can load in no time.

All alternatives are expanded to their inflected forms here, so that matching is a look-up by word:
no lemmatiser and no dictionary at run time.
"""

from __future__ import annotations

import marshal
from array import array
from typing import TYPE_CHECKING, Any

from termcheck.lexicon import inflection, spelling
from termcheck.lexicon.numerals import number_of
from termcheck.matching import packed
from termcheck.matching.variants import needs
from termcheck.matching.variants.align import align
from termcheck.matching.variants.anchors import Needs, plans_of
from termcheck.matching.variants.english import term_template
from termcheck.matching.variants.literal import literal_template, meaning_templates
from termcheck.matching.variants.templates import Alternative, Template
from termcheck.matching.variants.weights import LEAST_SIMILARITY, Sort, Source
from termcheck.matching.variants.words import content_words, term_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termcheck.lexicon.knowledge import Lexicon
    from termcheck.model.glossary import Glossary, Term

MOST_ALTERNATIVES = 4095
_MARSHAL = 2
"""Later formats mark shared objects, and then equal data need not give equal bytes."""
MOST_SLOTS = 15
TEMPLATES, ALTERNATIVES, WORDS = 4, 16, 64
"""How many of each are packed together: texts come near templates of all kinds, but need few of
their alternatives."""
RARE_ENOUGH = 1.6
"""Rarity below which a word cannot be one of the two that rescue a free rendering."""
_ONE_WORD = frozenset(
    {Source.CANONICAL, Source.NUMBER, Source.WHOLE, Source.SPLIT, Source.OLD_SPELLING}
)
"""What a term of one word may be replaced by: anything else is too little evidence."""


def glossary_words(terms: Iterable[Term]) -> frozenset[str]:
    """The folded words of all terms, for the vocabulary of the lexicon."""
    return frozenset(word for term in terms for word in term_words(term.text))


def templates_of(source_terms: Sequence[str], term: str, lexicon: Lexicon) -> list[Template]:
    """All templates of a rendering; `source_terms` are the concept's terms in the source language.

    Without source terms, or without source knowledge, only the template of the words themselves.
    """
    words, head = content_words(term)
    if not words or len(words) > MOST_SLOTS:
        return []
    if lexicon.source is None or not source_terms:
        return [term_template(term, align("", words, head, lexicon), lexicon)]
    found: list[Template] = []
    for source_term in source_terms:
        alignment = align(lexicon.source.fold(source_term), words, head, lexicon)
        own = term_template(term, alignment, lexicon)
        found.append(own)
        if len(alignment.term) <= 4 * MOST_SLOTS:
            literal = literal_template(alignment, lexicon)
            if literal and len(literal.slots) <= MOST_SLOTS and not _taken_in(literal, own):
                found.append(literal)
            found.extend(meaning_templates(alignment, term, lexicon))
    return found


def _taken_in(literal: Template, own: Template) -> bool:
    """Whether the word-for-word template is the term itself, word for word in the same order; then
    what it accepts is added to the slots of the term, and it need not be looked for as well."""
    if literal.rescue or [s.word for s in literal.slots] != [s.word for s in own.slots]:
        return False
    for slot, same in zip(literal.slots, own.slots, strict=True):
        for alternative in slot.alternatives.values():
            same.add(alternative)
    return True


def compile_variants(glossary: Glossary, source: str, target: str, lexicon: Lexicon) -> Any:
    """The compiled data of a glossary for texts in `target`: dict, tuple, str, bytes, int, float.

    About 6 ms a concept.
    """
    templates: list[tuple[tuple[int, int], Template]] = []
    terms: list[tuple[str, str, str]] = []
    for concept in glossary.concepts:
        source_terms = [term.text for term in concept.in_language(source)]
        for number, term in enumerate(concept.in_language(target)):
            if not term.status.accepted:
                continue
            terms.append((concept.id, term.id, concept.minimum_band or ""))
            made = templates_of(source_terms, term.text, lexicon)
            if number:
                made = [each for each in made if each.sort is Sort.TERM]
            templates.extend(((len(terms) - 1, 0), each) for each in made)
    return _pack(terms, templates, lexicon)


def _pack(
    terms: list[tuple[str, str, str]],
    templates: list[tuple[tuple[int, int], Template]],
    lexicon: Lexicon,
) -> Any:
    postings: dict[str, array[int]] = {}
    stored: list[bytes] = []
    all_ranks: list[bytes] = []
    all_plain: list[Needs] = []
    all_quoted: list[Needs] = []
    typos: set[str] = set()
    of_term: list[int] = []
    shared = _Shared()
    weaker = _Weaker(shared)
    for (term, _), template in templates:
        sets = needs.sufficient(template, quoted=True)
        if not sets or len(template.slots) == 1:
            weaker.add(term, template)
        if not sets:
            continue
        one_word = len(template.slots) == 1 and template.sort is Sort.TERM and not template.name
        number = len(stored)
        of_term.append(term)
        alternatives = _numbered(template, lexicon)
        for index, (at, alternative) in enumerate(alternatives):
            for form, part in _forms(alternative):
                posting = pack(
                    number, index, part, len(alternative.words), at, alternative.span,
                    needs.level(template, alternative),
                    not one_word and _is_key(alternative, part),
                )  # fmt: skip
                postings.setdefault(form, array("Q")).append(posting)
        if template.sort is Sort.TERM:
            for slot in template.slots:
                if not number_of(slot.word):
                    typos.add(slot.word)
                    typos.update(inflection.noun_forms(inflection.lemmas(slot.word)[0]))
        all_ranks.append(bytes(needs.ranks(template)))
        all_quoted.append(tuple(sets))
        all_plain.append(tuple(needs.sufficient(template, quoted=False)))
        stored.append(marshal.dumps(_plain(term, template, alternatives, shared), _MARSHAL))
    hints = weaker.packed()
    return {
        "terms": tuple(terms),
        "templates": packed.pack(stored, TEMPLATES),
        "alternatives": packed.pack(shared, ALTERNATIVES),
        "ranks": tuple(all_ranks),
        "plans": plans_of(all_ranks, all_plain, all_quoted),
        "postings": packed.pack_words(
            {form: found.tobytes() for form, found in postings.items()}, WORDS
        ),
        "spellings": packed.pack_words(spelling.index(typos), WORDS),
        "of_term": tuple(of_term),
        "hints": hints,
    }


class _Weaker:
    """Templates with all their alternatives, for a search that knows the source (see `hints`),
    where the ones for texts in one language leave some out: the many weak alternatives of a single
    word, and templates that nothing is enough for."""

    def __init__(self, shared: _Shared) -> None:
        self._shared = shared
        self._templates: list[bytes] = []
        self._of_term: list[int] = []
        self._postings: dict[str, array[int]] = {}

    def add(self, term: int, template: Template) -> None:
        alternatives = _ranked(template)
        for index, (at, alternative) in enumerate(alternatives):
            for form, part in _forms(alternative):
                posting = pack(
                    len(self._templates), index, part, len(alternative.words), at,
                    alternative.span, 0, True,
                )  # fmt: skip
                self._postings.setdefault(form, array("Q")).append(posting)
        self._of_term.append(term)
        plain = _plain(term, template, alternatives, self._shared)
        self._templates.append(marshal.dumps(plain, _MARSHAL))

    def packed(self) -> bytes:
        """One piece, so that loading costs nothing until it is first asked for."""
        postings = {form: found.tobytes() for form, found in sorted(self._postings.items())}
        data = (tuple(self._of_term), tuple(self._templates), postings)
        return marshal.dumps(data, _MARSHAL)


def pack(
    template: int,
    alternative: int,
    part: int,
    parts: int,
    slot: int,
    span: int,
    step: int,
    key: bool,
) -> int:
    """One posting as a number of 64 bits.

    `key` is False where the word opens no closer look: the lesser words of a phrase, and terms of
    one word that are no names, whose forms the other detectors find (here only misspelt ones are
    looked for).
    """
    return (
        template << 32
        | alternative << 20
        | part << 16
        | parts << 12
        | slot << 8
        | span << 4
        | step << 1
        | int(key)
    )


def _numbered(template: Template, lexicon: Lexicon) -> list[tuple[int, Alternative]]:
    found: list[tuple[int, Alternative]] = []
    for at, slot in enumerate(template.slots):
        for alternative in slot.alternatives.values():
            if template.rescue and max(map(lexicon.rarity, alternative.words)) < RARE_ENOUGH:
                continue
            if len(template.slots) == 1 and alternative.source not in _ONE_WORD:
                continue
            if alternative.similarity >= LEAST_SIMILARITY and needs.worth_keeping(
                template, at, alternative.similarity, alternative.span
            ):
                found.append((at, alternative))
    return _in_order(found)


def _ranked(template: Template) -> list[tuple[int, Alternative]]:
    """All alternatives that say anything, for a search that knows the source; see `hints`."""
    return _in_order(
        [
            (at, alternative)
            for at, slot in enumerate(template.slots)
            for alternative in slot.alternatives.values()
            if alternative.similarity >= LEAST_SIMILARITY
        ]
    )


def _in_order(found: list[tuple[int, Alternative]]) -> list[tuple[int, Alternative]]:
    found.sort(key=lambda pair: (pair[0], -pair[1].similarity, pair[1].words))
    return found[:MOST_ALTERNATIVES]


def _forms(alternative: Alternative) -> list[tuple[str, int]]:
    """(form, number of the word in a phrase) of an alternative."""
    found: list[tuple[str, int]] = []
    for part, word in enumerate(alternative.words):
        if alternative.inflects:
            seen: dict[str, None] = {}
            for base in (word, *inflection.lemmas(word)):
                seen.update(dict.fromkeys(inflection.forms(base)))
            for form in tuple(seen):
                seen.update(dict.fromkeys(inflection.respellings(form)))
            found.extend((form, part) for form in seen)
        else:
            found.append((word, part))
    return found


def _is_key(alternative: Alternative, part: int) -> bool:
    """Whether a phrase cannot be there without this word."""
    if len(alternative.words) == 1:
        return True
    strong = [at for at, similarity in enumerate(alternative.parts) if similarity > 0]
    if strong:
        return part in strong
    return part == max(range(len(alternative.words)), key=lambda at: len(alternative.words[at]))


class _Shared:
    """What alternatives say wherever they stand, each once: most stand in many templates."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Any, ...], int] = {}

    def number(self, each: Alternative) -> int:
        said = (
            each.similarity, int(each.source), tuple(each.reason), each.words, each.weak_form,
            each.character, each.parts,
        )  # fmt: skip
        return self._numbers.setdefault(said, len(self._numbers))

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self._numbers)


def _plain(
    term: int, template: Template, alternatives: list[tuple[int, Alternative]], shared: _Shared
) -> tuple[Any, ...]:
    return (
        term,
        int(template.sort),
        template.prior,
        template.head,
        template.commas,
        template.coordinated,
        template.name,
        template.rescue,
        template.label,
        tuple(
            (slot.word, slot.weight, slot.counterpart, slot.hard, slot.free, slot.named)
            for slot in template.slots
        ),
        array(
            "Q", [shared.number(each) << 8 | at << 4 | each.span for at, each in alternatives]
        ).tobytes(),
    )
