"""Pages that are made from the code are as the code makes them now."""

from pathlib import Path

import pytest
import yaml

from base.access_page import page as access_rules
from base.access_page import told
from base.example import example
from base.roles import access
from base.settings import Settings
from graph.page import page
from imports.tables.page import page as tables
from oversight.page import page as patterns
from policies.page import page as policies
from tests.conftest import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
INSIDE = {"home", "cache", "host", "port"}  # fixed in the image
BESIDE = {"neo4j_uri", "neo4j_user", "neo4j_password", "neo4j_jars", "neo4j_heap", "neo4j_page_cache"}
STATED = {"token", "purpose", "case", "break_glass"}  # of one terminal, by whoever sits there
MADE = {
    "docs/graph.md": page,
    "docs/access.md": access_rules,
    "docs/patterns.md": patterns,
    "docs/policies.md": policies,
    "docs/tables.md": tables,
    ".env.example": example,
}


@pytest.mark.parametrize("name", MADE)
def test_a_made_page_is_up_to_date(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == MADE[name](), "run `make docs`"


def test_docker_compose_hands_every_setting_on_that_its_containers_do_not_fix() -> None:
    handed = COMPOSE["services"]["api"]["environment"]
    settings = {name for name in Settings.model_fields if name not in INSIDE | BESIDE | STATED}

    assert sorted(handed.keys() - {"HUIMIN_NEO4J_URI", "HUIMIN_NEO4J_PASSWORD"}) == sorted(
        f"HUIMIN_{name.upper()}" for name in settings
    )
    assert {handed[f"HUIMIN_{name.upper()}"] for name in settings} == {None}, "the default is the program's own"


def test_every_operation_of_the_table_of_access_says_what_it_does() -> None:
    listed = {*access().anybody, *access().everybody, *(name for it in access().roles.values() for name in it.may)}

    assert sorted(listed - told().keys()) == []


def test_decisions_are_numbered_without_a_gap_and_one_page_each() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert [page.name[:4] for page in pages] == [f"{number:04d}" for number in range(1, len(pages) + 1)]
    assert all(len(lines(page)) <= 60 for page in pages)


def lines(page: Path) -> list[str]:
    """The lines of one page."""
    return page.read_text(encoding="utf-8").splitlines()
