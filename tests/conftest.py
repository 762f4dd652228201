"""What every test shares: one real server a process, an empty graph or a seeded county on it, doors and clients."""

import os
import signal
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.app import create
from base import logs
from base.evidence import Asking, Entry, Trail
from base.roles import Role, rule
from base.settings import Settings
from graph import schema, server
from graph.client import Client
from graph.door import AuditorGraph, CaseworkerGraph, DispatcherGraph, OperatorGraph
from graph.entry import operator_door
from graph.server_files import Folder
from ledger import officers
from ledger.store import Ledger, open_ledger
from seed import loading
from seed.county import County
from tests.ledger.databases import serving
from tests.second_factors import signed_in
from tests.small_graph import TOWNSHIP, SmallGraph
from tests.turns import pytest_collection_modifyitems

__all__ = ["TOWNSHIP", "pytest_collection_modifyitems"]

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a run in the background; what it starts must still hear Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
hypothesis.settings.register_profile("untimed", deadline=None)  # no test fails for a slow machine
hypothesis.settings.load_profile("untimed")
for limit in ("", "_ADDRESS", "_SIGN_IN"):  # a test that is about a limit names its own
    os.environ.setdefault(f"HUIMIN_RATE{limit}_PER_MINUTE", "1000000")
DAY = date(2026, 6, 30)
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")  # most servers of a run live for seconds


@pytest.fixture(scope="session", autouse=True)
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file that keeps a copy of whatever our own log says in this run, for the search for canaries."""
    file, write = tmp_path_factory.mktemp("told") / "huimin.log", logs._Stderr.write

    def kept(self: logs._Stderr, text: str) -> int:
        with file.open("a", encoding="utf-8") as out:
            out.write(text)
        return write(self, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logs._Stderr, "write", kept)
        yield file


@pytest.fixture(scope="session", autouse=True)
def plans() -> Iterator[None]:
    """A server of this run keeps its plans although every test wipes the graph, which would have each made anew."""
    configure = Folder.configure

    def kept(self: Folder, port: int, settings: Settings) -> None:
        configure(self, port, settings)
        with (self.path / "conf" / "neo4j.conf").open("a", encoding="utf-8") as out:
            out.write("dbms.cypher.min_replan_interval=1h\n")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Folder, "configure", kept)
        yield


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of this run: its own home, the user's cache of jars; another server where TEST_NEO4J_URI names one."""
    return Settings(
        home=tmp_path_factory.mktemp("huimin"),
        lang="zh",
        neo4j_uri=os.environ.get("TEST_NEO4J_URI"),
        neo4j_password=SecretStr(os.environ.get("TEST_NEO4J_PASSWORD", "")),
        token=None,
        query_seconds=60,  # a cold server on a busy machine plans a first statement for longer than an officer waits
    )


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[Client]:
    """A client of the run's one private server, stopped at the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("JDK_JAVA_OPTIONS")  # this one lives long enough for code that is compiled well
        server.ensure(settings)
    opened = Client(lambda: server.find(settings))
    schema.apply(operator_door(opened, settings, trail("operator", "operator")))
    yield opened
    opened.close()
    server.stop(settings)


@pytest.fixture(scope="session")
def operator(client: Client, settings: Settings) -> OperatorGraph:
    """The local operator's door as of the test day."""
    return OperatorGraph(client, settings, trail("operator", "operator"), (), DAY)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of this run's own, stopped at the end."""
    with serving() as address:
        yield address


@pytest.fixture
def graph(operator: OperatorGraph) -> SmallGraph:
    """An empty graph for one test."""
    small = SmallGraph(operator)
    small.wipe()
    return small


@pytest.fixture(scope="session")
def caseworker(client: Client, settings: Settings) -> CaseworkerGraph:
    """A caseworker of the test's township."""
    return CaseworkerGraph(client, settings, trail("F-caseworker", "caseworker"), (TOWNSHIP,), DAY)


@pytest.fixture(scope="session")
def dispatcher(client: Client, settings: Settings) -> DispatcherGraph:
    """A dispatcher of the test's township."""
    return DispatcherGraph(client, settings, trail("F-dispatcher", "dispatcher"), (TOWNSHIP,), DAY)


@pytest.fixture
def auditor(client: Client, settings: Settings) -> AuditorGraph:
    """An auditor of the test's township whom no finding has named anybody."""
    return AuditorGraph(client, settings, trail("F-auditor", "auditor"), (TOWNSHIP,), DAY)


class Program(TestClient):
    """An asker who sends a fresh Idempotency-Key with whatever is no GET, as programs do."""

    def request(self, method: str, url: Any, **given: Any) -> Any:
        """One request; a key that is given stands."""
        headers = dict(given.pop("headers", None) or {})
        if method not in ("GET", "HEAD"):
            headers.setdefault("Idempotency-Key", os.urandom(12).hex())
        return super().request(method, url, headers=headers, **given)


@pytest.fixture(scope="session")
def api(client: Client, settings: Settings) -> Iterator[TestClient]:
    """The HTTP application over the run's server."""
    with Program(create(settings), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def county(operator: OperatorGraph) -> County:
    """An invented county of 2,000 people on the run's server, with its answers; whatever was there is wiped first."""
    SmallGraph(operator).wipe()
    invented = County(7, 2000, DAY)
    loading.fill(operator, invented)
    operator.client.apply("CALL db.clearQueryCaches()")  # plans made for a graph of ten nodes
    return invented


def trail(officer_id: str = "F-1", role: str = "caseworker", record: Callable[[Entry], object] = id) -> Trail:
    """The trail of an officer of a test; what is put on record goes nowhere unless the test takes it."""
    return Trail(Asking(officer_id=officer_id, role=role, operation="test"), record)


def asking(settings: Settings, role: Role, *areas: str) -> dict[str, str]:
    """Headers of a fresh officer who says why they ask."""
    officer = officers.add(
        open_ledger(settings), "测试", role, areas or (TOWNSHIP,), "P-own" if role == "applicant" else None
    )
    signed = {"Authorization": f"Bearer {signed_in(settings, officer)}", "Huimin-Case": "T-1"}
    return signed | ({"Huimin-Purpose": rule(role).purposes[0]} if rule(role).purposes else {})


def seated(settings: Settings, headers: dict[str, str]) -> Settings:
    """The settings of a terminal where the officer of these headers sits."""
    token = SecretStr(headers["Authorization"].removeprefix("Bearer "))
    return settings.model_copy(
        update={"token": token, "purpose": headers.get("Huimin-Purpose"), "case": headers.get("Huimin-Case")}
    )


@pytest.fixture
def books(tmp_path: Path) -> Ledger:
    """An empty ledger for one test."""
    return open_ledger(Settings(home=tmp_path))


Signed = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def signed(settings: Settings) -> Signed:
    """Headers of a fresh officer: signed("auditor"), signed("caseworker", "990102001")."""

    def sign(role: Role, *areas: str) -> dict[str, str]:
        return asking(settings, role, *areas)

    return sign
