"""The one place where the driver is called: bounded in time, typed on the way out, errors made ours."""

import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

import neo4j
from neo4j import exceptions as failures
from neo4j.spatial import Point
from neo4j.time import Date, DateTime

from base.errors import GraphDown, Invalid, Problem, SetUp, TooLong
from graph.server import Server
from graph.statements import Statement

Kept = TypeVar("Kept")
KEPT_SECONDS = 30.0
LOOK_SECONDS = 1.0  # so long a server is taken to be where it was found, unless a connection to it is lost
AT_ONCE = 0.5  # seconds; a connection lost sooner was stale, and asking again costs nothing
APPLY_SECONDS = 900.0  # an index over a large graph is built within it
AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})
Work = Callable[[neo4j.ManagedTransaction], Any]
LOST = (failures.ServiceUnavailable, failures.SessionExpired)
OVER_TIME = (
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
)


class Client:
    """A driver to whichever server `find` names now; it follows a server that comes back on another port."""

    def __init__(self, find: Callable[[], Server | None]) -> None:
        self._find, self._lock = find, threading.Lock()
        self._server: Server | None = None
        self._driver: neo4j.Driver | None = None
        self._looked = -LOOK_SECONDS
        self._kept: dict[Hashable, tuple[float, Any]] = {}

    def keep(self, name: Hashable, make: Callable[[], Kept]) -> Kept:
        """What `make` gave within the last half minute, for what hardly ever changes."""
        made, value = self._kept.get(name, (-KEPT_SECONDS, None))
        if time.monotonic() - made >= KEPT_SECONDS:
            value = make()
            self._kept[name] = (time.monotonic(), value)
        return cast("Kept", value)

    def forget(self) -> None:
        """Ask again for everything kept: the graph has been filled or wiped."""
        self._kept.clear()

    def close(self) -> None:
        """Let go of every connection."""
        with self._lock:
            if self._driver is not None:
                self._driver.close()
            self._driver = self._server = None

    def read(
        self, statement: Statement, params: dict[str, Any], seconds: float, metadata: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Run a reading statement in one round trip; each record as plain Python values."""
        query = neo4j.Query(statement.text, metadata=metadata, timeout=seconds)
        plainly = _as_it_is if "packed" in statement.head else plain  # such a statement returns no days and no points
        started = time.monotonic()
        with translated(), self._looking_again():
            try:
                return self._read(query, params, plainly)
            except LOST:
                if time.monotonic() - started > AT_ONCE:
                    raise
                self._looked = -LOOK_SECONDS
                return self._read(
                    query, params, plainly
                )  # the pooled connection was to a server now gone; a fresh one may do

    def write(self, work: Work, seconds: float, metadata: dict[str, Any]) -> Any:
        """Run several writing statements as one transaction, again when the server asks for it."""
        bounded = neo4j.unit_of_work(metadata=metadata, timeout=seconds)(work)
        with translated(), self._looking_again(), self._current().session() as session:
            return session.execute_write(bounded)

    def apply(self, text: str) -> None:
        """Run one schema command by itself, for Neo4j takes no data in the same transaction."""
        with translated(), self._looking_again(), self._current().session() as session:
            session.run(neo4j.Query(text, metadata={"statement": "schema"}, timeout=APPLY_SECONDS)).consume()

    def _read(self, query: neo4j.Query, params: dict[str, Any], plainly: Callable[[Any], Any]) -> list[dict[str, Any]]:
        with self._current().session(default_access_mode=neo4j.READ_ACCESS) as session:
            # Statements return maps and values, never nodes: the driver's own data() would look at each value twice.
            found = session.run(query, params)
            return [dict(zip(record.keys(), map(plainly, record.values()), strict=True)) for record in found]

    @contextmanager
    def _looking_again(self) -> Iterator[None]:
        """Ask where the server is before the next statement, if this one loses it."""
        try:
            yield
        except LOST:
            self._looked = -LOOK_SECONDS
            raise

    def _current(self) -> neo4j.Driver:
        driver = self._driver
        if driver is not None and time.monotonic() - self._looked < LOOK_SECONDS:
            return driver
        server = self._find()
        if server is None:
            raise down()
        with self._lock:
            if self._driver is None or server != self._server:
                if self._driver is not None:
                    self._driver.close()
                self._driver, self._server = _connect(server), server
            self._looked = time.monotonic()
            return self._driver


def _connect(server: Server) -> neo4j.Driver:
    try:
        return neo4j.GraphDatabase.driver(
            server.uri,
            auth=(server.user, server.password.get_secret_value()),
            connection_timeout=1.0,
            connection_acquisition_timeout=1.5,
            max_transaction_retry_time=0.3,
            notifications_min_severity="OFF",
            user_agent="huimin",
        )
    except (ValueError, failures.ConfigurationError) as error:
        raise SetUp(
            f"HUIMIN_NEO4J_URI 不是有效的地址：{error}。请写成 bolt:// 或 neo4j:// 开头的地址。",
            f"HUIMIN_NEO4J_URI is not an address: {error}. Write one that begins with bolt:// or neo4j://.",
        ) from error


def _as_it_is(value: Any) -> Any:
    return value


def plain(value: Any) -> Any:
    """Neo4j's own dates and points as Python's; everything else as it is."""
    kind = type(value)
    if kind in AS_THEY_ARE:
        return value
    if kind is list:
        return [plain(inner) for inner in value]
    if kind is dict:
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, Date | DateTime):
        return value.to_native()
    if isinstance(value, Point):
        return {"lon": value[0], "lat": value[1]}
    return value


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours, each with what to do next."""
    try:
        yield
    except failures.AuthError as error:
        raise SetUp(
            "图数据库拒绝了用户名或密码。请检查 HUIMIN_NEO4J_USER 和 HUIMIN_NEO4J_PASSWORD。",
            "The graph refused the user or password. Check HUIMIN_NEO4J_USER and HUIMIN_NEO4J_PASSWORD.",
        ) from error
    except (OverflowError, UnicodeEncodeError) as error:
        raise Invalid(
            "请求中有图数据库无法存放的值（过大的数字或残缺的字符）。请更正后再试。",
            "The request holds a value no graph can hold: too large a number, or half a character. Correct it.",
        ) from error
    except (failures.DriverError, OSError) as error:
        raise down() from error
    except failures.Neo4jError as error:
        raise _ours(error) from error


def _ours(error: failures.Neo4jError) -> Exception:
    if error.code in OVER_TIME:
        return TooLong(
            "这个查询超过了时限，已经停止。请缩小范围（更少的地区、更短的名字）再试。",
            "The query ran over its time and was stopped. Ask for less: fewer areas, a narrower question.",
        )
    if error.code is not None and error.code.endswith("OutOfMemoryError"):
        return TooLong(
            "这个查询需要的内存超过了图数据库的上限，已经停止。请缩小范围，或调大 HUIMIN_NEO4J_HEAP 后重启图数据库。",
            "The query needs more memory than the graph has, and was stopped. Ask for less, or raise HUIMIN_NEO4J_HEAP "
            "and restart the graph.",
        )
    return down() if isinstance(error, failures.TransientError) else error


def down() -> Problem:
    """The answer while the server is away."""
    return GraphDown(
        "图数据库没有应答。请运行 huimin server status 查看，或 huimin server start 启动。",
        "The graph does not answer. See `huimin server status`, or start it with `huimin server start`.",
    )
