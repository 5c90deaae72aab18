"""JSON reports read back, for commands that look at one again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from termcheck.errors import ReportError, UsageError
from termcheck.model.report import SCHEMA
from termcheck.reports.excerpt import one_line

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_ALIKE = 80
"""Percent of the characters that a mistyped fingerprint must have in common with one it may mean:
one slip in six."""
_TEXTS = ("rule", "code", "severity", "message", "document", "text", "fingerprint")
_TEXTS_OR_NULL = ("concept", "source_term", "kind", "band", "evidence", "suggestion")


def read_report(path: Path) -> dict[str, Any]:
    """The content of a JSON report whose outline is right: `run` is a dict, `findings` a list.

    Raises:
        ReportError: there is no such file, it is no report of ours, or one of another form.

    Cost: holds the whole report in memory.
    """
    where = path.as_posix()
    hint = "Write one with termcheck check ... -o report.json"
    content: Any
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = json.loads(text)
        if _SURROGATE.search(text):
            # Halves of a character can be written as escapes, but no report could be written again.
            json.dumps(content, ensure_ascii=False).encode("utf-8")
    except FileNotFoundError as error:
        raise ReportError("there is no such file", where=where, hint=hint) from error
    except OSError as error:
        raise ReportError(
            f"cannot be read: {error.strerror}", where=where, hint="Check the path"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ReportError("this is no JSON report", where=where, hint=hint) from error
    schema = content.get("schema") if isinstance(content, dict) else None
    if not isinstance(schema, str) or not schema.startswith("termcheck.report/"):
        raise ReportError("this is no report of termcheck", where=where, hint=hint)
    if schema != SCHEMA:
        raise ReportError(
            f"the report has the form '{schema}', and this version reads '{SCHEMA}'",
            where=where,
            hint="Check the documents again with this version",
        )
    run, findings = content.get("run"), content.get("findings")
    if not isinstance(run, dict) or not isinstance(findings, list):
        raise ReportError(
            "the report is damaged: 'run' or 'findings' is missing",
            where=where,
            hint="Check the documents again",
        )
    return dict(content)


def finding_named(findings: Sequence[Any], beginning: str, path: Path) -> Mapping[str, Any]:
    """The record of the finding whose fingerprint begins so, whatever the case.

    `path` is the report, for messages.

    Raises:
        UsageError: there is none, or there are several.
        ReportError: the record lacks what it must have, or holds values of the wrong kind.
    """
    known = {
        each["fingerprint"]: each
        for each in findings
        if isinstance(each, dict) and isinstance(each.get("fingerprint"), str)
    }
    wanted = beginning.strip().lower()
    if not known:
        raise UsageError("the report has no findings", where=path.as_posix())
    found = [key for key in known if wanted and key.startswith(wanted)]
    if len(found) == 1 or wanted in known:
        return _sound(known[wanted if wanted in known else found[0]], path)
    if found:
        raise UsageError(
            f"{len(found)} findings begin with '{wanted}'",
            hint=f"Write more of it: {_named(found, known)}",
        )
    from rapidfuzz import fuzz, process

    beginnings = {key: key[: len(wanted)] for key in known}
    near = [
        key
        for _, _, key in process.extract(
            wanted, beginnings, scorer=fuzz.ratio, limit=3, score_cutoff=_ALIKE
        )
    ]
    raise UsageError(
        f"no finding has the fingerprint '{beginning}'",
        hint=f"Nearest: {_named(near, known)}" if near else f"{path.as_posix()} lists all of them",
    )


def _named(fingerprints: Sequence[str], known: Mapping[str, Any], limit: int = 3) -> str:
    texts = [
        f"{key} (“{one_line(str(known[key].get('text') or known[key].get('code')))}”)"
        for key in fingerprints[:limit]
    ]
    more = len(fingerprints) - limit
    return ", ".join(texts) + (f" and {more} more" if more > 0 else "")


def _sound(finding: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """The finding, if all that may be shown of it has the kind of value it must have."""
    segment, expected = finding.get("segment"), finding.get("expected")
    sound = (
        all(isinstance(finding.get(name), str) for name in _TEXTS)
        and all(isinstance(finding.get(name), str | None) for name in _TEXTS_OR_NULL)
        and isinstance(finding.get("confidence"), int | float | None)
        and isinstance(expected, list)
        and all(isinstance(each, str) for each in expected)
        and "segment" in finding
        and (segment is None or (isinstance(segment, dict) and _placed(segment)))
    )
    if not sound:
        raise ReportError(
            f"the finding {finding['fingerprint']} is damaged",
            where=path.as_posix(),
            hint="Check the documents again",
        )
    return finding


def _placed(segment: Mapping[str, Any]) -> bool:
    if not isinstance(segment.get("target"), str) or not isinstance(segment.get("id"), str):
        return False
    if not isinstance(segment.get("anchor"), str | None) or "start" not in segment:
        return False
    return _spans(segment, "target", "start", "end") and _spans(
        segment, "source", "source_start", "source_end"
    )


def _spans(segment: Mapping[str, Any], side: str, first: str, last: str) -> bool:
    text, start, end = (segment.get(name) for name in (side, first, last))
    if start is None or end is None:
        return start is end
    if not (isinstance(text, str) and isinstance(start, int) and isinstance(end, int)):
        return False
    return 0 <= start <= end <= len(text)
