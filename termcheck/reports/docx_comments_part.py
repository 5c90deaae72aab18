"""The part of a Word document that holds its comments (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, NamedTuple

from termcheck.errors import DocumentError
from termcheck.model.own import COMMENTS_MARK
from termcheck.patching.docx_part import part_bytes
from termcheck.patching.docx_runs import SPACE
from termcheck.readers.docx import STRICT
from termcheck.readers.docx_text import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from termcheck.archive import Archive
    from termcheck.readers.docx import Story

AUTHOR = "termcheck"
INITIALS = "tc"
_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MACROS = "macroEnabled"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_HALF_POINTS = "18"
"""Size of the letters."""


class Comment(NamedTuple):
    """One comment."""

    number: str
    """`w:id`, the same as in the marks of the text."""
    lines: Sequence[str]
    """A paragraph each; the first one is the heading."""


def check_form(archive: Archive, main: str) -> None:
    """Raise `DocumentError` for a document with macros, which a file named .docx can't hold."""
    for element in archive.parse(_TYPES):
        if element.get("PartName") == f"/{main}" and _MACROS in element.get("ContentType", ""):
            raise DocumentError(
                "the document may hold macros, and a .docx file can't",
                hint="Save it as .docx and check that",
            )


def comment_parts(archive: Archive, story: Story, comments: Iterable[Comment]) -> dict[str, bytes]:
    """The parts of the archive that change with these comments, by name, but for the main part.

    Comments that are there already stay in front. `story` has been read.
    """
    from lxml import etree

    main = archive.read(story.main)
    known = (n for kind, n in archive.related(story.main).values() if kind == "comments")
    name = next((n for n in known if n in story.roots), None)
    if name is not None:
        root = story.roots[name]
        root.extend(_element(comment, root) for comment in comments)
        _sign(root)
        return {name: part_bytes(root, archive.read(name))}
    folder, _ = posixpath.split(story.main)
    name = posixpath.join(folder, "comments.xml")
    if name in archive:
        name = posixpath.join(folder, "comments-of-termcheck.xml")
    root = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    root.extend(_element(comment, root) for comment in comments)
    _sign(root)
    return {
        name: part_bytes(root, STRICT if STRICT in main else b""),
        **_related(archive, story.main, name, strict=STRICT in main),
        _TYPES: _with_type(archive, name),
    }


def _sign(root: Any) -> None:
    """Puts the mark of our reports in front of the part; see `model.own`."""
    from lxml import etree

    before = root.itersiblings(etree.Comment, preceding=True)
    if all(each.text != COMMENTS_MARK for each in before):
        root.addprevious(etree.Comment(COMMENTS_MARK))


def _element(comment: Comment, like: Any) -> Any:
    attributes = {f"{W}id": comment.number, f"{W}author": AUTHOR, f"{W}initials": INITIALS}
    element = like.makeelement(f"{W}comment", attributes)
    for number, line in enumerate(comment.lines):
        element.append(_paragraph(line, element, heading=number == 0))
    return element


def _paragraph(line: str, like: Any, *, heading: bool) -> Any:
    """A paragraph of a comment. Its look is its own: body text is indented and large at times."""
    paragraph = like.makeelement(f"{W}p")
    properties = _add(paragraph, "pPr")
    _add(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
    _add(properties, "ind", left="0", right="0", firstLine="0")
    _add(properties, "jc", val="left")
    if heading:
        _add(_add(paragraph, "r"), "annotationRef")
    run = _add(paragraph, "r")
    look = _add(run, "rPr")
    if heading:
        _add(look, "b")
    _add(look, "sz", val=_HALF_POINTS)
    _add(look, "szCs", val=_HALF_POINTS)
    text = _add(run, "t")
    text.text = line
    text.set(SPACE, "preserve")
    return paragraph


def _add(parent: Any, name: str, **attributes: str) -> Any:
    element = parent.makeelement(f"{W}{name}", {f"{W}{key}": v for key, v in attributes.items()})
    parent.append(element)
    return element


def _related(archive: Archive, main: str, name: str, *, strict: bool) -> dict[str, bytes]:
    """The relationships of the main part, with one more."""
    from lxml import etree

    folder, file = posixpath.split(main)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path in archive:
        root = archive.parse(path)
    else:
        root = etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]})
    used = {each.get("Id") for each in root}
    attributes = {
        "Id": next(key for key in map("rId{}".format, range(1, len(used) + 2)) if key not in used),
        "Type": _STRICT_RELATION if strict else _RELATION,
        "Target": f"/{name}",
    }
    root.append(root.makeelement(f"{_RELATIONS}Relationship", attributes))
    return {path: part_bytes(root, b"")}


def _with_type(archive: Archive, name: str) -> bytes:
    root = archive.parse(_TYPES)
    namespace = root.tag.rpartition("}")[0] + "}"
    attributes = {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE}
    root.append(root.makeelement(f"{namespace}Override", attributes))
    return part_bytes(root, b"")
