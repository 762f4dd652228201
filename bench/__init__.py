"""Speed, scale and quality, each a command that prints its figures; all in the manner of bench/manner.py."""
