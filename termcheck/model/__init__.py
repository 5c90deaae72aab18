"""Frozen data, and nothing else: what flows from one room to the next."""
