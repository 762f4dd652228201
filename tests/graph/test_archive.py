"""The archive of Java's classes that servers leave for one another (tests/graph/test_server.py starts real ones)."""

import sys
from pathlib import Path

from base.settings import Settings
from graph import archive


def test_an_archive_replaces_one_of_another_java_and_a_killed_server_leaves_none(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, cache=tmp_path / "cache")
    killed, ended = (archive.option(sys.executable, tmp_path, settings) for _ in range(2))
    old = tmp_path / "cache" / "neo4j-5.26.26-00000000.jsa"
    old.touch()
    Path(ended.removeprefix(archive.MAKE)).write_bytes(b"classes")

    archive.keep(["java", killed])
    assert old.exists()
    archive.keep(["java", ended])

    left = list((tmp_path / "cache").iterdir())
    assert [file.read_bytes() for file in left] == [b"classes"]
    assert archive.option(sys.executable, tmp_path, settings) == f"{archive.USE}{left[0]}"


def test_a_server_starts_without_an_archive_where_none_may_be_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()

    told = archive.option(sys.executable, tmp_path, Settings(home=tmp_path, cache=tmp_path / "cache"))

    assert told.startswith(archive.MAKE)
