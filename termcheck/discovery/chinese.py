"""Chinese: words by jieba, parts of speech from its dictionary."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from termcheck.discovery.tongues import Protected
from termcheck.text.fold import fold

LEAST_GLUED = 4
"""Uses of a character beside a word, for the two to be one word."""
LEAST_COHESION = 0.5
"""Normalised mutual information of the two."""
LEAST_BOUND = 0.8
"""Share of the uses of either that must be with the other, where one is a function word."""
SAMPLE = 1_000_000
"""Characters that are looked at for such words."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EMPTY_TAGS = frozenset("upcrdmqyfeohkxwgt")
"""First letters of jieba's parts of speech of words that name nothing."""
_NO_NAMES_ZH = _set(
    "是 有 来 去 上 下 中 里 会 能 要 可 使 令 让 给 被 把 将 地 得 着 了 过 的 时 当 到"
    " 如 应 即 像 需 可以 可能 能够 应当 应该 应为 需要 没有 例如 比如 成为 作为 进行"
    " 予以 加以 具有 不会 不能 不可 无法 是否 所有 全部 任意 任何 一些 有些 某些 当中"
    " 位于 处于 属于 还有 说明 也就是说 一切 之 使得 做 作 用 用于 用来 用作 还是 见 请"
    " 不得 不得不 必须 不是 就是 带有 以下 以上 下列 上述 如下 如上 有关 相关 关于 对于"
    " 根据 按照 起来 下去 出来 上来 下来 已经 正在 存在 此时 同时 有时 这样 那样 想 想要"
    " 希望 所谓 称为 叫做 名为 视为 仅 只 只能 只会 仅限 本 该 各 每 某 另 其 与 及 或 和"
    " 并 且"
)


@dataclass(slots=True)
class Chinese:
    """Words by jieba, parts of speech from its dictionary."""

    spaced = False
    joints = frozenset({"的"})
    glued: frozenset[tuple[str, str]] = frozenset()
    """Pairs of neighbours that are one word in this corpus, see `with_corpus_words`."""
    _tags: dict[str, str] = field(default_factory=dict)

    def split(self, text: str, protected: Protected) -> Iterator[tuple[str, int, int]]:
        """By jieba without its guesses at unknown words; n-grams find those."""
        folded = fold(text, protected)
        previous: tuple[str, int, int] | None = None
        for word, start, end in _cut(folded.text):
            span = folded.span(start, end)
            if span is None:
                continue
            if previous and previous[2] == span[0] and (previous[0], word) in self.glued:
                previous = (previous[0] + word, previous[1], span[1])
                continue
            if previous:
                yield previous
            previous = (word, *span)
        if previous:
            yield previous

    def base(self, form: str) -> str:
        """Chinese words have one form."""
        return form

    def tag(self, word: str) -> str:
        """The commonest part of speech; of a noun for unknown words."""
        if not self._tags:
            _jieba()
            import jieba.posseg

            jieba.posseg.dt.initialize()
            self._tags = jieba.posseg.dt.word_tag_tab
        return self._tags.get(word, "n")

    def is_content(self, word: str, form: str) -> bool:
        """Nouns, verbs and adjectives in Chinese characters."""
        if word.isascii() or word in _NO_NAMES_ZH:
            return False
        tag = self.tag(word)
        return tag[0] not in _EMPTY_TAGS and tag not in ("zg", "ad")

    def can_be_term(self, words: Sequence[str]) -> float:
        """Nouns best, verbs less; no single characters."""
        if len("".join(words)) < 2:
            return 0.0
        last = self.tag(words[-1])
        if len(words) > 1:
            verbs = any(self.tag(word) == "v" for word in words[:-1])
            if verbs and len(words) > 2:
                return 0.0  # part of a sentence
            return 0.5 if verbs or last == "v" else 1.0
        return {"n": 1.0, "v": 0.6, "a": 0.6}.get(last[0], 0.8) if last != "vn" else 0.9

    def parts(self, words: Sequence[str]) -> frozenset[str]:
        """Nothing that could be relied on: Chinese words change their part without a sign."""
        return frozenset()

    def kin(self, one: str, other: str) -> bool:
        """One word within the other, as 缓冲 in 缓冲区."""
        return one in other or other in one

    def akin_in_meaning(self, one: str, other: str) -> bool:
        """Nothing more than `kin`."""
        return False


def with_corpus_words(texts: Sequence[str]) -> Chinese:
    """Chinese with the words that jieba takes apart but the corpus holds together: 元 and 数据.

    Of such a pair one is a single character. Cost: some 5 s at most, however large the corpus.
    """
    plain = Chinese()
    step = max(1, sum(map(len, texts)) // SAMPLE)
    alone: Counter[str] = Counter()
    beside: Counter[tuple[str, str]] = Counter()
    for text in texts[::step]:
        previous, end = "", -1
        for word, start, stop in _cut(fold(text).text):
            alone[word] += 1
            if end == start and not word.isascii() and 1 in (len(previous), len(word)):
                beside[previous, word] += 1
            previous, end = ("", -1) if word.isascii() else (word, stop)
    total = sum(alone.values())
    return Chinese(
        frozenset(
            pair
            for pair, count in beside.items()
            if count >= LEAST_GLUED and _holds(pair, count, alone, total, plain)
        )
    )


def _holds(
    pair: tuple[str, str], count: int, alone: Counter[str], total: int, plain: Chinese
) -> bool:
    one, other = alone[pair[0]], alone[pair[1]]
    if not _PARTICLES.isdisjoint(pair):
        return False
    if not all(plain.is_content(word, word) for word in pair) and (
        max(count / one, count / other) < LEAST_BOUND
    ):
        return False
    return math.log(count * total / (one * other)) / -math.log(count / total) >= LEAST_COHESION


def _cut(folded: str) -> Iterator[tuple[str, int, int]]:
    """Words with their places in the folded text; 党的领导, one word to jieba, in its parts."""
    position = 0
    for word in _jieba().cut(folded, HMM=False):
        start = position
        position += len(word)
        if not word[0].isalnum():
            continue
        inner = word.find("的", 1, -1)
        for part in (word[:inner], "的", word[inner + 1 :]) if inner > 0 else (word,):
            yield part, start, start + len(part)
            start += len(part)


_PARTICLES = _set(
    "的 地 得 了 着 过 于 到 为 给 与 和 或 而 之 在 由 向 以 及 被 把 将 这 那 此 其 每"
    " 更 很 最 不 也 都 就 才 又 并 上 下 内 请 个 自 从 对 是 有 所 你 我 他 它"
)


@cache
def _jieba() -> Any:
    import logging

    import jieba

    # It tells stderr that it reads its dictionary.
    logging.getLogger("jieba").setLevel(logging.WARNING)
    return jieba
