"""A server that the office names instead of a private one."""

from pathlib import Path

import pytest

from base.errors import SetUp
from graph import server
from tests.graph.test_server import elsewhere


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"])
def test_a_server_the_office_names_is_taken_as_it_is_and_nothing_is_started(tmp_path: Path, scheme: str) -> None:
    named = elsewhere(tmp_path, neo4j_uri=f"{scheme}://127.0.0.1:9", neo4j_user="huimin", neo4j_password="secret")

    found = server.ensure(named)

    assert found == server.find(named)
    assert (found.uri, found.user, found.password.get_secret_value()) == (named.neo4j_uri, "huimin", "secret")
    assert not server.stop(named)
    assert list(tmp_path.iterdir()) == []


def test_a_named_server_that_does_not_answer_is_not_running(tmp_path: Path) -> None:
    status = server.status(elsewhere(tmp_path, neo4j_uri="bolt://127.0.0.1:9"))

    assert not status.running
    assert not status.private


@pytest.mark.parametrize("uri", ["http://localhost:7474", "localhost:7687", "bolt://", "bolt://a:b", "bolt://u:p@host"])
def test_what_is_no_address_of_a_graph_is_refused(tmp_path: Path, uri: str) -> None:
    with pytest.raises(SetUp, match="HUIMIN_NEO4J_URI"):
        server.find(elsewhere(tmp_path, neo4j_uri=uri))
