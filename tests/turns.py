"""In which order the tests go and which of them one process takes, for `make test` runs two beside each other."""

from pathlib import Path

import pytest

LONGEST = ("test_non_interference", "test_canaries", "test_backup.py", "test_corpus", "test_first_look", "test_seals")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file is one process's, the longest first; those of the seeded county go together, last, for others wipe it."""
    items.sort(key=_turn)
    for item in items:
        item.add_marker(pytest.mark.xdist_group("county" if _of_county(item) else _file(item)))


def _turn(item: pytest.Item) -> int:
    if _of_county(item):
        return len(LONGEST) + 1
    return next((at for at, name in enumerate(LONGEST) if name in _file(item)), len(LONGEST))


def _of_county(item: pytest.Item) -> bool:
    return "county" in getattr(item, "fixturenames", ())


def _file(item: pytest.Item) -> str:
    return str(item.path.relative_to(Path(__file__).parent))
