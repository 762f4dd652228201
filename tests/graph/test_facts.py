"""What the law asks of people, gathered from a real graph and read by the policies."""

from datetime import date

import pytest

from base.errors import Forbidden, NotFound
from base.evidence import Asking, Trail
from base.settings import Settings
from graph import facts
from graph.client import Client
from graph.door import CaseworkerGraph, SealingGraph
from graph.entitlement import EntitlementGraph, entitlement_door
from graph.seals import seal
from oversight.entitlements import Entitlement, of_household, of_person
from policies.subject import Held, Owned, Stated
from tests.conftest import DAY, TOWNSHIP
from tests.small_graph import SmallGraph

ELSEWHERE = "990102001"
HERE = """
(:Area {id: '990101', code: '990101', name: '青澜县', level: 'county',
        registers: ['police', 'civil-affairs', 'social-insurance', 'real-estate 2026-06-30', 'health 2026-07-01']}),
(mother:Person {id: 'P-1', name: '甲', born: date('1986-01-01'), sex: 'female'}),
(child:Person {id: 'P-2', name: '甲', born: date('2016-01-01')}),
(father:Person {id: 'P-3', name: '甲', died: date('2024-05-01'), sex: 'male', area: '990102001'}),
(old:Person {id: 'P-4', name: '甲', born: date('1940-01-01'), sex: 'female'}), (old)-[:PARENT_OF]->(mother),
(mother)-[:PARENT_OF]->(child), (father)-[:PARENT_OF {kind: 'birth'}]->(child),
(:Person {id: 'P-5', name: '甲', sex: 'male'})-[:PARENT_OF {kind: 'step'}]->(child),
(mother)-[:SPOUSE_OF {until: date('2024-05-01')}]->(father),
(home:Household {id: 'H-1', basis: 'registered'}),
(mother)-[:MEMBER_OF]->(home), (child)-[:MEMBER_OF]->(home), (old)-[:MEMBER_OF]->(home),
(father)-[:MEMBER_OF {until: date('2024-05-01')}]->(home),
(:Fact {id: 'X-1', kind: 'income', value: 'wage', amount: 1500.0, since: date('2020-01-01')})-[:ABOUT]->(mother),
(:Fact {id: 'X-2', kind: 'income', value: 'farming', amount: 300.0})-[:ABOUT]->(home),
(mother)-[:OWNS]->(:Property {id: 'U-1', value: 90000.0}), (mother)-[:OWNS]->(:Vehicle {id: 'W-1', kind: 'disability'}),
(low:Policy {id: 'minimum-living-allowance', title: 'Minimum', title_zh: '低保'}),
(aged:Policy {id: 'old-age-allowance', title: 'Old age', title_zh: '高龄'}),
(home)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active', monthly: 400.0, since: date('2025-01-01')})-[:UNDER]->(low),
(mother)<-[:ABOUT]-(:Application {id: 'Q-1', status: 'open', at: date('2026-06-01')})-[:FOR]->(aged)
"""


@pytest.fixture
def officer(graph: SmallGraph, client: Client, settings: Settings) -> CaseworkerGraph:
    """A caseworker of the township who says why they ask, before a family of three generations."""
    graph.create(HERE)
    return caseworker(client, settings, TOWNSHIP)


def caseworker(client: Client, settings: Settings, *areas: str, purpose: str | None = "casework") -> CaseworkerGraph:
    """A caseworker of these townships."""
    asking = Asking(officer_id="F-1", role="caseworker", operation="test", purpose=purpose)
    return CaseworkerGraph(client, settings, Trail(asking, id), areas, DAY)


def one(told: list[Entitlement], policy: str) -> Entitlement:
    """What was said of one policy."""
    return next(it for it in told if it.id == policy)


def test_people_are_gathered_with_kin_home_things_awards_and_what_is_stated(officer: CaseworkerGraph) -> None:
    told = facts.around(entitlement_door(officer), ["P-1"])

    mother = told.people["P-1"]
    assert mother.asked == {"police", "civil-affairs", "social-insurance", "real-estate"}
    assert (mother.spouse, mother.children, mother.mother, mother.registered) == (None, ("P-2",), "P-4", TOWNSHIP)
    assert mother.stated == (Stated("income", "wage", 1500.0, date(2020, 1, 1)),)
    assert set(mother.owned) == {Owned("U-1", "home", 90000.0), Owned("W-1", "vehicle", None, "disability")}
    assert mother.held == (Held("minimum-living-allowance", date(2025, 1, 1), monthly=400.0),)
    assert mother.applied == {"old-age-allowance"}
    assert told.households["H-1"].members == ("P-1", "P-2", "P-4")
    assert (told.people["P-2"].father, told.people["P-2"].mother) == ("P-3", "P-1")
    assert told.people["P-3"].died == date(2024, 5, 1), "whether grandparents count rests on the kin of members"


def test_a_childs_father_is_read_wherever_he_lives_and_a_step_father_is_none(officer: CaseworkerGraph) -> None:
    told = facts.around(entitlement_door(officer), ["P-2"])

    assert told.people["P-2"].father == "P-3"
    assert told.people["P-3"].died == date(2024, 5, 1)


def test_a_household_is_judged_by_what_its_members_and_it_together_have(officer: CaseworkerGraph) -> None:
    found = of_household(officer, "H-1")

    low = one(found.entitlements, "minimum-living-allowance")
    assert (low.outcome, low.amount, low.paid, low.standing) == ("met", 480.0, 400.0, "receiving")
    assert found.household == "H-1"


def test_a_persons_page_of_policies_holds_those_of_the_household_too(officer: CaseworkerGraph) -> None:
    found = of_person(officer, "P-4").entitlements

    assert one(found, "old-age-allowance").standing == "missed"
    assert one(found, "old-age-allowance").amount == 100.0
    assert one(found, "minimum-living-allowance").standing == "receiving"
    assert [line.said.en for line in one(found, "extreme-hardship").failed] == [
        "no income to live on",
        "no legal supporter who is able to support them",
    ]


def test_relatives_who_were_read_are_on_record(officer: CaseworkerGraph) -> None:
    of_person(officer, "P-2")

    assert {"P-1", "P-2", "P-3"} <= officer.trail.subjects.keys()


def test_where_others_live_elsewhere_the_outcome_is_told_and_no_amount_made_of_what_they_have(
    officer: CaseworkerGraph, graph: SmallGraph
) -> None:
    graph.run("MATCH (old:Person {id: 'P-4'}) SET old.area = $area, old.county = left($area, 6)", area=ELSEWHERE)
    unasked = one(of_household(officer, "H-1").entitlements, "minimum-living-allowance")
    graph.create("(:Area {id: '990102', code: '990102', registers: ['police', 'social-insurance', 'real-estate']})")
    officer.client.forget()

    low = one(of_household(officer, "H-1").entitlements, "minimum-living-allowance")

    assert (low.outcome, low.amount, low.withheld) == ("met", None, True)
    assert unasked.outcome == "unknown", "no register of the other county had been brought in"


def test_somebody_sealed_is_as_if_they_were_not_there(
    officer: CaseworkerGraph, graph: SmallGraph, client: Client, settings: Settings
) -> None:
    graph.run("MATCH (old:Person {id: 'P-4'}) DETACH DELETE old")
    without = of_person(officer, "P-2"), of_household(officer, "H-1")
    graph.wipe()
    graph.create(HERE)
    seal(SealingGraph(client, settings, officer.trail, (), DAY), "P-4", "sealed04")

    assert (of_person(officer, "P-2"), of_household(officer, "H-1")) == without
    assert of_household(caseworker(client, settings, TOWNSHIP, "sealed04"), "H-1") != without[1]


@pytest.mark.parametrize("tie", ["[:PARENT_OF]->", "<-[:PARENT_OF]-", "[:SPOUSE_OF]->"])
def test_a_sealed_supporter_leaves_no_trace_in_whether_there_is_one(
    graph: SmallGraph, client: Client, settings: Settings, tie: str
) -> None:
    def asks(*more: str) -> Entitlement:
        graph.wipe()
        graph.create(f"""
          (:Area {{id: '990101', code: '990101', registers: ['police', 'civil-affairs', 'social-insurance']}}),
          (it:Person {{id: 'P-1', name: '甲', born: date('2016-01-01')}}){"".join(more)}
        """)
        officer = caseworker(client, settings, TOWNSHIP)
        if more:
            seal(SealingGraph(client, settings, officer.trail, (), DAY), "P-9", "sealed09")
        client.forget()
        return one(of_person(officer, "P-1").entitlements, "extreme-hardship")

    dash = "" if tie.startswith("<") else "-"
    kin = "(:Person {id: 'P-9', name: '乙', born: date('1980-01-01'), sex: 'female'})"

    assert asks(f"{dash}{tie}{kin}") == asks()


def test_nobody_elsewhere_is_opened_and_nobody_without_a_purpose(
    officer: CaseworkerGraph, client: Client, settings: Settings
) -> None:
    with pytest.raises(NotFound):
        of_person(officer, "P-3")
    with pytest.raises(NotFound):
        of_household(caseworker(client, settings, ELSEWHERE), "H-1")
    with pytest.raises(Forbidden):
        of_person(caseworker(client, settings, TOWNSHIP, purpose=None), "P-1")


def test_an_old_decision_is_judged_as_of_its_day(officer: CaseworkerGraph) -> None:
    found = of_household(officer.on(date(2024, 4, 30)), "H-1").entitlements

    low = one(found, "minimum-living-allowance")
    assert (low.outcome, low.missing[0].fact, low.standing) == ("unknown", "income_per_head", "unknown")


def test_the_door_of_the_law_reads_and_does_not_write(officer: CaseworkerGraph) -> None:
    assert not hasattr(EntitlementGraph, "write")
    assert entitlement_door(officer).areas == officer.areas
