"""The file of known findings, changed: what was accepted comes in, what has moved is renamed.

A fingerprint holds the sentence of its finding. Where a correction changes that sentence, findings
in it that stay get another fingerprint, and those that were known must remain so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from termcheck.engine.baseline import SCHEMA
from termcheck.model.finding import Finding


def successors(before: Sequence[Finding], after: Sequence[Finding]) -> dict[str, Finding]:
    """By fingerprint, what findings of a run have become in another one of the corrected texts.

    Findings keep their order: the n-th one about a concept with certain words is the n-th one
    still. Where there are more or fewer of them than before, only those that are the very same are
    taken for the same.
    """
    olds, news = _ordered(before), _ordered(after)
    same = {finding.fingerprint: finding for finding in after}
    found: dict[str, Finding] = {}
    for key, group in olds.items():
        others = news.get(key, [])
        if len(group) == len(others):
            found.update(zip((f.fingerprint for f in group), others, strict=True))
        else:
            for finding in group:
                if finding.fingerprint in same:
                    found[finding.fingerprint] = same[finding.fingerprint]
    return found


def known_findings(
    content: bytes | None, accepted: Iterable[Finding], renamed: Mapping[str, str]
) -> bytes | None:
    """The baseline with findings added and fingerprints renamed; None where nothing changes.

    `content` is the file as it is, None where there is none yet.
    """
    records = (
        {} if content is None else {r["fingerprint"]: r for r in json.loads(content)["findings"]}
    )
    changed = dict(records)
    for old, new in renamed.items():
        if old in changed and old != new:
            changed[new] = {**changed.pop(old), "fingerprint": new}
    for finding in accepted:
        changed.setdefault(
            finding.fingerprint,
            {
                "fingerprint": finding.fingerprint,
                "code": finding.code,
                "document": finding.document,
                "text": finding.text,
            },
        )
    if changed == records:
        return None
    ordered = sorted(
        changed.values(),
        key=lambda r: (str(r.get("document")), str(r.get("code")), r["fingerprint"]),
    )
    text = json.dumps({"schema": SCHEMA, "findings": ordered}, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8")


def _ordered(findings: Iterable[Finding]) -> dict[tuple[object, ...], list[Finding]]:
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for f in findings:
        groups.setdefault((f.document, f.code, f.concept_id, f.text), []).append(f)
    return groups
