"""Whatever the description of the HTTP face allows or forbids is answered as the description says, every check on."""

import os
import secrets
from functools import cache
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as examples
from hypothesis.errors import Unsatisfiable
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode

from base.roles import Role, access
from base.settings import Settings
from graph.door import OperatorGraph
from tests.api.operations import fill, operations
from tests.conftest import asking
from tests.small_graph import SmallGraph

EXAMPLES = int(os.environ.get("HUIMIN_EXAMPLES", "4"))  # `HUIMIN_EXAMPLES=100` for the whole proof
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture(scope="module")
def described(operator: OperatorGraph, settings: Settings, api: TestClient) -> dict[str, Any]:
    """The operations as schemathesis reads them, on the graph of the access matrix."""
    small = SmallGraph(operator)
    small.wipe()
    fill(small, settings)
    schema = schemathesis.openapi.from_asgi("/openapi.json", api.app)
    found = list(schema.get_all_operations())
    assert all(isinstance(it, Ok) for it in found)
    every = [it.ok() for it in found if isinstance(it, Ok)]
    return {str(it.definition.raw["operationId"]): it for it in every}


@cache
def asker(name: str) -> Role | None:
    """A role that may do this; None for what needs no sign-in."""
    for role, told in access().roles.items():
        if name in told.may:
            return role
    return "caseworker" if name in access().everybody else None


@pytest.mark.parametrize("mode", MODES, ids=["fits", "does-not-fit"])
@pytest.mark.parametrize("name", operations())
def test_an_operation_answers_as_its_description_says(
    described: dict[str, Any], settings: Settings, name: str, mode: GenerationMode
) -> None:
    role = asker(name)
    signed = asking(settings, role) if role else {}

    try:
        walk(described[name], mode, signed)
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE  # nothing about this operation can be wrong


def walk(operation: Any, mode: GenerationMode, signed: dict[str, str]) -> None:
    """Send examples of one operation, each judged by every check there is."""

    @examples(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def sent(case: Any) -> None:
        case.call_and_validate(headers=stated(case, mode, signed), timeout=120)

    sent()


def stated(case: Any, mode: GenerationMode, signed: dict[str, str]) -> dict[str, str]:
    """Who asks; and where the request is to fit, why, with a key nobody used and whatever version there is."""
    told = {name: value for name, value in signed.items() if name == "Authorization"}
    if mode is GenerationMode.NEGATIVE:
        return told | {name: value for name, value in signed.items() if name not in (case.headers or {})}
    fresh = {"Idempotency-Key": secrets.token_hex(12), "If-Match": "*"}
    return told | signed | {name: value for name, value in fresh.items() if name in (case.headers or {})}
