"""Every kind of job there is, each with what runs it: listed, never discovered."""

from collections.abc import Callable
from functools import partial

from graph.door import OperatorGraph
from imports import job, table_job
from imports.tables import opening
from ledger.steps import Body


def kinds(door: Callable[[], OperatorGraph], afterwards: Callable[[], object]) -> dict[str, Body]:
    """The bodies of all jobs; `door` opens the graph as of the step that needs it."""
    return {
        job.KIND: partial(job.run, door=door),
        table_job.KIND: lambda steps: table_job.run(steps, door, opening.opener(steps.ledger), afterwards),
    }
