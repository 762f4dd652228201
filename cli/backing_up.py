"""Takes a backup: the graph of the stopped server, the ledger as of the same moment, and what proves both."""

import secrets
import shutil
import time
from contextlib import nullcontext
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from base.errors import KeyLost, Refused, SetUp
from base.keyring import keys
from base.model import Model
from base.settings import Settings
from cli import manifest, session
from cli.manifest import Manifest
from cli.proving import looking
from graph import dump, server
from graph.census import Census, census, mark
from graph.jars import VERSION
from ledger import copying, jobs
from ledger.store import open_ledger

TRIES = 3
PARTS = ("audit", "jobs")  # folders of the home that belong to the ledger
LEFT_OUT = ("signing.key", "*.lock")  # a secret stays where it is: a backup lies in other hands


class BackedUp(Model):
    """What a backup holds; `fingerprint` is the manifest's hash, to be written down away from the backup."""

    folder: str
    fingerprint: str
    seconds: float
    bytes: int
    keys: tuple[str, ...]
    commands: tuple[str, ...]
    audit_sound: bool


def back_up(settings: Settings, target: Path) -> BackedUp:
    """Write a backup into a folder that is not there yet, whole or not at all."""
    started, target = time.monotonic(), target.expanduser().absolute()
    _refuse_unfit(settings, target)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    draft.mkdir(parents=True, mode=0o700)
    try:
        told = _taken(settings, draft, target, started)
        if target.exists():
            target.rmdir()
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return told


def _refuse_unfit(settings: Settings, target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refused(f"{target} 不是空文件夹。请换一个。", f"{target} is not an empty folder. Name another.")
    if any(job.state in ("running", "cancelling") for job in jobs.listed(open_ledger(settings), 1000).jobs):
        raise Refused(
            "有任务正在进行。请等它结束（huimin jobs list），或先取消（huimin jobs cancel）。",
            "A job is under way. Wait for its end (`huimin jobs list`), or cancel it first (`huimin jobs cancel`).",
        )


def _taken(settings: Settings, draft: Path, target: Path, started: float) -> BackedUp:
    session.operator_trail(settings, "backup.backup").acted("backed-up")
    held = _steady(settings, draft)
    rows, head = _ledger_held(settings.model_copy(update={"home": draft}))
    written = Manifest(
        made=datetime.now(UTC),
        huimin=version("huimin"),
        neo4j=VERSION,
        files=manifest.files(draft),
        census=held,
        ledger=rows,
        audit=head,
        keys=key_ids(settings),
        commands=_commands(settings, target),
    )
    return BackedUp(
        folder=str(target),
        fingerprint=manifest.write(draft, written),
        seconds=round(time.monotonic() - started, 3),
        bytes=sum(kept.bytes for kept in written.files.values()),
        keys=written.keys,
        commands=written.commands,
        audit_sound=head.sound,
    )


def _steady(settings: Settings, draft: Path) -> Census:
    """Count and copy everything between two marks that are equal: nobody wrote before the server went down."""
    was_up = server.find(settings) is not None
    try:
        for _ in range(TRIES):
            with looking(settings) as db:
                before, held = mark(db), census(db)
            _copied(settings, draft)
            with looking(settings) as db:
                if mark(db) == before:
                    return held
    finally:
        if not was_up:
            server.stop(settings)
    raise Refused(
        "备份期间一直有人在写入。请先停止 huimin serve 和导入，再备份。",
        "Somebody kept writing meanwhile. Stop `huimin serve` and imports, then back up.",
    )


def _copied(settings: Settings, draft: Path) -> None:
    """The graph, and while it stands still the ledger and the folders that belong to it."""
    for path in draft.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (draft / "graph").mkdir(mode=0o700)
    with server.stopped(settings, session.tell) if server.is_ours(settings) else nullcontext() as home:
        if home is not None:
            dump.dump(settings, home, draft / "graph")
        ledger = open_ledger(settings)
        _part(settings, draft, "audit")  # before the ledger, which somebody may still write: no checkpoint goes ahead
        if copying.on_sqlite(ledger):
            copying.copy(ledger, draft)
        _part(settings, draft, "jobs")  # after it, for every job on its list has its files
    for path in draft.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _part(settings: Settings, draft: Path, name: str) -> None:
    if (settings.home / name).is_dir():
        shutil.copytree(settings.home / name, draft / name, ignore=shutil.ignore_patterns(*LEFT_OUT))


def _ledger_held(there: Settings) -> tuple[dict[str, int], copying.AuditHead]:
    ledger = open_ledger(there)
    held = copying.rows(ledger), copying.audit_head(there)
    ledger.close()
    copying.settle(there.home)
    return held


def key_ids(settings: Settings) -> tuple[str, ...]:
    """The names of the keys, never the keys; none when there are none."""
    try:
        return tuple(sorted(key.id for _, key in keys(settings, make=False).both()))
    except (SetUp, KeyLost):
        return ()


def _commands(settings: Settings, target: Path) -> tuple[str, ...]:
    """What is left to the operator, on servers that are not ours."""
    graph = [] if server.is_ours(settings) else [dump.command(target / "graph")]
    ledger = [] if copying.on_sqlite(open_ledger(settings)) else [copying.dump_command(target)]
    return (*graph, *ledger)
