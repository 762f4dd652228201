"""A month of the log as a file that proves itself: the peaks before it, its lines, and the way to a signed head."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, func, select

from base.errors import NotFound, Refused
from base.model import Model
from ledger.audit.body import OWN
from ledger.audit.months import span
from ledger.audit.notes import PublicKey, parse, trusted
from ledger.audit.paths import consistency, consistent
from ledger.audit.proof import leaves, signed
from ledger.audit.tree import Peaks, grown, leaf
from ledger.store import Ledger
from ledger.tables import AUDIT_RECORDS

CHUNK = 5_000


class Header(Model):
    """The first line; each line below is a record as it was hashed, or the hash of one that is of another month."""

    kind: Literal["huimin-audit-export"] = "huimin-audit-export"
    month: str
    first: int
    last: int
    records: int
    before: list[str]
    consistency: list[str]
    checkpoint: str


class Exported(Model):
    """Whether a file proves itself, and what it holds."""

    proved: bool
    month: str | None = None
    first: int | None = None
    last: int | None = None
    records: int | None = None


class Kept(NamedTuple):
    """A record of the file: its number, its hash, its text."""

    seq: int
    leaf: bytes
    body: str


def export(ledger: Ledger, month: str, file: Path) -> Exported:
    """Write the month into a new file that only its owner reads; NotFound when nothing of it is in the log."""
    if file.exists():
        raise Refused(f"{file.name} 已存在。请换一个文件名。", f"{file.name} exists. Name another file.")
    draft = file.with_name(f".{file.name}.part")
    with ledger.reading() as connection:
        header = _header(connection, month)
        with open(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as out:
            out.write(header.model_dump_json() + "\n")
            out.writelines(f"{told}\n" for told in _lines(connection, header))
            out.flush()
            os.fsync(out.fileno())
    draft.replace(file)
    return Exported(proved=True, month=month, first=header.first, last=header.last, records=header.records)


def check(file: Path, keys: Sequence[PublicKey]) -> Exported:
    """Whether the file proves itself under one of these keys."""
    with file.open(encoding="utf-8") as lines:
        try:
            header = Header.model_validate_json(lines.readline())
            tree = Peaks(header.first - 1, [bytes.fromhex(peak) for peak in header.before])
            path = [bytes.fromhex(step) for step in header.consistency]
        except (ValidationError, ValueError):
            return Exported(proved=False)
        records = 0
        for told in lines:
            hashed, whole = _leaf(told.rstrip("\n"), tree.size + 1)
            if hashed is None:
                return Exported(proved=False)
            tree.add(hashed)
            records += whole
    note = parse(header.checkpoint)
    proved = note is not None and trusted(note, keys) and (tree.size, records) == (header.last, header.records)
    proved = proved and note is not None and consistent(tree.size, note.head.size, tree.root(), note.root, path)
    return Exported(proved=proved, **header.model_dump(include={"month", "first", "last", "records"}))


def kept(file: Path) -> Iterator[Kept]:
    """The records of a file that has been checked."""
    with file.open(encoding="utf-8") as lines:
        seq = Header.model_validate_json(lines.readline()).first
        for number, told in enumerate(lines, start=seq):
            body = told.rstrip("\n")
            hashed, whole = _leaf(body, number)
            if whole and hashed is not None:
                yield Kept(number, hashed, body)


def _header(connection: Connection, month: str) -> Header:
    start, end = span(month)
    head, note = signed(connection)
    at, seq, body = AUDIT_RECORDS.c.at, AUDIT_RECORDS.c.seq, AUDIT_RECORDS.c.body
    within = (at >= start, at < end, body.is_not(None), seq <= note.head.size)
    first, last, records = connection.execute(select(func.min(seq), func.max(seq), func.count()).where(*within)).one()
    if not records:
        raise NotFound("record", month)
    hashes = leaves(connection, note.head.size)
    return Header(
        month=month,
        first=first,
        last=last,
        records=records,
        before=[peak.hex() for peak in grown(hashes[: first - 1]).peaks],
        consistency=[step.hex() for step in consistency(last, hashes)],
        checkpoint=head,
    )


def _lines(connection: Connection, header: Header) -> Iterator[str]:
    columns = AUDIT_RECORDS.c
    start, end = span(header.month)
    for first in range(header.first, header.last + 1, CHUNK):
        wanted = columns.seq.between(first, min(first + CHUNK - 1, header.last))
        asked = select(columns.seq, columns.at, columns.body, columns.leaf).where(wanted).order_by(columns.seq)
        for seq, at, body, hashed in connection.execute(asked):
            yield body if at is not None and start <= at < end else f'{{"seq":{seq},"leaf":"{hashed.hex()}"}}'


def _leaf(told: str, seq: int) -> tuple[bytes | None, bool]:
    """The hash of a line, and whether the line is a whole record."""
    own = OWN.match(told)
    if own is None or int(own[1]) != seq:
        return None, False
    if told.startswith('"leaf":', own.end()):
        parsed: dict[str, Any] = json.loads(told)
        return bytes.fromhex(parsed["leaf"]), False
    return leaf(told.encode()), True
