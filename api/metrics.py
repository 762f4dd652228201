"""What prometheus reads: counts and times without anybody's data, told to this machine or to who has the token."""

import hmac

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from api.guard import loopback
from base import metrics
from base.errors import Forbidden
from base.settings import Settings

router = APIRouter(tags=["health"])


@router.get("/metrics", include_in_schema=False)
def read(request: Request) -> Response:
    """Every figure, in prometheus' own form of text."""
    _allow(request)
    return Response(metrics.text(), media_type=CONTENT_TYPE_PLAIN_0_0_4)


def _allow(request: Request) -> None:
    settings: Settings = request.app.state.settings
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else ""
    if not token:
        allowed = loopback(request.client.host if request.client else None)
    else:
        wanted = f"Bearer {token}".encode()
        allowed = hmac.compare_digest(request.headers.get("authorization", "").encode(), wanted)
    if not allowed:
        raise Forbidden(
            "运行指标只向本机，或持有 HUIMIN_METRICS_TOKEN 的一方提供。",
            "Figures are told on loopback, or to who sends the token of HUIMIN_METRICS_TOKEN.",
        )
