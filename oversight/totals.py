"""What a screening comes to, by policy, township and type of household; and what differs between two of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from base.model import Model
from policies.screened import Screened, Stands, Type
from policies.standing import Standing

EVERYWHERE = {"township": "", "type": ""}
ENTITLED: frozenset[Standing] = frozenset({"receiving", "missed", "new", "under-way", "excluded"})
PAYS: frozenset[Standing] = frozenset({"receiving", "missed", "new", "under-way"})  # for whom money is due


class Total(Model):
    """How many holders stand so, with what is due to them and what is paid, in yuan each time it is paid."""

    policy: str
    township: str
    type: Type
    standing: Standing
    holders: int
    due: float
    paid: float
    lacking: dict[str, int]


class Change(Model):
    """What a change does: who becomes entitled, who no longer is, who gets more or less, and what it costs more."""

    policy: str
    township: str
    type: Type
    gain: int = 0
    lose: int = 0
    more: int = 0
    less: int = 0
    cost: float = 0.0


class Totals(Model):
    """What a screening comes to, and what the imagined changes would do; without any, nothing."""

    totals: list[Total]
    changes: list[Change]


def totals(township: str, told: Iterable[Screened]) -> list[Total]:
    """The totals of one township; those who are not entitled are the rest of who was asked about."""
    return [total for each in told for total in _of(township, each)]


def together(several: Sequence[Totals]) -> Totals:
    """Those of several townships in one list."""
    return Totals(
        totals=[one for told in several for one in told.totals],
        changes=[one for told in several for one in told.changes],
    )


def over_all(told: Totals) -> Totals:
    """The same over all townships and types of household."""
    return added(
        Totals(
            totals=[one.model_copy(update=EVERYWHERE) for one in told.totals],
            changes=[one.model_copy(update=EVERYWHERE) for one in told.changes],
        )
    )


def added(told: Totals) -> Totals:
    """What stands for the same policy, township and type, as one."""
    alike, same = attrgetter("policy", "township", "type", "standing"), attrgetter("policy", "township", "type")
    rows, changed = sorted(told.totals, key=alike), sorted(told.changes, key=same)
    return Totals(
        totals=[_sum(list(some)) for _, some in groupby(rows, alike)],
        changes=[_summed(list(some)) for _, some in groupby(changed, same)],
    )


def compared(township: str, before: Iterable[Screened], after: Iterable[Screened]) -> list[Change]:
    """What differs between two screenings of one township, of the policies that both hold."""
    now = {each.policy: each.stands for each in after}
    both = [each for each in before if each.policy in now]
    return [one for each in both for one in changes(each.policy, township, each.stands, now[each.policy])]


def changes(policy: str, township: str, before: Iterable[Stands], after: Iterable[Stands]) -> list[Change]:
    """What differs for one policy, by type of household; where nothing does, nothing."""
    old, new = ({one.holder: one for one in stands} for stands in (before, after))
    found: dict[Type, Change] = {}
    for holder in old.keys() | new.keys():
        one = new.get(holder) or old[holder]
        told = _differs(old.get(holder), new.get(holder))
        if told:
            so_far = found.get(one.type) or Change(policy=policy, township=township, type=one.type)
            found[one.type] = so_far.model_copy(update={name: getattr(so_far, name) + by for name, by in told.items()})
    return [found[type_].model_copy(update={"cost": round(found[type_].cost, 2)}) for type_ in sorted(found)]


def _differs(old: Stands | None, new: Stands | None) -> Mapping[str, float]:
    was, now = (one is not None and one.standing in ENTITLED for one in (old, new))
    by = round(_due(new) - _due(old), 2)
    if was != now:
        return {"gain" if now else "lose": 1, "cost": by}
    return {} if not by else {"more" if by > 0 else "less": 1, "cost": by}


def _due(one: Stands | None) -> float:
    return one.due or 0.0 if one is not None and one.standing in PAYS else 0.0


def _of(township: str, told: Screened) -> Iterator[Total]:
    rows = sorted(told.stands, key=attrgetter("type", "standing"))
    shown = dict.fromkeys(told.asked, 0)
    for (type_, standing), same in groupby(rows, attrgetter("type", "standing")):
        stands = list(same)
        shown[type_] += len(stands)
        yield _total(told.policy, township, type_, standing, stands)
    for type_, rest in shown.items():
        if told.asked[type_] > rest:
            empty = _total(told.policy, township, type_, "not-entitled", [])
            yield empty.model_copy(update={"holders": told.asked[type_] - rest})


def _total(policy: str, township: str, type_: Type, standing: Standing, stands: list[Stands]) -> Total:
    lacking: dict[str, int] = {}
    for one in stands if standing == "unknown" else ():
        for fact in one.why:
            lacking[fact] = lacking.get(fact, 0) + 1
    return Total(
        policy=policy,
        township=township,
        type=type_,
        standing=standing,
        holders=len(stands),
        due=round(sum(map(_due, stands)), 2),
        paid=round(sum(one.paid or 0.0 for one in stands), 2),
        lacking=lacking,
    )


def _sum(same: list[Total]) -> Total:
    lacking: dict[str, int] = {}
    for one in same:
        for fact, many in one.lacking.items():
            lacking[fact] = lacking.get(fact, 0) + many
    return same[0].model_copy(
        update={
            "holders": sum(one.holders for one in same),
            "due": round(sum(one.due for one in same), 2),
            "paid": round(sum(one.paid for one in same), 2),
            "lacking": lacking,
        }
    )


def _summed(same: list[Change]) -> Change:
    names = ("gain", "lose", "more", "less", "cost")
    return same[0].model_copy(update={name: round(sum(getattr(one, name) for one in same), 2) for name in names})
