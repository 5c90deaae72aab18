"""Documents corrected in memory: from wishes to bytes that have been read and checked again.

Nothing here writes. A document comes out corrected only when, checked again, it has no finding that
was not there before; a wish that brings one about is taken back and named. That all other text is
as it was is seen to by `patching`, which reads its own work.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from termcheck.engine.recheck import Recheck, by_document, summaries
from termcheck.engine.wishes import WHOLE_RUN, Wish, by_wish, wishes_for
from termcheck.errors import UsageError
from termcheck.model.finding import Applicability, Finding
from termcheck.model.match import Band
from termcheck.model.report import DocumentSummary, Report
from termcheck.patching.base import Change, Options

_ROUNDS = 8
"""How often wishes are taken back, or fixes that have come into reach are made."""


@dataclass(frozen=True, slots=True)
class Unmade:
    """A wish that was not carried out."""

    wish: Wish
    reason: str
    """Why, a sentence."""


@dataclass(slots=True)
class Corrected:
    """A document and what becomes of it, in memory."""

    uri: str
    format: str
    before: bytes
    after: bytes
    """The same bytes as `before` where nothing could be changed."""
    made: list[Wish] = field(default_factory=list)
    """In reading order; those of later rounds behind those of earlier ones."""
    unmade: list[Unmade] = field(default_factory=list)
    fault: str | None = None
    """Why the whole document is left as it is; None where it could be corrected."""

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.uri)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What becomes of the documents of a run."""

    documents: tuple[Corrected, ...]
    """Those about which anybody wished anything, sorted by uri."""
    before: Report
    """Findings of the baseline included, as in `after`."""
    after: Report


def correct(
    recheck: Recheck, before: Report, wishes: Iterable[Wish], options: Options | None = None
) -> Corrections:
    """The documents with wishes carried out, as far as they can be.

    `before` is what `recheck.run()` gave. Cost: one run, and one more for each round in which
    wishes have to be taken back.
    """
    work = _Work(recheck, before, options or Options())
    work.carry_out(by_wish(wishes), by_document(before.findings))
    return Corrections(work.documents(), before, work.after)


def fix(
    recheck: Recheck,
    before: Report,
    wanted: Callable[[Finding], bool],
    options: Options | None = None,
) -> Corrections:
    """The documents with the fixes of all wanted findings made, until none is left.

    `before` is what `recheck.run()` gave; findings of its baseline are left alone, and so is a fix
    that is for display only; so is one whose text may not read well in its place, and it is named.
    `wanted` is asked about findings that come into reach, too.
    """
    work = _Work(recheck, before, options or Options(), again=True)

    def wishes_about(report: Report, *, whole_run: bool) -> list[Wish]:
        bases = {c.uri: c.after for c in work.documents()}
        found: list[Wish | str] = []
        for finding in filter(recheck.stands, report.findings):
            if finding.fix is None or finding.fix.applicability is Applicability.DISPLAY:
                continue
            if finding.code.startswith(WHOLE_RUN) is whole_run and wanted(finding):
                data = bases.get(finding.document)
                found += wishes_for(recheck, finding, finding.code, data)
        return [wish for wish in found if isinstance(wish, Wish) and not work.refused(wish)]

    report, doubted = before, list[Wish]()
    # What is said of the whole run depends on all other fixes: it comes last, and once, lest one
    # rendering be changed into another and back.
    for whole_run in (False, True):
        for _ in range(1 if whole_run else _ROUNDS):
            wishes = wishes_about(report, whole_run=whole_run)
            sure = [wish for wish in wishes if wish.doubt is None]
            if sure:
                work.carry_out(by_wish(sure), by_document(report.findings))
            if not sure or report is work.after:
                break
            report = work.after
        doubted += [wish for wish in wishes if wish.doubt is not None]
    work.leave(doubted)
    return Corrections(work.documents(), before, work.after)


def fixable(finding: Finding, *, unsafe: bool) -> bool:
    """Whether a program may make the fix of a finding; `unsafe` ones only when asked for.

    A possible rendering is a question: no program should answer it unseen.
    """
    if finding.fix is None or finding.fix.applicability is Applicability.SAFE:
        return finding.fix is not None
    return unsafe and (finding.match is None or finding.match.band is not Band.POSSIBLE)


class _Work:
    """The documents while they are corrected."""

    def __init__(
        self, recheck: Recheck, before: Report, options: Options, *, again: bool = False
    ) -> None:
        """`again`: what overlaps in one round gets its turn in the next."""
        self._recheck = recheck
        self._again = again
        self._options = options
        self._known = summaries(before)
        self._done: dict[str, Corrected] = {}
        self._refused: set[tuple[str, str, str]] = set()
        self.after = before

    def documents(self) -> tuple[Corrected, ...]:
        return tuple(self._done[uri] for uri in sorted(self._done))

    def refused(self, wish: Wish) -> bool:
        """Whether such a wish could not be carried out in an earlier round."""
        return (wish.document, wish.old, wish.text) in self._refused

    def leave(self, doubted: Iterable[Wish]) -> None:
        """Names the wishes that no program should carry out unseen."""
        for wish in doubted:
            document = self._opened(wish.document)
            if document is not None and wish.doubt is not None:
                document.unmade.append(Unmade(wish, wish.doubt))

    def carry_out(
        self,
        wishes: Mapping[str, list[Wish]],
        findings: Mapping[str, list[Finding]],
    ) -> None:
        """Makes one round of wishes; `findings` are those of the documents as they are by now."""
        open_wishes: dict[str, list[Wish]] = {}
        start: dict[str, bytes] = {}
        for uri, asked in sorted(wishes.items()):
            document = self._opened(uri)
            if document is None or document.fault is not None:
                continue
            start[uri] = document.after
            kept, clashing = _without_overlap(asked)
            if not self._again:
                self._give_up(document, clashing)
            open_wishes[uri] = kept
        trials: dict[str, bytes] = {}
        dirty = set(open_wishes)
        for _ in range(_ROUNDS):
            for uri in sorted(dirty):
                trials[uri] = self._patched(uri, start[uri], open_wishes)
            others = {c.uri: c.after for c in self._done.values() if c.after != c.before}
            changed = {u: b for u, b in trials.items() if b != start[u]}
            if not changed:
                return
            report = self._recheck.run({**others, **changed})
            found = by_document(report.findings)
            dirty = {
                uri
                for uri in sorted(changed)
                if self._taken_back(uri, findings.get(uri, []), found.get(uri, []), open_wishes)
            }
            if not dirty:
                break
        else:
            for uri in dirty:
                self._fail(uri, "corrected, it would have findings that it has not now")
                trials.pop(uri)
        for uri, data in trials.items():
            if data != start[uri]:
                self._done[uri].after = data
                order = sorted(open_wishes[uri], key=lambda w: (w.segment.number, w.start))
                self._done[uri].made += order
        self.after = report

    def _opened(self, uri: str) -> Corrected | None:
        if uri in self._done:
            return self._done[uri]
        summary = self._known.get(uri)
        if summary is None:
            return None
        try:
            data = Path(uri).read_bytes()
        except OSError as fault:
            data, reason = b"", (fault.strerror or type(fault).__name__).lower()
            self._done[uri] = Corrected(uri, summary.format, data, data)
            self._fail(uri, f"it cannot be read: {reason}")
            return self._done[uri]
        document = self._done[uri] = Corrected(uri, summary.format, data, data)
        if not _is_that(data, summary):
            self._fail(uri, "it has changed while it was checked; run again")
        return document

    def _patched(self, uri: str, data: bytes, wishes: dict[str, list[Wish]]) -> bytes:
        """The bytes with the wishes of a document made; what is refused is taken out of them."""
        from termcheck.patching import patch_bytes

        document, plan = self._done[uri], self._recheck.plan
        changes = [Change(wish.segment, wish.edits) for wish in wishes[uri]]
        try:
            patched = patch_bytes(
                data,
                uri,
                document.format,
                changes,
                language=plan.target_language,
                source_language=plan.source_language,
                options=self._options,
            )
        except UsageError as fault:
            self._give_up(document, [Unmade(wish, fault.what) for wish in wishes[uri]])
            wishes[uri] = []
            return data
        refused = {id(refusal.change): refusal.reason for refusal in patched.refused}
        kept, unmade = [], []
        for wish, change in zip(wishes[uri], changes, strict=True):
            if id(change) in refused:
                unmade.append(Unmade(wish, refused[id(change)]))
            else:
                kept.append(wish)
        self._give_up(document, unmade)
        wishes[uri] = kept
        return patched.data

    def _taken_back(
        self,
        uri: str,
        before: Sequence[Finding],
        after: Sequence[Finding],
        wishes: dict[str, list[Wish]],
    ) -> bool:
        """Takes back what brings new findings about; whether there was anything of the kind."""
        new = new_findings(before, after, wishes[uri])
        if not new:
            return False
        blamed: dict[int, Finding] = {}
        for finding in new:
            beside = [wish for wish in wishes[uri] if _beside(finding, wish)]
            # One that put words of the finding there, else all of the passage.
            for wish in [w for w in beside if _within(finding, w, beside)] or beside:
                blamed.setdefault(id(wish), finding)
        if not blamed:
            first = new[0]
            self._fail(uri, f"corrected, it would have a finding more: {first.message}")
            wishes[uri] = []
            return True
        unmade = [
            Unmade(
                wish, f"with it, the text would have another finding: {blamed[id(wish)].message}"
            )
            for wish in wishes[uri]
            if id(wish) in blamed
        ]
        self._give_up(self._done[uri], unmade)
        wishes[uri] = [wish for wish in wishes[uri] if id(wish) not in blamed]
        return True

    def _give_up(self, document: Corrected, unmade: Iterable[Unmade]) -> None:
        for each in unmade:
            document.unmade.append(each)
            self._refused.add((document.uri, each.wish.old, each.wish.text))

    def _fail(self, uri: str, fault: str) -> None:
        document = self._done[uri]
        document.fault, document.after, document.made = fault, document.before, []


def new_findings(
    before: Sequence[Finding], after: Sequence[Finding], wishes: Sequence[Wish]
) -> list[Finding]:
    """The findings of a corrected document that it did not have before, in reading order.

    Findings are counted by concept: those that a wish was about must be gone, all others may stay,
    wherever the edits have moved them. Rules about the whole run are left out: to use the preferred
    rendering in one place may well make another document inconsistent.
    """
    words = {(wish.segment.id, wish.start, wish.end) for wish in wishes}
    allowed: Counter[tuple[object, ...]] = Counter()
    places: Counter[tuple[object, ...]] = Counter()
    for finding in before:
        segment = finding.segment
        if finding.code.startswith(WHOLE_RUN):
            continue
        if segment is not None and (segment.id, finding.start, finding.end) in words:
            continue
        allowed[_about(finding)] += 1
        places[_standing(finding)] += 1
    later = [finding for finding in after if not finding.code.startswith(WHOLE_RUN)]
    strange, new = [], []
    for finding in later:
        if places[_standing(finding)] > 0:
            places[_standing(finding)] -= 1
            allowed[_about(finding)] -= 1
        else:
            strange.append(finding)
    for finding in strange:
        if allowed[_about(finding)] > 0:
            allowed[_about(finding)] -= 1
        else:
            new.append(finding)
    return new


def _about(finding: Finding) -> tuple[object, ...]:
    return (finding.concept_id,) if finding.concept_id else (finding.code, finding.message)


def _standing(finding: Finding) -> tuple[object, ...]:
    """What stays the same of a finding whose sentence is not touched."""
    segment, context = finding.segment, finding.context
    sentence = segment.text[slice(*context)] if segment is not None and context else ""
    return (*_about(finding), finding.text, " ".join(sentence.split()))


def _beside(finding: Finding, wish: Wish) -> bool:
    """Whether a finding of the new text may come from a wish: it stands in the same passage."""
    segment, context = finding.segment, finding.context
    if segment is None:
        return False
    if segment.id == wish.segment.id:
        return True
    sentence = segment.text[slice(*context)] if context else segment.text
    return " ".join(wish.text.split()) in " ".join(sentence.split())


def _within(finding: Finding, wish: Wish, others: Sequence[Wish]) -> bool:
    """Whether the words that a wish has put share some with a finding of the same segment."""
    if finding.segment is None or finding.segment.id != wish.segment.id:
        return False
    before = [
        edit
        for other in others
        if other.segment.id == wish.segment.id
        for edit in other.edits
        if edit.end <= wish.start
    ]
    start = wish.start + sum(len(edit.text) - (edit.end - edit.start) for edit in before)
    return (finding.start or 0) < start + len(wish.text) and start < (finding.end or 0)


def _without_overlap(wishes: Sequence[Wish]) -> tuple[list[Wish], list[Unmade]]:
    """The wishes in reading order, and those whose words another one changes already."""
    kept: list[Wish] = []
    unmade: list[Unmade] = []
    for wish in sorted(wishes, key=lambda w: (w.segment.number, w.edits[0].start, -w.end)):
        last = kept[-1] if kept else None
        if last is not None and last.segment.id == wish.segment.id:
            if (last.start, last.end, last.edits) == (wish.start, wish.end, wish.edits):
                continue
            if wish.edits[0].start < max(last.end, last.edits[-1].end):
                unmade.append(Unmade(wish, f"“{last.old}”, which it overlaps, is changed as well"))
                continue
        kept.append(wish)
    return kept, unmade


def _is_that(data: bytes, summary: DocumentSummary) -> bool:
    return not summary.sha256 or hashlib.sha256(data).hexdigest() == summary.sha256
