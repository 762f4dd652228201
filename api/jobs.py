"""How far long work is: a list, one job, and its progress as it happens."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.deps import AnyGraph, KnownSettings
from api.problems import ProblemDocument
from ledger import jobs
from ledger.jobs import Job, JobLine, Jobs
from ledger.store import Ledger, open_ledger

LOOK_SECONDS = 0.25
STREAM_SECONDS = 30.0  # then the browser asks again by itself, so that no stream outlives its reader for long
RETRY_MS = 1000

router = APIRouter(
    prefix="/jobs",
    tags=["jobs"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not ask this"},
        404: {"model": ProblemDocument, "description": "No such job"},
    },
)


def may_see_jobs(signed_in: AnyGraph) -> None:
    """PLACEHOLDER for the table of roles: anybody signed in. Jobs hold no person's data."""


def _ledger(settings: KnownSettings, allowed: Annotated[None, Depends(may_see_jobs)]) -> Ledger:
    return open_ledger(settings)


KnownLedger = Annotated[Ledger, Depends(_ledger)]
JobId = Annotated[str, Path(max_length=64, description="A job's id.", examples=["J-0123456789ab"])]


IfNoneMatch = Annotated[str | None, Header(max_length=1000)]


def _found(job_id: JobId, ledger: KnownLedger) -> Job:
    return jobs.show(ledger, job_id)


Found = Annotated[Job, Depends(_found)]


@router.get("", summary="The newest jobs")
def listed(ledger: KnownLedger, at_most: Annotated[int, Query(ge=1, le=1000)] = 50) -> Jobs:
    """What was asked for lately, and how far it is."""
    return jobs.listed(ledger, at_most)


@router.get(
    "/{job_id}", summary="One job", response_model=Job, responses={304: {"description": "It is still as you have it"}}
)
def show(job: Found, response: Response, if_none_match: IfNoneMatch = None) -> Job | Response:
    """One job with what was asked and what it answered; its ETag changes with every step."""
    headers = {"ETag": f'"{job.version}"', "Cache-Control": "no-cache"}
    known = [tag.strip().removeprefix("W/") for tag in (if_none_match or "").split(",")]
    if headers["ETag"] in known:
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return job


@router.get("/{job_id}/progress", summary="A job's progress as it happens", response_class=EventSourceResponse)
async def progress(job: Found, ledger: KnownLedger) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events named `progress`, each the job's line of the list, and `over` at its end."""
    seen, until = 0, time.monotonic() + STREAM_SECONDS
    while time.monotonic() < until:
        now = await run_in_threadpool(jobs.show, ledger, job.id)
        if now.version != seen:
            seen = now.version
            yield _event(now)
        if now.is_over:
            return
        await asyncio.sleep(LOOK_SECONDS)


def _event(job: Job) -> ServerSentEvent:
    line = JobLine.model_validate(job.model_dump(include=set(JobLine.model_fields)))
    return ServerSentEvent(data=line, event="over" if job.is_over else "progress", id=str(job.version), retry=RETRY_MS)
