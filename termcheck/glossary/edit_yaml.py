"""An edit in a YAML file: lines come in or change, all others stay as they are.

The file is loaded so that comments and quotation marks survive, changed, and written to a text.
What differs between that text and the same without the change is then carried over to the file's
own lines, so that nobody's layout is tidied.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from termcheck.glossary.drafts import clean, same
from termcheck.glossary.edit import TermEdit
from termcheck.glossary.heading_words import language_tag
from termcheck.glossary.words import plain, status_of
from termcheck.model.glossary import Status
from termcheck.text.encodings import NotTextError, decode

_INDENTS = ((2, 2, 0), (2, 4, 2), (4, 2, 0), (4, 4, 2), (4, 6, 4), (2, 3, 1))
"""Indentations that people use: of mappings, of lists, and of the dash in the latter."""
_GONE = "the concept is not there any more; run the check again"


def edit_yaml(data: bytes, edits: Sequence[TermEdit]) -> tuple[bytes, dict[int, str]]:
    """The bytes with edits made, and by the identity of an edit why it was not."""
    try:
        decoded = decode(data)
    except NotTextError as fault:
        return data, dict.fromkeys(map(id, edits), fault.what)
    text = decoded.text
    mark = data[: len(data) - len(text.encode(decoded.encoding))]
    # Not `splitlines`, which cuts at U+2028 and others too: these would come out as line ends.
    lines = list(io.StringIO(text, newline=""))
    bare = [line.rstrip("\r\n") for line in lines]
    end = (lines[0][len(bare[0]) :] if lines else "") or "\n"
    loaded = _best(text, bare)
    if loaded is None:
        reason = "the file cannot be loaded for editing; change it by hand"
        return data, dict.fromkeys(map(id, edits), reason)
    yaml, root, unchanged = loaded
    refused: dict[int, str] = {}
    for edit in edits:
        concept = _concept(root, edit.row)
        refusal = _change(concept, edit) if concept is not None else _GONE
        if refusal is not None:
            refused[id(edit)] = refusal
    changed = _merged(unchanged, bare, _dumped(yaml, root))
    ends = {line.rstrip("\r\n"): line[len(line.rstrip("\r\n")) :] for line in lines}
    result = "".join(f"{line}{ends.get(line) or end}" for line in changed)
    if lines and not lines[-1].endswith(("\n", "\r")):
        result = result.rstrip("\r\n")
    if len(refused) == len(edits):
        return data, refused
    try:
        return mark + result.encode(decoded.encoding), refused
    except UnicodeEncodeError:
        reason = f"the text cannot be written in {decoded.label}; save the file as UTF-8 first"
        return data, dict.fromkeys(map(id, edits), reason)


def _best(text: str, lines: Sequence[str]) -> tuple[Any, Any, list[str]] | None:
    """The loader whose indentation comes nearest, what it loaded, and that as lines."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    best: tuple[float, Any, Any, list[str]] | None = None
    for mapping, sequence, offset in _INDENTS:
        yaml = YAML()
        yaml.preserve_quotes = True
        yaml.allow_duplicate_keys = True
        yaml.width = 1_000_000
        yaml.explicit_start = text.lstrip().startswith("---")
        yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
        try:
            root = yaml.load(text)
            dumped = _dumped(yaml, root)
        except (YAMLError, RecursionError, ValueError, TypeError, AttributeError):
            return None
        wrong = sum(1 for a, b in zip(lines, dumped, strict=False) if a != b)
        wrong += abs(len(lines) - len(dumped))
        if best is None or wrong < best[0]:
            best = (wrong, yaml, root, dumped)
        if wrong == 0:
            break
    return best[1:] if best is not None else None


def _dumped(yaml: Any, root: Any) -> list[str]:
    stream = io.StringIO()
    yaml.dump(root, stream)
    return [line.rstrip("\n") for line in io.StringIO(stream.getvalue(), newline="")]


def _concept(root: Any, line: int) -> Any:
    if isinstance(root, dict):
        root = next((value for key, value in root.items() if plain(str(key)) == "concepts"), None)
    if not isinstance(root, list):
        return None
    for concept in root:
        place = getattr(concept, "lc", None)
        if isinstance(concept, dict) and place is not None and place.line + 1 == line:
            return concept
    return None


def _change(concept: Any, edit: TermEdit) -> str | None:
    """Makes the edit in the loaded data; why it cannot be, or None."""
    key = next((key for key in concept if _names(str(key), edit.language)), None)
    if key is None:
        return _GONE
    value = concept[key]
    if isinstance(value, dict) and not any(plain(str(k)) == "text" for k in value):
        return _in_statuses(value, edit)
    terms = value if isinstance(value, list) else [value]
    if edit.status is None:
        first = terms[0]
        if isinstance(first, dict):
            _append(first, "not_in", edit.text)
        else:
            terms[0] = _mapping(text=first, not_in=_list([edit.text]))
    elif edit.was is not None:
        at = _index(terms, edit.text)
        if at is None:
            return _GONE
        terms[at] = _with_status(terms[at], edit.status)
    elif edit.status is Status.ADMITTED:
        terms.append(edit.text)
    else:
        terms.append(_mapping(text=edit.text, status=str(edit.status)))
    if terms is not value:
        concept[key] = terms[0] if len(terms) == 1 else _list(terms, value)
    return None


def _in_statuses(value: Any, edit: TermEdit) -> str | None:
    """The edit in a mapping from statuses to terms."""
    if edit.status is None:
        _append(value, "not_in", edit.text)
        return None
    term: Any = edit.text
    if edit.was is not None:
        key = next((k for k in value if status_of(str(k)) is edit.was), None)
        if key is None:
            return _GONE
        held = value[key]
        terms = held if isinstance(held, list) else [held]
        at = _index(terms, edit.text)
        if at is None:
            return _GONE
        term = terms[at]
        if len(terms) == 1:
            del value[key]
        else:
            del terms[at]
    own = next((k for k in value if status_of(str(k)) is edit.status), None)
    _append(value, str(edit.status) if own is None else own, term)
    return None


def _append(mapping: Any, key: Any, term: Any) -> None:
    """Puts a term at the end of the list under a key; a single text becomes a list."""
    if key not in mapping or mapping[key] is None:
        mapping[key] = _list([term])
    elif isinstance(mapping[key], list):
        mapping[key].append(term)
    else:
        mapping[key] = _list([mapping[key], term], mapping[key])


def _with_status(term: Any, status: Status) -> Any:
    if not isinstance(term, dict):
        return term if status is Status.ADMITTED else _mapping(text=term, status=str(status))
    term["status"] = str(status)
    return term


def _index(terms: Sequence[Any], text: str) -> int | None:
    for at, term in enumerate(terms):
        held = term.get("text") if isinstance(term, dict) else term
        if isinstance(held, str) and clean(held) == text:
            return at
    return None


def _list(terms: Sequence[Any], beside: Any = None) -> Any:
    """A list in one line; one below the other where it holds something of several lines."""
    from ruamel.yaml.comments import CommentedSeq

    made = CommentedSeq(terms)
    if not isinstance(beside, dict):
        made.fa.set_flow_style()
    return made


def _mapping(**values: Any) -> Any:
    from ruamel.yaml.comments import CommentedMap

    made = CommentedMap(values)
    made.fa.set_flow_style()
    return made


def _names(key: str, language: str) -> bool:
    tag = language_tag(key)
    return same(tag, language) if tag is not None else plain(key) in ("target", language)


def _merged(base: Sequence[str], own: Sequence[str], changed: Sequence[str]) -> list[str]:
    """The file's own lines with what changed between the base and the changed text.

    Where a stretch differs in both, the changed text wins: it was touched.
    """
    merged: list[str] = []
    at_base = at_own = at_changed = 0
    for start, own_at, changed_at, length in [
        *_common(base, own, changed),
        (len(base), len(own), len(changed), 0),
    ]:
        mine, theirs = own[at_own:own_at], changed[at_changed:changed_at]
        merged += mine if list(theirs) == list(base[at_base:start]) else theirs
        merged += own[own_at : own_at + length]
        at_base, at_own, at_changed = start + length, own_at + length, changed_at + length
    return merged


def _common(
    base: Sequence[str], own: Sequence[str], changed: Sequence[str]
) -> list[tuple[int, int, int, int]]:
    """Stretches that are the same in all three: their places and their length."""
    places = []
    for other in (own, changed):
        matcher = SequenceMatcher(None, base, other, autojunk=False)
        places.append(
            {
                block.a + n: block.b + n
                for block in matcher.get_matching_blocks()
                for n in range(block.size)
            }
        )
    stretches: list[list[int]] = []
    for line in range(len(base)):
        if line not in places[0] or line not in places[1]:
            continue
        at = (line, places[0][line], places[1][line])
        if stretches and all(
            s + stretches[-1][3] == a for s, a in zip(stretches[-1][:3], at, strict=True)
        ):
            stretches[-1][3] += 1
        else:
            stretches.append([*at, 1])
    return [(s[0], s[1], s[2], s[3]) for s in stretches]
