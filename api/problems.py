"""Every error as an RFC 9457 problem document, in the language the asker reads."""

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog import get_logger

from api import refusals
from api.refusals import BY_STATUS, KeyMissing, Malformed, NotJson, Refusal, Unreadable, VersionMissing, WrongMethod
from base.errors import NotFound, Problem, places
from base.model import Model, Whole
from base.wrong import said

log = get_logger()
NEEDED = {"Idempotency-Key": KeyMissing, "If-Match": VersionMissing}  # headers whose absence has a status of its own


class ProblemDocument(Model):
    """RFC 9457: what went wrong, in a stable type and a sentence."""

    type: str
    title: str
    status: int
    detail: Whole
    request_id: str = ""
    errors: tuple[Whole, ...] = ()


def install(app: FastAPI) -> None:
    """Answer our errors, malformed requests and the framework's own refusals in one form."""
    app.add_exception_handler(Problem, _ours)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _framework)
    app.add_middleware(Unforeseen)


def language(request: Request) -> str:
    """`zh` or `en`: the first of the two that Accept-Language prefers, else the office's setting."""
    wanted = []
    for part in request.headers.get("accept-language", "").split(","):
        name, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        wanted.append((-weight, name[:2].lower()))
    known = [name for _, name in sorted(wanted, key=lambda pair: pair[0]) if name in ("zh", "en")]
    return known[0] if known else str(request.app.state.settings.lang)


def answer(request: Request, problem: Problem, errors: list[str] | None = None) -> JSONResponse:
    """This problem as an answer; also for what stands before the routes and raises nothing."""
    lang = language(request)
    body = ProblemDocument(
        type=f"urn:huimin:problem:{problem.kind}",
        title=problem.title.in_(lang),
        status=problem.status,
        detail=problem.said.in_(lang),
        request_id=getattr(request.state, "request_id", ""),
        errors=tuple(errors or ()),
    )
    headers = {**_headers(problem), "Content-Language": lang, "Vary": "Accept-Language"}
    media = "application/problem+json; charset=utf-8"
    return JSONResponse(body.model_dump(), problem.status, headers=headers, media_type=media)


def _headers(problem: Problem) -> dict[str, str]:
    own: dict[str, str] = getattr(problem, "headers", {})
    if problem.status == HTTPStatus.UNAUTHORIZED:
        return {"WWW-Authenticate": "Bearer", **own}
    return {"Retry-After": "2", **own} if problem.status == HTTPStatus.SERVICE_UNAVAILABLE else own


def _ours(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)
    return answer(request, error)


def _malformed(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    lang, wrongs = language(request), error.errors()
    for wrong in wrongs:
        if wrong["type"] == "missing" and wrong["loc"][0] == "header" and wrong["loc"][1] in NEEDED:
            return answer(request, NEEDED[wrong["loc"][1]]())
    if any(wrong["type"] == "json_invalid" for wrong in wrongs):
        return answer(request, Unreadable())
    if isinstance(error.body, bytes) and any(wrong["loc"] == ("body",) for wrong in wrongs):
        return answer(request, NotJson({"Accept": "application/json"}))
    where = [".".join(map(str, wrong["loc"])) + ": " + said(wrong, lang) for wrong in wrongs]
    told = "; ".join(where)[:2000]
    return answer(request, Malformed(f"请更正这些字段：{told}", f"Correct these fields: {told}"), where)


def _framework(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.NOT_FOUND:
        return answer(request, NotFound("page", request.url.path))
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return answer(request, WrongMethod({**headers, "Allow": _allowed(request) or headers.get("Allow", "GET")}))
    refusal = BY_STATUS.get(error.status_code, Refusal)(headers)
    if type(refusal) is Refusal:
        refusal.status, refusal.kind = error.status_code, f"http-{error.status_code}"
    return answer(request, refusal)


def _allowed(request: Request) -> str:
    """Every method this path can be asked with; the framework names those of one route only."""
    found: set[str] = set()
    for route in iter_route_contexts(request.app.routes):
        pattern = getattr(route, "path_regex", None)
        if pattern and route.methods and pattern.match(request.url.path):
            found |= route.methods
    return ", ".join(sorted(found))


class Unforeseen:
    """Answers what nobody foresaw before the server sees it, which would log its words."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an error that comes back becomes a problem document."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            told = _unforeseen(Request(scope), error)
            if begun:
                raise RuntimeError("an answer broke off") from None
            await told(scope, receive, send)


def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    log.error(  # its message may hold a person's data
        "unforeseen",
        error=type(error).__name__,
        where=places(error),
        request_id=getattr(request.state, "request_id", ""),
    )
    return answer(
        request, refusals.Unforeseen("服务内部出错，已记录。请稍后再试。", "Our own error, on record. Try again later.")
    )
