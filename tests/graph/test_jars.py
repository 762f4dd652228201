import shutil
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from base.errors import SetUp
from base.model import Said
from base.settings import Settings
from graph import jars

MAVEN = """#!{python}
import pathlib, sys, time
into = next(word.split("=", 1)[1] for word in sys.argv if word.startswith("-DoutputDirectory="))
calls = pathlib.Path({calls!r})
calls.write_text(calls.read_text() + "x")
time.sleep(0.3)
{does}
"""
COPIES = "import shutil; shutil.copytree({whole!r}, into)"
FAILS = "pathlib.Path(into).mkdir(); print('Could not resolve org.neo4j'); sys.exit(1)"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A folder that looks like Neo4j's jars: the right names, and each a small zip."""
    folder = tmp_path / "whole"
    folder.mkdir()
    others = (f"other-{n}.jar" for n in range(jars.LEAST))
    for name in [*(f"{part}-{jars.VERSION}.jar" for part in jars.CORE), *others]:
        with zipfile.ZipFile(folder / name, "w") as jar:
            jar.writestr("META-INF/MANIFEST.MF", "")
    return folder


@pytest.fixture
def fetching(tmp_path: Path) -> Settings:
    """An office with an empty cache and no jars carried in."""
    return Settings(cache=tmp_path / "cache", neo4j_jars=None)


def maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> Path:
    """Put a `mvn` of our own on the path; the file it returns has one letter for each call."""
    tools, calls = tmp_path / "tools", tmp_path / "calls"
    tools.mkdir()
    calls.write_text("")
    program = tools / "mvn"
    program.write_text(MAVEN.format(python=sys.executable, calls=str(calls), does=does))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    return calls


def test_jars_are_fetched_once_even_when_two_starts_race(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fetching: Settings, whole: Path
) -> None:
    calls = maven(tmp_path, monkeypatch, COPIES.format(whole=str(whole)))
    told: list[Said] = []

    with ThreadPoolExecutor() as pool:
        folders = set(pool.map(lambda _: jars.jars(fetching, told.append), range(2)))

    assert folders == {fetching.cache / f"neo4j-{jars.VERSION}"}
    assert calls.read_text() == "x"
    assert any("120 MB" in said.en and "下载" in said.zh for said in told)
    assert any("waiting" in said.en for said in told)


def test_a_fetch_that_fails_repeats_what_maven_said_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fetching: Settings
) -> None:
    maven(tmp_path, monkeypatch, FAILS)

    with pytest.raises(SetUp) as caught:
        jars.jars(fetching)

    assert "Could not resolve org.neo4j" in caught.value.said.en
    assert "offline.md" in caught.value.said.zh
    assert [path.name for path in fetching.cache.iterdir()] == ["jars.lock"]


def test_jars_damaged_in_the_cache_are_fetched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fetching: Settings, whole: Path
) -> None:
    calls = maven(tmp_path, monkeypatch, COPIES.format(whole=str(whole)))
    folder = jars.jars(fetching)
    (folder / f"neo4j-{jars.VERSION}.jar").write_bytes(b"half")

    jars.jars(fetching)

    assert calls.read_text() == "xx"
    assert jars.faults(folder) is None


def test_without_maven_every_way_out_is_named_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fetching: Settings
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SetUp) as caught:
        jars.jars(fetching)

    assert caught.value.exit_code == 2
    for said in (caught.value.said.zh, caught.value.said.en):
        assert all(way in said for way in ("apt install maven", "HUIMIN_NEO4J_JARS", "HUIMIN_NEO4J_URI"))


def test_a_folder_carried_in_needs_no_maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert jars.jars(Settings(cache=tmp_path / "cache", neo4j_jars=whole)) == whole
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda folder: shutil.rmtree(folder), "is missing"),
        (lambda folder: (folder / f"neo4j-bolt-{jars.VERSION}.jar").unlink(), "neo4j-bolt"),
        (lambda folder: (folder / f"neo4j-{jars.VERSION}.jar").rename(folder / "neo4j-5.20.0.jar"), "is missing"),
        (lambda folder: [(folder / f"other-{n}.jar").unlink() for n in range(50)], "only 106 jars"),
        (lambda folder: (folder / "other-7.jar").write_bytes(b"half a jar"), "other-7.jar is damaged"),
    ],
    ids=["no folder", "a jar missing", "another version", "half copied", "a broken jar"],
)
def test_a_folder_carried_in_that_will_not_do_is_named_with_its_fault(
    whole: Path, spoil: Callable[[Path], object], fault: str
) -> None:
    spoil(whole)

    with pytest.raises(SetUp) as caught:
        jars.jars(Settings(neo4j_jars=whole))

    assert fault in caught.value.said.en
    assert "HUIMIN_NEO4J_JARS" in caught.value.said.zh


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(SetUp, match="HUIMIN_CACHE"):
        jars.jars(Settings(cache=tmp_path / "file" / "cache", neo4j_jars=None))
