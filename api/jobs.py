"""How far long work is: a list, one job, and its progress as it happens. A job holds no person's data."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from fastapi.concurrency import run_in_threadpool
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.deps import KnownLedger, Watched
from api.problems import ProblemDocument
from api.versions import Edition
from ledger import jobs as kept
from ledger.jobs import Job, JobLine, Jobs

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
JobId = Annotated[str, Path(max_length=64, description="A job's id.", examples=["J-0123456789ab"])]


def _found(job_id: JobId, ledger: KnownLedger, trail: Watched) -> Job:
    return kept.show(ledger, job_id)


Found = Annotated[Job, Depends(_found, scope="function")]


@router.get("", summary="The newest jobs")
def jobs(trail: Watched, ledger: KnownLedger, at_most: Annotated[int, Query(ge=1, le=1000)] = 50) -> Jobs:
    """What was asked for lately, and how far it is."""
    return kept.listed(ledger, at_most)


@router.get("/{job_id}", summary="One job")
def show(job: Found, edition: Edition) -> Job:
    """One job with what was asked and what it answered; 304 for who has this version already."""
    return edition.of(job)


@router.get("/{job_id}/progress", summary="A job's progress as it happens", response_class=EventSourceResponse)
async def progress(job: Found, ledger: KnownLedger) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events named `progress`, each the job's line of the list, and `over` at its end."""
    seen, until = 0, time.monotonic() + STREAM_SECONDS
    while time.monotonic() < until:
        now = await run_in_threadpool(kept.show, ledger, job.id)
        if now.version != seen:
            seen = now.version
            yield _event(now)
        if now.is_over:
            return
        await asyncio.sleep(LOOK_SECONDS)


def _event(job: Job) -> ServerSentEvent:
    line = JobLine.model_validate(job.model_dump(include=set(JobLine.model_fields)))
    return ServerSentEvent(data=line, event="over" if job.is_over else "progress", id=str(job.version), retry=RETRY_MS)
