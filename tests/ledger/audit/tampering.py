"""Hands that change a log: each makes one kind of change at one place, on a raw copy of the database."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ledger.audit.tree import grown, leaf

Hand = Callable[[sqlite3.Connection, int, random.Random], int]
SIZE = 400


def edit(database: sqlite3.Connection, seq: int, chance: random.Random) -> int:
    """Change a record's text, or a column beside it; some hands put the hashes right as well."""
    way = chance.randrange(5)
    if way == 0:
        database.execute("UPDATE audit_records SET officer_id = 'F-9' WHERE seq = ?", (seq,))
    elif way == 1:
        database.execute("UPDATE audit_subjects SET person_id = person_id || '-x' WHERE seq = ?", (seq,))
    else:
        database.execute("UPDATE audit_records SET body = replace(body, '10.0.0.7', '10.0.0.8') WHERE seq = ?", (seq,))
    if way >= 3:
        rehash(database, tree=way == 4)
    return seq


def delete(database: sqlite3.Connection, seq: int, chance: random.Random) -> int:
    """Take a record out; some hands close the gap and put the hashes right."""
    remove(database, seq)
    if chance.random() < 0.6:
        for table in ("audit_records", "audit_subjects"):
            renumber(database, table, seq + 1, -1)
        rehash(database, tree=chance.random() < 0.5)
    return seq


def insert(database: sqlite3.Connection, seq: int, chance: random.Random) -> int:
    """Put a record in, its own number right or not; a lazy hand puts it at the end or before the first."""
    way = chance.randrange(3)
    at, officer_id, body = database.execute(
        "SELECT at, officer_id, body FROM audit_records WHERE seq = ?", (seq,)
    ).fetchone()
    place = {0: SIZE + 1, 1: chance.randint(-5, 0), 2: seq}[way]
    subjects = database.execute("SELECT person_id FROM audit_subjects WHERE seq = ?", (seq,)).fetchall()
    if way == 2:
        for table in ("audit_records", "audit_subjects"):
            renumber(database, table, seq, 1)
    text = body.replace(f'{{"seq":{seq},', f'{{"seq":{place},').replace("案", "假")
    row = (place, at, officer_id, text, leaf(text.encode()))
    database.execute("INSERT INTO audit_records (seq, at, officer_id, body, leaf) VALUES (?, ?, ?, ?, ?)", row)
    database.executemany("INSERT INTO audit_subjects VALUES (?, ?)", [(one, place) for (one,) in subjects])
    if chance.random() < 0.5:
        rehash(database, tree=True)
    return place


def reorder(database: sqlite3.Connection, seq: int, chance: random.Random) -> int:
    """Exchange two records with all that hangs on them."""
    other = chance.choice([it for it in range(1, SIZE + 1) if it != seq])
    for table in ("audit_records", "audit_subjects"):
        for old, new in ((seq, -1), (other, seq), (-1, other)):
            database.execute(f"UPDATE {table} SET seq = ? WHERE seq = ?", (new, old))
    if chance.random() < 0.5:
        rehash(database, tree=True)
    return seq


def truncate(database: sqlite3.Connection, seq: int, chance: random.Random) -> int:
    """Cut the tail off, from this record on; some hands make the tree fit what is left."""
    for table in ("audit_records", "audit_subjects"):
        database.execute(f"DELETE FROM {table} WHERE seq >= ?", (seq,))
    if chance.random() < 0.5:
        rehash(database, tree=True)
    return seq


def rehash(database: sqlite3.Connection, tree: bool) -> None:
    """Compute every leaf anew, and the tree over them: all that can be done without the key."""
    rows = database.execute("SELECT seq, body FROM audit_records ORDER BY seq").fetchall()
    leaves = [leaf(body.encode()) for _, body in rows]
    database.executemany(
        "UPDATE audit_records SET leaf = ? WHERE seq = ?",
        [(hashed, seq) for hashed, (seq, _) in zip(leaves, rows, strict=True)],
    )
    if tree:
        peaks = grown(leaves)
        told = "[" + ",".join(f'"{peak.hex()}"' for peak in peaks.peaks) + "]"
        database.execute("UPDATE audit_tree SET size = ?, peaks = ?", (peaks.size, told))


def remove(database: sqlite3.Connection, seq: int) -> None:
    """Delete a record and its subjects."""
    for table in ("audit_records", "audit_subjects"):
        database.execute(f"DELETE FROM {table} WHERE seq = ?", (seq,))


def renumber(database: sqlite3.Connection, table: str, start: int, by: int) -> None:
    """Move all rows from `start` on; by way of negative numbers, for a number may stand only once."""
    database.execute(f"UPDATE {table} SET seq = -1000 - seq WHERE seq >= ?", (start,))
    database.execute(f"UPDATE {table} SET seq = -1000 - seq + ? WHERE seq <= -1000", (by,))


def copied(home: Path, to: Path) -> Path:
    """A copy of a whole office folder."""
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(home, to))


def tamper(home: Path, hand: Hand, seq: int, chance: random.Random) -> int:
    """Let a hand loose on the database of a folder; where it was."""
    with closing(sqlite3.connect(home / "ledger.db")) as database, database:
        return hand(database, seq, chance)
