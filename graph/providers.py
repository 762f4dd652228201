"""Institutions and resources that somebody's file gave: what the graph has of them, and bringing it up to date."""

from collections.abc import Iterable
from datetime import date

from base.errors import Refused
from base.model import Model
from graph.door import OperatorGraph, Reader
from graph.statements import load

GIVEN = load("providers/given")
APPLIED = load("providers/applied")
WRITE = load("providers/write")


class Point(Model):
    """Degrees in WGS-84."""

    lon: float
    lat: float


class Service(Model):
    """One Resource of an institution, and the needs it meets."""

    id: str
    source_id: str
    name: str
    about: str
    kind: str = "service"
    unit: str
    capacity: int | None = None
    free: int | None = None
    updated: date | None = None
    min_age: int | None = None
    max_age: int | None = None
    sex: str | None = None
    opens: str | None = None
    search_text: str
    location: Point | None = None
    since: date | None = None
    until: date | None = None
    needs: list[str]


class Provider(Model):
    """One Institution as a source gave it, with what it offers; `until` is set once the source gave it no longer."""

    id: str
    source_id: str
    name: str
    kind: str
    register_number: str | None = None
    text: str | None = None
    postcode: str | None = None
    phone: str | None = None
    website: str | None = None
    opens: str | None = None
    location: Point | None = None
    since: date | None = None
    until: date | None = None
    offers: list[Service]


class Count(Model):
    """How many there are."""

    number: int


def given(db: Reader, source: str, prefix: str) -> list[Provider]:
    """What this source gave before under names that begin with `prefix`, ended ones included."""
    return db.read(GIVEN, Provider, source=source, prefix=prefix)


def applied(db: Reader, prefix: str) -> int:
    """How many batches with such names have been applied."""
    return db.read(APPLIED, Count, prefix=prefix)[0].number


def write(db: OperatorGraph, source: str, batch: str, written: Iterable[Provider], ended: Iterable[str]) -> None:
    """Write these and end those in one transaction; Refused when somebody else's import came in between."""
    providers = list(written)
    closing = [*(provider.id for provider in providers), *ended]
    rows = [_row(provider) for provider in providers]
    if not db.write(WRITE, batch=batch, source=source, rows=rows, closing=closing):
        raise Refused(
            "同一来源的另一次导入刚刚写入，本次没有写入任何内容。请再运行一次。",
            "Another import of this source was applied just now; nothing was written. Run the command again.",
        )


def _row(provider: Provider) -> dict[str, object]:
    offers = [
        {"id": one.id, "needs": one.needs, "location": _place(one.location), "properties": _stored(one, "needs")}
        for one in provider.offers
    ]
    return {
        "id": provider.id,
        "location": _place(provider.location),
        "properties": _stored(provider, "offers"),
        "offers": offers,
    }


def _stored(node: Model, apart: str) -> dict[str, object]:
    """Its own properties; a null takes away what an older file said."""
    return node.model_dump(exclude={apart, "location"})


def _place(point: Point | None) -> dict[str, float] | None:
    return {"longitude": point.lon, "latitude": point.lat} if point else None
