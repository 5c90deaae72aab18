"""Rules about the glossary itself, one module each; listed in `termcheck.glossary.lint`.

Every module has `CODE`, `NAME`, `SEVERITY`, `ON` and a docstring with fixed headings, as the rules
on documents have. Those that look at a loaded glossary have a function `check`; the others are
raised while files are read and have a function that makes the remark.
"""
