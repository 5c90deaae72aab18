from __future__ import annotations

import gc

import pytest

from termcheck.engine.garbage import seldom_collected


def test_the_threshold_is_put_back_whatever_happens() -> None:
    before = gc.get_threshold()
    seen = []

    def fails() -> None:
        with seldom_collected():
            seen.append(gc.get_threshold())
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert seen[0] > before
    assert gc.get_threshold() == before


def test_what_was_switched_off_stays_off() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with seldom_collected():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
