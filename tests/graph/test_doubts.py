"""A caseworker says that a tie is wrong, it shows wherever the tie is, and an auditor confirms or lifts it."""

from dataclasses import replace
from datetime import date

import pytest

from base.errors import NotFound, Refused, Stale
from graph import doubts, patterns
from graph.catalogue import pattern
from graph.door import ApproverGraph, AuditorGraph, CaseworkerGraph
from graph.doubts import Doubt, PairDoubt, TieDoubt
from graph.neighbourhood import Tie, neighbourhood
from graph.paths import paths
from graph.statements import load
from tests.conftest import trail
from tests.small_graph import SmallGraph

WRONG = TieDoubt(kind="SPOUSE_OF", start="P-1", end="P-2", reason="双方均称从未登记结婚")
TWO = PairDoubt(same=("P-3", "P-1"), reason="籍贯不同")


@pytest.fixture
def married(graph: SmallGraph) -> SmallGraph:
    """A couple of one address, somebody of the same name, and a wife in another township."""
    graph.create(
        """
        (a:Person {id: 'P-1', name: '王芳'})
          -[:SPOUSE_OF {since: date('2001-01-01')}]->(b:Person {id: 'P-2', name: '李强'}),
        (a)-[:SPOUSE_OF {since: date('1990-01-01'), until: date('1995-01-01')}]->(b),
        (c:Person {id: 'P-3', name: '王芳'})-[:SAME_AS]->(a),
        (a)-[:SPOUSE_OF]->(:Person {id: 'P-9', name: '赵六', area: '990199001', county: '990199'})
        """
    )
    return graph


def other(db: CaseworkerGraph) -> CaseworkerGraph:
    """The door of a colleague."""
    return replace(db, trail=trail("F-colleague", "caseworker"))


def ties(db: CaseworkerGraph, kind: str, person_id: str = "P-1") -> list[Tie]:
    """A person's ties of one kind."""
    return [tie for tie in neighbourhood(db, person_id).ties if tie.kind == kind]


def steps(doubt: Doubt) -> list[tuple[str, str, str]]:
    """The history of a doubt without its times."""
    return [(step.act, step.by, step.reason) for step in doubt.history]


def test_a_doubt_shows_on_the_tie_and_on_a_path_with_reason_and_officer(
    married: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    raised = doubts.raise_doubt(caseworker, WRONG)

    assert (raised.status, raised.since, raised.version) == ("raised", date(2001, 1, 1), 1)
    for one, tie in (("P-1", ties(caseworker, "SPOUSE_OF")[0]), ("P-2", ties(caseworker, "SPOUSE_OF", "P-2")[0])):
        assert tie.doubt is not None, one
        assert (tie.doubt.id, tie.doubt.status, tie.doubt.reason) == (raised.id, "raised", WRONG.reason)
        assert tie.doubt.by == "F-caseworker"
    way = paths(caseworker, "P-1", "P-2").paths[0]
    assert way.ties[0].doubt == ties(caseworker, "SPOUSE_OF")[0].doubt
    assert way.said.zh == "王*（P-1）与李*（P-2）是配偶（存疑，待审计人员核定）。"


def test_another_version_of_the_tie_is_not_doubted_with_it(married: SmallGraph, caseworker: CaseworkerGraph) -> None:
    old = doubts.raise_doubt(caseworker, WRONG.model_copy(update={"since": date(1990, 1, 1)}))

    assert old.since == date(1990, 1, 1)
    assert ties(caseworker, "SPOUSE_OF")[0].doubt is None
    assert ties(caseworker.on(date(1992, 1, 1)), "SPOUSE_OF")[0].doubt is not None


def test_raised_twice_it_is_one_doubt_and_a_colleague_s_reason_joins_its_history(
    married: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    first = doubts.raise_doubt(caseworker, WRONG)
    again = doubts.raise_doubt(caseworker, WRONG)
    joined = doubts.raise_doubt(other(caseworker), WRONG.model_copy(update={"reason": "婚姻登记处无此记录"}))

    assert again == first
    assert joined.id == first.id
    assert steps(joined) == [
        ("raised", "F-caseworker", WRONG.reason),
        ("raised", "F-colleague", "婚姻登记处无此记录"),
    ]
    assert doubts.doubts(caseworker).in_all == 1


def test_two_records_said_to_be_two_people_are_parted_until_the_doubt_is_lifted(
    married: SmallGraph, caseworker: CaseworkerGraph, auditor: AuditorGraph
) -> None:
    raised = doubts.raise_doubt(caseworker, TWO)
    doubts.raise_doubt(other(caseworker), PairDoubt(same=("P-1", "P-3"), reason="年龄差十岁"))
    shown = [*ties(caseworker, "NOT_SAME_AS"), *ties(caseworker, "SAME_AS")]
    doubts.decide(auditor, raised.id, "lift", "指纹一致")

    assert [tie.doubt.id if tie.doubt else None for tie in shown] == [raised.id, raised.id]
    assert ties(caseworker, "NOT_SAME_AS") == []
    same = ties(caseworker, "SAME_AS")[0]
    assert same.doubt is not None
    assert (same.doubt.status, same.doubt.reason, len(same.doubt.history)) == ("lifted", "指纹一致", 3)


def test_what_was_lifted_can_be_raised_again(
    married: SmallGraph, caseworker: CaseworkerGraph, auditor: AuditorGraph
) -> None:
    first = doubts.raise_doubt(caseworker, TWO)
    doubts.decide(auditor, first.id, "lift", "指纹一致")
    again = doubts.raise_doubt(caseworker, TWO)

    assert (again.id, again.status, again.version) == (first.id, "raised", 3)
    assert len(ties(caseworker, "NOT_SAME_AS")) == 1


def test_a_decision_on_what_was_not_read_is_refused_and_sent_twice_it_is_one(
    married: SmallGraph, caseworker: CaseworkerGraph, auditor: AuditorGraph
) -> None:
    read = doubts.raise_doubt(caseworker, WRONG)
    doubts.raise_doubt(other(caseworker), WRONG)

    with pytest.raises(Stale):
        doubts.decide(auditor, read.id, "confirm", "已核实", read.version)
    confirmed = doubts.decide(auditor, read.id, "confirm", "已核实", 2)
    assert doubts.decide(auditor, read.id, "confirm", "已核实", 2) == confirmed
    with pytest.raises(Refused):
        doubts.decide(auditor, read.id, "confirm", "已核实")
    assert steps(confirmed)[-1] == ("confirmed", "F-auditor", "已核实")


@pytest.mark.parametrize(
    "request_",
    [
        TieDoubt(kind="SPOUSE_OF", start="P-1", end="P-9", reason="x"),  # the other end is of another township
        TieDoubt(kind="SPOUSE_OF", start="P-9", end="P-1", reason="x"),
        TieDoubt(kind="PARENT_OF", start="P-1", end="P-2", reason="x"),
        TieDoubt(kind="SPOUSE_OF", start="P-1", end="P-2", since=date(2002, 1, 1), reason="x"),
        PairDoubt(same=("P-1", "P-9"), reason="x"),
        PairDoubt(same=("P-1", "P-0"), reason="x"),
    ],
)
def test_a_tie_that_is_not_seen_cannot_be_doubted(
    married: SmallGraph, caseworker: CaseworkerGraph, request_: TieDoubt | PairDoubt
) -> None:
    with pytest.raises(NotFound):
        doubts.raise_doubt(caseworker, request_)

    assert doubts.doubts(caseworker).in_all == 0


def test_a_doubt_is_seen_only_by_whom_both_ends_are_visible(
    married: SmallGraph, caseworker: CaseworkerGraph, auditor: AuditorGraph
) -> None:
    both = replace(caseworker, areas=(*caseworker.areas, "990199001"))
    raised = doubts.raise_doubt(both, TieDoubt(kind="SPOUSE_OF", start="P-1", end="P-9", reason="x"))

    assert doubts.show(both, raised.id) == raised
    assert doubts.doubts(caseworker).in_all == 0
    with pytest.raises(NotFound):
        doubts.show(caseworker, raised.id)
    with pytest.raises(NotFound):
        doubts.decide(auditor, raised.id, "lift", "x")


def test_doubts_come_page_by_page_the_last_to_change_first(married: SmallGraph, caseworker: CaseworkerGraph) -> None:
    older, newer = doubts.raise_doubt(caseworker, WRONG), doubts.raise_doubt(caseworker, TWO)

    first = doubts.doubts(caseworker, "raised", 1)
    second = doubts.doubts(caseworker, "raised", 1, first.next)

    assert ([one.id for one in first.doubts], first.in_all) == ([newer.id], 2)
    assert ([one.id for one in second.doubts], second.next) == ([older.id], None)
    assert doubts.doubts(caseworker, "lifted").doubts == ()


def test_a_door_writes_what_belongs_to_its_work_and_nothing_else(
    married: SmallGraph, caseworker: CaseworkerGraph, auditor: AuditorGraph
) -> None:
    approver = ApproverGraph(
        caseworker.client, caseworker.settings, trail("F-2", "approver"), caseworker.areas, caseworker.day
    )

    for door, statement in ((caseworker, "doubts/decide"), (auditor, "offers/accept"), (approver, "doubts/part")):
        with pytest.raises(TypeError):
            door.write(load(statement), "b-1", **load(statement).params)


def test_evidence_on_a_doubted_tie_is_marked_and_on_a_confirmed_one_no_longer_carries_a_finding(
    graph: SmallGraph, caseworker: CaseworkerGraph, auditor: AuditorGraph
) -> None:
    graph.create(
        """
        (n:Award {id: 'N-1'})<-[:OF]-(:Payment {id: 'Y-1', at: date('2025-05-10'), amount: 100.5})
          -[:FOR]->(p:Person {id: 'P-1', name: '王芳', died: date('2025-03-05')}),
        (n)<-[:OF]-(:Payment {id: 'Y-2', at: date('2025-06-10'), amount: 100.5})-[:FOR]->(p)
        """
    )
    dead = pattern("payment-after-death")
    raised = [
        doubts.raise_doubt(caseworker, TieDoubt(kind="FOR", start=paid, end="P-1", reason="发给了同名的人"))
        for paid in ("Y-1", "Y-2")
    ]

    marked = patterns.findings(auditor, dead, dead.card.params)
    doubts.decide(auditor, raised[0].id, "confirm", "银行已更正")
    half = patterns.findings(auditor, dead, dead.card.params)
    doubts.decide(auditor, raised[1].id, "confirm", "银行已更正")

    assert {item.doubt.status for it in marked for item in it.evidence if item.doubt} == {"raised"}
    assert {item.id: item.doubt.status for it in half for item in it.evidence if item.doubt} == {
        "Y-1": "confirmed",
        "Y-2": "raised",
    }
    assert [it for it in patterns.findings(auditor, dead, dead.card.params) if len(it.evidence) == 2] == []
