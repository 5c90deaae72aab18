"""Which wordings are one rendering: forms of one word, one family, one within the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Kin = Callable[[str, str], bool]
"""Whether two words are of one family."""
Words = tuple[str, ...]
"""The content words of a wording, sorted."""


def grouped(counts: Mapping[Words, int], kin: Kin) -> list[list[Words]]:
    """Wordings in groups, the commonest group and the commonest wording first.

    A wording joins the first group (from the commonest on) whose commonest wording says the same
    with other forms, or with words left out or added: "develop", "development"; "congress",
    "national congress". There is no chain: what joins is compared with the commonest alone.
    """
    groups: list[list[Words]] = []
    for words in sorted(counts, key=lambda words: (-counts[words], words)):
        for group in groups:
            if _same(words, group[0], kin):
                group.append(words)
                break
        else:
            groups.append([words])
    weight = {id(group): sum(counts[words] for words in group) for group in groups}
    return sorted(groups, key=lambda group: (-weight[id(group)], group[0]))


def _same(one: Words, other: Words, kin: Kin) -> bool:
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    left = list(many)
    for word in few:
        partner = _partner(word, left, kin)
        if partner is None:
            return False
        left.remove(partner)
    return True


def _partner(word: str, among: Sequence[str], kin: Kin) -> str | None:
    if word in among:
        return word
    return next((other for other in among if kin(word, other)), None)
