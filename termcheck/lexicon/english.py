"""Small closed classes of English words."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = frozenset({"a", "an", "the"})

PREPOSITIONS = _set(
    "about above across after against among around at before behind below beneath beside between"
    " beyond by despite down during for from in inside into like near of off on onto out outside"
    " over past per since through throughout till to toward towards under until up upon via with"
    " within without"
)

FUNCTION_WORDS = (
    ARTICLES
    | PREPOSITIONS
    | _set(
        "s t and or nor but so if then than as that this these those which who whom whose what"
        " where when while it its itself he him his she her they them their themselves we us our"
        " i me my you your is are was were be been being am has have had having do does did"
        " will would can could may might must shall should not no also such other there here"
        " both either neither own very more most etc ie eg"
    )
)
"""Words that carry no weight in a term and cost nothing between two of its words."""

CLAUSE_WORDS = _set(
    "is are was were be been am has have had do does did will would can could may might must shall"
    " should itself themselves himself herself ourselves he she they we"
)
"""Between two words these make a sentence of them."""

JOINING = frozenset({"of", "for", "over", "from"})
"""Between two words of a term, these turn its order round at almost no cost: "X Y", "Y of X"."""

RELATING = frozenset({"in", "by", "on", "to", "at", "with", "towards", "against", "under"})
"""These make a changed order likelier, but less surely than `JOINING`."""

LIGHT_VERBS = frozenset({"make", "do", "take", "get", "have", "give", "carry", "conduct", "let"})
"""Verbs that stand for nearly any verb; no evidence on their own."""

DETERMINERS = ARTICLES | _set(
    "his her its their our my your this these that those both either neither any each every no some"
    " another"
)
"""Words with which a noun phrase begins."""

UNBOUND = _set("a an any both each either every my neither no our some your")
"""Determiners that do not speak of the one thing that everybody knows, as "the" does."""

PICKING = UNBOUND - {"a", "an", "our"}
"""Of these, those that pick some out of many."""

OPENING_CLAUSES = _set("that as than while when where whether if because although though unless so")
"""Words that open a clause."""

ADVERSE = _set("not nor but never without")
"""Words that turn what follows, or set it against what was said."""

HOLLOW_NOUNS = _set(
    "area areas basis field fields kind kinds level levels manner means nature region regions"
    " sector sectors sphere spheres sort sorts type types way ways"
)
"""Nouns that add nothing to the word before them: "rural areas", "a new type"."""

QUALIFYING = _set("other no not without never")
"""Small words without which a term means something else."""
