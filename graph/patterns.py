"""Runs one pattern of the catalogue through the auditor's door."""

from collections.abc import Mapping

from graph.catalogue import Default, Found, Pattern
from graph.door import Reader


def findings(db: Reader, pattern: Pattern, params: Mapping[str, Default]) -> list[Found]:
    """Everything the pattern finds in the asker's areas as of the door's day, in its own order."""
    return db.read(pattern.statement, pattern.row, **params)
