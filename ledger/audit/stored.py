"""What the database keeps of the tree: size, peaks and signed head, in one row that whoever appends locks."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from ledger.audit.notes import Note, parse
from ledger.audit.tree import Peaks
from ledger.tables import AUDIT_TREE
from ledger.upsert import insert_new

READ = select(AUDIT_TREE.c.size, AUDIT_TREE.c.peaks, AUDIT_TREE.c.head).where(AUDIT_TREE.c.id == 1)
LOCKED = READ.with_for_update()
GROWN = AUDIT_TREE.update().where(AUDIT_TREE.c.id == 1)


@dataclass
class Stored:
    """The row: nothing is signed while the log is empty."""

    size: int
    peaks: list[str]
    head: str | None

    @property
    def note(self) -> Note | None:
        """The signed head, not yet checked."""
        return parse(self.head) if self.head else None

    def tree(self) -> Peaks:
        """The peaks, ready to grow; ValueError when they do not fit the size."""
        return Peaks(self.size, [bytes.fromhex(peak) for peak in self.peaks])

    def agrees(self, note: Note) -> bool:
        """Whether size and peaks are those that the note signs."""
        try:
            return note.head.size == self.size and note.root == self.tree().root()
        except (ValueError, TypeError):
            return False


def stored(connection: Connection, lock: bool = False) -> Stored:
    """The row as it is; locked, it is made first when there is none."""
    row = connection.execute(LOCKED if lock else READ).one_or_none()
    if row is None and lock:
        connection.execute(insert_new(connection, AUDIT_TREE).values(id=1, size=0, peaks=[]))
        row = connection.execute(LOCKED).one()
    return Stored(*row) if row is not None else Stored(0, [], None)


def store(connection: Connection, tree: Peaks, head: str) -> Stored:
    """Keep the tree as it has grown."""
    kept = Stored(tree.size, [peak.hex() for peak in tree.peaks], head)
    connection.execute(GROWN, {"size": kept.size, "peaks": kept.peaks, "head": kept.head})
    return kept
