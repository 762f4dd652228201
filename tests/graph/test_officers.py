"""Officers sign in with a token that is kept nowhere but with them."""

import json
import stat
from pathlib import Path

import pytest

from base.errors import Invalid, NotFound, SetUp, Unsigned
from graph import officers


def test_a_token_opens_and_only_its_hash_is_kept(tmp_path: Path) -> None:
    officer, token = officers.add(tmp_path, "李梅", "auditor", ["990101"])

    assert officers.by_token(tmp_path, token).id == officer.id
    assert token not in (tmp_path / "officers.json").read_text(encoding="utf-8")
    assert stat.S_IMODE((tmp_path / "officers.json").stat().st_mode) == 0o600


def test_a_removed_officer_no_longer_signs_in(tmp_path: Path) -> None:
    officer, token = officers.add(tmp_path, "李梅", "auditor", ["990101"])

    officers.remove(tmp_path, officer.id)

    with pytest.raises(Unsigned):
        officers.by_token(tmp_path, token)
    with pytest.raises(NotFound):
        officers.remove(tmp_path, officer.id)


@pytest.mark.parametrize("area", ["", "9901011", "武汉", "990101001001"])
def test_an_area_is_a_code_of_a_township_or_above(tmp_path: Path, area: str) -> None:
    with pytest.raises(Invalid, match="2, 4, 6 or 9"):
        officers.add(tmp_path, "李梅", "auditor", [area])


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "officers.json").write_text(json.dumps([{"id": "F-1"}]), encoding="utf-8")

    with pytest.raises(SetUp, match="Restore it"):
        officers.by_token(tmp_path, "anything")
