"""Whether the audit log is as it was signed: needs no server, writes nothing, and says which damage is where."""

import time
from pathlib import Path

from base.errors import Invalid, SetUp
from base.model import Said
from base.settings import Settings
from ledger.audit import checkpoints, keys, loss
from ledger.audit.findings import Verified
from ledger.audit.heads import Known, Seen, gather
from ledger.audit.judge import Case, judge
from ledger.audit.notes import PublicKey, trusted
from ledger.audit.reading import snapshot
from ledger.audit.stored import Stored, stored
from ledger.audit.walk import Walk, walk

PUBLISHING = 2.0  # seconds a process at work may need between its first commit and the file


def verify(
    settings: Settings,
    second: Path | None = None,
    outside: Known | None = None,
    key_file: Path | None = None,
    every_signature: bool = False,
) -> Verified:
    """Go through the whole log. `second` is a copy of the checkpoints, `outside` a head kept by somebody else."""
    home, second = settings.home / keys.FOLDER, second or settings.audit_copy
    trust = trusted_keys(settings, second, key_file)
    seen: Seen = set()
    file = gather(home, trust, every_signature, seen)  # read before the database, which therefore is never behind
    beside = gather(second, trust, every_signature, seen) if second and second.is_dir() else None
    known = [*file.known, *(beside.known if beside else []), *([outside] if outside else [])]
    with snapshot(settings) as connection:
        row = stored(connection) if connection is not None else Stored(0, [], None)
        signed = row.note if row.note and trusted(row.note, trust) else None
        wanted = {one.size for one in known} | ({signed.head.size} if signed else set())
        found = walk(connection, wanted) if connection is not None else Walk(roots={0: Walk().tree.root()})
        gone = connection is None and bool(trust or known)
    for place in (file, beside):
        if place is not None:
            place.known = loss.without(place.known, found)
    missing = not file.known and signed is not None and _never_published(home)
    return _told(Case(found, row, signed, file, beside, outside, missing, gone), second)


def _never_published(home: Path) -> bool:
    """Whether no head lies in the file, though whoever has just committed the first had the time to put it there."""
    until = time.monotonic() + PUBLISHING
    while checkpoints.last(home) is None:
        if time.monotonic() > until:
            return True
        time.sleep(0.05)
    return False


def trusted_keys(settings: Settings, second: Path | None, key_file: Path | None) -> list[PublicKey]:
    """The public keys to check with: a file in the auditor's hand, else the second place's, else this machine's."""
    if key_file is not None:
        if not key_file.exists():
            raise SetUp(f"没有公钥文件 {key_file.name}。", f"There is no file of public keys {key_file.name}.")
        return keys.read_public(key_file)
    return (keys.public_keys(second) if second else []) or keys.public_keys(settings.home / keys.FOLDER)


def outside_head(size: int | None, root: str | None) -> Known | None:
    """A head that an auditor wrote down; both parts or neither."""
    if size is None and root is None:
        return None
    try:
        if size is None or root is None or len(bytes.fromhex(root)) != 32 or size < 0:
            raise ValueError
    except ValueError as error:
        raise Invalid(
            "--size 与 --root 要一起给出；--root 是 64 位十六进制。",
            "Give --size and --root together; --root is 64 hexadecimal digits.",
        ) from error
    return Known(size, bytes.fromhex(root))


def _told(case: Case, second: Path | None) -> Verified:
    damages = judge(case)
    places = [case.file] + ([case.second] if case.second else [])
    return Verified(
        sound=not damages,
        size=case.walk.tree.size,
        root=case.walk.tree.root().hex(),
        retired=case.walk.retired,
        checkpoints=sum(len(place.known) for place in places),
        signatures=sum(place.signatures for place in places) + (case.signed is not None),
        last_signed=case.signed.head.size if case.signed else 0,
        damages=damages,
        notes=_notes(case, second),
    )


def _notes(case: Case, second: Path | None) -> list[Said]:
    notes = [_lost(span.first, span.last) for span in case.walk.losses]
    own = case.signed.head.size if case.signed else 0
    if 0 < case.file.top < own:
        notes.append(_behind(own - case.file.top))
    if case.file.torn or (case.second and case.second.torn):
        zh, en = (
            "检查点文件的末行不完整（断电的痕迹）。",
            "The last checkpoint of a file is cut off: the trace of a power cut.",
        )
        notes.append(Said(zh=zh, en=en))
    if second is None:
        zh = (
            "没有第二处：整套旧副本被放回时无从发现。请设置 HUIMIN_AUDIT_COPY，或用 --size 和 --root 给出您记下的树头。"
        )
        en = "There is no second place, so an old copy of everything could not be told. Set HUIMIN_AUDIT_COPY, or give "
        notes.append(Said(zh=zh, en=en + "the head you wrote down with --size and --root."))
    elif case.second is None or case.second.top < own:
        zh, en = (
            "第二处没有最新的检查点。请检查那个文件夹。",
            "The second place lacks the newest checkpoint. Look at that folder.",
        )
        notes.append(Said(zh=zh, en=en))
    return notes


def _lost(first: int, last: int) -> Said:
    return Said(
        zh=f"第 {first} 至 {last} 条曾签名而已丢失；为何丢失，见取代其首条的第 {first} 条记录（audit.accept-loss）。",
        en=f"Records {first} to {last} had been signed and were lost; why is said in record {first}, which stands in "
        "place of the first of them (audit.accept-loss).",
    )


def _behind(count: int) -> Said:
    return Said(
        zh=f"最后 {count} 条记录已在数据库中签名，检查点文件还没有（进程被中断的痕迹）。下次启动会补上。",
        en=f"The last {count} records are signed in the database and not yet in the file of checkpoints: the trace of "
        "a process that was killed. The next start adds them.",
    )
