"""Brings a file of providers into the graph: read and judged whole before the first write."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from base.errors import Invalid
from base.model import Model, Said
from graph import providers
from graph.batches import applied
from graph.door import OperatorGraph
from graph.providers import Provider
from imports import plan, sites
from imports.columns import are_known
from imports.coordinates import Crs
from imports.formats import empty, format_of
from imports.institutions import institution, stable
from imports.notes import notes
from imports.provider_kinds import Kind
from imports.record import Left, Record, Refusal
from imports.records import judge
from imports.row import Place
from imports.sites import Keyed
from imports.wrong_kind import check_words

OTHERS = ("seed", "office", "huimin")  # who already says things in the graph; ending what they said is not ours


class Import(NamedTuple):
    """What somebody asks to bring in; the kind's name is the source when none is given."""

    path: Path
    kind: Kind
    source: str
    crs: Crs | None = None
    allow_ending: bool = False


class Report(Model):
    """What became of a file; `read` counts institutions and refused rows: buildings of one site are one."""

    read: int
    new: int
    changed: int
    unchanged: int
    ended: int
    refused: int
    refusals: list[Refusal]


class Contents(NamedTuple):
    """A whole file, judged, and what the operator should know of how it was read."""

    found: list[Keyed]
    left: list[Left]
    notes: list[Said]


def read(asked: Import) -> Contents:
    """Every row of the file as an institution or a refusal; Invalid when the file as a whole is of no use."""
    check_source(asked.source)
    own, file = format_of(asked.path), asked.path.name
    crs = asked.crs or own.crs
    rows = own.read(asked.path, lambda headers: are_known(asked.kind, headers))
    judged = list(judge(rows, asked.kind, crs or "wgs84", file))
    if not judged:
        raise empty(asked.path)
    records = [one for one in judged if isinstance(one, Record)]
    check_words(asked.kind, records, file)
    together = list(sites.keyed(records))
    found = [one for one in together if isinstance(one, Keyed)]
    left = [one for one in [*judged, *together] if isinstance(one, Left)]
    return Contents(found, left, list(notes(found, crs, asked.crs is not None)))


class Planned(Model):
    """What a file changes in the graph, as of which day, and the report when that is written."""

    day: date
    change: providers.Change
    report: Report


def bring(db: OperatorGraph, asked: Import, contents: Contents) -> Report:
    """Compare a file with what its source gave before, and write what differs."""
    planned = compare(db, asked, contents)
    providers.write(db, planned.change)
    return planned.report


def compare(db: OperatorGraph, asked: Import, contents: Contents) -> Planned:
    """What a file changes of what its source gave before; Refused when it would end too much."""
    prefix = f"providers/{asked.source}/{asked.kind.id}/"
    before = applied(db, prefix)  # read first, so that an import coming in between is noticed
    given = providers.given(db, asked.source, f"{asked.kind.id}/")
    planned = plan.plan(given, _institutions(asked, contents.found, given), _spared(asked, contents.left, given))
    if not asked.allow_ending:
        plan.guard(planned, given, asked.source)
    change = providers.Change(
        source=asked.source,
        prefix=prefix,
        before=before,
        written=[*planned.new, *planned.changed],
        ended=[one.id for one in planned.ended],
    )
    return Planned(day=db.day, change=change, report=_report(planned, contents.left))


def check_source(source: str) -> None:
    """Refuse a source's name that is empty, too long, or somebody else's."""
    if not source.strip() or len(source) > 100 or source in OTHERS:
        raise Invalid(
            f"--source 不能是“{source[:40]}”。请用 1 到 100 个字的名称，且不是 {'、'.join(OTHERS)}。",
            f"--source cannot be “{source[:40]}”. Use 1 to 100 characters, and none of {', '.join(OTHERS)}.",
        )


def _institutions(asked: Import, found: Iterable[Keyed], given: Iterable[Provider]) -> list[Provider]:
    prefix = f"{asked.kind.id}/"
    before = [(one.source_id.removeprefix(prefix), _place(one)) for one in given]
    return [institution(asked.kind, one.record, asked.source, prefix + one.key) for one in sites.settled(found, before)]


def _place(one: Provider) -> Place | None:
    return Place(one.location.lon, one.location.lat) if one.location else None


def _spared(asked: Import, left: Iterable[Left], given: Iterable[Provider]) -> list[str]:
    """Whom the refused rows speak of, by number or else by name; all, when a row says neither."""
    rows = list(left)
    if any(row.name is None and row.register_number is None for row in rows):
        return [one.id for one in given]
    numbers = [f"{asked.kind.id}/{sites.number_key(row.register_number)}" for row in rows if row.register_number]
    names = {row.name for row in rows if row.register_number is None}
    by_number = [stable("I", asked.source, key) for key in numbers]
    return [*by_number, *(one.id for one in given if one.name in names)]


def _report(planned: plan.Plan, left: list[Left]) -> Report:
    counts = {"new": len(planned.new), "changed": len(planned.changed), "unchanged": planned.unchanged}
    refusals = sorted((one.refusal for one in left), key=lambda refusal: refusal.row)
    return Report(
        read=sum(counts.values()) + len(refusals),
        **counts,
        ended=len(planned.ended),
        refused=len(refusals),
        refusals=refusals,
    )
