"""Which departments' registers have been brought in whole: only then is what they do not have none, and not unknown."""

from datetime import date
from uuid import uuid4

from base.errors import NotFound
from base.model import Model
from graph.door import OperatorGraph
from graph.facts import COVERED
from graph.statements import load
from policies.facts import Department

SET = load("registers/set")


class Register(Model):
    """A department's register that covers an area from a day on."""

    area: str
    department: str
    since: date


class Registers(Model):
    """Every register that covers an area, by area."""

    registers: tuple[Register, ...]


class _Area(Model):
    code: str
    registers: list[str]


def listed(db: OperatorGraph) -> Registers:
    """The registers that have been brought in whole."""
    rows = [(row.code, *each.partition(" ")) for row in db.read(COVERED, _Area) for each in row.registers]
    told = [Register(area=code, department=name, since=date.fromisoformat(since)) for code, name, _, since in rows]
    return Registers(registers=tuple(told))


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
