"""The only room that compares texts with terms.

`compile_matcher` turns a glossary into a `Matcher`; `Matcher.find` gives the matches of a text.
Behind it stand detectors, one sub-package or module each, listed in `registry.DETECTORS`: each
proposes matches on its own, and `resolve` settles once, over all of them, which ones stand.
"""

from __future__ import annotations

from termcheck.matching.matcher import Matcher, compile_matcher
from termcheck.matching.prepared import PreparedText

__all__ = ["Matcher", "PreparedText", "compile_matcher"]
