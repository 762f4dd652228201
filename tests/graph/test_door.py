"""A door fills in who asks, where and when, and lets nobody else do so."""

import os
from datetime import date

import pytest
from neo4j.exceptions import ClientError
from pydantic import ValidationError

from base.errors import Forbidden, Invalid, TooLong
from base.model import Model
from base.settings import Settings
from graph.areas import townships
from graph.client import Client
from graph.door import AuditorGraph, CaseworkerGraph, DispatcherGraph
from graph.entry import today
from graph.statements import Statement, parse
from tests.conftest import DAY, TOWNSHIP, trail
from tests.small_graph import SmallGraph

WHO = parse(
    "test/who",
    "/*---\nabout: What the door fills in.\n---*/\n"
    "RETURN $areas AS areas, $officer AS officer, $day AS day, $known AS known",
)
PEOPLE = parse("test/people", "/*---\nabout: Ids.\n---*/\nMATCH (p:Person) WHERE p.area IN $areas RETURN p.id AS id")
SLOW = Statement("test/slow", {"about": "long"}, "UNWIND range(1, 4000000000) AS n WITH n WHERE n < 0 RETURN n AS id")
HUGE = Statement(
    "test/huge",
    {"about": "large", "sweeps": "memory"},
    "UNWIND range(1, 30000000) AS n WITH collect(toString(n)) AS texts RETURN head(texts) AS id",
)
WRITES = Statement("test/writes", {"about": "writes"}, "CREATE (n:Person {id: 'P-x'}) RETURN n.id AS id")


class Filled(Model):
    """What a door filled in."""

    areas: list[str]
    officer: str
    day: date
    known: date


class Id(Model):
    """An id."""

    id: str


def test_the_door_names_who_asks_where_and_when(caseworker: CaseworkerGraph) -> None:
    [told] = caseworker.on(date(2025, 1, 1)).read(WHO, Filled)

    assert told == Filled(areas=[TOWNSHIP], officer="F-caseworker", day=date(2025, 1, 1), known=date(2025, 1, 1))


def test_what_the_door_fills_in_cannot_be_asked_for(caseworker: CaseworkerGraph) -> None:
    with pytest.raises(Invalid, match="areas"):
        caseworker.read(WHO, Filled, areas=["990199001"])


def test_people_of_other_townships_are_not_there(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳'}), (:Person {id: 'P-2', name: '李强', area: '990199001'})")

    assert [row.id for row in caseworker.read(PEOPLE, Id)] == ["P-1"]


def test_a_column_nobody_declared_is_a_mistake(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳'})")
    more = parse("test/more", "/*---\nabout: More.\n---*/\nMATCH (p:Person) RETURN p.id AS id, p.name AS name")

    with pytest.raises(ValidationError, match="name"):
        caseworker.read(more, Id)


def test_a_reading_door_cannot_write(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    with pytest.raises(ClientError, match=r"[Ww]rit"):
        caseworker.read(WRITES, Id)

    assert graph.rows("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 0}]


def test_a_statement_over_its_time_is_stopped_with_a_sentence(client: Client, settings: Settings) -> None:
    hasty = settings.model_copy(update={"query_seconds": 0.5})

    with pytest.raises(TooLong, match="ran over its time"):
        CaseworkerGraph(client, hasty, trail(), (TOWNSHIP,), DAY).read(SLOW, Id)


def test_a_value_no_graph_can_hold_is_refused(caseworker: CaseworkerGraph) -> None:
    echo = parse("test/echo", "/*---\nabout: Echo.\nparams:\n  it: 1\n---*/\nRETURN toString($it) AS id")

    for it in (10**30, "\ud83d"):
        with pytest.raises(Invalid, match="no graph can hold"):
            caseworker.read(echo, Id, it=it)


@pytest.mark.skipif("TEST_NEO4J_URI" in os.environ, reason="another server has a heap of its own size")
def test_a_statement_beyond_the_graph_s_memory_says_so(caseworker: CaseworkerGraph) -> None:
    with pytest.raises(TooLong, match="HUIMIN_NEO4J_HEAP"):
        caseworker.read(HUGE, Id)


def test_a_county_scope_means_its_townships(graph: SmallGraph, client: Client) -> None:
    graph.create(
        "(:Area {id: '990101', code: '990101', name: '县', level: 'county'}),"
        "(:Area {id: '990101001', code: '990101001', name: '甲镇', level: 'township'}),"
        "(:Area {id: '990102001', code: '990102001', name: '乙镇', level: 'township'}),"
        "(:Area {id: '990101001001', code: '990101001001', name: '村', level: 'village'})"
    )

    assert townships(client, ("990101",), 5) == ("990101001",)
    assert townships(client, ("990109001",), 5) == ("990109001",)


def test_the_seeded_day_is_today_on_a_seeded_graph(graph: SmallGraph, client: Client, settings: Settings) -> None:
    assert today(client, settings) == date.today()

    graph.create("(:Batch {id: 'seed', at: datetime(), seed: 7, people: 10, day: date('2026-06-30')})")
    client.forget()

    assert today(client, settings) == date(2026, 6, 30)


def test_a_dispatcher_opens_no_page_and_an_auditor_only_a_finding_s(
    client: Client, settings: Settings, caseworker: CaseworkerGraph, dispatcher: DispatcherGraph
) -> None:
    auditor = AuditorGraph(client, settings, trail(), (TOWNSHIP,), DAY, subjects={"P-1"}.__contains__)

    caseworker.admit("P-9")
    auditor.admit("P-1")
    with pytest.raises(Forbidden):
        auditor.admit("P-9")
    with pytest.raises(Forbidden):
        dispatcher.admit("P-1")
