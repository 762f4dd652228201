"""Turns a record into the institution and the resources the graph keeps."""

import hashlib
from collections.abc import Iterator

from graph.needs import tree
from graph.providers import Point, Provider
from graph.providers import Service as Offered
from imports.provider_kinds import Kind, Service
from imports.record import Record
from imports.row import Place


def institution(kind: Kind, record: Record, source: str, key: str) -> Provider:
    """The institution under this source and key, with everything a file of this kind says it offers."""
    special = (one.kind for one in kind.special if record.holds(one.when))
    return Provider(
        id=stable("I", source, key),
        source_id=key,
        name=record.name,
        kind=next(special, kind.institution),
        register_number=record.register_number,
        text=record.address,
        postcode=record.postcode,
        phone=record.phone,
        website=record.website,
        opens=record.opens,
        location=_point(record.place),
        since=record.since,
        offers=sorted(_offers(kind, record, source, key), key=lambda one: one.id),
    )


def stable(letter: str, *parts: str) -> str:
    """An id that the same source and key always give."""
    return f"{letter}-{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:16]}"


def _offers(kind: Kind, record: Record, source: str, key: str) -> Iterator[Offered]:
    for service in kind.services:
        if service.when is not None and not record.holds(service.when):
            continue
        if service.unless is not None and record.holds(service.unless):
            continue
        yield _offer(service, record, source, key)


def _offer(service: Service, record: Record, source: str, key: str) -> Offered:
    name = f"{_shown(record)} · {service.name.zh} {service.name.en}"
    about = " ".join([service.about.zh, service.about.en, *record.told])
    return Offered(
        id=stable("R", source, key, service.id),
        source_id=f"{key}/{service.id}",
        name=name,
        about=about,
        unit=service.unit,
        capacity=record.capacity if service.counts else None,
        free=record.free if service.counts else None,
        updated=record.updated if service.counts else None,
        min_age=record.min_age,
        max_age=record.max_age,
        sex=record.sex,
        opens=record.opens,
        search_text=" ".join([name, about, *_words(service)]),
        location=_point(record.place),
        since=record.since,
        needs=sorted(service.needs),
    )


def _shown(record: Record) -> str:
    """The name, with the postcode where no register number sets it apart: a chain's name may stand 48 times."""
    return record.name if record.register_number or not record.postcode else f"{record.name}, {record.postcode}"


def _words(service: Service) -> Iterator[str]:
    for need in (tree()[need_id] for need_id in service.needs):
        yield from (need.title, need.title_zh, *need.aliases)


def _point(place: Place | None) -> Point | None:
    return Point(lon=place.lon, lat=place.lat) if place else None
