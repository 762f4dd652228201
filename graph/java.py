"""Which Java runs Neo4j, and how it is called."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from base.errors import SetUp
from base.settings import Settings
from graph import archive

FITTING = (17, 21)  # what Neo4j 5.26 is tested on by its makers
ENTRY = "org.neo4j.server.CommunityEntryPoint"
FLAGS = (
    "-XX:+UseG1GC",
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:+DisableExplicitGC",
    "-XX:+ExitOnOutOfMemoryError",
    "-Dfile.encoding=UTF-8",
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
)


def java() -> str:
    """The Java to use: JAVA_HOME's, else the one on the path, whichever is 17 or 21."""
    seen = [(path, _release(path)) for path in _candidates()]
    for path, release in seen:
        if release in FITTING:
            return path
    raise _no_java([release for _, release in seen if release is not None])


def command(java: str, home: Path, jars: Path, settings: Settings) -> list[str]:
    """The words that start the server; the jars come first, for an archive fits only what begins as it did."""
    heap = settings.neo4j_heap
    paths = os.pathsep.join((str(jars / "*"), str(home / "plugins" / "*")))
    own = [ENTRY, home_option(home), f"--config-dir={home / 'conf'}", "--console-mode"]
    return [java, f"-Xms{heap}", f"-Xmx{heap}", *FLAGS, archive.option(java, jars, settings), "-cp", paths, *own]


def home_option(home: Path) -> str:
    """The word on the command line by which a server of ours is known again."""
    return f"--home-dir={home}"


def environment(home: Path) -> dict[str, str]:
    """Ours, with UTF-8 paths whatever the terminal speaks, and nothing a foreign Neo4j left behind."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "HUIMIN_"))}
    return {**kept, "LC_ALL": "C.UTF-8", "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def _candidates() -> Iterator[str]:
    told = os.environ.get("JAVA_HOME")
    if told and (Path(told) / "bin" / "java").is_file():
        yield str(Path(told) / "bin" / "java")
    found = shutil.which("java")
    if found is not None:
        yield found


def _release(path: str) -> int | None:
    try:
        told = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(\d+)', told.stderr)
    return int(found[1]) if found else None


def _no_java(seen: list[int]) -> SetUp:
    have_zh = f"找到的是 Java {'、'.join(map(str, seen))}" if seen else "没有找到 Java"
    have_en = f"found Java {', '.join(map(str, seen))}" if seen else "found none"
    return SetUp(
        f"Neo4j 需要 Java 17 或 21，{have_zh}。请安装（Debian：apt install openjdk-17-jre-headless），"
        "或让 JAVA_HOME 指向它，或用 HUIMIN_NEO4J_URI 指定另一台服务器。",
        f"Neo4j needs Java 17 or 21; {have_en}. Install it (Debian: apt install openjdk-17-jre-headless), "
        "point JAVA_HOME at it, or name another server with HUIMIN_NEO4J_URI.",
    )
