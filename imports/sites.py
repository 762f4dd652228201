"""Which rows are one institution: by register number, else name and postcode, else name and site."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from base.model import Said
from graph.names import normalised
from imports.coordinates import apart_km
from imports.record import Left, Record, Refusal
from imports.row import Place

SITE_KM = 1.0  # a hospital's buildings stand within walking distance of the next; two branches of a chain do not
CONTENT = Record.model_fields.keys() - {"row", "place", "fields"}


class Keyed(NamedTuple):
    """A record under its key, and how many rows it was put together from."""

    key: str
    record: Record
    rows: int


def keyed(records: Iterable[Record]) -> Iterator[Keyed | Left]:
    """Each institution once; a row that contradicts an earlier one of the same key is left."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[key_of(record)].append(record)
    for key, group in groups.items():
        if key.startswith("site/"):
            for site in _sites(group):
                yield from _one(_site_key(key, site), site)
        else:
            yield from _one(key, group)


def key_of(record: Record) -> str:
    """How this record is named in its source, as far as one row can tell."""
    if record.register_number is not None:
        return number_key(record.register_number)
    if record.postcode is not None:
        return f"at/{normalised(record.name)}/{normalised(record.postcode).replace(' ', '')}"
    return site_prefix(record.name)


def number_key(number: str) -> str:
    """The key a register number gives."""
    return f"no/{normalised(number).replace(' ', '')}"


def site_prefix(name: str) -> str:
    """How the keys of every site of this name begin."""
    return f"site/{normalised(name)}/"


def _site_key(prefix: str, site: list[Record]) -> str:
    middle = _middle(site)
    return f"{prefix}{middle.lat:.3f},{middle.lon:.3f}" if middle else prefix


def _one(key: str, group: list[Record]) -> Iterator[Keyed | Left]:
    first, same = group[0], [group[0]]
    for later in group[1:]:
        differs = _difference(first, later)
        if differs is None:
            same.append(later)
        else:
            yield Left(refusal=_contradicts(first, later, differs), name=later.name)
    yield Keyed(key, first.model_copy(update={"place": _middle(same)}), len(same))


def _difference(first: Record, later: Record) -> str | None:
    for field in sorted(CONTENT):
        if getattr(first, field) != getattr(later, field):
            return field
    if first.place == later.place:
        return None
    numbered = first.register_number is not None
    near = first.place and later.place and apart_km(first.place, later.place) <= SITE_KM
    on_one_site = key_of(first).startswith("site/")
    return None if not numbered and (near or on_one_site) else "place"


def _contradicts(first: Record, later: Record, field: str) -> Refusal:
    what = ("登记号", "register number") if first.register_number is not None else ("名称和地点", "name and place")
    reason = Said(
        zh=f"与第 {first.row} 行的{what[0]}相同，但 {field} 不同。请核对哪一行是对的。",
        en=f"The row has the {what[1]} of row {first.row} but differs in {field}. Check which row is right.",
    )
    return Refusal(row=later.row, reason=reason)


def _middle(site: list[Record]) -> Place | None:
    places = [record.place for record in site if record.place is not None]
    if not places:
        return None
    if len(set(places)) == 1:
        return places[0]
    return Place(sum(place.lon for place in places) / len(places), sum(place.lat for place in places) / len(places))


def _sites(group: list[Record]) -> Iterator[list[Record]]:
    """Groups in which every building has a neighbour within SITE_KM; those without a point are one more."""
    yield from filter(None, [[record for record in group if record.place is None]])
    waiting = [record for record in group if record.place is not None]
    while waiting:
        site, waiting = waiting[:1], waiting[1:]
        for record in site:  # the list grows while it is walked: neighbours of neighbours belong too
            site += [other for other in waiting if _near(record, other)]
            waiting = [other for other in waiting if not _near(record, other)]
        yield sorted(site, key=lambda record: record.row)


def _near(one: Record, other: Record) -> bool:
    return bool(one.place and other.place and apart_km(one.place, other.place) <= SITE_KM)


def settled(found: Iterable[Keyed], given: Iterable[tuple[str, Place | None]]) -> Iterator[Keyed]:
    """The same, each site under the key it had before when it stood within SITE_KM: a new wing moves its middle."""
    free = dict(given)
    for one in found:
        old = _old_key(one, free) if one.key.startswith("site/") else one.key
        free.pop(old, None)
        yield one._replace(key=old)


def _old_key(one: Keyed, given: dict[str, Place | None]) -> str:
    place, prefix = one.record.place, site_prefix(one.record.name)
    if place is None or one.key in given:
        return one.key
    near = [(apart_km(place, at), key) for key, at in given.items() if at and key.startswith(prefix)]
    return min(near)[1] if near and min(near)[0] <= SITE_KM else one.key
