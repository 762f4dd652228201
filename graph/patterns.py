"""Runs one pattern of the catalogue through the auditor's door, and marks what of its evidence is doubted."""

from collections.abc import Mapping

from graph.among import Marks, marks
from graph.catalogue import SCREENED, Default, Evidence, Found, Pattern
from graph.crowds import standing
from graph.door import Door
from policies.catalogue import bounds_of, policy
from policies.prefilter import reach


def findings(db: Door, pattern: Pattern, params: Mapping[str, Default]) -> list[Found]:
    """Everything the pattern finds in the asker's areas as of the door's day, in its own order.

    Evidence that rests on a doubted tie is marked. A confirmed doubt takes the evidence's weight, and a finding of
    which no evidence is left is not shown.
    """
    found = db.read(pattern.statement, pattern.row, **params, **_screened(db, pattern))
    doubts = _doubts(db, found)
    marked = [_marked(one, doubts) for one in found] if doubts else found
    return [one for one in marked if not all(_fell(item) for item in one.evidence)]


def _screened(db: Door, pattern: Pattern) -> dict[str, object]:
    """Whom the screening of the pattern's policy calls missed, and since when they could have it."""
    if pattern.card.screens is None:
        return {}
    it = policy(pattern.card.screens)
    youngest = reach(it.when, bounds_of("", db.day)).youngest
    missed = [{"id": one.holder, "from_age": max(0, int(youngest))} for one in standing(db, it, "missed")]
    return {SCREENED: missed}


def _doubts(db: Door, found: list[Found]) -> Marks:
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
