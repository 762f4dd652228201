"""How somebody stood before: as the newest screening that is kept found them, and as they have moved since."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from base.clock import CHINA
from graph.entitlement import EntitlementGraph
from ledger import moves
from ledger.store import Ledger
from oversight import snapshots
from oversight.snapshots import Screening
from policies.proposing import Stood

NOBODY = Stood("not-entitled")
Before = Mapping[tuple[str, str], Stood]  # by holder and policy


def screenings(home: Path, day: date) -> list[Screening]:
    """Those as of the day they were made, or of the graph itself, in which nothing was imagined; the newest first."""
    return [
        one for one in snapshots.listed(home) if not one.asked.changes and (one.asked.day == day or _is_of_then(one))
    ]


def _is_of_then(one: Screening) -> bool:
    """Whether it is as of the day it was made, by this machine's clock or by China's."""
    return abs(one.asked.day - one.at.astimezone(CHINA).date()) <= timedelta(days=1)


class Watch(NamedTuple):
    """What a watch looks at: the graph as the evaluator reads it, the books, and the screenings that are kept."""

    db: EntitlementGraph
    ledger: Ledger
    kept: Sequence[Screening]


def before(watch: Watch, township: str, holders: Sequence[str]) -> tuple[Before, frozenset[str]]:
    """How holders of a township stood, and the policies of which it was screened: who is not named stood in none."""
    found: dict[tuple[str, str], Stood] = {}
    by_policy = {
        policy: one for one in reversed(watch.kept) if township in one.asked.areas for policy in one.asked.policies
    }
    for one in {it.id: it for it in by_policy.values()}.values():
        for policy, stands in snapshots.read(snapshots.folder(watch.db.settings.home, one.id), township, among=holders):
            if by_policy[policy].id == one.id:
                found[(stands.holder, policy)] = Stood(stands.standing, stands.due)
    for (holder, policy), move in moves.latest(watch.ledger, holders).items():
        screened = by_policy.get(policy)
        if screened is None or screened.at < move.at:
            found[(holder, policy)] = Stood(move.now, move.due)
    return found, frozenset(by_policy)
