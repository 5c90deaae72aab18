from __future__ import annotations

import marshal

import pytest

from termcheck.matching.packed import Pieces, Words, pack, pack_words


@pytest.mark.parametrize("together", [1, 2, 3, 100])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 7])
def test_pieces_come_back_in_their_order(count: int, together: int) -> None:
    pieces = [("a", number, b"\x00" * number, (0.5, True, None)) for number in range(count)]
    packed = Pieces(marshal.loads(marshal.dumps(pack(pieces, together))))
    assert len(packed) == count
    assert list(packed) == pieces
    assert [packed[number] for number in reversed(range(count))] == pieces[::-1]


WORDS = {"court": 1, "courts": 2, "straße": 3, "𠀀": (4, "ﬁ"), "": 5}


@pytest.mark.parametrize("together", [1, 2, 100])
def test_words_have_their_values(together: int) -> None:
    packed = Words(marshal.loads(marshal.dumps(pack_words(WORDS, together))))
    assert {word: packed[word] for word in WORDS} == WORDS
    assert all(word in packed for word in WORDS)


@pytest.mark.parametrize("word", ["a", "cour", "courts'", "zz", "𠀁", "\ud800"])
@pytest.mark.parametrize("together", [1, 2, 100])
def test_other_words_have_none(word: str, together: int) -> None:
    packed = Words(pack_words({"court": 1, "𠀀": 2, "street": 3}, together))
    assert packed.get(word) is None
    assert word not in packed
    with pytest.raises(KeyError):
        packed[word]


def test_no_words_at_all() -> None:
    assert Words(pack_words({}, 16)).get("court") is None


def test_equal_values_give_equal_bytes() -> None:
    shared = "".join(["peo", "ple"])
    one = pack([(shared, shared), (shared,)], 2)
    other = pack([("".join(["peo", "ple"]), "people"), ("people",)], 2)
    assert one == other
    assert pack_words(WORDS, 2) == pack_words(dict(reversed(WORDS.items())), 2)
