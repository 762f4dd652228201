"""What a walk and the signed heads say together: which kind of damage, and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.audit.findings import Damage
from ledger.audit.heads import Heads, Known
from ledger.audit.notes import Note
from ledger.audit.rows import rows, shifted
from ledger.audit.sentences import damage
from ledger.audit.stored import Stored
from ledger.audit.walk import Walk


@dataclass
class Case:
    """Everything that is compared."""

    walk: Walk
    stored: Stored
    signed: Note | None  # the database's own head, when one of our keys signed it
    file: Heads
    second: Heads | None
    outside: Known | None = None
    missing: bool = False  # no file of checkpoints, even after the database was read
    gone: bool = False  # no database, though there is a key, which is made after it

    @property
    def heads(self) -> list[Known]:
        """Every head from everywhere, the smallest first."""
        found = self.file.known + (self.second.known if self.second else [])
        found += [self.outside] if self.outside else []
        found += [Known(self.signed.head.size, self.signed.root)] if self.signed else []
        return sorted(found)

    @property
    def whole(self) -> bool:
        """Whether the records are exactly what the database's own signed head says: true of an old copy as well."""
        walk, signed = self.walk, self.signed
        return (
            signed is not None and signed.head.size == walk.tree.size == walk.last and signed.root == walk.tree.root()
        )


def judge(case: Case) -> list[Damage]:
    """Every damage, row by row first."""
    gone = [damage("truncation", None, None, "gone")] if case.gone else []
    return [*gone, *rows(case.walk), *_ends(case), *_roots(case), *_row(case), *_files(case)]


def _ends(case: Case) -> Iterator[Damage]:
    """Too few records, or too many."""
    last, top = case.walk.last, max((one.size for one in case.heads), default=0)
    own = case.signed.head.size if case.signed else top
    moved = shifted(case.walk)
    if last < own and own - last != -moved:
        yield damage("truncation", last + 1, own)
    if last > own and last - own != moved:
        yield damage("insertion", own + 1, last)
    if top > own:
        yield damage("replay", _fork(case, own) + 1, top)


def _fork(case: Case, own: int) -> int:
    """The last size on which this log and the heads that are ahead of it agree."""
    places = [case.file.known, case.second.known if case.second else [], [case.outside] if case.outside else []]
    roots = case.walk.roots
    agreed = [
        max((one.size for one in known if roots.get(one.size) == one.root), default=min(own, case.walk.last))
        for known in places
        if any(one.size > own for one in known)
    ]
    return min([own, *agreed])


def _roots(case: Case) -> Iterator[Damage]:
    """Roots that are not what was signed, where no row has told why."""
    good = 0
    for one in case.heads:
        if one.size > case.walk.tree.size:
            return
        if case.walk.roots[one.size] == one.root:
            good = one.size
        elif case.whole:
            yield damage("replay", good + 1, one.size)
            return
        else:
            if not any(good < place <= one.size + 1 for place in _told(case.walk)):
                yield damage("edit", good + 1, one.size)
            return


def _told(walk: Walk) -> list[int]:
    places = [*walk.bodies, *(gap.first for gap in walk.gaps), *(run.first for run in walk.runs)]
    return places + [1] * bool(walk.before_first)


def _row(case: Case) -> Iterator[Damage]:
    """The row of the database that holds size, peaks and head."""
    if case.signed is None and (case.walk.last or case.stored.head):
        yield damage("checkpoint", None, None, "head")
    elif case.signed is not None and not case.stored.agrees(case.signed):
        yield damage("edit", None, None, "tree")


def _files(case: Case) -> Iterator[Damage]:
    """The files of checkpoints themselves."""
    for name, place in (("file", case.file), ("second", case.second)):
        for line in place.wrong if place else []:
            yield damage("checkpoint", line, line, name)
    own = case.signed.head.size if case.signed else 0
    if case.missing and own:
        yield damage("checkpoint", None, None, "missing")
    elif case.second and case.file.top < case.second.top <= own:
        yield damage("replay", case.file.top + 1, case.second.top, "file")
