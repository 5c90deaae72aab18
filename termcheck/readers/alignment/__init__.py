"""Two files that are the sides of one translation: which text belongs to which.

`knowledge` finds in each sentence what its translation should answer (`numbers` does so for
numbers), `scoring` says how well sentences go together, `search` finds the best way through both
texts, `together` decides between paragraphs and sentences (`cut`), and `reader` makes one document
of two files, with notes (`remarks`) on what does not fit. See docs/adr/0007-alignment.md.
"""
