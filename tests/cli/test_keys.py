"""Keys at the terminal: listed, rotated and retired, and never to be seen anywhere but in their file."""

import base64
import json
import shlex
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner, Result

from base import keyring
from base.errors import NotFound, Refused
from base.keyring import key_file, keys
from base.keys import Key, extended, fresh, written
from base.sealing import seal_text
from base.settings import Settings
from cli.main import app
from graph import load, server
from graph.door import CaseworkerGraph, OperatorGraph
from graph.find import find_by_number
from ledger.sealed import bound_to
from ledger.store import open_ledger
from ledger.tables import OFFICERS
from tests.conftest import DAY, TOWNSHIP, trail
from tests.graph.test_load import ROWS
from tests.small_graph import SmallGraph

NUMBERS = ("990101195001020028", "13800009999")
Huimin = Callable[..., Result]


@pytest.fixture
def office(
    settings: Settings, operator: OperatorGraph, graph: SmallGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Settings]:
    """An office of its own on the run's server, with a person who has a phone and an officer with a second factor."""
    monkeypatch.setattr(keyring, "seconds_until_seen", lambda settings: 0.0)
    at = server.ensure(settings)
    named = {"neo4j_uri": at.uri, "neo4j_user": at.user, "neo4j_password": at.password}
    own = settings.model_copy(update={"home": tmp_path / "office", **named})
    first, ledger = keys(own), open_ledger(own)
    load.write(OperatorGraph(operator.client, own, trail("operator", "operator"), (), DAY), first, ROWS, "b1")
    secret = seal_text(first, "JBSWY3DPEHPK3PXP", bound_to(OFFICERS.c.totp_sealed, "F-keys"))
    officer: dict[str, Any] = {"id": "F-keys", "name": "张三", "role": "auditor", "areas": []}
    with ledger.writing() as connection:
        connection.execute(insert(OFFICERS).values(**officer, since=datetime.now(UTC), totp_sealed=secret))
    yield own
    ledger.close()


@pytest.fixture
def huimin(office: Settings) -> Huimin:
    """Run `huimin keys …`."""
    return lambda *words, of=office: CliRunner().invoke(app, ["keys", *words], obj=of)


def test_the_list_says_what_still_needs_each_key(office: Settings, huimin: Huimin) -> None:
    shown = json.loads(huimin("list", "--json").stdout)["keys"]

    assert [(key["use"], key["algorithm"], key["current"], key["numbers"], key["secrets"]) for key in shown] == [
        ("sealing", "aes-256-gcm", True, 2, 1),
        ("blinding", "hmac-sha256", True, 2, 0),
    ]
    assert keys(office).current in huimin("list").stdout


def test_a_rotation_moves_both_stores_and_then_the_old_keys_can_go(
    office: Settings, huimin: Huimin, operator: OperatorGraph
) -> None:
    first = keys(office)

    early = huimin("retire", first.current)
    told = json.loads(huimin("rotate", "--blinding", "--profile", "sm", "--json").stdout.splitlines()[-1])
    gone = [huimin("retire", key_id).exit_code for key_id in (first.current, first.current_blinding)]

    now = keys(office)
    caseworker = CaseworkerGraph(operator.client, office, trail(), (TOWNSHIP,), DAY)
    assert isinstance(early.exception, Refused)
    assert told == {"made": [now.current, now.current_blinding], "resealed": 3, "unopened": []}
    assert gone == [0, 0]
    assert {key.algorithm for _, key in now.both()} == {"sm4-gcm", "hmac-sm3"}
    assert [hit.id for hit in find_by_number(caseworker, "phone", NUMBERS[1]).hits] == ["P-1"]


def test_a_key_that_is_still_needed_is_not_retired(office: Settings, huimin: Huimin) -> None:
    first = keys(office)
    keyring.add(office, "aes", blinding=True)

    for key_id in (first.current, first.current_blinding):
        assert isinstance(refused := huimin("retire", key_id).exception, Refused)
        assert "still need" in refused.said.en
    assert isinstance(huimin("retire", "k9").exception, NotFound)


def test_an_unfinished_rotation_is_finished_before_there_is_another_key(office: Settings, huimin: Huimin) -> None:
    now = keyring.add(office, "aes", blinding=True)

    told = json.loads(huimin("rotate", "--json").stdout.splitlines()[-1])

    assert told == {"made": [], "resealed": 3, "unopened": []}
    assert keys(office) == now


def test_with_a_command_the_vault_gets_the_new_key_and_rotate_seals_anew(
    office: Settings, huimin: Huimin, tmp_path: Path
) -> None:
    vault = tmp_path / "vault.json"
    vault.write_text(written(keys(office)), encoding="utf-8")
    command = shlex.join([sys.executable, "-c", "import sys; print(open(sys.argv[1]).read())", str(vault)])
    settings = office.model_copy(update={"keys_command": command})

    refused = huimin("rotate", of=settings)
    vault.write_text(written(extended(keys(office), "sm", True, DAY)), encoding="utf-8")
    keyring._KEPT.clear()
    done = huimin("rotate", "--json", of=settings)

    assert isinstance(refused.exception, Refused)
    assert json.loads(done.stdout.splitlines()[-1])["resealed"] == 3


def test_a_lost_key_is_listed_as_missing(office: Settings, huimin: Huimin) -> None:
    lost = keys(office).current
    key_file(office).write_text(written(fresh("aes", DAY)), encoding="utf-8")

    listed = huimin("list", "--json")

    rows = {key["id"]: key for key in json.loads(listed.stdout)["keys"]}
    assert listed.exit_code == 1
    assert (rows[lost]["held"], rows[lost]["numbers"], rows[lost]["secrets"]) == (False, 2, 1)


def test_no_key_and_no_number_stands_in_graph_ledger_log_or_on_the_screen(
    office: Settings, settings: Settings, huimin: Huimin, graph: SmallGraph
) -> None:
    held = [key for _, key in keys(office).both()]
    shown = [huimin("rotate", "--blinding"), huimin("list"), huimin("list", "--json"), huimin("retire", held[0].id)]
    held += [key for _, key in keys(office).both()]

    homes = (office.home, settings.home / "graph")
    kept = {str(file): file.read_bytes() for home in homes for file in home.rglob("*") if file.is_file()}
    kept.pop(str(key_file(office)))
    kept["screen"] = "".join(one.output + repr(one.exception) for one in shown).encode()
    kept["graph"] = repr(graph.rows("MATCH (n) RETURN properties(n) AS p")).encode()  # Neo4j packs short texts in files
    needles = [form for key in held for form in forms(key)] + [number.encode() for number in NUMBERS]
    assert [(file, at) for file, text in kept.items() for at, needle in enumerate(needles) if needle in text] == []

    current = keys(office).current.encode()  # its id stands everywhere, so that the search can find at all
    stored = {part: b"".join(kept[file] for file in kept if f"/{part}" in file) for part in ("ledger.db", "graph/")}
    assert current in kept["screen"]
    assert current in kept["graph"]
    assert current in stored["ledger.db"]
    assert current in stored["graph/"] or settings.neo4j_uri


def forms(key: Key) -> list[bytes]:
    """How a key could be written down."""
    secret = key.secret
    return [secret, secret.hex().encode(), secret.hex().upper().encode(), base64.b64encode(secret)]
