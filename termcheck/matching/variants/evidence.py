"""Why a window of words renders a term: kind, steps and what to tell an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.lexicon.english import FUNCTION_WORDS
from termcheck.matching.variants.edges import with_edges
from termcheck.matching.variants.weights import Sort, Source
from termcheck.matching.variants.words import bare, term_words
from termcheck.model.match import Kind, Match, Step
from termcheck.model.phrase import Phrase
from termcheck.text.fold import fold
from termcheck.text.tokens import words

if TYPE_CHECKING:
    from termcheck.matching.variants.loaded import LoadedTemplate
    from termcheck.matching.variants.passage import Passage
    from termcheck.matching.variants.windows import Filling, Window
    from termcheck.model.glossary import Term

_KINDS = {
    Source.CANONICAL: Kind.INFLECTION,
    Source.NUMBER: Kind.SYNONYM,
    Source.FAMILY: Kind.DERIVATION,
    Source.SPLIT: Kind.SPACING,
    Source.JOINED: Kind.SPACING,
    Source.OLD_SPELLING: Kind.ROMANISATION,
    Source.SPELLING: Kind.SPELLING,
}
_SEEN_BY_OTHERS = frozenset({Kind.EXACT, Kind.CASE, Kind.INFLECTION, Kind.HYPHENATION})
_FIRST = (
    Kind.SPELLING,
    Kind.ROMANISATION,
    Kind.OMISSION,
    Kind.SYNONYM,
    Kind.INSERTION,
    Kind.DERIVATION,
    Kind.ORDER,
    Kind.SPACING,
    Kind.HYPHENATION,
    Kind.FUNCTION_WORD,
    Kind.INFLECTION,
    Kind.CASE,
)
"""The difference that matters most comes first."""


def match_of(
    template: LoadedTemplate,
    passage: Passage,
    window: Window,
    concept: str,
    term: Term,
    *,
    confidence: float,
    weight: float,
) -> Match | None:
    """The match of a window; None where it cuts a character, or where the words are those of the
    term in a form that the detectors of listed terms and of forms see."""
    text = passage.text
    first, end = with_edges(text, window.start, window.end, term.text)
    last = text.words[end - 1]
    stop = text.starts[end - 1] + len(last) - (2 if last.endswith("'s") else 0)
    span = text.span(text.starts[first], stop)
    if span is None:
        return None
    steps = steps_of(template, passage, window)
    kind = kind_of(template, passage, window, steps, term.text)
    printed = text.original[span[0] : span[1]]
    if kind in _SEEN_BY_OTHERS or printed.casefold() == term.text.casefold():
        return None
    return Match(
        *span,
        printed,
        concept,
        term,
        kind,
        round(confidence, 3),
        why(template, passage, window, steps, term),
        steps,
        derived=True,
        opens_sentence=text.opens_sentence(text.starts[window.start]),
        weight=round(weight, 3),
    )


def steps_of(template: LoadedTemplate, passage: Passage, window: Window) -> tuple[Step, ...]:
    """The comparison word by word: the slots in the order of the template, then what is more."""
    by_slot = {filling.slot: filling for filling in window.fillings}
    covered = {
        slot
        for filling in window.fillings
        for slot in range(filling.slot, filling.slot + filling.span)
    }
    steps: list[Step] = []
    for slot, word in enumerate(template.words):
        filling = by_slot.get(slot)
        if filling is not None:
            expected = " ".join(template.words[slot : slot + filling.span])
            steps.append(_step(template, passage, filling, expected))
        elif slot not in covered:
            gone = Phrase("left-out-free" if template.free[slot] else "left-out")
            steps.append(Step(word, "", Kind.OMISSION, gone))
    used = {at for filling in window.fillings for at in range(filling.start, filling.end)}
    for at in range(window.start, window.end):
        if at not in used and bare(passage.words[at]) not in FUNCTION_WORDS:
            steps.append(Step("", passage.text.printed_word(at), Kind.INSERTION, Phrase("put-in")))
    return tuple(steps)


def _step(template: LoadedTemplate, passage: Passage, filling: Filling, expected: str) -> Step:
    found = _printed(passage, filling.start, filling.end)
    if filling.meant:
        return Step(expected, found, Kind.SPELLING, Phrase("misspelt", (filling.meant,)))
    kind = _KINDS.get(filling.alternative.source, Kind.SYNONYM)
    folded = " ".join(bare(passage.words[at]) for at in range(filling.start, filling.end))
    if folded == expected:
        return Step(expected, found, Kind.EXACT, Phrase("same-word"))
    if template.sort is Sort.LITERAL and filling.alternative.source is not Source.CANONICAL:
        kind = Kind.LITERAL
    return Step(expected, found, kind, Phrase(*filling.alternative.reason))


def _printed(passage: Passage, start: int, end: int) -> str:
    return " ".join(passage.text.printed_word(at) for at in range(start, end))


def kind_of(
    template: LoadedTemplate, passage: Passage, window: Window, steps: tuple[Step, ...], term: str
) -> Kind:
    """The first difference that matters between the window and the term; EXACT for none."""
    if template.sort is Sort.LITERAL:
        return Kind.LITERAL
    if template.sort is Sort.MEANING:
        return Kind.SYNONYM
    kinds = {step.kind for step in steps}
    slots = [filling.slot for filling in window.fillings]
    if slots != sorted(slots):
        kinds.add(Kind.ORDER)
    if template.name and kinds - {Kind.EXACT} <= {Kind.SPACING, Kind.ORDER}:
        return Kind.ROMANISATION if Kind.ORDER in kinds else Kind.SPACING
    for kind in _FIRST:
        if kind in kinds and kind not in (Kind.INFLECTION, Kind.CASE):
            return kind
    here = [bare(passage.words[at]) for at in range(window.start, window.end)]
    light = [word for word in here if word in FUNCTION_WORDS]
    listed = [word for word in term_words(term) if word in FUNCTION_WORDS]
    if light != listed and light != [word for word in listed if word not in ("the", "a", "an")]:
        return Kind.FUNCTION_WORD
    here = passage.words[window.start : window.end]
    if template.name and _apostrophes(here) != _apostrophes(words(fold(term).text)):
        return Kind.ROMANISATION
    return Kind.INFLECTION if Kind.INFLECTION in kinds else Kind.EXACT


def _apostrophes(found: list[str]) -> int:
    """How many apostrophes part the syllables of names ("Xi'an")."""
    return sum(word.removesuffix("'s").count("'") for word in found)


def why(
    template: LoadedTemplate, passage: Passage, window: Window, steps: tuple[Step, ...], term: Term
) -> Phrase:
    """One sentence for an editor; `term` is the listed one that the words come closest to."""
    if template.sort is Sort.MEANING:
        parts = [Phrase("dictionary", (template.counterparts[0], template.label))]
    elif template.sort is Sort.LITERAL:
        pairs = _literal(template, passage, window)
        parts = [Phrase("word-for-word", (template.label, pairs))]
    else:
        parts = [_difference(step) for step in steps if step.kind is not Kind.EXACT]
    slots = [filling.slot for filling in window.fillings]
    if template.sort is Sort.TERM and slots != sorted(slots):
        parts.append(Phrase("other-order"))
    if template.sort is Sort.LITERAL:
        missing = tuple(step.expected for step in steps if step.kind is Kind.OMISSION)
        if missing:
            parts.append(Phrase("words-left-out", (missing,)))
        more = tuple(step.found for step in steps if step.kind is Kind.INSERTION)
        if more:
            parts.append(Phrase("words-put-in", (more,)))
    if not parts:
        parts = [Phrase("only-form")]
    return Phrase("variant", (tuple(parts), str(term.status), term.text))


def _difference(step: Step) -> Phrase:
    if step.kind is Kind.OMISSION:
        return Phrase("words-left-out", ((step.expected,),))
    if step.kind is Kind.INSERTION:
        return Phrase("words-put-in", ((step.found,),))
    if step.kind is Kind.INFLECTION:
        return Phrase("is-form", (step.found, step.expected))
    return Phrase("stands-for", (step.found, step.expected, step.why))


def _literal(template: LoadedTemplate, passage: Passage, window: Window) -> tuple[Phrase, ...]:
    """What stands for which part of the source term, in the order of the source term."""
    return tuple(
        Phrase(
            "for",
            (
                _printed(passage, filling.start, filling.end),
                "".join(template.counterparts[filling.slot : filling.slot + filling.span]),
            ),
        )
        for filling in sorted(window.fillings, key=lambda filling: filling.slot)
    )
