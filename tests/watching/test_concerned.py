"""Whoever stands otherwise after something happened is among those whom it can concern."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from base.settings import Settings
from graph.client import Client
from graph.concerned import concerned
from graph.crowds import crowd
from graph.entitlement import EntitlementGraph
from policies.catalogue import bounds_of, catalogue
from policies.facts import DEPARTMENTS
from policies.proposing import Stood
from policies.screened import screened
from tests.conftest import DAY, TOWNSHIP, trail
from tests.small_graph import SmallGraph

OTHER = "990101002"
TOWNS = (TOWNSHIP, OTHER)
HOMES = 24
POLICIES = [it for it in catalogue().values() if it.for_ != "institution"]
DRAWN = """
CREATE (:Area {id: '990101', code: '990101', registers: $registers})
WITH 1 AS one
UNWIND $policies AS id
MERGE (:Policy {id: id})
WITH DISTINCT 1 AS one
UNWIND $people AS row
CREATE (p:Person {id: row.id, name: '甲', sex: row.sex, born: row.born, area: row.area, county: left(row.area, 6)})
MERGE (h:Household {id: row.home})
SET h.area = row.area, h.county = left(row.area, 6), h.basis = 'registered'
CREATE (p)-[:MEMBER_OF {since: date('2010-01-01')}]->(h)
CREATE (p)<-[:ABOUT]-(:Fact {id: 'K-' + row.id, kind: 'income', value: 'wage', amount: row.income})
"""
KIN = """
UNWIND $kin AS row
MATCH (a:Person {id: row.a}), (b:Person {id: row.b})
FOREACH (_ IN CASE WHEN row.spouse THEN [1] ELSE [] END | CREATE (a)-[:SPOUSE_OF]->(b))
FOREACH (_ IN CASE WHEN row.spouse THEN [] ELSE [1] END | CREATE (a)-[:PARENT_OF]->(b))
"""
AWARD = """
MATCH (holder:Entity|Person|Household {id: $about}), (policy:Policy {id: $policy})
CREATE (holder)<-[:HELD_BY]-(:Award {id: $id, status: 'active', monthly: 100.0, since: $on})-[:UNDER]->(policy)
"""
FACT = """
MATCH (holder:Person|Household {id: $about})
CREATE (holder)<-[:ABOUT]-(:Fact {id: $id, kind: $kind, value: $value, amount: $amount, since: $since})
"""
NAMED = "MATCH (n) WHERE n:Person OR n:Household OR n:Fact OR n:Award OR n:Property SET n:Entity"


def family(at: int, chance: random.Random) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A couple and their children, who live together or apart in either township."""
    ages = {"f": chance.choice([30, 45, 61, 82]), "m": chance.choice([29, 44, 60, 79])}
    ages |= {f"c{number}": chance.choice([2, 15, 17, 25]) for number in range(chance.randint(0, 2))}
    area, people = chance.choice(TOWNS), []
    for name, age in ages.items():
        apart = name.startswith("c") and age > 18 and chance.random() < 0.7
        people.append(
            {
                "id": f"P-{at}{name}",
                "sex": "male" if name == "f" else "female",
                "born": DAY.replace(year=DAY.year - age) - timedelta(days=chance.randint(0, 300)),
                "area": chance.choice(TOWNS) if apart else area,
                "home": f"H-{at}{name if apart else ''}",
                "income": float(chance.choice([0, 300, 760, 900, 4000])),
            }
        )
    kin = [{"a": f"P-{at}f", "b": f"P-{at}m", "spouse": True}]
    kin += [
        {"a": f"P-{at}{of}", "b": f"P-{at}{name}", "spouse": False} for name in ages if name[0] == "c" for of in "fm"
    ]
    return people, kin


Happening = tuple[str, dict[str, Any], str]  # a statement, its parameters, and the id of what the event is about
STATED: tuple[tuple[str, str | None, float | None], ...] = (
    ("income", "wage", 5000.0),
    ("expenditure", "medical", 90_000.0),
    ("illness", "severe", None),
    ("labour-capacity", "none", None),
    ("custody", "prison", None),
    ("sudden-event", "fire", None),
    ("guardianship", "fails", None),
    ("missing", "declared", None),
    ("savings", None, 200_000.0),
)
DIES = "MATCH (p:Person {id: $id}) SET p.died = $on"
DISABLED = "MATCH (p:Person {id: $id}) SET p.disability_grade = 1, p.disability_kind = 'mind'"
LEAVES = "MATCH (p:Person {id: $id})-[t:MEMBER_OF]->() SET t.until = $on"
PARTS = "MATCH (p:Person {id: $id})-[t:SPOUSE_OF]-() SET t.until = $on"
JOINS = "MATCH (p:Person {id: $id}), (h:Household {id: $to}) CREATE (p)-[:MEMBER_OF {since: $on}]->(h)"
BUYS = "MATCH (p:Person {id: $id}) CREATE (p)-[:OWNS]->(:Property {id: $to, value: 900000.0})"
ADOPTS = "MATCH (a:Person {id: $id}), (b:Person {id: $to}) CREATE (a)-[:PARENT_OF {since: $on}]->(b)"


def happenings(people: list[str], homes: list[str], chance: random.Random) -> Iterator[Happening]:
    """What happens, without end."""
    for number in count():
        person, other, home = chance.choice(people), chance.choice(people), chance.choice(homes)
        since = DAY - timedelta(days=chance.choice([1, 40, 400]))
        yield from chance.sample(
            [*_ties(person, other, home, number), *_stated(person, home, number, since, chance)], 3
        )


def _ties(person: str, other: str, home: str, number: int) -> Iterator[Happening]:
    for statement in (DIES, LEAVES, PARTS):
        yield statement, {"id": person, "on": DAY}, person
    yield DISABLED, {"id": person}, person
    yield JOINS, {"id": person, "to": home, "on": DAY}, person
    yield BUYS, {"id": person, "to": f"E-{number}"}, f"E-{number}"
    yield ADOPTS, {"id": person, "to": other, "on": DAY}, other


def _stated(person: str, home: str, number: int, since: date, chance: random.Random) -> Iterator[Happening]:
    kind, value, amount = chance.choice(STATED)
    policy = chance.choice(POLICIES).id
    for at, about in enumerate((person, home)):
        fact, award = f"K-{number}.{at}", f"N-{number}.{at}"
        told = {"about": about, "kind": kind, "value": value, "amount": amount, "since": since}
        yield FACT, {**told, "id": fact}, fact
        yield AWARD, {"about": about, "policy": policy, "id": award, "on": since}, award


def stands(law: EntitlementGraph) -> dict[tuple[str, str], Stood]:
    """How everybody of both townships stands, by a screening of everybody."""
    found: dict[tuple[str, str], Stood] = {}
    for code in TOWNS:
        told = screened(crowd(law, code, POLICIES), POLICIES, DAY, bounds_of(code, DAY))
        found |= {(one.holder, each.policy): Stood(one.standing, one.due) for each in told for one in each.stands}
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_whoever_stands_otherwise_is_concerned(
    seed: int, graph: SmallGraph, client: Client, settings: Settings
) -> None:
    chance = random.Random(seed)
    drawn = [family(at, chance) for at in range(HOMES)]
    people = [one for each, _ in drawn for one in each]
    graph.run(DRAWN, people=people, policies=[it.id for it in POLICIES], registers=list(DEPARTMENTS))
    graph.run(KIN, kin=[one for _, each in drawn for one in each])
    law = EntitlementGraph(client, settings, trail("F-1", "auditor"), TOWNS, DAY)
    before, moved, looked = stands(law), 0, []
    happens = happenings([one["id"] for one in people], sorted({one["home"] for one in people}), chance)

    for _ in range(30):
        statement, params, about = next(happens)
        graph.run(statement, **params)
        graph.run(NAMED)
        after = stands(law)
        differs = {key[0] for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        whom = concerned(law, [(about, DAY)]).whom.get(about, frozenset())
        assert differs <= whom, (statement, params)
        before, moved = after, moved + len(differs)
        looked.append(len(whom))

    assert moved > 15
    assert max(looked) < len(people) / 2


def test_what_is_not_in_the_graph_concerns_nobody(graph: SmallGraph, client: Client, settings: Settings) -> None:
    law = EntitlementGraph(client, settings, trail("F-1", "auditor"), TOWNS, DAY)

    assert concerned(law, [("P-nobody", date(2026, 1, 1))]).whom == {}


def test_a_death_elsewhere_concerns_the_child_who_becomes_an_orphan(
    graph: SmallGraph, client: Client, settings: Settings
) -> None:
    couple = [("P-f", "male", OTHER, "H-f"), ("P-c", "female", TOWNSHIP, "H-c"), ("P-x", "female", OTHER, "H-x")]
    people = [
        {
            "id": id,
            "sex": sex,
            "born": date(2015 if id == "P-c" else 1980, 1, 1),
            "area": area,
            "home": home,
            "income": 0.0,
        }
        for id, sex, area, home in couple
    ]
    graph.run(DRAWN, people=people, policies=["orphan"], registers=list(DEPARTMENTS))
    graph.run(KIN, kin=[{"a": id, "b": "P-c", "spouse": False} for id in ("P-f", "P-x")])
    graph.run("MATCH (p:Person {id: 'P-x'}) SET p.died = $on", on=date(2020, 1, 1))
    graph.run("MATCH (p:Person {id: 'P-c'}), (a:Area) CREATE (p)-[:IN {kind: 'registered'}]->(a)")
    graph.run(NAMED)
    law = EntitlementGraph(client, settings, trail("F-1", "auditor"), TOWNS, DAY)
    assert ("P-c", "orphan") not in stands(law)

    graph.run("MATCH (p:Person {id: 'P-f'}) SET p.died = $on", on=DAY)

    assert stands(law)[("P-c", "orphan")].standing in ("missed", "new")
    assert concerned(law, [("P-f", DAY)]).whom["P-f"] == {"P-f", "P-c", "H-f", "H-c"}
