from __future__ import annotations

import os
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from termcheck.readers.alignment.knowledge import Clue
from termcheck.readers.alignment.search import Bead, align

Text = list[tuple[str, ...]]


def beads(left: Text, right: Text, size: int = 40) -> list[Bead]:
    """An alignment of sentences that are made of words; each word answers itself."""
    clues = [
        [tuple(Clue((word,), 0.6) for word in dict.fromkeys(words)) for words in side]
        for side in (left, right)
    ]
    lengths = [[size * max(1, len(words)) for words in side] for side in (left, right)]
    return align(clues[0], clues[1], (lengths[0], lengths[1]))


def pairs(found: list[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(tuple(range(b.left, b.left_end)), tuple(range(b.right, b.right_end))) for b in found]


def sentence(number: int) -> tuple[str, ...]:
    return tuple(f"w{number}{letter}" for letter in "abcd")


def test_equal_texts_go_one_by_one() -> None:
    text = [sentence(number) for number in range(12)]
    assert pairs(beads(text, text)) == [((n,), (n,)) for n in range(12)]


def test_two_sentences_for_one() -> None:
    text = [sentence(number) for number in range(6)]
    joined = [*text[:2], text[2] + text[3], *text[4:]]
    assert ((2, 3), (2,)) in pairs(beads(text, joined))
    assert ((2,), (2, 3)) in pairs(beads(joined, text))


def test_three_sentences_for_one() -> None:
    text = [sentence(number) for number in range(7)]
    joined = [*text[:2], text[2] + text[3] + text[4], *text[5:]]
    assert ((2, 3, 4), (2,)) in pairs(beads(text, joined))


def test_two_with_two_that_share_their_words_out_otherwise() -> None:
    text = [sentence(number) for number in range(6)]
    mixed = [*text[:2], text[2] + text[3][:3], text[3][3:], *text[4:]]
    assert ((2, 3), (2, 3)) in pairs(beads(text, mixed))


def test_a_sentence_left_out_stands_alone() -> None:
    text = [sentence(number) for number in range(10)]
    assert ((4,), ()) in pairs(beads(text, text[:4] + text[5:]))
    assert ((), (4,)) in pairs(beads(text[:4] + text[5:], text))


def test_a_chapter_left_out_stands_alone() -> None:
    text = [sentence(number) for number in range(300)]
    found = pairs(beads(text, text[:100] + text[250:]))
    assert sum(right == () for _, right in found) == 150
    assert ((299,), (149,)) in found


def test_lengths_alone_do_where_there_is_nothing_else() -> None:
    clues: list[list[Clue]] = [[] for _ in range(5)]
    lengths = [100, 20, 300, 60, 150]
    found = align(clues, clues, (lengths, [3 * length for length in lengths]))
    assert pairs(found) == [((n,), (n,)) for n in range(5)]


def test_an_empty_side() -> None:
    assert pairs(beads([], [])) == []
    assert pairs(beads([("a",)], [])) == [((0,), ())]
    assert pairs(beads([], [("a",), ("b",)])) == [((), (0,)), ((), (1,))]


words = st.lists(st.sampled_from("abcdefgh"), max_size=5).map(tuple)


@given(st.lists(words, max_size=25), st.lists(words, max_size=25))
@settings(max_examples=60, deadline=None)
def test_every_sentence_is_in_one_bead_and_in_order(left: Text, right: Text) -> None:
    found = pairs(beads(left, right))
    assert [i for lefts, _ in found for i in lefts] == list(range(len(left)))
    assert [j for _, rights in found for j in rights] == list(range(len(right)))
    assert all(lefts or rights for lefts, rights in found)


def test_scores_do_not_depend_on_the_process() -> None:
    # Floats added up in the order of a set of texts would differ in their last digits.
    code = (
        "from termcheck.readers.alignment.knowledge import Clue\n"
        "from termcheck.readers.alignment.search import align\n"
        "texts = [[Clue((f'w{n * 7 % 31}-{k}',), 0.1 + k / 13) for k in range(8)]"
        " for n in range(40)]\n"
        "print(align(texts, texts[3:], ([40] * 40, [43] * 37)))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
