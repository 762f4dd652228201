"""Whom the graph leaves out before anybody is judged is nobody whom a policy could concern."""

import random
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.settings import Settings
from base.span import years
from graph import facts
from graph.client import Client
from graph.entitlement import EntitlementGraph
from graph.registers import covered as covered_by
from policies.asking import about_person
from policies.catalogue import bounds_of, catalogue, policy
from policies.judging import judge
from policies.known import known
from policies.policy import Policy
from policies.prefilter import reach, spans
from policies.region import TRUTHS, Columns, read
from tests.conftest import DAY, TOWNSHIP, trail
from tests.small_graph import SmallGraph

OF_PEOPLE = [it for it in catalogue().values() if it.for_ == "person"]
BOUNDS = bounds_of(TOWNSHIP, DAY)
COVERED = ["police", "civil-affairs", "social-insurance", "disabled-federation", "education", "health"]
PEOPLE = """
UNWIND $rows AS row
CREATE (p:Person {id: row.id, name: '甲', area: row.area, county: left(row.area, 6)})
SET p.born = row.born, p.died = row.died, p.disability_grade = row.grade, p.disability_kind = row.kind
FOREACH (one IN row.policies | MERGE (held:Policy {id: one})
  CREATE (p)<-[:HELD_BY]-(:Award {id: 'N-' + row.id, status: 'active', since: date('2020-01-01')})-[:UNDER]->(held))
"""


def somebody(at: int, chance: random.Random) -> dict[str, Any]:
    """Somebody at random, often at the edge of an age, of whom much may be unknown."""
    age = chance.choice([0, 5, 6, 7, 15, 16, 17, 18, 40, 59, 60, 79, 80, 81, 99])
    born = DAY.replace(year=DAY.year - age) + timedelta(days=chance.choice([-1, 0, 1, 100]))
    grade = chance.choice([None, None, None, 1, 2, 4])
    return {
        "id": f"P-{at:03d}",
        "area": TOWNSHIP,
        "born": None if chance.random() < 0.1 else born,
        "died": DAY if chance.random() < 0.05 else None,
        "grade": grade,
        "kind": chance.choice(["mind", "sight"]) if grade else None,
        "policies": chance.sample([it.id for it in OF_PEOPLE], 1) if chance.random() < 0.1 else [],
    }


@pytest.fixture
def law(graph: SmallGraph, client: Client, settings: Settings) -> EntitlementGraph:
    """The evaluator's door over three hundred people at random."""
    chance = random.Random(11)
    graph.run(PEOPLE, rows=[somebody(at, chance) for at in range(300)])
    return EntitlementGraph(client, settings, trail("F-1", "auditor"), (TOWNSHIP,), DAY)


@pytest.mark.parametrize("registers", [COVERED, ["police"], []])
def test_the_three_readers_agree_and_nobody_is_left_out_whom_one_of_them_could_mean(
    law: EntitlementGraph, graph: SmallGraph, registers: list[str]
) -> None:
    graph.create(f"(:Area {{id: '990101', code: '990101', registers: {registers}}})")
    covered = covered_by(law)
    everybody = facts.township(law, TOWNSHIP, covered, spans([policy("orphan")], DAY, BOUNDS), [], False)
    assert len(everybody.own) == everybody.in_all == 300
    people = everybody.told.people
    asked = [about_person(people[id], people, {}, DAY, BOUNDS) for id in everybody.own]
    for it in OF_PEOPLE:
        alone = {one.person.id: judge(it.when, known(it, one), BOUNDS).outcome for one in asked}
        together = read(it.when, Columns(asked), np.arange(len(asked)), BOUNDS).outcomes
        few = facts.township(law, TOWNSHIP, covered, spans([it], DAY, BOUNDS), [it.id], False)
        pays = {one.id for one in people.values() if one.holds(it.id, DAY)}

        assert [TRUTHS[outcome] for outcome in together] == list(alone.values())
        assert {id for id, outcome in alone.items() if outcome != "not-met"} | pays <= set(few.own)
        assert few.in_all == 300


def test_the_old_and_the_young_are_told_apart_by_it(law: EntitlementGraph) -> None:
    few = facts.township(law, TOWNSHIP, {}, spans([policy("old-age-allowance")], DAY, BOUNDS), [], False)

    assert 0 < len(few.own) < 150


@pytest.mark.parametrize("it", OF_PEOPLE, ids=lambda it: it.id)
@given(st.dates(date(1900, 1, 1), DAY))
def test_a_span_of_days_of_birth_holds_every_age_it_is_made_of(it: Policy, born: date) -> None:
    (span,) = spans([it], DAY, BOUNDS)
    bound = reach(it.when, BOUNDS)
    is_within = (span.born_from is None or born >= span.born_from) and (
        span.born_before is None or born < span.born_before
    )

    assert is_within or not bound.youngest <= years(born, DAY) <= bound.oldest
