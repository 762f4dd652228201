import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from base.errors import GraphDown
from base.settings import Settings
from cli.main import app
from graph import server
from graph.report import Report
from ledger.audit.log import open_log
from tests.ledger.audit.builders import entry
from tests.small_graph import SmallGraph

RUN = CliRunner()


def test_the_status_of_a_running_server_is_a_table_and_as_json_a_record(graph: SmallGraph, settings: Settings) -> None:
    table = RUN.invoke(app, ["server", "status"], obj=settings)
    record = RUN.invoke(app, ["server", "status", "--json"], obj=settings)

    assert "正在运行" in table.output
    assert server.Status.model_validate_json(record.output).running
    assert (table.exit_code, record.exit_code) == (0, 0)


def test_starting_a_server_that_runs_changes_nothing(graph: SmallGraph, settings: Settings) -> None:
    before = server.status(settings)

    started = RUN.invoke(app, ["server", "start", "--json"], obj=settings)

    assert server.Status.model_validate_json(started.output).pid == before.pid


def test_where_no_server_runs_the_status_ends_with_one_and_stopping_says_so(tmp_path: Path) -> None:
    nowhere = Settings(home=tmp_path, neo4j_uri=None)

    assert RUN.invoke(app, ["server", "status", "--json"], obj=nowhere).exit_code == 1
    assert json.loads(RUN.invoke(app, ["server", "stop", "--json"], obj=nowhere).output) == {"stopped": False}
    assert "没有在运行" in RUN.invoke(app, ["server", "stop"], obj=nowhere).output


def test_starting_where_the_named_server_is_silent_says_to_look_there(tmp_path: Path) -> None:
    silent = Settings(home=tmp_path, neo4j_uri="bolt://127.0.0.1:9")

    started = RUN.invoke(app, ["server", "start"], obj=silent)

    assert isinstance(started.exception, GraphDown)
    assert "HUIMIN_NEO4J_URI" in started.exception.said.zh


@pytest.mark.parametrize(("drawn", "code"), [("(:Phone {id: 'T-1'})", 0), ("(:Phone {id: 'T-1', colour: 'red'})", 1)])
def test_the_doctor_ends_with_one_when_it_found_something(
    graph: SmallGraph, settings: Settings, drawn: str, code: int
) -> None:
    graph.create(drawn)

    table = RUN.invoke(app, ["doctor"], obj=settings)
    record = RUN.invoke(app, ["doctor", "--json"], obj=settings)

    assert (table.exit_code, record.exit_code) == (code, code)
    assert Report.model_validate_json(record.output).ok is (code == 0)
    assert ("Phone.colour" in table.output) is (code == 1)


def test_the_doctor_tells_of_a_second_place_that_cannot_be_written(
    graph: SmallGraph, settings: Settings, tmp_path: Path
) -> None:
    copied = settings.model_copy(update={"audit_copy": tmp_path / "second"})
    open_log(copied).record(entry())

    well = RUN.invoke(app, ["doctor", "--json"], obj=copied)
    (tmp_path / "second" / "checkpoints").unlink()
    (tmp_path / "second" / "checkpoints").mkdir()  # nothing can be written to it
    lost = RUN.invoke(app, ["doctor", "--json"], obj=copied)

    assert [_copy(done.stdout) for done in (well, lost)] == [True, False]
    assert lost.exit_code == 1


def _copy(told: str) -> bool:
    """Whether all is well with the second place."""
    return next(check.ok for check in Report.model_validate_json(told).checks if check.name == "audit-copy")
