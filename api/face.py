"""Everything that stands before the routes, from the outermost to the innermost."""

from fastapi import FastAPI

from api import idempotency, problems, versions
from api.guard import Guarded
from api.headers import Careful
from api.rates import Rated
from api.tracing import Traced
from base.settings import Settings


def install(app: FastAPI, settings: Settings) -> None:
    """Name and count a request, guard and limit it, keep what it changed, and answer every error in one form."""
    versions.install(app)
    idempotency.install(app)  # what is added first stands innermost
    app.add_middleware(Rated, settings=settings)
    app.add_middleware(Guarded, settings=settings)
    problems.install(app)
    app.add_middleware(Careful, https=settings.https)
    app.add_middleware(Traced)
