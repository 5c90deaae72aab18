"""The forms that one word of a rendering may take."""

from __future__ import annotations

from termcheck.lexicon import frequency, inflection
from termcheck.matching.pinyin import pinyin_shaped
from termcheck.model.language import primary

SAME, NUMBER, GRAMMAR, POSSESSIVE, NAME_NUMBER = range(5)
"""How a form differs: not at all; singular for plural or the reverse; a verb form; by 's; as the
plural of a name, which should have none."""

_AGENT_ENDINGS = ("er", "or", "ist", "ian", "ary", "arie", "ent", "ant", "man")

Slot = dict[str, int]
"""Folded form to the way in which it differs."""


def slot_of(
    word: str,
    printed: str,
    *,
    opens_term: bool,
    ends_term: bool,
    after_numeral: bool,
    previous: str,
    tag: str,
) -> Slot:
    """All forms of a folded word with how they differ from it.

    `printed` is the word as the glossary writes it, `opens_term` and `ends_term` whether the term
    begins (but for adverbs) and ends with it, `previous` the word right before it (empty: none, or
    a word of grammar), `tag` the language. Words of languages without inflection data have
    themselves only.
    """
    slot: Slot = {}
    if primary(tag) == "en":
        base = word.removesuffix("'s")
        if base != word:
            numbers = [] if _is_name(base, printed) else _numbers(base)
            slot.update(dict.fromkeys((base, *numbers), POSSESSIVE))
        elif word.isalpha():
            noun = _noun_like(word, after_numeral)
            verb = not noun or (opens_term and printed.islower()) or word.endswith("ing")
            if verb and not (ends_term and word.endswith("ing") and _modifies(previous)):
                slot.update(dict.fromkeys(_verb_forms(word), GRAMMAR))
            if noun and _is_name(word, printed):
                if ends_term and not opens_term and not pinyin_shaped(word):
                    slot.update(dict.fromkeys(_regular_number(word), NAME_NUMBER))
            elif noun:
                slot.update(dict.fromkeys(_numbers(word), NUMBER))
        slot.update({f"{form}'s": POSSESSIVE for form in [base, *slot] if "'" not in form})
    slot[word] = SAME
    return slot


def _noun_like(word: str, after_numeral: bool) -> bool:
    table = frequency.load()
    if after_numeral:
        return True
    bases = inflection.lemmas(word)
    return any(table.can_be(base, "np") for base in (word, *bases))


def _modifies(previous: str) -> bool:
    """Whether a word makes an -ing word behind it a noun: "case filing", "legal reasoning"."""
    return bool(previous) and frequency.load().can_be(previous.removesuffix("'s"), "nap")


def _is_name(word: str, printed: str) -> bool:
    """Whether a word is a name: it has a capital and no dictionary knows it."""
    known = frequency.load().known
    return printed[:1].isupper() and not any(map(known, (word, *inflection.lemmas(word))))


def _numbers(word: str) -> list[str]:
    declensions = map(inflection.noun_forms, inflection.lemmas(word))
    forms = {form for declension in declensions if word in declension for form in declension}
    if len(forms) < 2:
        forms |= _regular_number(word)
    return sorted(forms - {word})


def names_person(word: str) -> bool:
    """Whether a word looks like a title or an occupation ("Prosecutor", "Secretary")."""
    return word.lower().rstrip("'").removesuffix("s").endswith(_AGENT_ENDINGS)


def _regular_number(word: str) -> set[str]:
    """Singular of a word that a numeral makes a noun ("Upholds"), plural of one without data."""
    if word.endswith(("sses", "xes", "ches", "shes")):
        return {word[:-2]}
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return {word[:-1]}
    return {f"{word}s"} if not word.endswith(("s", "x", "z", "ch", "sh", "y")) else set()


def _verb_forms(word: str) -> list[str]:
    table = frequency.load()
    forms: set[str] = set()
    for base in inflection.lemmas(word):
        if table.can_be(base, "v") or inflection.only_verb(base):
            forms.update(inflection.forms(base))
    return sorted(forms - {word})
