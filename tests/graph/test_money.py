"""Money around a person, a household, an account: what was paid in or meant for them, and what left soon after."""

from datetime import date

import pytest

from base.errors import NotFound
from graph.door import CaseworkerGraph
from graph.money import money
from tests.small_graph import SmallGraph

FAR = "area: '990199001', county: '990199'"
MONEY = """
(a:Person {id: 'P-1', name: '王芳'})-[:OWNS]->(one:Account {id: 'B-1', bank: '工商银行'}),
(b:Person {id: 'P-2', name: '李强'})-[:OWNS]->(two:Account {id: 'B-2'}),
(h:Household {id: 'H-1', basis: 'registered'})<-[:MEMBER_OF]-(a),
(n:Award {id: 'N-1', status: 'active'})-[:HELD_BY]->(a),
(y1:Payment {id: 'Y-1', at: date('2026-05-05'), amount: 500.0})-[:OF]->(n), (y1)-[:INTO]->(one), (y1)-[:FOR]->(a),
(y2:Payment {id: 'Y-2', at: date('2026-06-05'), amount: 500.0, returned: date('2026-06-06')})-[:OF]->(n),
(y2)-[:INTO]->(one),
(one)-[:TRANSFERRED {at: datetime('2026-05-08T08:00:00+08:00'), amount: 480.0}]->(two),
(one)-[:TRANSFERRED {at: datetime('2026-05-25T08:00:00+08:00'), amount: 20.0}]->(two)
"""


@pytest.mark.parametrize("subject", ["P-1", "H-1", "B-1"])
def test_money_is_told_with_what_left_the_account_soon_after(
    graph: SmallGraph, caseworker: CaseworkerGraph, subject: str
) -> None:
    graph.create(MONEY)

    found = money(caseworker, subject)
    page = money(caseworker, subject, at_most=1)

    assert (found.payments, found.amount, found.returned) == (2, 1000.0, 500.0)
    assert [one.id for one in found.paid] == ["Y-2", "Y-1"]
    assert [(it.days, it.amount, it.owners[0].id) for it in found.paid[1].passed] == [(3, 480.0, "P-2")]
    assert [it.days for it in money(caseworker, subject, within=30).paid[1].passed] == [3, 20]
    assert money(caseworker, subject, at_most=1, after=page.next).paid == found.paid[1:]


def test_money_after_the_day_is_neither_told_nor_summed_nor_sent_back(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(MONEY)

    before = money(caseworker.on(date(2026, 6, 4)), "P-1")
    between = money(caseworker.on(date(2026, 6, 5)), "P-1")

    assert ([one.id for one in before.paid], before.payments, before.amount) == (["Y-1"], 1, 500.0)
    assert ([one.id for one in between.paid], between.returned) == (["Y-2", "Y-1"], 0.0)
    assert between.paid[0].returned is None


def test_money_for_somebody_that_went_into_another_s_account_is_told_with_its_owner(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(
        f"""(a:Person {{id: 'P-1', name: '甲'}})-[:OWNS]->(:Account {{id: 'B-1'}}),
        (b:Person {{id: 'P-2', name: '乙丙'}})-[:OWNS]->(two:Account {{id: 'B-2'}}),
        (:Person {{id: 'P-9', name: '远', {FAR}}})-[:OWNS]->(two),
        (own:Award {{id: 'N-1', status: 'active'}})-[:HELD_BY]->(a),
        (h:Household {{id: 'H-1', basis: 'declared'}})<-[:HELD_BY]-(shared:Award {{id: 'N-2', status: 'active'}}),
        (:Payment {{id: 'Y-1', at: date('2026-05-05'), amount: 500.0}})-[:INTO]->(two),
        (y2:Payment {{id: 'Y-2', at: date('2026-05-06'), amount: 20.0}})-[:INTO]->(two), (y2)-[:FOR]->(a),
        (y3:Payment {{id: 'Y-3', at: date('2026-05-07'), amount: 3.0}})-[:INTO]->(two), (y3)-[:OF]->(own),
        (y4:Payment {{id: 'Y-4', at: date('2026-05-08'), amount: 7.0}})-[:INTO]->(two), (y4)-[:OF]->(shared)"""
    )

    found = money(caseworker, "P-1")

    assert [(one.id, one.elsewhere, [it.id for it in one.owners]) for one in found.paid] == [
        ("Y-3", True, ["P-2"]),
        ("Y-2", True, ["P-2"]),
    ]
    assert (found.payments, found.amount) == (2, 23.0)
    assert [one.id for one in money(caseworker, "H-1").paid] == ["Y-4"]
    assert [one.elsewhere for one in money(caseworker, "P-2").paid] == [False] * 4


def test_what_is_cut_of_accounts_and_transfers_is_said(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create("(:Person {id: 'P-1', name: '甲'}), (:Person {id: 'P-2', name: '乙'})-[:OWNS]->(:Account {id: 'B-0'})")
    graph.run(
        """MATCH (p:Person {id: 'P-1'}), (other:Account {id: 'B-0'}) UNWIND range(101, 201) AS i
        CREATE (p)-[:OWNS]->(a:Account {id: 'B-' + i})<-[:INTO]-(:Payment {id: 'Y-' + i, at: $at, amount: 1.0})
        WITH a, other WHERE a.id = 'B-101' UNWIND range(1, 21) AS j
        CREATE (a)-[:TRANSFERRED {at: datetime('2026-05-06T08:00:00+08:00'), amount: 1.0 * j}]->(other)""",
        at=date(2026, 5, 5),
    )

    found = money(caseworker, "P-1")

    assert (len(found.accounts), found.capped, found.payments) == (100, True, 100)
    assert [(len(one.passed), one.passed_capped) for one in found.paid[:2]] == [(20, True), (0, False)]
    assert not money(caseworker, "B-101").capped


def test_money_beyond_the_areas_is_not_told(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(MONEY)
    graph.run("MATCH (p:Person {id: 'P-2'}) SET p.area = '990199001', p.county = '990199'")

    assert [one.passed for one in money(caseworker, "P-1").paid] == [(), ()]
    for subject in ("P-2", "B-2", "H-nobody"):
        with pytest.raises(NotFound):
            money(caseworker, subject)


def test_an_account_somebody_has_given_up_is_not_theirs_and_opens_to_nobody(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(
        f"""(:Person {{id: 'P-1', name: '甲'}})-[:OWNS {{until: date('2010-01-01')}}]->(b1:Account {{id: 'B-1'}}),
        (:Person {{id: 'P-9', name: '远', {FAR}}})-[:OWNS]->(b1)"""
    )

    assert money(caseworker, "P-1").paid == ()
    with pytest.raises(NotFound):
        money(caseworker, "B-1")
