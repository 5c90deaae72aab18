"""Wishes: replacements that somebody wants in a document, before anybody tries them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from termcheck.engine.agreement import Agreed, agreed
from termcheck.engine.recheck import Recheck
from termcheck.engine.wording import edits_for
from termcheck.model.document import Segment
from termcheck.model.finding import Edit, Finding
from termcheck.model.glossary import Term
from termcheck.model.match import Match
from termcheck.rules.phrases import fitting
from termcheck.text.lines import position_after

WHOLE_RUN = "TC3"
"""Rules about the whole run: what they say of a document depends on the others."""
_FORM = "TC102"
"""The rule about the own term in a wrong form, which its fix puts right."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A replacement that somebody wants in a document."""

    document: str
    """`Document.uri`."""
    segment: Segment
    start: int
    """Half-open, in code points of the segment's text: the words that go."""
    end: int
    edits: tuple[Edit, ...]
    """Sorted, without overlap; may reach beyond the words, to an article before them."""
    text: str
    """What shall stand there."""
    label: str = ""
    """Who wants it: the cell of a workbook, the code of a rule."""
    fingerprint: str = ""
    """Of the finding behind it; empty where there is none."""
    doubt: str | None = None
    """Why it may not read well; None for a text that somebody wrote, and where all is well."""

    @property
    def old(self) -> str:
        """What stands there."""
        return self.segment.text[self.start : self.end]

    @property
    def place(self) -> str:
        """`12:5` (line and column) or a path such as `Sheet1!B7`."""
        anchor = self.segment.anchor
        if anchor.line is None:
            return anchor.path or ""
        origin = (anchor.line, anchor.column or 1)
        line, column = position_after(self.segment.text, self.start, origin)
        return f"{line}:{column}"


def wish_for(finding: Finding, text: str | None = None, label: str = "") -> Wish | str:
    """The wish to mend a finding with its own suggestion, or with a text; or why there is none."""
    segment, start, end = finding.segment, finding.start, finding.end
    if segment is None or start is None or end is None:
        return "it is about a whole file, so there is no text to replace"
    if start == end:
        return "nothing stands there that could be replaced; write it in the document"
    if finding.guessed and text is None:
        return "its place was only guessed; write the text that shall stand there"
    put = Agreed(text) if text is not None else None
    if put is None and finding.suggestion is not None:
        match, own = finding.match, finding.suggestion
        given = match is None or finding.code == _FORM
        put = Agreed(own) if given or match is None else agreed(own, match, segment)
    if put is None:
        return "there is no text to put there; write one beside the decision"
    return wish_at(finding.document, segment, start, end, put, label, finding.fingerprint)


def in_place_of(term: Term, match: Match, segment: Segment) -> Agreed:
    """What shall stand in the place of a match: a term that agrees with the words around it.

    The own term of a match, which stands there in a wrong form, is put as it is.
    """
    text = fitting(term, match)
    own = term.id == match.term.id and not match.derived
    return Agreed(text) if own else agreed(text, match, segment)


def wish_at(
    document: str,
    segment: Segment,
    start: int,
    end: int,
    put: Agreed,
    label: str = "",
    fingerprint: str = "",
) -> Wish | str:
    """The wish to put a text in a place; why not, where it stands there already."""
    edits = edits_for(segment, start, end, put.text)
    if not edits:
        return f"“{put.text}” stands there already"
    return Wish(document, segment, start, end, edits, put.text, label, fingerprint, put.doubt)


def wishes_for(
    recheck: Recheck, finding: Finding, label: str = "", data: bytes | None = None
) -> list[Wish | str]:
    """The wishes to mend a finding: one, or one for each place that it stands for.

    The rules about the whole run report a rendering once for a document and count its places; all
    of them are meant. `data` are the bytes of the document that the finding is about; None for
    those on disk.
    """
    match, suggestion, concept_id = finding.match, finding.suggestion, finding.concept_id
    if not finding.code.startswith(WHOLE_RUN) or not (match and suggestion and concept_id):
        return [wish_for(finding, None, label)]
    language = recheck.plan.target_language
    accepted = next(
        (c.accepted(language) for c in recheck.plan.glossary.concepts if c.id == concept_id), ()
    )
    term = next((t for t in accepted if fitting(t, match) == suggestion), None)
    if term is None:
        return [wish_for(finding, None, label)]
    document, mark, status = finding.document, finding.fingerprint, match.status
    return [
        wish_at(document, segment, use.start, use.end, put, label, mark)
        for segment, use in recheck.places(document, frozenset({concept_id}), data)
        if use.term.id == match.term.id and use.status == status
        for put in (in_place_of(term, use, segment),)
    ]


def by_wish(wishes: Iterable[Wish]) -> dict[str, list[Wish]]:
    """Wishes by document, in their order."""
    found: dict[str, list[Wish]] = {}
    for wish in wishes:
        found.setdefault(wish.document, []).append(wish)
    return found
