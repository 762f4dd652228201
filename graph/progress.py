"""How slow work tells what it is doing, and how two of it wait for each other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from base.errors import SetUp
from base.model import Said

Say = Callable[[Said], None]
WAIT_SECONDS = 900  # a fetch over a slow line, the longest thing anybody does under a lock


def silent(said: Said) -> None:
    """Tell nobody."""


@contextmanager
def alone(lock: Path, say: Say = silent) -> Iterator[None]:
    """Keep every other process out while the body runs, saying so when we have to wait for one."""
    held = FileLock(lock)
    try:
        held.acquire(timeout=0.2)
    except Timeout:
        say(Said(zh="另一个进程正在做同样的准备，请稍候……", en="Another process is setting up the same; waiting …"))
        _wait(held)
    try:
        yield
    finally:
        held.release()


def _wait(held: FileLock) -> None:
    try:
        held.acquire(timeout=WAIT_SECONDS)
    except Timeout as error:
        raise SetUp(
            f"等待 {held.lock_file} 已超过 {WAIT_SECONDS // 60} 分钟。请结束占用它的进程后再试。",
            f"Waited {WAIT_SECONDS // 60} minutes for {held.lock_file}. End the process holding it, then try again.",
        ) from error
