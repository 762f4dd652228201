"""In which order the tests go and which of them one process takes, for `make test` runs two beside each other."""

from pathlib import Path

import pytest

LONGEST = ("non_interference", "test_backup.py", "canaries", "corpus", "first_look", "test_server.py")
COUNTY = "county"  # its tests go together; whatever graph comes after them wipes it, and scans what it has left behind
WITHOUT_GRAPH = ("ledger/", "policies/", "base/", "matching/")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file is one process's: the longest first, the county's near the end, and after it what needs no graph."""
    items.sort(key=_turn)
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))


def _turn(item: pytest.Item) -> int:
    group = _group(item)
    if group == COUNTY:
        return len(LONGEST) + 1
    if group.startswith(WITHOUT_GRAPH):
        return len(LONGEST) + 2
    return next((at for at, name in enumerate(LONGEST) if name in group), len(LONGEST))


def _group(item: pytest.Item) -> str:
    of_county = COUNTY in getattr(item, "fixturenames", ())
    return COUNTY if of_county else str(item.path.relative_to(Path(__file__).parent))
