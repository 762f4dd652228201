"""A fact that also names somebody sealed is hidden, and so is every doubt about it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from base.errors import NotFound
from base.model import Model
from graph import doubts
from graph.door import AuditorGraph, CaseworkerGraph
from graph.doubts import TieDoubt
from graph.statements import load
from tests.conftest import TOWNSHIP
from tests.small_graph import SmallGraph


def test_a_doubt_of_a_fact_that_also_names_somebody_sealed_is_their_named_officers(
    graph: SmallGraph, caseworker: CaseworkerGraph, auditor: AuditorGraph
) -> None:
    graph.create(
        f"""
        (:Person {{id: 'P-1', name: '王芳'}})<-[:ABOUT]-(:Fact {{id: 'X-1', kind: 'protection-order'}})
          -[:ABOUT]->(:Person {{id: 'P-8', name: '赵六', area: 'sealed01', true_area: '{TOWNSHIP}'}})
        """
    )
    named = replace(caseworker, areas=(*caseworker.areas, "sealed01"))
    asked = TieDoubt(kind="ABOUT", start="X-1", end="P-1", reason="写错了人")

    with pytest.raises(NotFound):
        doubts.raise_doubt(caseworker, asked)
    assert doubts.doubts(named).in_all == 0, "nothing was written either"
    raised = doubts.raise_doubt(named, asked)

    assert doubts.show(named, raised.id) == raised
    assert (doubts.doubts(named).in_all, doubts.doubts(caseworker).in_all) == (1, 0)
    assert (len(among(named, "X-1", "P-1")), len(among(caseworker, "X-1", "P-1"))) == (1, 0)
    told = {"version": 1, "act": "lifted", "reason": "x", "at": datetime.now(UTC)}
    auditor.write(load("doubts/decide"), "b-1", None, doubt_id=raised.id, **told)
    assert doubts.show(named, raised.id) == raised
    with pytest.raises(NotFound):
        doubts.show(caseworker, raised.id)
    with pytest.raises(NotFound):
        doubts.decide(auditor, raised.id, "lift", "x")


class Marked(Model):
    """A doubt as a pattern's findings are marked with it."""

    start: str
    end: str
    doubt: dict[str, object]


def among(db: CaseworkerGraph, *ids: str) -> list[Marked]:
    """The doubts about ties between these ids."""
    return db.read(load("doubts/among"), Marked, ids=list(ids))
