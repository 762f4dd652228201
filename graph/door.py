"""Doors: the only way to the graph, each for one kind of asker, who is named on every statement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Protocol, Self, TypeVar

import neo4j
from pydantic import BaseModel

from base import changes
from base.errors import Forbidden, GraphDown, Invalid, Problem, Refused
from base.evidence import Trail
from base.settings import Settings
from graph.client import Client
from graph.statements import RESERVED, Statement, load
from graph.subjects import named

Row = TypeVar("Row", bound=BaseModel)
BEGIN = load("batches/begin")


class Reader(Protocol):
    """Answers statements with typed rows, on behalf of one asker."""

    @property
    def day(self) -> date: ...

    def read(self, statement: Statement, row: type[Row], **params: object) -> list[Row]: ...


class Writer(Reader, Protocol):
    """A reader that may also change the graph, a batch at a time."""

    def write(self, statement: Statement, batch: str, makes: int | None = None, **params: object) -> bool: ...


@dataclass(frozen=True)
class Door:
    """What every door has: who asks and for what (`trail`), over which townships, as of which day."""

    client: Client
    settings: Settings
    trail: Trail
    areas: tuple[str, ...]
    day: date
    known: date | None = None
    subjects: Callable[[str], bool] = field(default=lambda person_id: False, repr=False)
    only: str | None = None  # the one person a broken glass opens

    role = ""

    @property
    def officer_id(self) -> str:
        """Who asks."""
        return self.trail.asking.officer_id

    def on(self, day: date | None) -> Self:
        """The same door, looking at the graph as it was on another day; as it is without one."""
        return self if day is None else replace(self, day=day)

    def admit(self, person_id: str) -> None:
        """Refuse to open this person's page to an asker whose role gives no right to it."""
        raise Forbidden(
            "您的角色不能打开个人页面。请由个案人员查看。",
            "Your role does not open a person's page. Ask a caseworker.",
        )

    def read(self, statement: Statement, row: type[Row], **params: object) -> list[Row]:
        """Rows of a reading statement, kept to this asker's areas, stopped when over time, noted in the trail."""
        sent = self._sent(statement, params)
        self.trail.saw(statement.name, named(statement, sent))
        records = self.client.read(statement, sent, self._seconds(statement), self._stamp(statement))
        self.trail.saw(statement.name, named(statement, sent, records))
        return [row.model_validate(record) for record in records]

    def plan(self, statement: Statement) -> None:
        """Let the server plan a reading statement with its sample parameters, running nothing."""
        explained = Statement(statement.name, statement.head, f"EXPLAIN {statement.text}")
        sent = self._sent(statement, statement.params)
        self.client.read(explained, sent, self.settings.sweep_seconds, self._stamp(statement))

    def _sent(self, statement: Statement, params: dict[str, object]) -> dict[str, Any]:
        refuse_reserved(params)
        missing = statement.used - RESERVED - params.keys()
        if missing:
            raise TypeError(f"{statement.name} needs {sorted(missing)}")
        filled = {"areas": list(self.areas), "officer": self.officer_id, "day": self.day}
        filled["known"] = self.known or self.day
        return {**params, **{name: filled[name] for name in RESERVED & statement.used}}

    def _seconds(self, statement: Statement) -> float:
        """How long a statement may take: a question an officer waits for has `query_seconds`."""
        return self.settings.query_seconds

    def _stamp(self, statement: Statement) -> dict[str, Any]:
        asking = self.trail.asking
        told = {"statement": statement.name, "officer": asking.officer_id, "role": self.role}
        more = {"purpose": asking.purpose, "request": asking.request_id, "trace": asking.trace}
        return told | {name: value for name, value in more.items() if value}


class _Writing(Door):
    """The part of a door that may change the graph, by the statements of its work and no others."""

    writes: ClassVar[tuple[str, ...]] = ()

    def write(self, statement: Statement, batch: str, makes: int | None = None, **params: object) -> bool:
        """Apply a statement once for each batch id, on record before and after; False when it was applied before.

        `makes` is how many ties it must create: with fewer, an end was missing, and nothing is kept.
        """
        if not statement.name.startswith(self.writes):
            raise TypeError(f"a {self.role} does not write {statement.name}")
        people = named(statement, self._sent(statement, params)) or list(self.trail.subjects)
        self.trail.intend(statement.name, batch, people)
        try:
            fresh = self._write(statement, batch, makes, params)
        except Exception as error:
            if not isinstance(error, Problem) or isinstance(error, GraphDown):
                changes.note()  # whether it was kept nobody knows
            self.trail.did(statement.name, batch, people, error.kind if isinstance(error, Problem) else "unknown")
            raise
        changes.note()
        self.trail.did(statement.name, batch, people, "done" if fresh else "done-before")
        return fresh

    def _write(self, statement: Statement, batch: str, makes: int | None, params: dict[str, object]) -> bool:
        sent = self._sent(statement, params)
        opening = {"batch": batch, "source": self.officer_id, "at": self.moment()}

        def work(tx: neo4j.ManagedTransaction) -> bool:
            if not tx.run(BEGIN.text, opening).single(strict=True)["fresh"]:
                return False
            made = tx.run(statement.text, sent).consume().counters
            if makes is not None and made.relationships_created != makes:
                raise _dangling(batch, makes - made.relationships_created)
            return True

        return bool(self.client.write(work, self._seconds(statement), self._stamp(statement)))

    def moment(self) -> datetime:
        """Now, on the door's day, in UTC."""
        return datetime.combine(self.day, datetime.now(UTC).timetz())


class CaseworkerGraph(_Writing):
    """The graph as a caseworker sees it: people of the own areas and what surrounds them; may say what is wrong."""

    role = "caseworker"
    writes: ClassVar[tuple[str, ...]] = ("doubts/raise", "doubts/part")

    def admit(self, person_id: str) -> None:
        """A caseworker opens anybody in scope, which the statement itself keeps to; a broken glass opens one person."""
        if self.only is not None and self.only != person_id:
            raise Forbidden(
                "这次紧急查看只针对另一个人。请去掉 Huimin-Break-Glass（--break-glass），或为此人另行申请。",
                "This glass was broken for somebody else. Leave Huimin-Break-Glass (--break-glass) out.",
            )


class DispatcherGraph(_Writing):
    """The graph as a dispatcher sees it: a person's needs, and everything that can meet them."""

    role = "dispatcher"
    writes = ("offers/",)


class ApproverGraph(CaseworkerGraph):
    """The graph as an approver sees it: whom an application is about, as the caseworker saw them."""

    role = "approver"
    writes = ()


class AuditorGraph(_Writing):
    """The graph as an auditor sees it: findings, and the people who are subjects of one; may decide what is doubted."""

    role = "auditor"
    writes = ("doubts/decide",)

    def admit(self, person_id: str) -> None:
        """An auditor opens a person only when a finding has named them."""
        if not self.subjects(person_id):
            raise Forbidden(
                "审计人员只能打开已发现线索所涉及的人员。请先运行相关模式（huimin pattern run）。",
                "An auditor opens only people a finding has named. Run the pattern first (huimin pattern run).",
            )

    def _seconds(self, statement: Statement) -> float:
        return self.settings.sweep_seconds if "sweeps" in statement.head else self.settings.query_seconds


class SealingGraph(_Writing):
    """The graph as sealing a person or lifting a seal needs it: it writes, and answers nobody's question."""

    role = "sealing"
    writes = ("seals/",)


class OperatorGraph(_Writing):
    """The graph as the local operator sees it: loads, imports and checks, and no person's page."""

    role = "operator"
    writes = ("",)

    def over(self, areas: tuple[str, ...]) -> Self:
        """The same door over these townships, for checks whose answers nobody is shown."""
        return replace(self, areas=areas)

    def apply(self, text: str) -> None:
        """Run one schema command."""
        self.client.apply(text)

    def _seconds(self, statement: Statement) -> float:
        return self.settings.sweep_seconds  # nobody waits at a counter for a load, an import or a check


def _dangling(batch: str, missing: int) -> Refused:
    return Refused(
        f"批次 {batch} 中有 {missing} 条关系的一端不存在，整批没有写入。请先导入两端的记录。",
        f"In batch {batch} {missing} ties lack an end; the whole batch was left out. Load both ends first.",
    )


def refuse_reserved(params: dict[str, object]) -> None:
    """Refuse what only the door may fill in: whose areas, which officer, which day."""
    taken = sorted(RESERVED & params.keys())
    if taken:
        raise Invalid(
            f"参数 {'、'.join(taken)} 由系统填写，不能在请求中指定。",
            f"The parameters {', '.join(taken)} are filled in by the service and cannot be set in a request.",
        )


__all__ = [
    "ApproverGraph",
    "AuditorGraph",
    "CaseworkerGraph",
    "DispatcherGraph",
    "Door",
    "OperatorGraph",
    "Reader",
    "SealingGraph",
    "Writer",
    "refuse_reserved",
]
