"""Findings that are known and accepted: a JSON file of fingerprints.

Each fingerprint carries its rule, document and text, for the people who read the file in a review;
only the fingerprint counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from termcheck.errors import ReportError, UsageError
from termcheck.files import write_text
from termcheck.model.finding import Finding

SCHEMA = "termcheck.baseline/1"
_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"schema"\s*:\s*"' + SCHEMA.encode() + rb'"')
_HEAD = 1000
"""Bytes in which a baseline says what it is."""


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of a baseline; none where the file does not exist yet.

    Raises:
        UsageError: the file exists but is no baseline.
    """
    if not path.exists():
        return frozenset()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            raise ValueError(f"its schema is {content['schema']}")
        return frozenset(known["fingerprint"] for known in content["findings"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = "Name another file; a damaged one can be written anew with --update-baseline"
        raise UsageError(f"no baseline: {error}", where=str(path), hint=hint) from error


def require_baseline(path: Path) -> None:
    """Refuses to write a baseline in the place of anything else.

    One that begins as such and is damaged further below may be written anew, and so may an empty
    file.

    Raises:
        UsageError: the file exists and is no baseline, or cannot be read.
    """
    if not path.exists():
        return
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise UsageError(f"no baseline: {error.strerror or error}", where=str(path)) from error
    if not head or _BEGINNING.match(head):
        return
    try:
        read_baseline(path)  # a tool may have sorted its keys
    except UsageError as error:
        raise UsageError(
            "this file is there already and is no file of known findings",
            where=str(path),
            hint="Name another one with --baseline",
        ) from error


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Replaces the baseline by the fingerprints of these findings; returns their number.

    Raises:
        ReportError: the file cannot be written.
    """
    known = sorted(
        (
            {
                "fingerprint": finding.fingerprint,
                "code": finding.code,
                "document": finding.document,
                "text": finding.text,
            }
            for finding in findings
        ),
        key=lambda record: (record["document"], record["code"], record["fingerprint"]),
    )
    content = {"schema": SCHEMA, "findings": known}
    try:
        write_text(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise ReportError(
            f"the file of known findings cannot be written ({error.strerror or error})",
            where=str(path),
            hint="Choose another place with --baseline, or mend that",
        ) from error
    return len(known)
