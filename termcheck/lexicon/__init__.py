"""What the variant engine knows about words; one module per kind of knowledge.

`knowledge` puts the pieces together behind a protocol, so that a glossary without Chinese works
with the English kinds alone and another language pair can bring its own module.
"""
