"""Officers sign in with a token that is kept nowhere but with them."""

import stat

import pytest

from base.errors import Invalid, NotFound, Unsigned
from ledger import officers, sessions
from ledger.store import Ledger


def test_a_token_opens_and_only_its_hash_is_kept(books: Ledger) -> None:
    officer = officers.add(books, "李梅", "auditor", ["990101"])
    token = sessions.begin(books, officer.id, "bearer")

    assert sessions.by_token(books, token).officer == officer
    assert [file.name for file in books.home.iterdir() if token.encode() in file.read_bytes()] == []
    assert stat.S_IMODE((books.home / "ledger.db").stat().st_mode) == 0o600


def test_a_removed_officer_no_longer_signs_in(books: Ledger) -> None:
    officer = officers.add(books, "李梅", "auditor", ["990101"])
    token = sessions.begin(books, officer.id, "bearer")

    officers.remove(books, officer.id)

    with pytest.raises(Unsigned):
        sessions.by_token(books, token)
    with pytest.raises(NotFound):
        officers.remove(books, officer.id)


@pytest.mark.parametrize("area", ["", "9901011", "武汉", "990101001001"])
def test_an_area_is_a_code_of_a_township_or_above(books: Ledger, area: str) -> None:
    with pytest.raises(Invalid, match="2, 4, 6 or 9"):
        officers.add(books, "李梅", "auditor", [area])
