"""The smallest pieces of the page: escaped text, JSON inside a page, hashes for its policy."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from typing import Any

from termcheck.reports.excerpt import one_line, visible


def text(value: str) -> str:
    """A text on one line as HTML, control characters visible; also for quoted attributes."""
    return escape(one_line(value), quote=True)


def running(value: str) -> str:
    """A text as HTML whose line ends stay blanks for the browser to wrap at."""
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return escape(visible(text), quote=True)


def path(value: str) -> str:
    """A path as HTML that wraps after its slashes."""
    return text(value).replace("/", "/<wbr>")


def embedded(value: Any) -> str:
    """JSON that may stand inside `<script type="application/json">`.

    `<`, `>` and `&` are written as escapes, so that no text can end the element or open a comment
    in it; so are U+2028 and U+2029.
    """
    compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        compact = compact.replace(character, f"\\u{ord(character):04x}")
    return compact


def policy_hash(content: str) -> str:
    """The source expression that allows just this inline script or style (CSP Level 3)."""
    digest = sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def tag(name: str, content: str, **attributes: str | None) -> str:
    """An element around content that is HTML already.

    Attribute values are escaped here and keep their line ends; None leaves an attribute out. A
    trailing `_` of a name is dropped and `_` becomes `-`: `class_="a"`, `data_id="3"`.
    """
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{running(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{shown}>{content}</{name}>"


def head_row(titles: Iterable[tuple[str, str]]) -> str:
    """A table head: titles with the class of their column (`n` stands for numbers)."""
    cells = "".join(
        tag("th", text(title), scope="col", role="columnheader", class_=style or None)
        for title, style in titles
    )
    return f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead>'


def cell(content: str, *, label: str, style: str = "", lang: str | None = None) -> str:
    """A cell with the name of its column, which narrow screens show beside it."""
    return tag("td", content, role="cell", class_=style or None, data_label=label, lang=lang)
