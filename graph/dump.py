"""The whole graph of our own server as one file, and back; the server is down meanwhile."""

from pathlib import Path

from base.errors import SetUp
from base.settings import Settings
from graph.jars import jars
from graph.java import java
from graph.ports import free_port
from graph.server_files import Folder
from graph.server_process import administer

DATABASE = "neo4j"
FILE = f"{DATABASE}.dump"


def dump(settings: Settings, home: Folder, target: Path) -> Path:
    """Write the graph of a stopped server into a folder."""
    _ready(settings, home)
    _administer(settings, home, "dump", f"--to-path={target}", DATABASE)
    return target / FILE


def load(settings: Settings, home: Folder, source: Path) -> None:
    """Put a dumped graph into a stopped server, in place of what it holds."""
    home.make()
    _ready(settings, home)
    _administer(settings, home, "load", f"--from-path={source}", "--overwrite-destination=true", DATABASE)


def import_full(settings: Settings, home: Folder, words: list[str]) -> None:
    """Fill a stopped server from CSV files (graph/bulk.py), in place of what it holds."""
    home.make()
    _ready(settings, home)
    _administer(settings, home, "import", "full", "--overwrite-destination=true", *words, DATABASE)


def command(folder: Path) -> str:
    """What to run where somebody else's server is, for we cannot stop that one."""
    return f"neo4j-admin database dump {DATABASE} --to-path={folder}"


def load_command(folder: Path) -> str:
    """What to run there to put the dump back."""
    return f"neo4j-admin database load {DATABASE} --from-path={folder} --overwrite-destination=true"


def _ready(settings: Settings, home: Folder) -> None:
    if not (home.path / "conf" / "neo4j.conf").exists():
        home.configure(free_port(None), settings)


def _administer(settings: Settings, home: Folder, *words: str) -> None:
    wrong = administer(java(), jars(settings), home.path, "database", *words)
    if wrong is not None:
        raise SetUp(
            f"图数据库的 {words[0]} 没有成功。最后几行是：\n{wrong}",
            f"The {words[0]} of the graph did not succeed. The last lines:\n{wrong}",
        )
