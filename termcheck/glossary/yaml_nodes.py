"""YAML as nodes: texts, lists and mappings with their places, before anybody knows what they mean.

Nothing is ever built from a tag, and aliases that stand for more than the file itself holds are
refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from termcheck.errors import GlossaryError
from termcheck.glossary.drafts import clean
from termcheck.glossary.rules import ignored_value
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark

SIZE_LIMIT = 5_000_000
"""Characters; some 40,000 concepts. Reading takes about half a second for a thousand."""

# ruamel.yaml's node classes do not declare the attributes that they have (id, value, style).
Node: TypeAlias = Any


def compose(text: str, name: str) -> Node | None:
    """The root node of a file, or None for an empty one. Raises `GlossaryError`."""
    if len(text) > SIZE_LIMIT:
        raise GlossaryError(
            f"the file is too large for YAML ({len(text):,} characters)",
            where=name,
            hint="Split it, or write it as CSV",
        )
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark is not None else name
        raise GlossaryError(
            f"this is not YAML: {error.problem or error.context}",
            where=where,
            hint="Look at the indentation and put texts with colons into quotation marks",
        ) from error
    except YAMLError as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise GlossaryError(f"this is not YAML: {reason}", where=name) from error
    except RecursionError as error:
        raise GlossaryError("the lists are nested too deeply", where=name) from error
    return node


class NodeReader:
    """Walks the nodes of one file; collects what it has to say of them."""

    def __init__(self, name: str, budget: int) -> None:
        self.remarks: list[GlossaryRemark] = []
        self._name = name
        self._budget = budget
        """Nodes that may still be visited. Each node takes a character of the file at least, so
        only aliases can exceed it."""

    def text(self, node: Node, key: str) -> str | None:
        """The text of a scalar in one line; None for none, and with a remark for other nodes."""
        if node.id != "scalar":
            self.ignore(self.where(node), Phrase("yaml-not-text", (key,)))
            return None
        return None if is_null(node) else clean(str(node.value)) or None

    def each(self, node: Node) -> Iterator[Node]:
        """The nodes of a list, or the node itself."""
        if node.id == "sequence":
            yield from self.visited(node)
        elif not (node.id == "scalar" and is_null(node)):
            yield node

    def visited(self, node: Node) -> Iterator[Node]:
        """The nodes of a list."""
        for each in node.value:
            self._spend()
            yield each

    def pairs(self, node: Node) -> Iterator[tuple[str, Node, str]]:
        """Key, value and place of each pair of a mapping."""
        if node.id != "mapping":
            self.ignore(self.where(node), Phrase("yaml-mapping"))
            return
        seen: set[str] = set()
        for key, value in node.value:
            self._spend()
            name = str(key.value) if key.id == "scalar" else "?"
            if name in seen:
                self.ignore(self.where(key), Phrase("yaml-key-twice", (name,)))
            seen.add(name)
            yield name, value, self.where(key)

    def where(self, node: Node) -> str:
        """`party.yaml:12`."""
        return f"{self._name}:{node.start_mark.line + 1}"

    def ignore(self, where: str, reason: Phrase) -> None:
        """Remarks that a value was left out."""
        self.remarks.append(ignored_value.ignored(where, reason))

    def _spend(self) -> None:
        self._budget -= 1
        if self._budget < 0:
            raise GlossaryError(
                "aliases stand for more than the file holds",
                where=self._name,
                hint="Write the texts out instead of using `*` and `&`",
            )


def is_null(node: Node) -> bool:
    """Whether a scalar is `null`, `~` or nothing, and not one of these in quotation marks."""
    return node.style is None and node.value in ("", "~", "null", "Null", "NULL")
