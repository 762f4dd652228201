"""One walk through the whole log: every leaf computed anew, every column compared with what was hashed."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, String, select, type_coerce

from ledger.audit.body import OWN, opening
from ledger.audit.tree import Peaks
from ledger.tables import AUDIT_RECORDS, AUDIT_SUBJECTS

CHUNK = 5_000
TOLD = 1_000  # places of one kind that are remembered; a log that is wrong everywhere needs no longer list

RETIRED = re.compile(r"\d{4}-\d{2} (\d{1,18})-(\d{1,18})")
LOST = re.compile(r"(\d{1,18})-(\d{1,18}) ")


class Span(NamedTuple):
    """Records from one number to another, both included."""

    first: int
    last: int


@dataclass
class Run:
    """Neighbours whose own numbers, as hashed, stand as far from the numbers of their rows."""

    first: int
    last: int
    shift: int


@dataclass
class Walk:
    """What was met on the way."""

    tree: Peaks = field(default_factory=Peaks)
    last: int = 0
    roots: dict[int, bytes] = field(default_factory=dict)
    gaps: list[Span] = field(default_factory=list)
    before_first: list[int] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    blank: list[Span] = field(default_factory=list)
    retirements: list[tuple[Span, int]] = field(default_factory=list)
    losses: list[Span] = field(default_factory=list)

    @property
    def retired(self) -> int:
        """How many records have no text any more."""
        return sum(span.last - span.first + 1 for span in self.blank)


def walk(connection: Connection, wanted: set[int]) -> Walk:
    """Go through every record in order; roots are kept at the sizes that are wanted."""
    found = Walk()
    if 0 in wanted:
        found.roots[0] = found.tree.root()
    for rows, subjects in _chunks(connection):
        for row in rows:
            _step(found, row, subjects.pop(row[0], []))
            if found.tree.size in wanted:
                found.roots[found.tree.size] = found.tree.root()
        _remember(found.columns, *subjects)
    return found


def _step(found: Walk, row: tuple[Any, ...], subjects: list[str]) -> None:
    seq, at, officer_id, body, leaf = row
    if seq != found.last + 1:
        if seq < 1:
            _remember(found.before_first, seq)
        else:
            found.gaps.append(Span(found.last + 1, seq - 1))
    found.last = max(seq, 0)
    found.tree.add(leaf if isinstance(leaf, bytes) else b"")
    if body is None:
        _blank(found, seq, at is None and officer_id is None and not subjects)
        return
    if not isinstance(body, str) or sha256(b"\x00" + body.encode()).digest() != leaf:
        _remember(found.bodies, seq)
    body = str(body)
    subjects.sort()
    if not body.startswith(opening(seq, at, officer_id, subjects)):
        _odd(found, seq, body, (at, officer_id, subjects))
    elif found.runs and found.runs[-1].shift != 0:
        found.runs.append(Run(seq, seq, 0))
    if '"operation":"audit.retire"' in body:
        _retirement(found, body)
    if '"operation":"audit.accept-loss"' in body:
        _loss(found, seq, body)


def _odd(found: Walk, seq: int, body: str, columns: tuple[str, str, list[str]]) -> None:
    """A record whose text does not begin as its columns say: out of its place, or a column was changed."""
    own = OWN.match(body)
    shift = seq - int(own[1]) if own else 0
    if not own or not body.startswith(opening(int(own[1]), *columns)):
        _remember(found.columns, seq)
    if found.runs and found.runs[-1].shift == shift:
        found.runs[-1].last = seq
    elif (shift or found.runs) and len(found.runs) < TOLD:
        found.runs.append(Run(seq, seq, shift))


def _blank(found: Walk, seq: int, empty: bool) -> None:
    if not empty:
        _remember(found.columns, seq)
    if found.blank and found.blank[-1].last == seq - 1:
        found.blank[-1] = Span(found.blank[-1].first, seq)
    else:
        found.blank.append(Span(seq, seq))


def _retirement(found: Walk, body: str) -> None:
    told = json.loads(body)
    named = RETIRED.match(told.get("reason") or "")
    if named and told.get("operation") == "audit.retire" and told.get("outcome") == "retired":
        found.retirements.append((Span(int(named[1]), int(named[2])), int(told["count"])))


def _loss(found: Walk, seq: int, body: str) -> None:
    """Numbers that were signed before and lost, as the record that took the first of them says."""
    told = json.loads(body)
    named = LOST.match(told.get("reason") or "")
    on_record = told.get("operation") == "audit.accept-loss" and told.get("outcome") == "accepted"
    if named and on_record and int(named[1]) == seq:
        found.losses.append(Span(seq, int(named[2])))


def _chunks(connection: Connection) -> Iterator[tuple[Sequence[tuple[Any, ...]], dict[int, list[str]]]]:
    """Records by number, each lot with the subjects of the numbers it covers."""
    records, named = AUDIT_RECORDS.c, AUDIT_SUBJECTS.c
    asked = select(records.seq, type_coerce(records.at, String), records.officer_id, records.body, records.leaf)
    after: int | None = None
    while True:
        lot = asked if after is None else asked.where(records.seq > after)
        rows = _raw(connection, lot.order_by(records.seq).limit(CHUNK))
        subjects = select(named.seq, named.person_id)
        if after is not None:
            subjects = subjects.where(named.seq > after)
        if len(rows) == CHUNK:
            subjects = subjects.where(named.seq <= rows[-1][0])
        gathered: dict[int, list[str]] = defaultdict(list)
        for seq, person_id in _raw(connection, subjects):
            gathered[seq].append(person_id)
        yield rows, gathered
        if len(rows) < CHUNK:
            return
        after = rows[-1][0]


def _raw(connection: Connection, asked: Select[Any]) -> Sequence[tuple[Any, ...]]:
    """Rows as the driver has them: half a million of them need no names."""
    result = connection.execute(asked)
    rows: Sequence[tuple[Any, ...]] = result.cursor.fetchall() if result.cursor is not None else []
    result.close()
    return rows


def _remember(places: list[int], *seqs: int) -> None:
    places.extend(seqs[: max(0, TOLD - len(places))])
