"""What happened is looked into: whom it can concern is judged again, and what differs is kept with what to propose."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from base.model import Model
from graph.concerned import Concerned, concerned
from graph.entitlement import EntitlementGraph
from ledger.events import Event
from ledger.moves import StandingMove
from oversight import proposing, standings
from oversight.standings import Watch
from policies.catalogue import bounds_of, catalogue
from policies.policy import For, Policy
from policies.proposing import Stood, moved
from policies.screened import Crowd, Stands, screened

Causes = Mapping[str, Event]  # by holder, what happened that concerns them


class Looked(Model):
    """What came of some events: holders who were judged again, moves of their standing, and proposals."""

    events: int = 0
    holders: int = 0
    moves: int = 0
    proposals: int = 0

    def __add__(self, other: "Looked") -> "Looked":
        return Looked(**{name: value + getattr(other, name) for name, value in self})


def look_into(watch: Watch, some: Sequence[Event]) -> Looked:
    """Judge again whom events can concern; all that comes of them is kept at once, or nothing is."""
    found = concerned(watch.db, [(one.about, one.happened) for one in some])
    causes = _causes(found, some)
    told: list[tuple[StandingMove, Stood | None]] = []
    for township, holders in _by_township(found, causes).items():
        if township in watch.db.areas:
            told += _moves(watch, township, holders, found, causes)
    new = [*proposing.always(watch.db.day, found, some), *proposing.of_moves(told)]
    made = proposing.keep(watch.ledger, some, [move for move, _ in told], new)
    return Looked(events=len(some), holders=len(causes), moves=len(told), proposals=made)


def _causes(found: Concerned, some: Sequence[Event]) -> Causes:
    """For each holder what concerns them, before all what is about them."""
    causes: dict[str, Event] = {}
    for whom in (found.about, found.whom):
        for event in some:
            for holder in whom.get(event.about, ()):
                causes.setdefault(holder, event)
    return causes


def _by_township(found: Concerned, causes: Causes) -> dict[str, list[str]]:
    by: dict[str, list[str]] = defaultdict(list)
    for holder in sorted(causes):
        if (township := found.township(holder)) is not None:
            by[township].append(holder)
    return by


def _moves(
    watch: Watch, township: str, holders: Sequence[str], found: Concerned, causes: Causes
) -> Iterator[tuple[StandingMove, Stood | None]]:
    """Who of a township stands otherwise than before, and how they stood where anybody had looked."""
    its = [it for it in catalogue().values() if it.for_ != "institution" and it.in_force(watch.db.day)]
    now = _stands(watch.db, township, holders, found, its)
    before, known = standings.before(watch, township, holders)
    for it in its:
        for holder in _of(it.for_, holders, found):
            stands = now.get((holder, it.id), Stands(holder, "", standings.NOBODY.standing, None, None))
            was = before.get((holder, it.id), standings.NOBODY if it.id in known else None)
            if moved(was, Stood(stands.standing, stands.due)):
                yield _move(watch.db.day, causes[holder], township, it.id, was, stands), was


def _stands(
    db: EntitlementGraph, township: str, holders: Sequence[str], found: Concerned, its: Sequence[Policy]
) -> dict[tuple[str, str], Stands]:
    people, homes = _of("person", holders, found), _of("household", holders, found)
    crowd = Crowd(found.told.people, found.told.households, people, homes, len(people))
    told = screened(crowd, its, db.day, bounds_of(township, db.day))
    return {(one.holder, each.policy): one for each in told for one in each.stands}


def _of(for_: For, holders: Iterable[str], found: Concerned) -> list[str]:
    """The people of them, or the households of the register, as which whoever lives together otherwise is judged."""
    if for_ == "person":
        return [holder for holder in holders if holder in found.told.people]
    homes = found.told.households
    return [holder for holder in holders if holder in homes and homes[holder].basis == "registered"]


def _move(day: date, cause: Event, township: str, policy: str, was: Stood | None, stands: Stands) -> StandingMove:
    return StandingMove(
        event_id=cause.id,
        at=datetime.now(UTC),
        township=township,
        holder=stands.holder,
        policy=policy,
        was=was.standing if was else None,
        now=stands.standing,
        due=stands.due,
        paid=stands.paid,
        why=stands.why,
        day=day,
    )
