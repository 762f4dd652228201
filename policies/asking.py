"""Who is asked about: a person with those they live with, or a household by way of one of its members."""

from collections.abc import Mapping
from datetime import date

from policies.counted import counted
from policies.judging import Bounds
from policies.subject import Asked, Household, Person

COUNTY = 6  # digits: who lives or is registered anywhere in the county is here


def about_person(
    person: Person, people: Mapping[str, Person], households: Mapping[str, Household], day: date, bounds: Bounds
) -> Asked:
    """A question about a person; the household is the registered one, without one the declared one."""
    homes = (households.get(home) for home in (person.registered_in, person.declared_in) if home)
    home = next((one for one in homes if one is not None), None)
    members, stated = (home.members, home.stated) if home else ((), ())
    area = person.area or (home.area if home else None) or ""
    return Asked(person, area[:COUNTY], day, people, members, bounds, stated)


def about_household(home: Household, people: Mapping[str, Person], day: date, bounds: Bounds) -> Asked:
    """A question about a household, by way of the member with whom most are kin, of these the oldest who lives here.

    Nothing is known of a household without members; where all have died it is asked about by way of a dead one.
    """
    area = (home.area or "")[:COUNTY]
    members = sorted((people[id] for id in home.members if id in people), key=lambda one: _turn(one, area))
    living = [one for one in members if not one.has_died(day)]
    best, most = Asked(members[0] if members else Person(home.id), area, day, people, home.members, bounds), -1
    for one in living:
        it = Asked(one, area, day, people, home.members, bounds, home.stated)
        kin = len(counted(it) or ())
        if kin > most:
            best, most = it, kin
        if kin == len(living):
            break
    return best


def _turn(one: Person, area: str) -> tuple[bool, bool, date, str]:
    return not (one.area or "").startswith(area), one.born is None, one.born or date.max, one.id
