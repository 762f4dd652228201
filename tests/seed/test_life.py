"""Ordinary life is clean: with nothing planted, none of the catalogue's patterns stands in the county by accident."""

from collections import defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from graph.load import Node, Tie
from policies.catalogue import catalogue
from seed.county import County
from tests.conftest import DAY

Properties = dict[str, Any]


class Life:
    """A county of 2,000 with nothing planted, to be looked at from both ends of each tie."""

    def __init__(self) -> None:
        rows = list(County(11, 2000, DAY, planters=()).rows())
        self.nodes = {row.id: row for row in rows if isinstance(row, Node)}
        self.ties = [row for row in rows if isinstance(row, Tie)]

    def of(self, label: str) -> dict[str, Properties]:
        """Every node of a label by id."""
        return {id: node.properties for id, node in self.nodes.items() if node.label == label}

    def pairs(self, kind: str) -> list[tuple[str, str, Properties]]:
        """Every tie of a kind."""
        return [(tie.start, tie.end, tie.properties) for tie in self.ties if tie.kind == kind]


@cache
def life() -> Life:
    return Life()


def now(tie: Properties) -> bool:
    return tie.get("until") is None or tie["until"] > DAY


def held() -> dict[str, list[tuple[str, Properties]]]:
    """The policies held by each person, their household's included, with the award."""
    policy = {award: policy for award, policy, _ in life().pairs("UNDER")}
    members = defaultdict(list)
    for person, household, _ in life().pairs("MEMBER_OF"):
        members[household].append(person)
    found = defaultdict(list)
    for award, holder, _ in life().pairs("HELD_BY"):
        for person in members.get(holder, [holder]):
            found[person].append((policy[award], life().nodes[award].properties))
    return found


def test_nobody_is_paid_after_death() -> None:
    people = life().of("Person")
    paid_for = {payment: person for payment, person, _ in life().pairs("FOR") if person in people}

    for payment, told in life().of("Payment").items():
        died = people[paid_for[payment]].get("died")
        assert died is None or told["at"] <= died


def test_everybody_past_eighty_has_the_old_age_allowance() -> None:
    for person, told in life().of("Person").items():
        born, died = told["born"], told.get("died")
        if died is None and (born.year + 80, born.month, born.day) <= (DAY.year, DAY.month, DAY.day):
            [award] = [award for policy, award in held()[person] if policy == "old-age-allowance"]
            assert award["status"] == "active"
            assert award["since"] <= DAY


def test_nobody_holds_two_benefits_that_exclude_each_other() -> None:
    excluded = {frozenset((one, other)) for one, other, _ in life().pairs("EXCLUDES")}
    excluded |= {frozenset((it.id, other)) for it in catalogue().values() for other in it.excludes}
    for person, awards in held().items():
        policies = [policy for policy, _ in awards]
        both = {frozenset((one, other)) for one in policies for other in policies} & excluded
        assert not both, (person, policies)


def test_nobody_gets_meals_or_care_while_in_an_institution() -> None:
    stays = defaultdict(list)
    for person, _, told in life().pairs("STAYS_AT"):
        stays[person].append(told)
    for visit, person, _ in life().pairs("TO"):
        day = life().nodes[visit].properties["starts"].date()
        assert not any(stay["since"] <= day <= stay.get("until", day) for stay in stays[person])


def test_nobody_is_in_two_institutions_at_once() -> None:
    stays = defaultdict(list)
    for person, _, told in life().pairs("STAYS_AT"):
        stays[person].append((told["since"], told.get("until", date.max)))
    for spans in stays.values():
        spans.sort()
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_people_under_one_roof_are_one_registered_household() -> None:
    registered = {id for id, told in life().of("Household").items() if told["basis"] == "registered"}
    household = {person: home for person, home, told in life().pairs("MEMBER_OF") if home in registered and now(told)}
    roofs = defaultdict(set)
    for person, address, told in life().pairs("LIVES_AT"):
        if person in household and now(told):
            roofs[address].add(household[person])

    assert all(len(households) == 1 for households in roofs.values())


def test_a_phone_or_an_account_belongs_to_one_person() -> None:
    owners = defaultdict(set)
    for person, thing, _ in [*life().pairs("USES"), *life().pairs("OWNS")]:
        owners[thing].add(person)

    assert all(len(people) == 1 for people in owners.values())


def test_money_goes_to_the_holder_or_to_the_family_of_a_child() -> None:
    owner = {account: person for person, account, _ in life().pairs("OWNS")}
    home = {person: household for person, household, _ in life().pairs("MEMBER_OF")}
    people = life().of("Person")
    holder = {award: one for award, one, _ in life().pairs("HELD_BY")}
    for award, account, _ in life().pairs("PAID_INTO"):
        if holder[award] in people:
            assert holder[award] == owner[account] or home[holder[award]] == home[owner[account]]


def test_nobody_is_married_to_or_parent_of_somebody_of_an_impossible_age() -> None:
    people = life().of("Person")
    for parent, child, _ in life().pairs("PARENT_OF"):
        gap = (people[child]["born"] - people[parent]["born"]).days / 365
        assert 18 <= gap <= 50
        assert people[parent].get("died") is None or people[parent]["died"] >= people[child]["born"]
    for one, other, told in life().pairs("SPOUSE_OF"):
        assert one < other
        assert people[one]["sex"] != people[other]["sex"]
        assert (told["since"] - max(people[one]["born"], people[other]["born"])).days >= 20 * 365


def test_the_living_have_a_home_and_the_ages_of_an_ageing_county() -> None:
    people = {id: told for id, told in life().of("Person").items() if "died" not in told}
    old = sum(told["born"] < date(DAY.year - 60, DAY.month, DAY.day) for told in people.values()) / len(people)
    disabled = sum("disability_kind" in told for told in people.values()) / len(people)

    at_home = {person for person, _, told in life().pairs("LIVES_AT") if now(told)}
    staying = {person for person, _, told in life().pairs("STAYS_AT") if now(told)}
    away = {person for person, _, told in life().pairs("IN") if not now(told)}
    assert set(people) <= at_home | staying | away
    assert 0.17 < old < 0.28
    assert 0.04 < disabled < 0.09
