"""Whether somebody has a legal supporter who is able to support them: a walk to everyone on whom the duty lies.

Supporters are husband or wife, grown children, and the parents of a minor. Taken to be unable are the dead, missing and
prisoners, whoever is in extreme hardship or unable to work, and the old or severely disabled on the minimum living
allowance (Interim Measures art. 14; the rules on extreme hardship are to be confirmed). Nobody's duty is passed on, so
that a circle of kin ends.
"""

from collections.abc import Iterator

from base.span import years
from policies import parents
from policies.of_person import age, can_work
from policies.subject import Asked, Person
from policies.truth import Truth, fact, some

GROWN, OLD = 18, 60
GONE = ("dead", "declared-missing", "lost-contact", "not-found", "in-prison")
SURE = {"police", "civil-affairs"}  # whom nothing speaks against is able where these were asked


def supporter_able(it: Asked) -> bool | None:
    """True where one is able, False where every one is known to be unable or there is none."""
    told = [_able(one, it) for one in supporters(it)]
    if "police" not in it.person.asked:
        told.append("unknown")  # there may be kin nobody knows
    return fact(some(told))


def supporters(it: Asked) -> Iterator[Person]:
    """Those on whom the duty lies, once each."""
    ids = [it.person.spouse]
    if it.person.born is not None and years(it.person.born, it.day) < GROWN:
        ids += [it.person.father, it.person.mother]
    ids += [id for id in it.person.children if id not in it.people or _is_grown(it.people[id], it)]
    for id in dict.fromkeys(ids):
        if id is not None and id != it.person.id:
            yield it.people.get(id) or Person(id)


def _is_grown(one: Person, it: Asked) -> bool:
    return one.born is None or years(one.born, it.day) >= GROWN


def _able(one: Person, it: Asked) -> Truth:
    about = Asked(one, it.area, it.day, it.people)
    known: list[Truth] = [
        "met" if parents.state(one, it.day) in GONE else "not-met",
        "met" if one.holds("extreme-hardship", it.day) else "not-met",
        "met" if can_work(about) is False and not (age(about) or 0) >= OLD else "not-met",
        "met" if _is_poor_and_weak(one, about) else "not-met",
    ]
    if some(known) == "met":
        return "not-met"
    return "met" if one.asked >= SURE else "unknown"


def _is_poor_and_weak(one: Person, about: Asked) -> bool:
    weak = (age(about) or 0) >= OLD or parents.state(one, about.day) == "severely-disabled"
    return weak and one.holds("minimum-living-allowance", about.day)
