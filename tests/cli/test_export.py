"""A full export takes two officers, is on record, and comes in again without a difference."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete
from typer.testing import CliRunner, Result

from base.errors import Refused
from base.settings import Settings
from cli.main import app
from graph import export, server
from graph.client import Client
from graph.door import OperatorGraph
from graph.names import keys_of
from ledger import exports
from ledger.audit.search import Search, search
from ledger.import_tables import EXPORT_CONSENTS
from ledger.store import open_ledger
from tests.cli.conftest import Huimin
from tests.small_graph import SmallGraph

EVERYTHING = """
(p:Person:Entity {id: 'P-1', name: '王"芳, 甲', born: date('1950-01-02'), citizen_sealed: 'v1:x', citizen_key: 'k',
  location: point({longitude: 114.25, latitude: 30.5}), source: 'register', source_id: 'p1', village: ''}),
(q:Person:Entity {id: 'P-2', name: '李\\n强'}), (p)-[:PARENT_OF {kind: 'birth', since: date('1970-01-01')}]->(q),
(t:Phone:Entity:Hub {id: 'T-1', number_sealed: 'v1:y', hub_reason: 'many-people', hub_count: 40,
  hub_counted: date('2026-06-29'), hub_townships: ['990101001 40']}), (p)-[:USES]->(t), (q)-[:USES]->(t),
(v:Visit:Entity {id: 'V-1', kind: 'home-meals', starts: datetime('2026-06-20T11:00:00.5+08:00')})-[:TO]->(p),
(i:Institution:Entity {id: 'I-1', name: '厂', kind: 'company'}), (p)-[:STUDIES_AT {boards: true}]->(i),
(p)-[:OWNS {share: 0.25}]->(i), (:Policy {id: 'home-meals', title: 'as a need', title_zh: '同名'})
"""
WHY = "迁移到新的服务器，经局务会同意"


@pytest.fixture
def empty(tmp_path: Path, settings: Settings) -> Iterator[Settings]:
    """An office whose own server is empty."""
    own = Settings(home=tmp_path / "other", cache=settings.cache, neo4j_uri=None, token=None)
    yield own
    server.stop(own)


def run(settings: Settings, *words: str | Path) -> Result:
    """Run a command as the local operator."""
    return CliRunner().invoke(app, [*map(str, words)], obj=settings, catch_exceptions=False)


def test_everything_goes_out_once_two_officers_consent_and_comes_in_without_a_difference(
    graph: SmallGraph, huimin: Huimin, settings: Settings, empty: Settings, tmp_path: Path
) -> None:
    with open_ledger(settings).writing() as books:  # other tests have consented in this run's own office
        books.execute(delete(EXPORT_CONSENTS))
    graph.create(EVERYTHING)
    rows = [{"id": "P-1", "keys": keys_of('王"芳, 甲')}, {"id": "P-2", "keys": keys_of("李\n强")}]
    graph.run("UNWIND $rows AS row MATCH (p:Person {id: row.id}) SET p += row.keys", rows=rows)
    target = tmp_path / "all"

    huimin("export-consent", "--reason", WHY, role="auditor")
    huimin("export-consent", "--reason", WHY, role="auditor")
    with pytest.raises(Refused, match="two officers"):
        run(settings, "export", target)
    huimin("export-consent", "--reason", WHY, role="security-administrator")
    told = json.loads(run(settings, "export", target, "--json").stdout)
    with pytest.raises(Refused, match="two officers"):
        run(settings, "export", tmp_path / "again")

    assert told["files"]["Person"]["rows"] == 2
    assert "v1:x" in (target / "Person.csv").read_text("utf-8")
    assert target.stat().st_mode & 0o077 == 0
    found = search(open_ledger(settings), Search(officer_id="operator", at_most=200))
    assert any(WHY in (record.reason or "") for record in found.records if record.outcome == "exported")

    run(empty, "import", "export", target)
    again = tmp_path / "second"
    again.mkdir()
    client = Client(lambda: server.find(empty))
    back = export.export(OperatorGraph(client, empty, graph.db.trail, (), graph.db.day), again)
    client.close()

    without = {name: part for name, part in back.files.items() if name != "Batch"}
    assert {name: part.model_dump() for name, part in without.items()} == {
        name: part for name, part in told["files"].items() if name != "Batch"
    }
    with pytest.raises(Refused, match="not empty"):
        run(empty, "import", "export", target)


def test_an_export_that_lost_a_row_is_not_imported(graph: SmallGraph, tmp_path: Path, settings: Settings) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳'}), (:Person {id: 'P-2', name: '李强'})")
    folder = tmp_path / "all"
    folder.mkdir()
    export.export(graph.db, folder)
    people = (folder / "Person.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "Person.csv").write_text("".join(people[:-1]), "utf-8")

    with pytest.raises(Refused, match="as many rows"):
        export.checked(folder)
    shutil.rmtree(folder)
    with pytest.raises(Refused, match="no folder"):
        export.checked(folder)


def test_a_property_the_model_does_not_know_stops_an_export_instead_of_being_lost(
    graph: SmallGraph, tmp_path: Path
) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳', nickname: '小王'})")

    with pytest.raises(Refused, match="nickname"):
        export.export(graph.db, tmp_path)


def test_consents_lapse_and_serve_once(settings: Settings, tmp_path: Path) -> None:
    ledger = open_ledger(settings.model_copy(update={"home": tmp_path}))
    exports.consent(ledger, "F-1", WHY)
    exports.consent(ledger, "F-2", WHY)

    assert [one.officer_id for one in exports.take(ledger)] == ["F-1", "F-2"]
    assert exports.standing(ledger) == []
