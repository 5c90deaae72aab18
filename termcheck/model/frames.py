"""The report's tables as pandas data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termcheck.model.records import (
    FINDING_COLUMNS,
    SEGMENT_COLUMNS,
    document_record,
    finding_record,
)

if TYPE_CHECKING:
    import pandas as pd

    from termcheck.model.report import Report


def findings_frame(report: Report) -> pd.DataFrame:
    """One row a finding, in the order of the report.

    Columns as in `FINDING_COLUMNS`, with `segment` spread over `segment.id`, `segment.anchor`,
    `segment.start`, `segment.end`, `segment.source` and `segment.target`.
    """
    import pandas as pd

    rows = []
    for finding in report.findings:
        record = finding_record(finding)
        segment = record.pop("segment") or {}
        record.update({f"segment.{name}": segment.get(name) for name in SEGMENT_COLUMNS})
        rows.append(record)
    plain = [name for name in FINDING_COLUMNS if name != "segment"]
    columns = [*plain, *(f"segment.{name}" for name in SEGMENT_COLUMNS)]
    return pd.DataFrame(rows, columns=columns)


def documents_frame(report: Report) -> pd.DataFrame:
    """One row a document, in the order of the report."""
    import pandas as pd

    names = ["uri", "format", "language", "segments", "words", "checked_words", "findings", "uses"]
    return pd.DataFrame([document_record(d) for d in report.documents], columns=names)
