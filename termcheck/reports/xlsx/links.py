"""Links from the workbook to the documents."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from termcheck.reports.xlsx.cells import Link

_LONGEST = 2000
"""Excel refuses files whose links are longer than 2,079 characters."""


def document_link(uri: str, folder: Path) -> Link:
    """A link to a document, relative to the folder of the workbook.

    So documents and workbook can be moved together. Where no relative path exists (another drive),
    the link is absolute; what is no file (`<stdin>`, an address) is no link.
    """
    if not uri or uri.startswith("<") or "://" in uri or uri == "-":
        return Link(uri)
    try:
        path = os.path.relpath(Path(uri).absolute(), folder.absolute()).replace(os.sep, "/")
    except ValueError:
        return _within(uri, Path(uri).absolute().as_uri())
    return _within(uri, quote(path, safe="/", errors="surrogateescape"))


def common_folder(uris: list[str]) -> str:
    """The folder that all documents lie in, `a/b/`; empty where they have none in common."""
    folders = [uri.split("/")[:-1] for uri in uris]
    if not folders:
        return ""
    first, last = min(folders), max(folders)
    common = []
    for one, other in zip(first, last, strict=False):
        if one != other:
            break
        common.append(one)
    return "".join(f"{name}/" for name in common)


def _within(uri: str, target: str) -> Link:
    return Link(uri, target) if len(target) <= _LONGEST else Link(uri)
