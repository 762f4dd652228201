"""Whether the office holds every key that a number in the graph needs."""

from base.errors import SetUp
from base.keyring import keys
from base.model import Said
from base.settings import Settings
from graph import sealed
from graph.door import OperatorGraph
from graph.report import Check, faults


def check(settings: Settings, db: OperatorGraph) -> Check:
    """Well when nothing is sealed, or every key is there; else the keys that are missing, by id."""
    needed = sealed.tally(db)
    counts = needed.sealing | needed.blinding
    try:
        held = keys(settings, make=False) if counts else None
        missing = sorted(name for name in counts if held and not held.holds(name))
        why = Said(
            zh="图中有号码所需的密钥不在手上，这些号码不能打开或查找。请从备份恢复密钥。",
            en="Numbers in the graph need keys that are not here: they can be neither opened nor looked up. "
            "Restore the keys from a backup.",
        )
    except SetUp as problem:
        missing, why = sorted(counts), problem.said
    well = Said(zh="号码所需的密钥都在。", en="Every key that a number needs is here.")
    return faults("keys", missing, well, why)
