"""Pure functions on text. Offsets are half-open, 0-based code points throughout."""
