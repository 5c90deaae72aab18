"""The terms that `discover` found, as rows for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from termcheck.discovery.values import FoundRendering


def counted(rendering: FoundRendering) -> str:
    """A rendering with its count and share: `safeguard 6 (35 %)`."""
    return f"{rendering.text} {rendering.count:,} ({rendering.share:.0%})".replace("%)", " %)")
