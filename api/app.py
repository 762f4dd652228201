"""The HTTP application, put together from its routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from fastapi_offline import FastAPIOffline

from api import (
    alerts,
    around,
    audit,
    credentials,
    description,
    doubts,
    entitlements,
    events,
    exports,
    face,
    glass,
    health,
    jobs,
    looks,
    machine_keys,
    matches,
    metrics,
    offers,
    officers,
    patterns,
    people,
    policies,
    proposals,
    screenings,
    seals,
    sessions,
    sso,
    unmasking,
)
from api.deps import operation_of
from base import logs
from base.settings import Settings
from graph import server
from graph.client import Client

ROUTERS: tuple[APIRouter, ...] = (
    sessions.router,
    credentials.router,
    sso.router,
    officers.router,
    machine_keys.router,
    people.router,
    around.router,
    matches.router,
    offers.router,
    patterns.router,
    policies.router,
    entitlements.router,
    events.router,
    proposals.router,
    screenings.router,
    doubts.router,
    jobs.router,
    unmasking.router,
    seals.router,
    glass.router,
    alerts.router,
    audit.router,
    looks.router,
    exports.router,
)
ABOUT = """惠民图谱：人员、家庭、机构、资源和政策连成一张图，回答个案人员、调度员和审计人员的问题。

Huimin: persons, households, institutions, resources and policies as one graph that answers caseworkers,
dispatchers and auditors. Sign in with `Authorization: Bearer TOKEN`; errors are RFC 9457 problem documents."""


def named(route: APIRoute) -> str:
    """An operation's id in the description is its name in base/roles.yml."""
    return operation_of(route.endpoint)


def create(settings: Settings) -> FastAPI:
    """An application over the graph these settings name; it starts no server of its own."""
    logs.configure(settings.log_level)
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
        generate_unique_id_function=named,
        responses=description.REFUSALS,
    )
    app.state.settings, app.state.client = settings, client
    face.install(app, settings)
    app.include_router(health.router)
    app.include_router(metrics.router)
    for router in ROUTERS:
        app.include_router(router, prefix="/api/v1")
    description.install(app)
    return app
