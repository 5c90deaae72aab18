"""A copy of the checked Word document with a comment at every finding.

The copy is the document, byte for byte, but for the comments and the marks where they begin and
end: styles, tracked changes and earlier comments stay. Comments carry an author and no date, so
that the same report gives the same bytes.

Word puts comments into the body of a document only. A finding in a text box or in the description
of a picture is marked where that is anchored, one in a footnote or endnote at its number. One in a
header or footer, or about the whole file, is marked at the first paragraph. The comment then says
where it is.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from termcheck.archive import Archive, with_parts
from termcheck.errors import DocumentError, ReportError
from termcheck.patching.docx_part import part_bytes
from termcheck.patching.docx_runs import ids
from termcheck.readers.docx import Story
from termcheck.reports.docx_comments_part import Comment, check_form, comment_parts
from termcheck.reports.docx_lines import WORDS, lines
from termcheck.reports.docx_marks import Mark, set_marks, stands_in_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termcheck.model.finding import Finding
    from termcheck.model.report import DocumentSummary, Report
    from termcheck.readers.docx import Passage

_FORMAT = "docx"
_MOST_NAMED = 5


def write(report: Report, target: Path, final: Path, *, lang: str = "en") -> None:
    """Write the copy to `target`; `final` is where it will stand.

    `lang` is the language of the comments, one of `config.REPORT_LANGUAGES`.

    Raises `ReportError` unless the report is about one Word document, or about several of which one
    has findings, and that file is as it was when it was checked.
    """
    summary = _document(report)
    uri = summary.uri
    path = Path(uri)
    if path.resolve() == final:
        raise ReportError(
            "the copy would replace the document", where=uri, hint="Give it another name"
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReportError(
            f"the checked document can't be read ({error.strerror or error})",
            where=uri,
            hint="Write the report from the folder in which the document was checked",
        ) from error
    if summary.sha256 and sha256(data).hexdigest() != summary.sha256:
        raise ReportError(
            "the document has changed since it was checked", where=uri, hint="Check it again"
        )
    try:
        its = [each for each in report.findings if each.document == uri]
        copy = commented(data, its, lang=lang)
    except DocumentError as fault:
        raise ReportError(fault.what, where=uri, hint=fault.hint) from fault
    target.write_bytes(copy)


def commented(data: bytes, findings: Sequence[Finding], *, lang: str = "en") -> bytes:
    """A Word document with a comment for each finding about it; without findings, the very bytes.

    Overlapping findings, and several at one place, have a comment each, in the order given.
    Raises `DocumentError` for what is no Word document, or one with macros, which `.docx` can't
    hold. Cost: the document is read once and its main part written once.
    """
    if not findings:
        return data
    archive = Archive(data)
    story = Story(archive)
    wanted = {each.segment.anchor.path for each in findings if each.segment is not None}
    passages = {
        str(each.piece.anchor.path): each
        for each in story.passages()
        if each.piece.anchor.path in wanted
    }
    check_form(archive, story.main)
    numbers = ids(story.roots.values())
    comments: list[Comment] = []
    marks: dict[str, list[Mark]] = defaultdict(list)
    for finding in findings:
        path, mark = _mark(finding, passages, next(numbers))
        marks[path].append(mark)
        exact = path in passages and stands_in_body(passages[path], story.main)
        comments.append(Comment(mark.number, lines(finding, WORDS[lang], with_place=not exact)))
    set_marks(marks, passages, story)
    parts = {story.main: part_bytes(story.roots[story.main], archive.read(story.main))}
    return with_parts(data, parts | comment_parts(archive, story, comments))


def _document(report: Report) -> DocumentSummary:
    """The document of the report that the copy is made of."""
    checked = [each for each in report.documents if each.format == _FORMAT]
    if not checked:
        raise ReportError(
            "no Word document was checked, and this form is a copy of one with comments",
            hint="Check a .docx file, or choose another form such as .xlsx",
        )
    uris = {finding.document for finding in report.findings}
    found = [each for each in checked if each.uri in uris]
    if len(found) == 1:
        return found[0]
    if len(checked) == 1:
        return checked[0]
    if not found:
        raise ReportError(
            f"none of the {len(checked)} Word documents has a finding, so there is nothing to "
            "comment",
            hint="Check one document to get a copy of it, or choose another form such as .xlsx",
        )
    named = ", ".join(each.uri for each in found[:_MOST_NAMED])
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    raise ReportError(
        f"{len(found)} Word documents have findings, and this form is a copy of one",
        hint=f"Check one at a time: {named}{more}",
    )


def _mark(finding: Finding, passages: dict[str, Passage], number: str) -> tuple[str, Mark]:
    """The path of the passage that a finding stands in (empty for none), and where in it."""
    segment = finding.segment
    passage = passages.get(segment.anchor.path or "") if segment is not None else None
    if segment is None or passage is None:
        return "", Mark(0, 0, number)
    # The segment may be a sentence of the paragraph.
    offset = max(0, passage.piece.text.find(segment.text))
    length = len(passage.piece.text)
    start = min(offset + (finding.start or 0), length)
    end = min(offset + (finding.end or 0), length)
    return str(segment.anchor.path), Mark(start, max(start, end), number)
