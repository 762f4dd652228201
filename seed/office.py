"""The office in the county: its villages' committees, and the officers as people with families of their own."""

from __future__ import annotations

from seed.things import Person, Place
from seed.village import Village

OFFICER_AGES = (27, 56)


def committee(village: Village) -> Place:
    """The village's committee, with a telephone everybody knows."""
    name = f"{village.shared.area_name(village.township)}{village.name}{'居民' if village.in_town else '村民'}委员会"
    node = village.node(
        "Institution",
        "I",
        village.point,
        name=name,
        kind="village-committee",
        area=village.township,
        county=village.county,
    )
    village.tie("IN", node.id, village.code)
    place = Place(node.id, name, "village-committee", village.township, village.point)
    village.phone(place)
    return place


def officers(village: Village) -> None:
    """In a township's first village: two inhabitants are the township's officers and declare their kin."""
    chosen: list[Person] = []
    for officer in village.shared.officers(village.township):
        person = _officer(village, chosen)
        person.role = "officer"
        chosen.append(person)
        village.tie("IS", officer, person.id)
        for kin in _near_kin(person):
            village.tie("DECLARED_KIN", officer, kin.id, on=village.ago(400))


def _officer(village: Village, but: list[Person]) -> Person:
    """Somebody of working age, rather with parents in the village and without a household of an officer already."""
    grown = [one for one in village.people if one.died is None and one.left is None and one.role is None]
    grown = [one for one in grown if one.age(village.day) >= 18 and one.family not in [other.family for other in but]]
    youngest, oldest = OFFICER_AGES
    fitting = [one for one in grown if youngest <= one.age(village.day) <= oldest and one.disability_grade is None]
    return village.rng.choice([one for one in fitting if one.parents] or fitting or grown)


def _near_kin(person: Person) -> list[Person]:
    siblings = [child for parent in person.parents for child in parent.children if child is not person]
    spouse = [person.spouse] if person.spouse else []
    in_law = [parent for one in spouse for parent in one.parents]
    kin = {one.id: one for one in (*spouse, *person.parents, *person.children, *siblings, *in_law)}
    return [kin[id] for id in sorted(kin)]
