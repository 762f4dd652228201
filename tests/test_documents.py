"""Pages that are made from the code are as the code makes them now."""

from pathlib import Path

import pytest

from base.access_page import page as access_rules
from base.access_page import told
from base.example import example
from base.roles import access
from graph.page import page
from oversight.page import page as patterns
from tests.conftest import ROOT

MADE = {"docs/graph.md": page, "docs/access.md": access_rules, "docs/patterns.md": patterns, ".env.example": example}


@pytest.mark.parametrize("name", MADE)
def test_a_made_page_is_up_to_date(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == MADE[name](), "run `make docs`"


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
