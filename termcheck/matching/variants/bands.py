"""Concepts that the engine cannot promise much for."""

from __future__ import annotations

from termcheck.lexicon.everyday import is_everyday

__all__ = ["is_everyday"]
