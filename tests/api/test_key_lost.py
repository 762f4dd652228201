"""Without the office's sealing keys a person's page is answered; only what needs a key says that it is missing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.app import create
from base.keyring import key_file, keys
from base.settings import Settings
from graph import load, server
from graph.door import OperatorGraph
from graph.load import Node, Tie
from tests.conftest import TOWNSHIP, Program, asking
from tests.small_graph import SmallGraph

AREA = {"area": TOWNSHIP, "county": "990101"}
NUMBER, PHONE = "990101195001024477", "13800009999"
PAGES = ("/P-1", "/P-1/neighbourhood", "?q=王芳")


@pytest.fixture
def here(graph: SmallGraph, operator: OperatorGraph, settings: Settings, tmp_path: Path) -> Settings:
    """An office with keys of its own, and one person whose number and phone are sealed under them."""
    there = server.find(settings)
    assert there is not None
    home = Settings(
        home=tmp_path, lang="en", neo4j_uri=there.uri, neo4j_password=there.password, token=None, query_seconds=60
    )
    rows: list[Node | Tie] = [
        Node("Person", "P-1", {"name": "王芳", "citizen_number": NUMBER, **AREA}),
        Node("Phone", "T-1", {"number": PHONE}),
        Tie("USES", "P-1", "T-1", {}),
    ]
    load.write(operator, keys(home), rows, f"keys-{tmp_path.name}")
    return home


def another(here: Settings) -> None:
    """The file holds the keys of another office."""
    key_file(here).unlink()
    keys(here)


def unmasked(api: Program, headers: dict[str, str], field: str) -> Any:
    """One field, for a reason."""
    told = {"field": field, "reason": "入户前核对，本人来电要求"}
    return api.post("/api/v1/people/P-1/unmask", headers=headers, json=told)


@pytest.mark.parametrize(
    ("loss", "kind"),
    [
        (lambda here: key_file(here).unlink(), "set-up"),
        (lambda here: key_file(here).write_text("{"), "set-up"),
        (another, "key-lost"),
    ],
)
def test_without_its_keys_a_page_is_answered_and_a_number_is_not(
    here: Settings, loss: Callable[[Settings], object], kind: str
) -> None:
    headers = asking(here, "caseworker")
    kept = here.home / "kept.json"
    with Program(create(here), raise_server_exceptions=False) as api:
        before = [api.get(f"/api/v1/people{page}", headers=headers) for page in PAGES]
        shutil.copy(key_file(here), kept)
        loss(here)
        during = [api.get(f"/api/v1/people{page}", headers=headers) for page in PAGES]
        refused = [unmasked(api, headers, field) for field in ("citizen_number", "phone")]
        name = unmasked(api, headers, "name")
        shutil.copy(kept, key_file(here))
        after = unmasked(api, headers, "citizen_number")

    assert [it.status_code for it in before] == [200] * len(PAGES)
    assert [it.json() for it in during] == [it.json() for it in before]
    for answer in refused:
        assert (answer.status_code, answer.json()["type"]) == (500, f"urn:huimin:problem:{kind}")
        assert "key" in answer.json()["detail"]
        assert NUMBER not in answer.text
        assert PHONE not in answer.text
    assert name.json()["values"] == ["王芳"]
    assert after.json()["values"] == [NUMBER]


def test_without_its_keys_a_search_by_number_says_so_and_finds_nobody_wrongly(here: Settings) -> None:
    headers = asking(here, "caseworker")
    with Program(create(here), raise_server_exceptions=False) as api:
        found = api.post("/api/v1/people/search", headers=headers, json={"phone": PHONE})
        key_file(here).unlink()
        lost = api.post("/api/v1/people/search", headers=headers, json={"phone": PHONE})

    assert found.json()["in_all"] == 1
    assert (lost.status_code, lost.json()["type"]) == (500, "urn:huimin:problem:set-up")
    assert not key_file(here).exists(), "who only reads makes no new keys"
