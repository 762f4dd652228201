"""Institutions and resources that somebody's file gave: what the graph has of them, and bringing it up to date."""

import secrets
from datetime import date

from base.errors import Refused
from base.model import Model
from graph.door import OperatorGraph, Reader
from graph.statements import load

GIVEN = load("providers/given")
WRITE = load("providers/write")
WRITTEN_BY = load("providers/written_by")
BATCH = 1000  # institutions; 20,000 in one transaction need more than the private server's memory (measured)


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


def given(db: Reader, source: str, prefix: str) -> list[Provider]:
    """What this source gave before under names that begin with `prefix`, ended ones included."""
    return db.read(GIVEN, Provider, source=source, prefix=prefix)


class Change(Model):
    """What an import found to do, and how many batches had been applied before it looked."""

    source: str
    prefix: str
    before: int
    written: list[Provider]
    ended: list[str]

    @property
    def batches(self) -> int:
        """How many batches it takes."""
        return -(-max(len(self.ended), len(self.written)) // BATCH)


class WrittenBy(Model):
    """The job that applied a batch, if a job did."""

    job: str | None


def write(db: OperatorGraph, change: Change, job: str | None = None) -> None:
    """End those and write these in numbered batches; Refused when somebody else's import came in between."""
    job = job or secrets.token_hex(8)
    for number in range(change.batches):
        write_batch(db, change, number, job)


def write_batch(db: OperatorGraph, change: Change, number: int, job: str) -> None:
    """Write one batch; nothing happens when this job has written it already."""
    part = slice(number * BATCH, (number + 1) * BATCH)
    rows = [_row(provider) for provider in change.written[part]]
    closing = [*change.ended[part], *(str(row["id"]) for row in rows)]
    batch = f"{change.prefix}{change.before + number:06d}"
    if db.write(WRITE, batch, None, source=change.source, rows=rows, closing=closing, batch_id=batch, job=job):
        return
    if db.read(WRITTEN_BY, WrittenBy, batch_id=batch) != [WrittenBy(job=job)]:
        raise _came_between()


def _came_between() -> Refused:
    return Refused(
        "同一来源的另一次导入正在写入，本次已停止。请再运行一次，未写入的会补上。",
        "Another import of this source is being written, so this one stopped. Run it again for what is left.",
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
