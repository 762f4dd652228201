import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import neo4j
import psutil
import pytest

from base.errors import SetUp
from base.model import Said
from base.settings import Settings
from graph import archive, ports, server, server_start
from graph.server_files import State, folder
from graph.server_process import alive, end, strays

ROOT = Path(__file__).parents[2]
STARTS = "from base.settings import Settings; from graph import server; print(server.ensure(Settings()).uri)"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An office with a home of its own, whose path is Chinese and has a blank; its server is stopped at the end."""
    office = Settings(home=tmp_path_factory.mktemp("惠民 之家"), neo4j_uri=None)
    yield office
    server.stop(office)


def elsewhere(home: Path, **more: str) -> Settings:
    """Settings of an office whose server has never run."""
    return Settings.model_validate({"home": home, "neo4j_uri": None, **more})


def running(settings: Settings) -> list[int]:
    return [process.pid for process in strays(folder(settings).path)]


def ask(settings: Settings, cypher: str) -> list[neo4j.Record]:
    found = server.find(settings)
    assert found is not None
    auth = (found.user, found.password.get_secret_value())
    with neo4j.GraphDatabase.driver(found.uri, auth=auth) as driver:
        return driver.execute_query(cypher).records


def test_two_racing_starts_give_one_server_that_a_third_call_reuses(office: Settings) -> None:
    server.stop(office)
    told: list[Said] = []
    environment = {**os.environ, "HUIMIN_HOME": str(office.home), "HUIMIN_NEO4J_URI": ""}
    starts = [
        subprocess.Popen([sys.executable, "-c", STARTS], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]

    said = {start.communicate()[0].strip() for start in starts}

    assert said == {server.ensure(office, told.append).uri}
    assert len(running(office)) == 1
    assert told == []


def test_a_running_server_tells_how_it_is(office: Settings) -> None:
    server.ensure(office)

    status = server.status(office)

    assert status.running
    assert status.private
    assert status.version == "5.26.26"
    assert [status.pid] == running(office)
    assert status.data_bytes is not None
    assert status.data_bytes > 100_000


def test_the_password_and_the_data_are_closed_to_others_and_no_process_shows_the_password(office: Settings) -> None:
    password = server.ensure(office).password.get_secret_value()
    home = folder(office)

    assert len(password) == 48
    assert home.password_file.stat().st_mode & 0o777 == 0o600
    assert home.path.stat().st_mode & 0o777 == 0o700
    assert password not in " ".join(psutil.Process(running(office)[0]).cmdline())


def test_ctrl_c_in_our_terminal_does_not_reach_the_server(office: Settings) -> None:
    server.ensure(office)

    assert os.getsid(running(office)[0]) != os.getsid(0)


def test_a_server_that_was_killed_is_missed_and_comes_back_on_its_port_with_its_data(office: Settings) -> None:
    before = server.ensure(office)
    ask(office, "CREATE (:Kept)")
    os.kill(running(office)[0], signal.SIGKILL)
    psutil.wait_procs(strays(folder(office).path))

    assert server.find(office) is None
    assert not server.status(office).running
    assert server.ensure(office) == before
    assert ask(office, "MATCH (kept:Kept) RETURN count(kept) AS n")[0]["n"] == 1


def test_a_server_nobody_noted_down_is_ended_before_a_new_one_starts_beside_a_taken_port(
    office: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.ensure(office)
    (stray,) = running(office)
    (folder(office).path / "server.json").unlink()
    free = ports.free_port
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        taken = somebody.getsockname()[1]
        offered = iter([taken])
        monkeypatch.setattr(server_start, "free_port", lambda last: next(offered, None) or free(last))

        found = server.ensure(office)

    assert not found.uri.endswith(f":{taken}")
    assert running(office) != [stray]
    assert len(running(office)) == 1


def test_the_archive_of_classes_that_one_server_leaves_is_used_by_the_next(office: Settings) -> None:
    server.ensure(office)
    server.stop(office)
    server.ensure(office)

    (next_one,) = strays(folder(office).path)
    used = [word.removeprefix(archive.USE) for word in next_one.cmdline() if word.startswith(archive.USE)]
    assert [Path(file).parent for file in used] == [office.cache.expanduser().absolute()]
    assert str(used[0]) in [it.path for it in next_one.memory_maps()], "Java found it fitting"


def test_stopping_leaves_no_process_and_the_second_time_there_is_nothing_to_stop(office: Settings) -> None:
    server.ensure(office)

    assert server.stop(office)
    assert running(office) == []
    assert server.find(office) is None
    assert not server.stop(office)


def test_a_recycled_process_number_is_not_taken_for_ours(tmp_path: Path) -> None:
    home = folder(elsewhere(tmp_path))
    home.make()
    home.ensure_password()
    home.remember(State(pid=os.getpid(), port=7687))

    assert server.find(elsewhere(tmp_path)) is None


def test_a_port_used_last_time_is_used_again_unless_somebody_has_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        taken = somebody.getsockname()[1]
        assert ports.free_port(taken) != taken

    assert ports.free_port(taken) == taken


@pytest.mark.parametrize(
    ("wrong", "reason"), [({"neo4j_heap": "a lot"}, "heap size"), ({"neo4j_page_cache": "much"}, "pagecache")]
)
def test_a_server_that_ends_at_once_is_reported_with_the_end_of_its_log(
    tmp_path: Path, wrong: dict[str, str], reason: str
) -> None:
    with pytest.raises(SetUp) as caught:
        server.ensure(elsewhere(tmp_path, **wrong))

    assert reason in caught.value.said.en
    assert reason in caught.value.said.zh
    assert running(elsewhere(tmp_path)) == []


@pytest.mark.parametrize(
    ("release", "told"), [(None, "found none"), ("25.0.1", "found Java 25"), ("11.0.2", "Java 11")]
)
def test_without_a_fitting_java_the_ways_out_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: str | None, told: str
) -> None:
    if release is not None:
        java = tmp_path / "java"
        java.write_text(f"#!/bin/sh\necho 'openjdk version \"{release}\"' >&2\n")
        java.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)

    with pytest.raises(SetUp) as caught:
        server.ensure(elsewhere(tmp_path / "home"))

    assert told in caught.value.said.en
    assert "HUIMIN_NEO4J_URI" in caught.value.said.zh


def test_a_first_start_that_was_killed_is_begun_again_and_was_never_found(tmp_path: Path) -> None:
    office = elsewhere(tmp_path)
    home = folder(office)
    home.make()
    home.begin()
    (home.path / "data" / "databases" / "system").mkdir(parents=True)
    (home.path / "data" / "databases" / "system" / "neostore").write_bytes(b"half")
    assert server.find(office) is None

    server.ensure(office)

    assert server.find(office) is not None
    assert server.stop(office)


def test_a_lost_password_is_said_rather_than_replaced(tmp_path: Path) -> None:
    (tmp_path / "graph" / "data" / "databases" / "system").mkdir(parents=True)

    with pytest.raises(SetUp, match="password file"):
        server.ensure(elsewhere(tmp_path))


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(SetUp, match="HUIMIN_HOME"):
        server.ensure(elsewhere(tmp_path / "file"))


def test_a_server_whose_starter_lives_on_and_has_not_buried_it_counts_as_ended() -> None:
    text = "import subprocess, time; p = subprocess.Popen(['sleep', '60']); print(p.pid, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout is not None
        process = psutil.Process(int(starter.stdout.readline()))

        end(process)

        assert process.status() == psutil.STATUS_ZOMBIE
        assert not alive(process)
        starter.kill()
