"""Marks what too many people share to mean anything: a school, a hospital, a switchboard."""

import secrets

from graph.door import OperatorGraph
from graph.statements import load

MARK = load("hubs/mark")
THRESHOLD = 20  # people; more than the largest family, fewer than the smallest dormitory


def mark(db: OperatorGraph, threshold: int = THRESHOLD) -> None:
    """Count again and label hubs; run after a load."""
    db.write(MARK, f"hubs-{secrets.token_hex(8)}", threshold=threshold, as_of=db.day)
