"""A doubt stands on the person's page too, beside the home, the household and the award that rest on the tie."""

import pytest

from graph import doubts, people
from graph.door import AuditorGraph, CaseworkerGraph
from graph.doubts import Kind, TieDoubt
from graph.marks import Mark
from tests.small_graph import SmallGraph


@pytest.fixture
def housed(graph: SmallGraph) -> SmallGraph:
    """Somebody with an address, a registered household with a child, an award of their own and one of the household."""
    graph.create(
        """
        (a:Person {id: 'P-1', name: '王芳'})-[:MEMBER_OF]->(h:Household {id: 'H-1', basis: 'registered'}),
        (:Person {id: 'P-2', name: '李明'})-[:MEMBER_OF]->(h),
        (a)-[:LIVES_AT]->(:Address {id: 'A-1', text: '青石村12号'}),
        (p:Policy {id: 'relief', title: 'Relief', title_zh: '救助'}),
        (a)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:UNDER]->(p),
        (h)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active'})-[:UNDER]->(p)
        """
    )
    return graph


def marked(db: CaseworkerGraph) -> dict[str, Mark]:
    """Every doubt on the page, by what it stands beside."""
    page = people.show(db, "P-1")
    assert page.address is not None
    assert page.household is not None
    shown = {"address": page.address.doubt}
    shown |= {member.id: member.doubt for member in page.household.members}
    shown |= {award.id: award.doubt for award in page.awards}
    assert set(shown) == {"address", "P-1", "P-2", "N-1", "N-2"}
    return {where: doubt for where, doubt in shown.items() if doubt is not None}


@pytest.mark.parametrize(
    ("kind", "start", "end", "where"),
    [
        ("LIVES_AT", "P-1", "A-1", "address"),
        ("MEMBER_OF", "P-1", "H-1", "P-1"),
        ("MEMBER_OF", "P-2", "H-1", "P-2"),
        ("HELD_BY", "N-1", "P-1", "N-1"),
    ],
)
def test_a_doubt_stands_beside_what_rests_on_the_tie_and_nowhere_else(
    housed: SmallGraph, caseworker: CaseworkerGraph, kind: Kind, start: str, end: str, where: str
) -> None:
    doubts.raise_doubt(caseworker, TieDoubt(kind=kind, start=start, end=end, reason="入户未见"))

    shown = marked(caseworker)

    assert {place: (doubt.status, doubt.reason) for place, doubt in shown.items()} == {where: ("raised", "入户未见")}


def test_a_doubt_that_was_lifted_is_gone_from_the_page(
    housed: SmallGraph, caseworker: CaseworkerGraph, auditor: AuditorGraph
) -> None:
    raised = doubts.raise_doubt(caseworker, TieDoubt(kind="LIVES_AT", start="P-1", end="A-1", reason="入户未见"))
    assert set(marked(caseworker)) == {"address"}

    doubts.decide(auditor, raised.id, "lift", "已搬回")

    assert marked(caseworker) == {}
