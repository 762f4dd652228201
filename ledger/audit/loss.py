"""Going on after records were lost: a restored backup is behind the heads that were published since.

Whoever simply went on would sign two histories of one size. So the log refuses, until somebody says with a reason, on
record, which numbers are lost. The head of that record is published after the lost ones, and tells both apart for good.
"""

from pathlib import Path
from typing import NamedTuple

from base.errors import Refused
from base.evidence import Asking
from ledger.audit import checkpoints, keys
from ledger.audit.acts import act
from ledger.audit.heads import Known
from ledger.audit.log import AuditLog
from ledger.audit.stored import stored
from ledger.audit.walk import Walk
from ledger.store import Ledger

OPERATION = "audit.accept-loss"


class Lost(NamedTuple):
    """The numbers that were signed and are gone, both included; the first of them is now the record that says so."""

    first: int
    last: int


def found(ledger: Ledger, second: Path | None) -> Lost | None:
    """What the published heads have and the ledger lacks; a second place out of reach says nothing."""
    folders = [ledger.home / keys.FOLDER, *([second] if second else [])]
    published = max(_published(folder) for folder in folders)
    with ledger.reading() as connection:
        size = stored(connection).size
    return Lost(size + 1, published) if published > size else None


def without(known: list[Known], walk: Walk) -> list[Known]:
    """The heads of one place but for those of lost records, which stand before the first head of the log as it is."""
    for span in walk.losses:
        ours = [n for n, it in enumerate(known) if it.size >= span.first and walk.roots.get(it.size) == it.root]
        if ours:
            gone = [it for it in known[: ours[0]] if span.first <= it.size <= span.last]
            known = [it for it in known[: ours[0]] if it not in gone] + known[ours[0] :]
    return known


def accept(ledger: Ledger, second: Path | None, asking: Asking, reason: str) -> Lost:
    """Put the loss on record and publish its head; Refused when nothing is lost or the second place is out of reach."""
    log = AuditLog(ledger, second, after_loss=True)
    with ledger.writing() as connection:
        size, published = stored(connection, lock=True).size, log.published()
        if log.copy_trouble is not None:
            raise Refused(
                "第二处（HUIMIN_AUDIT_COPY）无法访问，不能确定丢失了多少记录。请先使它可用；已永久失去时请取消该设置。",
                "The second place (HUIMIN_AUDIT_COPY) is out of reach, so nobody can say how much is lost. Bring it "
                "back first, or unset it when it is gone for good.",
            )
        if published <= size:
            raise Refused("没有丢失的记录，无需此操作。", "No record is lost; there is nothing to accept.")
        lost = Lost(size + 1, published)
        told = act(
            asking.model_copy(update={"operation": OPERATION}),
            "accepted",
            lost.last - lost.first + 1,
            f"{lost.first}-{lost.last} {reason}",
        )
        _, head = log.within(connection, [told])
    log.publish(head)
    return lost


def _published(folder: Path) -> int:
    try:
        return checkpoints.published(folder)
    except OSError:
        return 0
