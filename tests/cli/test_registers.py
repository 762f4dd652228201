"""Which registers an office has brought in whole, said at the terminal."""

import json

from typer.testing import CliRunner, Result

from base.errors import Invalid, NotFound
from base.settings import Settings
from cli.main import app
from tests.small_graph import SmallGraph


def run(settings: Settings, *words: str) -> Result:
    """A command of the local operator."""
    return CliRunner().invoke(app, ["registers", *words], obj=settings)


def test_a_register_covers_an_area_until_that_is_taken_back(graph: SmallGraph, settings: Settings) -> None:
    graph.create("(:Area {id: '990101', code: '990101', name: '青澜县', level: 'county'})")

    run(settings, "cover", "990101", "police", "--since", "2025-01-01")
    run(settings, "cover", "990101", "tax", "--since", "2025-01-01")
    told = json.loads(run(settings, "cover", "990101", "tax", "--since", "2026-01-01", "--json").output)
    again = run(settings, "cover", "990101", "tax", "--since", "2026-01-01")
    left = json.loads(run(settings, "uncover", "990101", "police", "--json").output)

    assert [(one["department"], one["since"]) for one in told["registers"]] == [
        ("police", "2025-01-01"),
        ("tax", "2026-01-01"),
    ]
    assert "税务" in again.output
    assert [one["department"] for one in left["registers"]] == ["tax"]
    assert "990101" in run(settings, "list").output


def test_an_area_or_a_department_nobody_knows_is_refused(graph: SmallGraph, settings: Settings) -> None:
    assert isinstance(run(settings, "cover", "990101", "police").exception, NotFound)
    assert isinstance(run(settings, "cover", "990101", "post-office").exception, Invalid)
