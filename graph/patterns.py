"""Runs one pattern of the catalogue through the auditor's door, and marks what of its evidence is doubted."""

from collections.abc import Mapping

from graph.among import Marks, marks
from graph.catalogue import Default, Evidence, Found, Pattern
from graph.door import Reader


def findings(db: Reader, pattern: Pattern, params: Mapping[str, Default]) -> list[Found]:
    """Everything the pattern finds in the asker's areas as of the door's day, in its own order.

    Evidence that rests on a doubted tie is marked. A confirmed doubt takes the evidence's weight, and a finding of
    which no evidence is left is not shown.
    """
    found = db.read(pattern.statement, pattern.row, **params)
    doubts = _doubts(db, found)
    marked = [_marked(one, doubts) for one in found] if doubts else found
    return [one for one in marked if not all(_fell(item) for item in one.evidence)]


def _doubts(db: Reader, found: list[Found]) -> Marks:
    return marks(db, {name for one in found for item in one.evidence for name in _touched(one, item)})


def _touched(one: Found, item: Evidence) -> set[str]:
    return {item.id, *(item.people or one.subjects)}


def _marked(one: Found, doubts: Marks) -> Found:
    return one.model_copy(update={"evidence": [_with(item, _touched(one, item), doubts) for item in one.evidence]})


def _with(item: Evidence, touched: set[str], doubts: Marks) -> Evidence:
    about = [it for ends, it in doubts.items() if item.id in ends and ends <= touched]
    doubt = next((it for it in about if it.status == "confirmed"), about[0] if about else None)
    fell = doubt is not None and doubt.status == "confirmed"
    return item.model_copy(update={"doubt": doubt, "weight": None if fell else item.weight})


def _fell(item: Evidence) -> bool:
    return item.doubt is not None and item.doubt.status == "confirmed"
