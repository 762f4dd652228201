"""Ordinary benefits: who holds which award, lawfully, never two that exclude one another."""

from __future__ import annotations

from datetime import date

from seed.things import Award, Family, Person
from seed.village import Village

POOR = 0.025  # families on minimum living allowance without a special reason …
POOR_DISABLED = 0.25  # … with a severely disabled member …
POOR_SINGLE_PARENT = 0.25  # … and of single parents; together about four families in a hundred
PER_HEAD = (280, 640)  # yuan a month: the gap between a family's income and the local standard
ENDED = 0.1  # allowances that were ended in the last year because income rose
HARDSHIP = 0.12  # old people alone, without children near: those without income and supporter
CARE_SUBSIDY = 0.9  # of the severely disabled; the rest have not applied
WORK_INJURY = 0.002  # people of working age whom an accident at work left dependent
RELIEF = 0.012  # families helped once in the last year
CAUSES = ("fire", "illness", "accident", "flood")
ALLOWANCE_AGE = 80


def grant(village: Village) -> None:
    """Grant everything that ordinary lives entitle to."""
    for family in village.families:
        _family(village, family)
    for person in village.people:
        _old_age(village, person)
        if person.died is None and person.left is None:
            _disabled(village, person)
    for award in village.awards:
        award.officer = _approver(village, award)


def _family(village: Village, family: Family) -> None:
    orphans = [person for person in family.living if person.age(village.day) < 18 and _parents_lost(person)]
    for child in orphans:
        _child(village, family, child)
    if not orphans and not _hardship(village, family) and village.rng.random() < _poverty(family):
        _allowance(village, family)
    if village.rng.random() < RELIEF and family.living:
        head, on = family.living[0], village.ago(village.rng.randrange(20, 360))
        cause, amount = village.rng.choice(CAUSES), float(village.rng.randrange(8, 60) * 100)
        village.award("temporary-relief", head, on, on, amount=amount, cause=cause, status="ended")
        village.application(head, head, "temporary-relief", on, kind="relief", sent_from=head.phone, decided=on)


def _parents_lost(person: Person) -> bool:
    return len(person.parents) == 2 and all(parent.died or parent.left for parent in person.parents)


def _child(village: Village, family: Family, child: Person) -> None:
    """The allowance of a child nobody is left for, paid to the grandparents who bring it up."""
    lost = max(day for parent in child.parents for day in (parent.died, parent.left) if day)
    policy = "orphan" if all(parent.died for parent in child.parents) else "child-without-carers"
    village.guardian(family.living[0], child, lost)
    village.award(policy, child, _month_after(lost), account=family.living[0].account)


def _hardship(village: Village, family: Family) -> bool:
    elder = family.living[0]
    supported = any(child.died is None for child in elder.children)
    if family.shape != "elder-alone" or supported or village.rng.random() >= HARDSHIP:
        return False
    since = _since(village)
    village.award("extreme-hardship", elder, since)
    village.application(elder, elder, "extreme-hardship", since, sent_from=elder.phone, decided=since)
    return True


def _poverty(family: Family) -> float:
    if family.serves or any(person.left for person in family.members):
        return 0.0  # an officer's family, or one whose earner is away, has an income
    if any((person.disability_grade or 4) <= 2 for person in family.living):
        return POOR_DISABLED
    return POOR_SINGLE_PARENT if family.shape == "single-parent" else POOR


def _allowance(village: Village, family: Family) -> None:
    members, since = family.living, _since(village)
    household = members[0].household
    if household is None or any(person.died and person.died > since for person in family.members):
        return
    if _has_car(village, family):
        return
    monthly = float(village.rng.randrange(*PER_HEAD) // 10 * 10 * len(members))
    over = village.ago(village.rng.randrange(30, 330)).replace(day=1) if village.rng.random() < ENDED else None
    award = village.award("minimum-living-allowance", household, since, monthly=monthly)
    if over and over > since:
        award.until, award.end_reason = over, "income-above-limit"
    declared = village.household(members, since, basis="declared")
    declared.until = award.until
    village.application(members[0], declared, award.policy, since, sent_from=members[0].phone, decided=since)


def _has_car(village: Village, family: Family) -> bool:
    """Whether a member owns a vehicle, which no helped family may."""
    owned = (tie.end for person in family.members for tie in village.ties_of(person.id, "OWNS"))
    return any(id.startswith("V-") for id in owned)


def _old_age(village: Village, person: Person) -> None:
    """Everybody from the eightieth birthday; it ends with life."""
    birthday = birthday_of(person, ALLOWANCE_AGE)
    if birthday > (person.died or village.day) or person.left:
        return
    ended = "death" if person.died else None
    village.award("old-age-allowance", person, birthday, person.died, end_reason=ended)


def _disabled(village: Village, person: Person) -> None:
    if person.disability_grade is None:
        if 30 <= person.age(village.day) <= 59 and person.role is None and village.rng.random() < WORK_INJURY:
            person.disability_kind, person.disability_grade = "limb", 2
            village.award("work-injury-nursing", person, _since(village))
        return
    if any(person.holds(policy) for policy in ("extreme-hardship", "orphan")):
        return
    if person.disability_grade <= 2 and village.rng.random() < CARE_SUBSIDY:
        village.award("disability-care-subsidy", person, _since(village, person.born))
    poor = [award for award in village.awards if award.holder is person.household and not award.until]
    if poor:
        village.award("disability-living-subsidy", person, max(poor[0].since, person.born))


def birthday_of(person: Person, age: int) -> date:
    """The day somebody turns so old; who was born on a leap day turns on the first of March."""
    born = person.born
    leap = (born.month, born.day) == (2, 29)
    return date(born.year + age, 3, 1) if leap else born.replace(year=born.year + age)


def _approver(village: Village, award: Award) -> str:
    """The township's usual officer, but for the officer's own family their colleague."""
    family = award.payee.family
    kin = [] if family is None else [*family.members, *(one for member in family.members for one in member.children)]
    return village.other_officer() if any(person.role == "officer" for person in kin) else village.officer()


def _since(village: Village, earliest: date | None = None) -> date:
    """The first of a month between half a year and five years ago."""
    since = village.ago(village.rng.randrange(180, 1800)).replace(day=1)
    return since if earliest is None or since > earliest else min(_month_after(earliest), village.day)


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
