"""The HTTP application, put together from its routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi_offline import FastAPIOffline

from api import health, jobs, matches, offers, patterns, people, problems
from base.settings import Settings
from graph import server
from graph.client import Client

ROUTERS: tuple[APIRouter, ...] = (people.router, matches.router, offers.router, patterns.router, jobs.router)
ABOUT = """惠民图谱：人员、家庭、机构、资源和政策连成一张图，回答个案人员、调度员和审计人员的问题。

Huimin: persons, households, institutions, resources and policies as one graph that answers caseworkers,
dispatchers and auditors. Sign in with `Authorization: Bearer TOKEN`; errors are RFC 9457 problem documents."""


def create(settings: Settings) -> FastAPI:
    """An application over the graph these settings name; it starts no server of its own."""
    client = Client(lambda: server.find(settings))

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        client.close()

    app = FastAPIOffline(
        title="惠民图谱 Huimin",
        version="1",
        description=ABOUT,
        lifespan=living,
        redoc_url=None,
        responses={
            422: {"model": problems.ProblemDocument, "description": "The request is not valid"},
            503: {"model": problems.ProblemDocument, "description": "The graph does not answer"},
        },
    )
    app.state.settings, app.state.client = settings, client
    problems.install(app)
    app.include_router(health.router)
    for router in ROUTERS:
        app.include_router(router, prefix="/api/v1")
    return app
