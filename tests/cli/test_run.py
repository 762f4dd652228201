"""What `huimin run` promises a newcomer: sign-ins that do not pile up, commands that paste, a port named when taken."""

import shlex
import socket
from pathlib import Path

import pytest

from base.errors import SetUp
from base.model import Said
from base.settings import Settings
from cli import demo, serve, welcome
from ledger import officers
from ledger.store import open_ledger

MATCH = welcome.Question(
    role="dispatcher",
    shows=Said(zh="谁能送餐", en="Who can bring meals"),
    words=("match", "P-1", "--need", "送餐"),
    path="/matches",
    body={"need": "送餐"},
)


def test_the_same_three_officers_sign_in_on_every_start(tmp_path: Path) -> None:
    first = demo.sign_ins(Settings(home=tmp_path))
    second = demo.sign_ins(Settings(home=tmp_path))

    assert {role: it.token for role, it in first.items()} == {role: it.token for role, it in second.items()}
    assert len(officers.officers(open_ledger(Settings(home=tmp_path)))) == 3
    assert (tmp_path / "demo.json").stat().st_mode & 0o777 == 0o600


def test_officers_whose_tokens_are_lost_are_replaced(tmp_path: Path) -> None:
    demo.sign_ins(Settings(home=tmp_path))
    (tmp_path / "demo.json").write_text("{damaged", encoding="utf-8")

    again = demo.sign_ins(Settings(home=tmp_path))

    known = officers.officers(open_ledger(Settings(home=tmp_path)))
    assert [officer.id for officer in known] == [it.officer.id for it in again.values()]


def test_each_question_is_printed_as_a_command_and_as_a_request(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, port=8123)

    shown = welcome.page(settings, {"dispatcher": "secret-token"}, [MATCH]).splitlines()

    command, curl = (shlex.split(line) for line in shown[-2:])
    assert command[:2] == [f"HUIMIN_HOME={tmp_path}", "HUIMIN_TOKEN=secret-token"]
    assert command[-8:] == ["match", "P-1", "--need", "送餐", "--purpose", "matching", "--case", "DEMO-1"]
    assert curl[0] == "curl"
    assert curl[-3:] == ["-d", '{"need": "送餐"}', "http://127.0.0.1:8123/api/v1/matches"]


def test_a_port_that_is_taken_is_told_before_anything_slow_begins(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        settings = Settings(home=tmp_path, port=other.getsockname()[1])

        with pytest.raises(SetUp, match="HUIMIN_PORT") as told, serve.listening(settings):
            pass

    assert told.value.exit_code == 2
