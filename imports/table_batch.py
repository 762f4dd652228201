"""One batch of a table: compared with the graph and written once, however often the step is begun again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from base.keyring import keys
from base.model import Said
from graph import writing
from graph.brought import Brought, heard, told
from graph.coming import Change
from graph.door import OperatorGraph
from imports.happening import happening
from imports.table_report import Batch, Wrong, note, noted
from ledger import events, waiting
from ledger.store import Ledger


class Here(NamedTuple):
    """Where a batch belongs: the job, its folder, the books, and the table its rows are of."""

    ledger: Ledger
    folder: Path
    job: str
    table: str


def carry_out(db: OperatorGraph, here: Here, number: str, rows: Sequence[Brought], so_far: Batch) -> Batch:
    """Bring rows in and say what became of them, added to what is known of this batch so far.

    What became of them is written down before the graph changes: a step that comes again after its transaction was
    kept would find every row unchanged.
    """
    name = f"import/{here.job}/{number}"
    before = noted(here.folder, number)
    if before is not None and writing.is_applied(db, name):
        return before
    with db.trail.closing():
        found = writing.compare(db, keys(db.settings), rows, f"{here.job}/{number}")
        ended = counted(found, so_far)
        note(here.folder, number, ended)
        _put_aside(db, here, found, rows)
        _write(db, here, found, name)
    return ended


def counted(found: Change, so_far: Batch) -> Batch:
    """What became of a batch, as counts and its wrong rows in their order."""
    wrong = [*so_far.wrong, *(Wrong(row=one.row, reason=why) for one, why in found.wrong)]
    counts = {name: found.counts[name] + so_far.counts.get(name, 0) for name in {*found.counts, *so_far.counts}}
    shown = sorted(wrong, key=lambda one: one.row)
    return so_far.model_copy(update={"counts": counts, "fields": dict(found.fields), "wrong": tuple(shown)})


def arrived(db: OperatorGraph, here: Here, number: str, after: str) -> dict[str, Any]:
    """Try the next rows that wait once more: how many were written, and the last name looked at; none at the end."""
    lines = waiting.after(here.ledger, keys(db.settings), after, writing.BATCH)
    if not lines:
        return {"after": None, "arrived": 0}
    rows = [heard(text) for _, _, text in lines]
    name = f"import/{here.job}/{number}"
    with db.trail.closing():
        found = writing.compare(db, keys(db.settings), rows, f"{here.job}/{number}")
        still = {one.name for one, _ in [*found.waiting, *found.wrong]}  # nothing that was kept aside is lost
        _write(db, here, found, name)
    waiting.drop(here.ledger, [at for (at, _, _), one in zip(lines, rows, strict=True) if one.name not in still])
    return {"after": lines[-1][0], "arrived": found.counts["new"] + found.counts["changed"]}


def _write(db: OperatorGraph, here: Here, found: Change, name: str) -> None:
    """Note what it tells of, then write: of an event that was noted in vain nothing comes."""
    if found.is_nothing:
        return
    if events.is_watching(here.ledger):
        events.note(here.ledger, happening(found, db.day, here.job))
    writing.write(db, found, name, here.job)


def _put_aside(db: OperatorGraph, here: Here, found: Change, rows: Sequence[Brought]) -> None:
    """Rows whose ends are missing wait in the ledger; a row that comes again does not wait as it was before."""
    if waiting.count(here.ledger):
        waiting.drop(here.ledger, [waiting.name_of(here.table, one.source, one.source_id) for one in rows])
    if found.waiting:
        lines = (
            (waiting.line(here.table, one.source, one.source_id, one.row, here.job, (end.source, end.name)), told(one))
            for one, end in found.waiting
        )
        waiting.put(here.ledger, keys(db.settings), lines)


NO_ROOM = Said(
    zh="磁盘已满，导入停在这里，已写入的保留。请腾出空间后运行 huimin jobs resume。",
    en="The disk is full; the import stopped here and keeps what it wrote. Make room, then run `huimin jobs resume`.",
)
