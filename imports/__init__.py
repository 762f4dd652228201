"""Files other people send us: one reader per format, listed in formats.py."""
