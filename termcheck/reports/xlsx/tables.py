"""The tables behind the sheets, made with pandas.

Every table has an order of its own (no ties left to chance) and plain column names; what a sheet
calls its columns is in `words`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from termcheck.model.finding import Severity
from termcheck.model.frames import documents_frame
from termcheck.reports.excerpt import kind_of, spelling_key

if TYPE_CHECKING:
    from termcheck.model.report import Report

_CLASS_THREE = frozenset({"TC101", "TC102", "TC103", "TC202", "TC301", "TC304"})
_CLASS_THREE_WEIGHT = 0.5

SEVERITIES = [str(severity) for severity in Severity]


def facts(report: Report) -> pd.DataFrame:
    """One row a finding with what totals are made of: `severity code rule kind document`.

    Categories instead of texts: a few bytes a row, whatever the number of findings. `kind` is
    missing where a finding has no match (see `excerpt.kind_of`).
    """
    findings = report.findings
    return pd.DataFrame(
        {
            "severity": pd.Categorical([str(f.severity) for f in findings], SEVERITIES),
            "code": pd.Categorical([f.code for f in findings]),
            "rule": pd.Categorical([f.rule for f in findings]),
            "kind": pd.Categorical([kind_of(f) for f in findings]),
            "document": pd.Categorical([f.document for f in findings]),
        }
    )


def by_rule(table: pd.DataFrame) -> pd.DataFrame:
    """Findings by rule and severity: `code rule error warning info total`, sorted by code."""
    return _crossed(table, ["code", "rule"]).sort_values(["code", "rule"], ignore_index=True)


def by_kind(table: pd.DataFrame) -> pd.DataFrame:
    """Findings by kind and severity: `kind error warning info total`, most frequent first."""
    return _crossed(table.dropna(subset=["kind"]), ["kind"]).sort_values(
        ["total", "kind"], ascending=[False, True], ignore_index=True
    )


def documents(report: Report, table: pd.DataFrame) -> pd.DataFrame:
    """The data frame of documents with `error warning info per_thousand term_errors error_rate`.

    In its order. `findings` is counted anew, so that the sheets agree with each other; `words` are
    those that were checked, or all of a document of which nothing was. `per_thousand` is findings
    per 1,000 words that were checked; `error_rate` is per thousand too, see `error_rates`. Both are
    missing for documents without such words.
    """
    known = documents_frame(report).drop(columns="findings").merge(error_rates(report), on="uri")
    counted = _crossed(table, ["document"]).rename(columns={"document": "uri", "total": "findings"})
    merged = known.merge(counted, on="uri", how="left")
    numbers = [*SEVERITIES, "findings"]
    merged[numbers] = merged[numbers].fillna(0).astype(int)
    checked = merged["checked_words"].where(merged["checked_words"] > 0)
    merged["per_thousand"] = merged["findings"] / checked * 1000
    merged["words"] = checked.fillna(merged["words"]).astype(int)
    return merged


def error_rates(report: Report) -> pd.DataFrame:
    """Class III errors by GB/T 19682-2005, one row a document: `uri term_errors error_rate`.

    `term_errors` is the number of different renderings (concept and words, whatever their case)
    that a rule about renderings reports as an error or a warning: the standard counts a repeated
    error once. `error_rate` is 0.5 times that per 1,000 characters or words of the text that is
    paid for, see `DocumentSummary.rated_words`: annex A of the standard with the coefficients K and
    CA as 1, and classes I, II and IV, which no rule looks for, left out.
    """
    wrong: dict[str, set[tuple[str, str]]] = {}
    for finding in report.findings:
        if finding.code in _CLASS_THREE and finding.severity.reaches(Severity.WARNING):
            rendering = (finding.concept_id or "", spelling_key(finding.text))
            wrong.setdefault(finding.document, set()).add(rendering)
    rows = []
    for document in report.documents:
        errors = len(wrong.get(document.uri, ()))
        counted = document.rated_words or document.words
        rate = _CLASS_THREE_WEIGHT * errors / counted * 1000 if counted else None
        rows.append((document.uri, errors, rate))
    table = pd.DataFrame(rows, columns=["uri", "term_errors", "error_rate"])
    return table.astype({"error_rate": "float64", "term_errors": "int64"})


def most_findings(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of `documents` that have findings, most findings first, then by uri."""
    return table[table["findings"] > 0].sort_values(
        ["findings", "uri"], ascending=[False, True], ignore_index=True
    )


def uses(report: Report) -> pd.DataFrame:
    """One row a concept, rendering and document, in the order of the report.

    `concept` and `rendering` are places in the report: `report.concepts[concept]` and its
    `renderings[rendering]`.
    """
    return pd.DataFrame(
        [
            (concept, rendering, document, count)
            for concept, counted in enumerate(report.concepts)
            for rendering, used in enumerate(counted.renderings)
            for document, count in used.documents
        ],
        columns=["concept", "rendering", "document", "count"],
    )


def matrix_documents(report: Report, table: pd.DataFrame, limit: int) -> tuple[list[str], int]:
    """The documents of the matrix in their order, and how many that use terms are left out.

    Those with most findings are taken; documents that use no term, and need none, have nothing to
    show.
    """
    showing = {*uses(report)["document"], *(document for _, document in not_rendered(report))}
    used = table[table["uri"].isin(showing)]
    chosen = used.sort_values(["findings", "uri"], ascending=[False, True]).head(limit)
    return list(chosen["uri"].sort_index()), len(used) - len(chosen)


def matrix(report: Report, shown: list[str]) -> dict[int, dict[str, list[tuple[int, int]]]]:
    """By concept and document the renderings used and their counts, most frequent first."""
    table = uses(report)
    table = table[table["document"].isin(shown)].sort_values(
        ["concept", "document", "count", "rendering"], ascending=[True, True, False, True]
    )
    cells: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for concept, document, rendering, count in zip(
        *(table[name].tolist() for name in ("concept", "document", "rendering", "count")),
        strict=True,
    ):
        cells.setdefault(concept, {}).setdefault(document, []).append((rendering, count))
    return cells


def not_rendered(report: Report) -> Counter[tuple[str, str]]:
    """How many source terms have no rendering beside them, by concept id and document."""
    return Counter(
        (finding.concept_id, finding.document)
        for finding in report.findings
        if finding.concept_id is not None and finding.start == finding.end
    )


def rows(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, columns as attributes."""
    yield from table.itertuples(index=False)


def _crossed(table: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    counts = (
        table.groupby([*names, "severity"], observed=True)
        .size()
        .unstack("severity", fill_value=0)
        .reindex(columns=SEVERITIES, fill_value=0)
    )
    counts.columns = pd.Index(SEVERITIES)
    counts["total"] = counts.sum(axis=1)
    counts = counts.reset_index()
    # Categories keep the order in which they were met; names are sorted as texts.
    return counts.astype(dict.fromkeys(names, "object"))
