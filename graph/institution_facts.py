"""Gathers what the law asks of an institution as the plain object of policies/subject.py."""

from typing import Any

from base.errors import NotFound
from base.model import Model
from graph import facts
from graph.entitlement import EntitlementGraph
from graph.registers import known_registers
from graph.statements import load
from policies.subject import Institution

INSTITUTION = load("entitlement/institution")


class _Institution(Model):
    id: str
    kind: str
    area: str | None
    is_registered: bool
    people: list[str]
    residents: list[str | None]
    stated: list[Any]
    awards: list[Any]
    applied: list[str]


def institution(db: EntitlementGraph, institution_id: str) -> Institution:
    """An institution by its id, wherever it is, for institutions are public to officers."""
    rows = db.read(INSTITUTION, _Institution, id=institution_id, statuses=facts.UNDER_WAY)
    if not rows:
        raise NotFound("institution", institution_id)
    (row,) = rows
    return Institution(
        row.id,
        row.kind,
        row.area,
        row.is_registered,
        tuple(facts.day_of(born) for born in row.residents),
        tuple(facts.stated_of(it) for it in row.stated),
        tuple(facts.held_of(it) for it in row.awards if facts.ran(it)),
        frozenset(row.applied),
        facts.departments(row.area, known_registers(db)),
    )
