from pathlib import Path

import pytest

from base.keyring import keys
from base.settings import Settings
from graph import doctor_keys, doctor_machine
from graph.doctor import examine
from graph.door import OperatorGraph
from graph.report import SHOWN, Check, Report
from tests.small_graph import SmallGraph

PERSON = "(:Person:Entity {id: 'P-1', name: '王芳', area: '990101001', county: '990101'})"
TOWNSHIP = "(:Area:Entity {id: '990101001', code: '990101001', name: '青山镇', level: 'township'})"


def found(report: Report) -> dict[str, Check]:
    return {check.name: check for check in report.checks if not check.ok}


def test_a_graph_with_nothing_wrong_is_well(graph: SmallGraph, settings: Settings) -> None:
    graph.create(f"{PERSON}-[:LIVES_AT {{since: date('2020-01-01')}}]->(:Address:Entity {{id: 'A-1'}}), {TOWNSHIP}")

    report = examine(settings, graph.db)

    assert found(report) == {}
    assert report.ok
    assert {"server", "java", "disk", "packages", "schema"} <= {check.name for check in report.checks}


@pytest.mark.parametrize(
    ("drawn", "check", "line"),
    [
        ("(:Persn {id: 'X-1'})", "labels", ":Persn × 1 (X-1)"),
        ("({id: 'X-1'})", "labels", "() × 1 (X-1)"),
        ("(:Phone:Account {id: 'X-1'})", "labels", ":Account:Phone × 1 (X-1)"),
        ("(:Property {id: 'E-1', value: 7})", "properties", "Property.value: INTEGER ≠ float × 1 (E-1)"),
        ("(:Phone {id: 'T-1', colour: 'red'})", "properties", "Phone.colour: not in model.yml × 1 (T-1)"),
        ("(:Address {id: 'A-1', text: ''})", "properties", "Address.text: '' × 1 (A-1)"),
        ("(:Address {id: 'A-1', location: point({x: 1, y: 2})})", "properties", "SRID 7203 ≠ 4326"),
        ("(:Officer {id: 'F-1', areas: [1, 2]})", "properties", "LIST<INTEGER NOT NULL> ≠ strings"),
        ("(:Institution {id: 'I-1', kind: 'bank'})", "required", "Institution.name × 1 (I-1)"),
        ("(:Phone {id: 'T-1'})-[:USES]->(:Phone {id: 'T-2'})", "ties", "(Phone)-[USES]->(Phone) × 1 (T-1)"),
        ("(:Phone {id: 'T-1'})-[:KNOWS]->(:Phone {id: 'T-2'})", "ties", "(Phone)-[KNOWS]->(Phone) × 1 (T-1)"),
        (
            "(:Phone {id: 'T-1'})<-[:USES {since: '2020'}]-(:Institution {id: 'I-1'})",
            "tie-properties",
            "USES.since: STRING ≠ date × 1 (I-1)",
        ),
        ("(:Award {id: 'N-1', status: 'active'})", "dangling", "(Award) -[HELD_BY]- × 1 (N-1)"),
        ("(:Payment {id: 'Y-1', at: date(), amount: 1.0})", "dangling", "(Payment) -[OF]- × 1 (Y-1)"),
        ("(:Offer {id: 'O-1', status: 'offered', at: datetime()})", "dangling", "(Offer) -[TO]- × 1 (O-1)"),
        ("(:Person {id: 'P-9', name: '王芳'})", "areas", "area 990101001, county 990101 × 1 (P-9)"),
    ],
)
def test_what_community_does_not_refuse_the_doctor_finds(
    graph: SmallGraph, settings: Settings, drawn: str, check: str, line: str
) -> None:
    graph.create(drawn)

    wrong = found(examine(settings, graph.db))[check]

    assert any(line in detail for detail in wrong.details)


def test_empty_lists_and_second_labels_are_well(graph: SmallGraph, settings: Settings) -> None:
    graph.create("(:Officer:Entity:Hub {id: 'F-1', areas: [], hub_count: 9, hub_reason: 'many'})")

    assert found(examine(settings, graph.db)) == {}


def test_no_name_of_a_person_is_told(graph: SmallGraph, settings: Settings) -> None:
    graph.create(
        "(:Person {id: 'P-1', name: '王芳', born: '1940', phone: '13800000000'})"
        "-[:OWNS]->(:Person {id: 'P-2', name: '李四'})"
    )

    told = examine(settings, graph.db).model_dump_json()

    assert "P-1" in told
    assert not any(secret in told for secret in ("王芳", "李四", "1940", "13800000000"))


def test_many_faults_are_counted_and_the_first_are_shown(graph: SmallGraph, settings: Settings) -> None:
    graph.run(f"UNWIND range(1, {SHOWN + 5}) AS n CREATE (a:Phone {{id: 'T-' + n}}) SET a:$('L' + n)")

    wrong = found(examine(settings, graph.db))["labels"]

    assert len(wrong.details) == SHOWN
    assert wrong.in_all == SHOWN + 5


def test_a_lost_index_is_named(graph: SmallGraph, settings: Settings) -> None:
    graph.db.apply("DROP INDEX person_born")

    wrong = found(examine(settings, graph.db))["schema"]
    graph.db.apply("CREATE INDEX person_born IF NOT EXISTS FOR (n:Person) ON (n.born)")
    graph.db.apply("CALL db.awaitIndexes(60)")

    assert wrong.details == ("person_born",)


def test_a_full_disk_and_a_missing_java_are_named(
    settings: Settings, graph: SmallGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_machine, "ROOM", 1 << 60)
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)

    wrong = {check.name: check for check in doctor_machine.checks(settings) if not check.ok}

    assert set(wrong) == {"java", "disk"}
    assert "HUIMIN_HOME" in wrong["disk"].said.zh


def test_a_missing_key_is_told_by_its_id(graph: SmallGraph, operator: OperatorGraph, tmp_path: Path) -> None:
    bare = operator.settings.model_copy(update={"home": tmp_path})
    nothing_sealed = doctor_keys.check(bare, operator)
    graph.create("(:Phone {id: 'T-1', number_sealed: 'k0-lost:AAAA', number_key: 'b0-lost:0'})")

    without_any = doctor_keys.check(bare, operator)
    keys(bare)
    with_others = doctor_keys.check(bare, operator)

    assert nothing_sealed.ok
    assert [(it.ok, it.details) for it in (without_any, with_others)] == [(False, ("b0-lost", "k0-lost"))] * 2
