"""What may be asked of a screening, and what may be imagined in it."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from base.errors import Invalid
from policies.changed import changed, changes
from tests.conftest import TOWNSHIP, Signed
from tests.screening.test_job import ELSEWHERE, people

__all__ = ["people"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"areas": [ELSEWHERE]}, 409),
        ({"policies": ["care-home-running"]}, 409),
        ({"policies": ["nobody-knows"]}, 404),
        ({"changes": {"living_standard": "5"}}, 202),
        ({"changes": {"living_standard": "many"}}, 409),
        ({"changes": {"no_such": "+5%"}}, 409),
    ],
)
def test_what_cannot_be_screened_is_refused(
    people: None, api: TestClient, signed: Signed, asked: dict[str, Any], status: int
) -> None:
    assert api.post("/api/v1/screenings", json=asked, headers=signed("auditor", TOWNSHIP)).status_code == status


def test_a_change_is_a_share_or_a_new_value() -> None:
    told = changes(["living_standard=-10%", "edge_multiple=2"])
    bound = changed(lambda name: {"living_standard": 760.0}.get(name), told)

    assert (bound("living_standard"), bound("edge_multiple"), bound("homes_most")) == (684.0, 2.0, None)
    with pytest.raises(Invalid, match="living_standard"):
        changes(["living_standard=+5"])
