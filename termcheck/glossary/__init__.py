"""Termbase files to and from `Glossary`: tables, workbooks and YAML; joining; lint."""
