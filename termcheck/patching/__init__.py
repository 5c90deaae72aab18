"""Documents changed in place: the way back from edits to files."""
