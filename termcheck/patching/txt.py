"""Plain text changed in place."""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.patching.base import Change, Options, Patched
from termcheck.patching.encoded import Encoded
from termcheck.patching.spliced import splice_changes, splices_in_slice
from termcheck.readers.base import Raw
from termcheck.readers.encoding import decode


def patch(raw: Raw, changes: Sequence[Change], options: Options) -> Patched:
    """Change paragraphs of a plain text; all else keeps its bytes. Options mean nothing here."""
    decoded = decode(raw.data)
    file = Encoded(raw.data, decoded.text, decoded.encoding)
    return splice_changes(
        file,
        changes,
        lambda change: splices_in_slice(file, change, [edit.text for edit in change.edits]),
    )
