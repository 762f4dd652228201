"""Where the office's keys are: a file only the program's user can read, or a command such as a vault's client."""

import shlex
import subprocess
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path

from filelock import FileLock

from base.errors import KeyLost, NotFound, Refused, SetUp
from base.files import write_private
from base.keys import Keys, Profile, extended, fresh, parse, written
from base.sealing import open_text
from base.settings import Settings

COMMAND_SECONDS = 10.0
KEPT_SECONDS = 10.0  # how long a running program goes on with what the command printed
_KEPT: dict[str, tuple[float, Keys]] = {}
_ASKING = threading.Lock()


def keys(settings: Settings, make: bool = True) -> Keys:
    """The keys as they are now: ask each time, for they can be rotated while the program runs.

    Who writes may make the first ones. Who only reads must not: new keys open nothing and find nobody.
    """
    if settings.keys_command is not None:
        return _asked(settings.keys_command)
    file = key_file(settings)
    if not file.exists():
        if not make:
            raise _missing(file)
        with _locked(file):
            if not file.exists():
                write_private(file, written(fresh(settings.keys_profile, _today())))
    return _read(file)


def open_sealed(settings: Settings, sealed: str, of: str) -> str:
    """Open a text with the keys as they are now, asking the command anew for a key not yet known here."""
    try:
        return open_text(keys(settings, make=False), sealed, of)
    except KeyLost:
        if settings.keys_command is None:
            raise
        return open_text(_asked(settings.keys_command, at_most_old=0.0), sealed, of)


def seconds_until_seen(settings: Settings) -> float:
    """After so long every running program knows a new key, and no question asked before is still under way."""
    return settings.query_seconds + (0.0 if settings.keys_command is None else KEPT_SECONDS)


def add(settings: Settings, profile: Profile, blinding: bool) -> Keys:
    """Put a new current sealing key into the file, and when asked a new blinding key; the old ones stay."""
    file = _changeable(
        settings,
        "密钥来自 HUIMIN_KEYS_COMMAND。请在保管处加入新密钥并改 current，再运行 huimin keys rotate 重新加密。",
        "The keys come from HUIMIN_KEYS_COMMAND. Add a new key there and name it as `current` (`current_blinding` for "
        "blind indexes); `huimin keys rotate` then seals everything anew.",
    )
    keys(settings)
    with _locked(file):
        more = extended(_read(file), profile, blinding, _today())
        write_private(file, written(more))
    return more


def retire(settings: Settings, key_id: str) -> None:
    """Take a key nobody needs any more out of the file; the caller has looked that nothing is sealed under it."""
    file = _changeable(
        settings,
        f"已没有内容使用密钥 {key_id}。密钥来自 HUIMIN_KEYS_COMMAND：请在保管处删除它。",
        f"Nothing uses the key {key_id} any more. The keys come from HUIMIN_KEYS_COMMAND: remove it there.",
    )
    with _locked(file):
        now = _read(file)
        refuse_needed(now, key_id)
        write_private(file, written(now.without(key_id)))


def refuse_needed(now: Keys, key_id: str) -> None:
    """Refuse to retire a key that is none of ours, or with which new texts are sealed."""
    if not now.holds(key_id):
        raise NotFound("key", key_id)
    if now.is_current(key_id):
        raise Refused(
            f"{key_id} 是当前密钥，不能停用。请先运行 huimin keys rotate（盲索引密钥加 --blinding）。",
            f"{key_id} is current and cannot be retired. Run `huimin keys rotate` first (--blinding for an index key).",
        )


def key_file(settings: Settings) -> Path:
    """The file that holds the keys when no command does."""
    return settings.home / "keys.json"


def _changeable(settings: Settings, zh: str, en: str) -> Path:
    if settings.keys_command is not None:
        raise Refused(zh, en)
    return key_file(settings)


def _locked(file: Path) -> FileLock:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return FileLock(file.with_suffix(".lock"))


def _read(file: Path) -> Keys:
    try:
        return parse(file.read_bytes())
    except ValueError:
        raise SetUp(
            f"密钥文件 {file.name} 已损坏，号码无法读取和查找；其他查询不受影响。请从备份恢复。",
            f"The key file {file.name} is damaged: no number can be read or looked up, all else works. Restore it from "
            "a backup.",
        ) from None


def _asked(command: str, at_most_old: float = KEPT_SECONDS) -> Keys:
    with _ASKING:
        at, kept = _KEPT.get(command, (0.0, None))
        if kept is None or time.monotonic() - at >= at_most_old:
            kept = _run(command)
            _KEPT[command] = (time.monotonic(), kept)
        return kept


def _run(command: str) -> Keys:
    """What the command prints; its output is a secret, and goes into no message."""
    try:
        done = subprocess.run(
            shlex.split(command), stdin=subprocess.DEVNULL, capture_output=True, timeout=COMMAND_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise _failed(f"{COMMAND_SECONDS:.0f} 秒内没有结束", f"did not end within {COMMAND_SECONDS:.0f} s") from None
    except (OSError, ValueError, IndexError):
        raise _failed("无法启动", "could not be started") from None
    if done.returncode != 0:
        raise _failed(f"以退出码 {done.returncode} 结束", f"ended with exit code {done.returncode}")
    try:
        return parse(done.stdout)
    except ValueError:
        raise _failed("输出的不是密钥 JSON", "printed something that is not the JSON of keys") from None


def _failed(zh: str, en: str) -> SetUp:
    return SetUp(
        f"取密钥的命令{zh}。请在终端运行 HUIMIN_KEYS_COMMAND 检查（格式见 docs/decisions/0008-keys.md）。",
        f"The command for the keys {en}. Try HUIMIN_KEYS_COMMAND at a terminal (docs/decisions/0008-keys.md tells the "
        "format).",
    )


def _missing(file: Path) -> SetUp:
    return SetUp(
        f"没有密钥文件 {file.name}，不能按号码查找，也不能打开号码；按姓名、地址、村查找不受影响。请从备份恢复。",
        f"There is no key file {file.name}: numbers can be neither looked up nor opened; people are still found by "
        "name, address and village. Restore it from a backup.",
    )


def _today() -> date:
    return datetime.now(UTC).date()
