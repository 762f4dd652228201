"""Fills block 0: areas, policies, officers, and the institutions with what each can give."""

from __future__ import annotations

from itertools import count
from typing import Any

from graph import needs
from policies.catalogue import catalogue
from seed.data import read
from seed.layout import Township, near
from seed.shared import Shared
from seed.things import Place

PLACE_SPREAD = 0.015  # degrees: institutions stand within about a kilometre and a half of the township's seat
FULL = 0.18  # resources with no free place: every office knows them, and a dispatcher must be told so
STALE = 0.15  # resources whose free places were last heard of more than three months ago
COUNTY_WIDE = ("hospital", "special-school")  # the first of these bears the county's name
REGISTERS = ("police", "civil-affairs", "social-insurance", "real-estate", "disabled-federation")  # brought in whole
REGISTERS_SINCE = "2020-01-01"
MOST_TRIES = 20  # good words run out in a large county; then names are numbered, as schools are
NEAREST_SERVED = 3  # a township's kitchen also serves the two next townships


def fill(shared: Shared) -> None:
    """Everything that stands before the first village."""
    _areas(shared)
    if shared.division.order == 0:
        _policies(shared)
    for seat in shared.townships:
        shared.appoint(seat.code)
    imported = set(shared.kinds)
    for kind, told in read("places")["institutions"].items():
        if kind not in imported:
            _institutions(shared, kind, told)


def _areas(shared: Shared) -> None:
    code, name = shared.division.code, shared.division.name
    registers = [f"{department} {REGISTERS_SINCE}" for department in REGISTERS]
    shared.named("Area", code, shared.townships[0].point, code=code, name=name, level="county", registers=registers)
    for seat in shared.townships:
        shared.named("Area", seat.code, seat.point, code=seat.code, name=seat.name, level="township")
        shared.tie("PART_OF", seat.code, code)
    for site in shared.sites:
        shared.named("Area", site.code, site.point, code=site.code, name=site.name, level="village")
        shared.tie("PART_OF", site.code, site.township)


def _policies(shared: Shared) -> None:
    """Those the county has beside the catalogue, which stands in every graph, and what of it excludes them."""
    own = [policy for policy in read("policies") if "title" in policy]
    for policy in own:
        named = {name: policy[name] for name in ("title", "title_zh", "basis")}
        shared.named("Policy", policy["id"], None, **named)
        for need in policy.get("needs", []):
            shared.tie("ENTITLES_TO", policy["id"], need)
    for it in catalogue().values():
        for policy in own:
            if policy["id"] in it.excludes:
                shared.tie("EXCLUDES", it.id, policy["id"])


def _institutions(shared: Shared, kind: str, told: dict[str, Any]) -> None:
    """As many as the county needs, one township after another."""
    start = shared.rng.randrange(len(shared.townships))
    used: set[str] = set()
    for at in range(max(told["least"], shared.division.people // told["per"])):
        seat = shared.townships[(start + at) % len(shared.townships)]
        place = _institution(shared, kind, seat, _name(shared, kind, seat, told["ends"], used))
        for resource in read("resources").get(kind, []):
            _resource(shared, place, resource)


def _name(shared: Shared, kind: str, seat: Township, ends: list[str], used: set[str]) -> str:
    """A county hospital has the county's name, a village clinic the township's and a good word."""
    told = read("places")
    name = f"{shared.division.name}{ends[0]}" if kind in COUNTY_WIDE else ""
    for tries in count():
        if name and name not in used:
            break
        number = f"第{len(used)}" if tries > MOST_TRIES else ""
        name = seat.name + shared.rng.choice(told["good_names"]) + number + shared.rng.choice(ends)
    used.add(name)
    return name


def _institution(shared: Shared, kind: str, seat: Township, name: str) -> Place:
    point = near(shared.rng, seat.point, PLACE_SPREAD)
    street, number = shared.rng.choice(read("places")["streets"]), shared.rng.randint(1, 200)
    text = f"{shared.division.name}{seat.name}{street}{number}号"
    node = shared.node(
        "Institution", "I", point, name=name, kind=kind, area=seat.code, county=shared.division.code, text=text
    )
    shared.tie("IN", node.id, seat.code)
    address = shared.node("Address", "A", point, text=text, kind="institution")
    shared.tie("IN", address.id, seat.code)
    shared.tie("LOCATED_AT", node.id, address.id)
    place = Place(node.id, name, kind, seat.code, point)
    shared.add(place)
    return place


def _resource(shared: Shared, place: Place, told: dict[str, Any]) -> None:
    capacity = shared.rng.randint(*told["capacity"])
    free = 0 if shared.rng.random() < FULL else shared.rng.randint(1, max(1, capacity // 3))
    heard = shared.rng.randint(91, 200) if shared.rng.random() < STALE else shared.rng.randint(0, 60)
    titles = [word for need in told["needs"] for word in (needs.tree()[need].title_zh, *needs.tree()[need].aliases)]
    name = f"{place.name}{told['name']}"
    kept = {key: told[key] for key in ("kind", "unit", "min_age", "max_age", "disability_kinds") if key in told}
    node = shared.node(
        "Resource", "R", place.point, name=name, about=told["about"], capacity=capacity, free=free,
        updated=shared.ago(heard), serves=_serves(shared, place, told.get("serves")),
        search_text=" ".join([name, told["about"], *titles]), **kept,
    )  # fmt: skip
    shared.tie("OFFERS", place.id, node.id)
    for need in told["needs"]:
        shared.tie("MEETS", node.id, need)


def _serves(shared: Shared, place: Place, serves: str | None) -> list[str] | None:
    if serves == "county":
        return [shared.division.code]
    if serves == "township":
        return [seat.code for seat in shared.seats_near(place.point)[:NEAREST_SERVED]]
    return None
