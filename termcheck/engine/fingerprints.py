"""Identity of a finding that survives inserted and moved lines.

A fingerprint is made of what the finding is about (rule, concept, what stands there) and of the
sentence it stands in, never of lines or offsets. The same finding twice in one document is told
apart by counting, in reading order. The document counts with its path from the working folder, so
a baseline belongs to the folder it was made in.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from posixpath import normpath

_LENGTH = 16
"""Hexadecimal digits: 64 bits, no collision to be expected among a thousand million findings."""


class Fingerprints:
    """Gives the findings of one document their fingerprints; ask in reading order."""

    def __init__(self, uri: str) -> None:
        self._document = _relative(uri)
        self._seen: dict[bytes, int] = {}
        """How often a finding came, by a hash value: sentences would be kept twice."""

    def next(self, code: str, concept_id: str, text: str, sentence: str) -> str:
        """The fingerprint of the next finding.

        `text` is what stands there and `sentence` what stands around it; for findings about a whole
        file both are empty and `concept_id` is the message.
        """
        parts = (self._document, code, concept_id, text, " ".join(sentence.split()), "")
        digest = sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
        key = digest.digest()
        times = self._seen[key] = self._seen.get(key, 0) + 1
        digest.update(str(times).encode())
        return digest.hexdigest()[:_LENGTH]


def _relative(uri: str) -> str:
    """The same for `a.md`, `./a.md` and the full path: counted from the working folder."""
    path = normpath(uri)
    here = Path.cwd().as_posix()
    return path[len(here) + 1 :] if path.startswith(f"{here}/") else path
