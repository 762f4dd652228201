"""Where a graph server is, whether that can be an address at all, and whether it answers."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import neo4j
from neo4j import exceptions as failures
from pydantic import SecretStr

from base.errors import SetUp
from graph.statements import load

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
READY = load("server/ready")
READY_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """Where the graph is, and how to get in."""

    uri: str
    user: str
    password: SecretStr


def checked(uri: str) -> str:
    """The address as it was given, refused when the driver could not use it."""
    try:
        parts = urlsplit(uri)
        fits = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        fits = False
    if fits:
        return uri
    raise SetUp(
        "HUIMIN_NEO4J_URI 不是有效的地址。请写成 bolt://主机:端口 或 neo4j+s://主机，"
        "用户和密码另写在 HUIMIN_NEO4J_USER 和 HUIMIN_NEO4J_PASSWORD 中。",
        "HUIMIN_NEO4J_URI is not the address of a graph. Write bolt://HOST:PORT or neo4j+s://HOST, and the user and "
        "password in HUIMIN_NEO4J_USER and HUIMIN_NEO4J_PASSWORD.",
    )


def version(server: Server) -> str | None:
    """What the server calls itself, such as 5.26.26; none when it does not answer."""
    try:
        with _driver(server) as driver:
            return str(driver.get_server_info().agent).removeprefix("Neo4j/")
    except failures.AuthError as error:
        raise _not_let_in(server) from error
    except (failures.DriverError, failures.Neo4jError, OSError):
        return None


def ready(server: Server) -> bool:
    """Whether a first statement comes back; it takes a second on a cold server, and many on a busy machine."""
    try:
        with _driver(server) as driver, driver.session() as session:
            session.run(neo4j.Query(READY.text, timeout=READY_SECONDS)).consume()
    except (failures.DriverError, failures.Neo4jError, OSError):
        return False
    return True


def _driver(server: Server) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        server.uri,
        auth=(server.user, server.password.get_secret_value()),
        connection_timeout=2.0,
        connection_acquisition_timeout=2.5,
        notifications_min_severity="OFF",
    )


def _not_let_in(server: Server) -> SetUp:
    return SetUp(
        f"{server.uri} 的图数据库拒绝了用户名或密码。请检查 HUIMIN_NEO4J_USER 和 HUIMIN_NEO4J_PASSWORD；"
        "自带的服务器则检查 HUIMIN_HOME 下的 graph/password。",
        f"The graph at {server.uri} refused the user or password. Check HUIMIN_NEO4J_USER and HUIMIN_NEO4J_PASSWORD; "
        "for the private server, graph/password under HUIMIN_HOME.",
    )
