"""Inflected forms of English words. Compile time only: lemminflect loads numpy."""

from __future__ import annotations

from functools import cache

_PARTS = ("NOUN", "VERB")
# Degrees of adjectives are left alone on purpose: "highest" is not a form of "high" in a term.


@cache
def lemmas(word: str) -> tuple[str, ...]:
    """The base forms of a lower-case word as noun or verb, and the word itself; sorted, itself
    first when it is one."""
    from lemminflect import getAllLemmas

    found: set[str] = set()
    for part, bases in getAllLemmas(word).items():
        if part in ("NOUN", "VERB", "PROPN"):
            found.update(base.lower() for base in bases)
        else:
            found.add(word)
    if not found:
        found = {_guess_singular(word)}
    return tuple(sorted(found, key=lambda base: (base != word, base)))


@cache
def forms(word: str) -> tuple[str, ...]:
    """All noun and verb forms of a lower-case base form, itself included; sorted.

    A word the dictionary lacks is taken for a regular noun. A noun that is not counted has a plural
    all the same: those who translate word for word write it ("Two Maintenances").
    """
    from lemminflect import getAllInflections

    found, nouns, plurals = {word}, False, {word}
    for part in _PARTS:
        for tag, words in getAllInflections(word, upos=part).items():
            if tag[0] in "NV":
                found.update(each.lower() for each in words)
            nouns = nouns or tag == "NN"
            if tag == "NNS":
                plurals.update(each.lower() for each in words)
    uncounted = nouns and plurals == {word} and not word.endswith("s")
    unknown = len(found) == 1 and len(word) > 3 and not getAllInflections(word)
    if word.isalpha() and (uncounted or unknown):
        found.add(_plural(word))
    return tuple(sorted(found))


@cache
def only_verb(word: str) -> bool:
    """Whether a lower-case base form is a verb and nothing else ("emancipate")."""
    from lemminflect import getAllLemmas

    return set(getAllLemmas(word)) == {"VERB"}


@cache
def noun_forms(word: str) -> tuple[str, ...]:
    """Singular and plural of a lower-case base form; sorted."""
    from lemminflect import getAllInflections

    found = {word}
    for tag, words in getAllInflections(word, upos="NOUN").items():
        if tag[0] == "N":
            found.update(each.lower() for each in words)
    return tuple(sorted(found))


@cache
def respellings(word: str) -> tuple[str, ...]:
    """The same word in British or American spelling, where an ending tells; () otherwise."""
    for one, other in _RESPELT:
        if one in word[3:]:
            return (word[:3] + word[3:].replace(one, other),)
    return ()


_RESPELT = (
    ("isation", "ization"), ("ization", "isation"), ("ise", "ize"), ("ize", "ise"),
    ("ising", "izing"), ("izing", "ising"), ("yse", "yze"), ("yze", "yse"),
    ("our", "or"), ("ence", "ense"), ("ense", "ence"), ("ogue", "og"), ("lling", "ling"),
    ("lled", "led"),
)  # fmt: skip


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _guess_singular(word: str) -> str:
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word
