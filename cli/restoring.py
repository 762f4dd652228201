"""Puts a backup back: everything is built and looked at beside the home, and only then takes its place."""

import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from base.errors import Refused
from base.model import Model
from base.settings import Settings
from cli import manifest, session
from cli.backing_up import PARTS, key_ids
from cli.manifest import Manifest
from cli.proving import proofs
from graph import dump, server
from graph.report import Check
from graph.server_files import folder
from ledger import copying, sessions
from ledger.audit import loss
from ledger.store import open_ledger
from ledger.turn import turn

SIGNING = "audit/signing.key"
OWN = ("keys.json", "token", SIGNING)  # what no backup holds and a home keeps


class Restored(Model):
    """What became of a restore: what was proved, where the home of before has gone, how many sessions were ended."""

    ok: bool
    home: str
    before: str | None
    seconds: float
    missing_keys: tuple[str, ...]
    lost: int  # records that the second place has heads of, and the backup does not hold
    commands: tuple[str, ...]
    checks: list[Check]
    sessions_ended: int


def restore(settings: Settings, source: Path, verify: bool, replace: bool, fingerprint: str | None) -> Restored:
    """Bring back an office; the home is left as it is when anything in the backup is not as it was."""
    started, source, ended = time.monotonic(), source.expanduser().absolute(), 0
    told = manifest.checked(source, fingerprint)
    home = settings.home.expanduser().absolute()
    with unused(settings, replace):
        fresh = home.with_name(f".{home.name}.{secrets.token_hex(4)}")
        there = settings.model_copy(update={"home": fresh})
        try:
            _build(settings, there, source)
            checks = _looked_at(there, told, verify)
            ok = all(check.ok for check in checks)
            if ok:
                ended = _end_sessions(there)
            before = _take_place(settings, fresh) if ok else None
        finally:
            server.stop(there)
            shutil.rmtree(fresh, ignore_errors=True)
    missing = _missing_keys(settings, told)
    lost = loss.found(open_ledger(settings), settings.audit_copy) if ok else None
    if ok and SIGNING not in missing and lost is None:
        session.operator_trail(settings, "backup.restore").acted("restored", reason=f"{ended} sessions ended")
    return Restored(
        ok=ok,
        home=str(home),
        before=None if before is None else str(before),
        seconds=round(time.monotonic() - started, 3),
        missing_keys=missing,
        lost=0 if lost is None else lost.last - lost.first + 1,
        commands=_commands(settings, source),
        checks=checks,
        sessions_ended=ended,
    )


@contextmanager
def unused(settings: Settings, replace: bool) -> Iterator[None]:
    """A home with nothing in it, or one whose owner gives it up and that nobody is using, nor begins to meanwhile."""
    if not in_use(settings):
        yield
        return
    if not replace:
        raise Refused(
            f"{settings.home} 中已有数据，没有恢复任何内容。请用 HUIMIN_HOME 另指文件夹，或加 --replace 移开。",
            f"{settings.home} holds data; nothing was restored. Name a new folder with HUIMIN_HOME, or add --replace, "
            "which moves what is there aside.",
        )
    with turn(open_ledger(settings)) as ours:
        if not ours:
            raise Refused(
                "huimin serve 或一个任务正在使用这个文件夹。请先停止它。",
                "`huimin serve` or a job is using this folder. Stop it first.",
            )
        open_ledger(settings).close()
        server.stop(settings)
        yield


def in_use(settings: Settings) -> bool:
    """Whether a home holds a graph or a ledger; keys alone may lie there already, waiting for their data."""
    return (settings.home / copying.FILE).exists() or folder(settings).started_before


def _build(settings: Settings, there: Settings, source: Path) -> None:
    """A whole home beside the other, with what the other keeps for itself."""
    there.home.mkdir(mode=0o700, parents=True)
    if (source / copying.FILE).exists():
        shutil.copyfile(source / copying.FILE, there.home / copying.FILE)
        (there.home / copying.FILE).chmod(0o600)
        copying.whole(there.home / copying.FILE)
    for part in PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, there.home / part)
    for name in OWN:
        if (settings.home / name).is_file():
            (there.home / name).parent.mkdir(mode=0o700, exist_ok=True)
            shutil.copy2(settings.home / name, there.home / name)
    if server.is_ours(settings) and (source / "graph" / dump.FILE).exists():
        with server.stopped(there, session.tell) as home:
            dump.load(there, home, source / "graph")


def _looked_at(there: Settings, told: Manifest, verify: bool) -> list[Check]:
    """Start the graph once, for until its first start is over nothing in its folder is safe; prove what is asked."""
    server.ensure(there, session.tell)
    checks = list(proofs(there, told)) if verify else []
    open_ledger(there).close()
    server.stop(there)
    return checks


def _end_sessions(there: Settings) -> int:
    """End what the backup revives: sessions and keys that may have been revoked since, or whose officer was told so."""
    ledger = open_ledger(there)
    ended = sessions.end_everybodys(ledger)
    ledger.close()
    return ended


def _take_place(settings: Settings, fresh: Path) -> Path | None:
    """Two renames: the home of before steps aside, the new one takes its name."""
    home, before = settings.home.expanduser().absolute(), None
    for beside in ("server.json", "lock"):
        (fresh / "graph" / beside).unlink(missing_ok=True)
    if home.exists():
        before = home.with_name(f"{home.name}.before-{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}")
        home.rename(before)
    try:
        fresh.rename(home)
    except OSError:
        if before is not None:
            before.rename(home)
        raise
    if before is not None and all(path.relative_to(before).as_posix() in OWN for path in _files(before)):
        shutil.rmtree(before)
        before = None
    return before


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if not path.is_dir()]


def _missing_keys(settings: Settings, told: Manifest) -> tuple[str, ...]:
    """The keys of that time that are not here: by name, and the one that signs the audit log by its file."""
    unsigned = told.audit.size > 0 and not (settings.home / SIGNING).exists()
    return (*sorted(set(told.keys) - set(key_ids(settings))), *([SIGNING] if unsigned else []))


def _commands(settings: Settings, source: Path) -> tuple[str, ...]:
    graph = [] if server.is_ours(settings) else [dump.load_command(source / "graph")]
    ledger = [] if settings.ledger_url is None else [copying.load_command(source)]
    return (*graph, *ledger)
