"""Small words at the edges of a rendering that no template holds: "opening up", not "opening"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.lexicon.english import FUNCTION_WORDS
from termcheck.text.fold import fold_text
from termcheck.text.functional import ARTICLES
from termcheck.text.tokens import words

if TYPE_CHECKING:
    from termcheck.matching.prepared import PreparedText


def with_edges(text: PreparedText, start: int, end: int, term: str) -> tuple[int, int]:
    """The words `start` to `end` (exclusive), and right beside them the small words with which the
    term begins or ends, so that the term can be put in their place.

    Articles stay outside, as they do for listed terms.
    """
    own = words(fold_text(term))
    content = [at for at, word in enumerate(own) if word not in FUNCTION_WORDS]
    if not content:
        return start, end
    head, tail = own[: content[0]], own[content[-1] + 1 :]
    while head and head[0] in ARTICLES:
        head = head[1:]
    found = text.words
    if tail and found[end : end + len(tail)] == tail and _joined(text, end - 1, len(tail)):
        end += len(tail)
    first = start - len(head)
    if head and first >= 0 and found[first:start] == head and _joined(text, first, len(head)):
        start = first
    return start, end


def _joined(text: PreparedText, at: int, count: int) -> bool:
    """Whether only blanks or hyphens stand behind each of the words from `at` on."""
    return all(not text.separator(word).strip(" -") for word in range(at, at + count))
