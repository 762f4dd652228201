"""Whether a restored office is the one that was backed up: counts, constraints, ledger, audit log, twenty questions."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from base.evidence import Asking, Trail
from base.model import Said
from base.settings import Settings
from cli import session
from cli.manifest import Manifest
from graph import server
from graph.census import Census, again
from graph.client import Client
from graph.door import OperatorGraph
from graph.entry import operator_door
from graph.report import Check, faults
from ledger import copying
from ledger.store import open_ledger


def proofs(settings: Settings, told: Manifest) -> Iterator[Check]:
    """Everything the manifest says, looked up anew."""
    yield _compared("ledger", told.ledger, copying.rows(open_ledger(settings)), "账本各表的行数", "The ledger's rows")
    alone = settings.model_copy(update={"audit_copy": None})  # the second place may know of more than the backup
    yield _audit(told.audit, copying.audit_head(alone))
    with looking(settings) as db:
        now = again(db, told.census)
    yield _compared("labels", told.census.labels, now.labels, "各类节点的数目", "The nodes of each label")
    yield _compared("ties", told.census.ties, now.ties, "各类关系的数目", "The ties of each kind")
    yield _compared(
        "constraints", _constraints(told.census), _constraints(now), "约束和索引", "Constraints and indexes"
    )
    yield _questions(told.census, now)


@contextmanager
def looking(settings: Settings) -> Iterator[OperatorGraph]:
    """The operator's door for counts and hashes: nobody is shown anything, so nothing is put on record or changed."""
    server.ensure(settings, session.tell)
    client = Client(lambda: server.find(settings))
    try:
        yield operator_door(client, settings, Trail(Asking(officer_id="operator", role="operator"), id))
    finally:
        client.close()


def _constraints(census: Census) -> dict[str, str]:
    made = {one.name: f"{one.type} {one.labels} {one.properties}" for one in census.constraints}
    return {**dict.fromkeys(census.indexes, "index"), **made}


def _compared(name: str, wanted: Mapping[str, object], found: Mapping[str, object], zh: str, en: str) -> Check:
    wrong = [
        f"{each}: {wanted.get(each, '—')} ≠ {found.get(each, '—')}"
        for each in sorted(wanted.keys() | found.keys())
        if wanted.get(each) != found.get(each)
    ]
    well = Said(zh=f"{zh}与备份时相同（{len(wanted)} 项）。", en=f"{en} are as they were ({len(wanted)}).")
    return faults(name, wrong, well, Said(zh=f"{zh}与备份时不同。", en=f"{en} are not as they were."))


def _audit(wanted: copying.AuditHead, found: copying.AuditHead) -> Check:
    wrong = [] if wanted == found else [f"{wanted.size} {wanted.root} ≠ {found.size} {found.root}"]
    wrong += [] if found.sound else ["huimin audit verify"]
    well = Said(
        zh=f"审计日志完整：{found.size} 条，根 {found.root[:16]}。",
        en=f"The audit log is whole: {found.size} records, root {found.root[:16]}.",
    )
    return faults("audit", wrong, well, Said(zh="审计日志与备份时不同。", en="The audit log is not as it was."))


def _questions(before: Census, now: Census) -> Check:
    pairs = list(zip(before.questions, now.questions, strict=True))
    same = [one for one, other in pairs if one.text == other.text]
    wrong = [f"{one.statement} {one.about}" for one, other in pairs if one.text == other.text and one != other]
    if len(same) < len(pairs):
        changed = len(pairs) - len(same)
        zh, en = (
            f"{changed} 个问题的语句在这个版本中已经改变。",
            f"{changed} questions are worded anew in this release.",
        )
    else:
        zh, en = "", ""
    well = Said(
        zh=f"{len(same)} 个固定问题的回答与备份时相同。{zh}", en=f"{len(same)} fixed questions answer the same. {en}"
    )
    return faults(
        "questions", wrong, well, Said(zh="有问题的回答与备份时不同。", en="Some questions answer otherwise.")
    )
