"""What the doctor looks at on this machine: the server, Java, disk, and Python's packages."""

import re
import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from base.errors import SetUp
from base.model import Said
from base.settings import Settings
from graph import server
from graph.java import java
from graph.report import Check, failed, faults, passed

OLDEST = (5, 26)  # dynamic labels, which the loader and this doctor use
GIGABYTE = 1024**3
ROOM = 2 * GIGABYTE  # a county of 100,000 people with its logs fits


def checks(settings: Settings) -> Iterator[Check]:
    """The server, Java and disk where they are ours, and the packages."""
    now = server.status(settings)
    yield _server(now)
    if now.private:
        yield _java()
        yield _disk(settings)
    yield _packages()


def _server(now: server.Status) -> Check:
    if now.version is None:
        return failed("server", "图数据库没有应答。", "The graph server does not answer.")
    parts = re.findall(r"\d+", now.version)
    if tuple(int(part) for part in parts[:2]) < OLDEST:
        return failed(
            "server",
            f"Neo4j {now.version} 太旧，需要 5.26 或更新的版本。",
            f"Neo4j {now.version} is too old; 5.26 or newer is needed.",
        )
    return passed("server", f"Neo4j {now.version}，{now.uri}", f"Neo4j {now.version} at {now.uri}")


def _java() -> Check:
    try:
        return passed("java", java(), java())
    except SetUp as problem:
        return failed("java", problem.said.zh, problem.said.en)


def _disk(settings: Settings) -> Check:
    free = shutil.disk_usage(settings.home.expanduser()).free
    zh, en = f"剩余磁盘空间 {free / GIGABYTE:.1f} GB", f"{free / GIGABYTE:.1f} GB of disk are free"
    if free >= ROOM:
        return passed("disk", f"{zh}。", f"{en}.")
    return failed("disk", f"{zh}，请清理，或把 HUIMIN_HOME 移到更大的磁盘。", f"{en}: make room, or move HUIMIN_HOME.")


def _packages() -> Check:
    wanted = [re.split(r"[^\w.-]", line)[0] for line in requires("huimin") or [] if "extra ==" not in line]
    found = {name: _version(name) for name in sorted(wanted)}
    missing = [name for name, told in found.items() if told is None]
    listed = ", ".join(f"{name} {told}" for name, told in found.items())
    wrong = Said(zh="缺少 Python 包，请运行 make setup。", en="Python packages are missing; run `make setup`.")
    return faults("packages", missing, Said(zh=listed, en=listed), wrong)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
