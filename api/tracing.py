"""Names every request, carries its trace, counts it and writes one line about it: figures and ids, nobody's data."""

import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog import get_logger

from base import metrics
from base.evidence import request_id
from base.tracing import carried, trace_id

log = get_logger()
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
QUIET = {"/livez", "/readyz", "/metrics"}  # asked every few seconds by machines


class Traced:
    """Stands before everything, so that no answer lacks its X-Request-Id and its traceparent.

    Gives `request.state.request_id` and `request.state.trace`, which go into the audit record;
    reads `request.state.officer_id`, where signing in has set it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Name the request, pass it on, and tell what became of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["request_id"] = request_id()
        state["trace"] = carried(Headers(scope=scope).get("traceparent"))
        started, status, began = time.perf_counter(), 500, None

        async def named(message: Message) -> None:
            nonlocal status, began
            if message["type"] == "http.response.start":
                status, began = message["status"], time.perf_counter()
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"], headers["traceparent"] = state["request_id"], state["trace"]
            await send(message)

        metrics.IN_FLIGHT.inc()
        try:
            await self._app(scope, receive, named)
        finally:
            metrics.IN_FLIGHT.dec()
            _tell(scope, status, (began or time.perf_counter()) - started)


def template(scope: Scope) -> str:
    """The route as it was declared, `/people/{person_id}`: what was put into it is nobody's business."""
    found = scope.get("fastapi", {}).get("effective_route_context") or scope.get("route")
    shape = getattr(found, "path_format", None)
    return str(shape) if shape else scope["path"] if scope["path"] in QUIET else "other"


def _tell(scope: Scope, status: int, seconds: float) -> None:
    method = scope["method"] if scope["method"] in METHODS else "other"
    route, state = template(scope), scope["state"]
    metrics.ANSWERED.labels(method, route, status).inc()
    metrics.SECONDS.labels(method, route).observe(seconds)
    log.log(
        10 if route in QUIET and status < 400 else 20,
        "answered",
        method=method,
        route=route,
        status=status,
        ms=round(seconds * 1000, 1),
        request_id=state["request_id"],
        trace=trace_id(state["trace"]),
        officer_id=state.get("officer_id"),
    )
