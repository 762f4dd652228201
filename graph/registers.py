"""Which departments' registers have been brought in whole: only then is what they do not have none, and not unknown."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from base.errors import NotFound
from base.model import Model
from graph.door import Door, OperatorGraph, Reader
from graph.statements import load
from policies.facts import DEPARTMENTS, Department

COVERED = load("entitlement/covered")
SET = load("registers/set")
Covered = Mapping[str, frozenset[Department]]


class Register(Model):
    """A department's register that covers an area, from a day on where one is said."""

    area: str
    department: str
    since: date | None

    def covers(self, day: date) -> bool:
        """Whether it is there on a day."""
        return self.since is None or self.since <= day


class Registers(Model):
    """Every register that covers an area, by area."""

    registers: tuple[Register, ...]


class _Area(Model):
    code: str
    registers: list[str]


def listed(db: Reader) -> Registers:
    """The registers that have been brought in whole."""
    rows = ((row.code, *each.partition(" ")) for row in db.read(COVERED, _Area) for each in row.registers)
    told = (Register(area=code, department=name, since=_day(since)) for code, name, _, since in rows)
    return Registers(registers=tuple(told))


def covered(db: Reader) -> Covered:
    """By the code of an area, the departments whose register is there on the door's day."""
    found: dict[str, set[Department]] = {}
    for one in listed(db).registers:
        for name in DEPARTMENTS:
            if name == one.department and one.covers(db.day):
                found.setdefault(one.area, set()).add(name)
    return {code: frozenset(names) for code, names in found.items()}


def known_registers(db: Door) -> Covered:
    """The same, asked at most twice a minute, for they hardly ever change."""
    return db.client.keep(("covered", db.day), lambda: covered(db))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def cover(db: OperatorGraph, area: str, department: Department, since: date) -> Registers:
    """Say that a register covers an area from a day on; NotFound for an area the graph does not know."""
    told = _write(db, area, department, [f"{department} {since}"])
    if not any((one.area, one.department) == (area, department) for one in told.registers):
        raise NotFound("area", area)
    return told


def uncover(db: OperatorGraph, area: str, department: Department) -> Registers:
    """Say that a register does not cover an area: what it does not have is unknown there."""
    return _write(db, area, department, [])


def _write(db: OperatorGraph, area: str, department: Department, told: list[str]) -> Registers:
    db.write(SET, f"registers-{uuid4().hex}", code=area, department=department, told=told)
    db.client.forget()
    return listed(db)
