"""Pattern 4: paid after death; and payments after a death that were due, lawful, or no payment to the dead."""

from __future__ import annotations

from datetime import date, timedelta

from seed.planted.people import elder, helped, old_hand
from seed.planting import planter
from seed.things import Award, Person
from seed.village import Village

PATTERN = "payment-after-death"


def _dies(village: Village, person: Person, days: tuple[int, int] = (130, 420)) -> date:
    person.died = village.ago(village.rng.randrange(*days))
    return person.died


def _paid_on(village: Village, award: Award, died: date) -> None:
    """The award is paid as if nothing had happened, for two months to a year after the death."""
    last = min(died + timedelta(days=village.rng.randrange(62, 400)), village.day)
    village.pay(award, max(award.since, village.ago(500)), last, person=award.payee)


def _allowance(village: Village) -> list[str] | None:
    person = old_hand(village)
    _paid_on(village, person.awards[0], _dies(village, person))
    return [person.id]


def _subsidy(village: Village) -> list[str] | None:
    person = elder(village, 60, 78)
    award = village.award("home-care-subsidy", person, village.ago(700))
    _paid_on(village, award, _dies(village, person))
    return [person.id]


def _lone_household(village: Village) -> list[str] | None:
    person = helped(village, children=0).members[0]
    award = village.awards[-1]
    award.since = village.ago(900)
    _paid_on(village, award, _dies(village, person))
    return [person.id]


def _arrears(village: Village) -> list[str] | None:
    person = old_hand(village)
    died, award = _dies(village, person), person.awards[0]
    village.pay(award, village.ago(500), died - timedelta(days=60))
    village.payment(award, min(died + timedelta(days=75), village.day), 200.0, died.replace(day=1), "arrears")
    return [person.id]


def _funeral(village: Village) -> list[str] | None:
    person = old_hand(village)
    died = _dies(village, person)
    grant = village.award("temporary-relief", person, died, died, amount=3000.0, cause="funeral", status="ended")
    grant.paid = True
    village.payment(grant, died + timedelta(days=60), 3000.0, None, "funeral")
    return [person.id]


def _survivor(village: Village) -> list[str] | None:
    person, widow = old_hand(village), elder(village, 66, 78)
    village.marry(person, widow, village.ago(15000))
    died = _dies(village, person)
    grant = village.award("temporary-relief", person, died, died, amount=1200.0, cause="survivor", status="ended")
    grant.paid = True
    village.payment(grant, died + timedelta(days=50), 1200.0, None, "survivor", widow)
    return [person.id]


def _late_registration(village: Village) -> list[str] | None:
    """The office hears of it after the next payment has left: on the tenth, up to three weeks after the death."""
    person = old_hand(village)
    month = village.ago(village.rng.randrange(130, 400)).replace(day=10)
    person.died = month - timedelta(days=village.rng.randrange(11, 24))
    village.pay(person.awards[0], village.ago(500), month)
    return [person.id]


def _returned(village: Village) -> list[str] | None:
    person = old_hand(village)
    died, award = _dies(village, person), person.awards[0]
    village.pay(award, village.ago(500), died - timedelta(days=31))
    late = village.payment(award, died + timedelta(days=50), 100.0, (died + timedelta(days=50)).replace(day=1))
    late.properties["returned"] = died + timedelta(days=70)
    return [person.id]


def _sign_of_life(village: Village) -> list[str] | None:
    """The register of deaths took one for another; the health insurance saw the person later."""
    person = old_hand(village)
    died = _dies(village, person, (150, 300))
    _paid_on(village, person.awards[0], died)
    village.fact("last-sign-of-life", person, "health-insurance", since=died + timedelta(days=100))
    return [person.id]


PLANTERS = (
    planter(PATTERN, "allowance-goes-on", True, _allowance, 0.5),
    planter(PATTERN, "subsidy-goes-on", True, _subsidy, 0.25),
    planter(PATTERN, "lone-household", True, _lone_household, 0.25),
    planter(PATTERN, "arrears", False, _arrears),
    planter(PATTERN, "funeral-grant", False, _funeral),
    planter(PATTERN, "survivor-grant", False, _survivor),
    planter(PATTERN, "late-registration", False, _late_registration),
    planter(PATTERN, "returned", False, _returned),
    planter(PATTERN, "sign-of-life", False, _sign_of_life),
)
