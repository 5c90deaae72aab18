"""How well a translation keeps to a glossary, as numbers."""
