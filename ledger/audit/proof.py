"""Proves that one record is in the log, to somebody who has the public key and nothing else of ours."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, select

from base.errors import LedgerDown, NotFound
from base.model import Model
from ledger.audit.body import OWN, Record
from ledger.audit.notes import Note, PublicKey, parse, trusted
from ledger.audit.paths import included, inclusion
from ledger.audit.stored import stored
from ledger.audit.tree import leaf
from ledger.store import Ledger
from ledger.tables import AUDIT_RECORDS


class Proof(Model):
    """A record as it was hashed, the hashes beside its way to the root, and the signed root."""

    kind: Literal["huimin-audit-proof"] = "huimin-audit-proof"
    seq: int
    body: str
    path: list[str]
    checkpoint: str


class Checked(Model):
    """Whether a proof holds, and what it proves."""

    proved: bool
    record: Record | None = None
    size: int | None = None
    root: str | None = None
    signed_at: datetime | None = None


def prove(ledger: Ledger, seq: int) -> Proof:
    """The proof of one record; NotFound when there is none, or when its text has been retired."""
    with ledger.reading() as connection:
        head, note = signed(connection)
        body = connection.scalar(select(AUDIT_RECORDS.c.body).where(AUDIT_RECORDS.c.seq == seq))
        if body is None or seq > note.head.size:
            raise NotFound("record", str(seq))
        path = inclusion(seq - 1, leaves(connection, note.head.size))
    return Proof(seq=seq, body=body, path=[step.hex() for step in path], checkpoint=head)


def check(proof: Proof, keys: Sequence[PublicKey]) -> Checked:
    """Whether the proof holds under one of these keys."""
    note, own = parse(proof.checkpoint), OWN.match(proof.body)
    if note is None or not trusted(note, keys) or own is None or int(own[1]) != proof.seq:
        return Checked(proved=False)
    try:
        path = [bytes.fromhex(step) for step in proof.path]
    except ValueError:
        return Checked(proved=False)
    if not included(leaf(proof.body.encode()), proof.seq - 1, note.head.size, path, note.root):
        return Checked(proved=False)
    record = Record.model_validate_json(proof.body)
    return Checked(proved=True, record=record, size=note.head.size, root=note.head.root, signed_at=note.head.at)


def signed(connection: Connection) -> tuple[str, Note]:
    """The database's own head; LedgerDown when it holds none that can be read."""
    row = stored(connection)
    if row.head is None or row.note is None:
        raise LedgerDown(
            "审计日志还没有签名的树头。请先运行 huimin audit verify。",
            "The audit log has no signed head. Run `huimin audit verify` first.",
        )
    return row.head, row.note


def leaves(connection: Connection, size: int) -> list[bytes]:
    """The hashes of the first records."""
    asked = select(AUDIT_RECORDS.c.leaf).where(AUDIT_RECORDS.c.seq.between(1, size)).order_by(AUDIT_RECORDS.c.seq)
    return list(connection.scalars(asked))
