"""The way back: from an edited workbook to decisions, a plan, and changed files.

    workbook ── decisions ──► Decided ── plan ──► Plan ── prepare ──► Prepared ── journal ──► files

Everything up to `Prepared` happens in memory; only `journal` writes.
"""
