"""Every error as an RFC 9457 problem document, in the language the asker reads."""

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog import get_logger

from base.errors import NotFound, Problem, places
from base.model import Model
from base.wrong import said

log = get_logger()


class ProblemDocument(Model):
    """RFC 9457: what went wrong, in a stable type and a sentence."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[str, ...] = ()


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


def _ours(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)
    lang = language(request)
    headers = {"WWW-Authenticate": "Bearer"} if error.status == HTTPStatus.UNAUTHORIZED else {}
    headers |= getattr(error, "headers", {})
    if error.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "2"
    return _answer(lang, error.status, error.kind, error.title.in_(lang), error.said.in_(lang), headers=headers)


def _malformed(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    lang = language(request)
    title = "请求有误" if lang == "zh" else "The request is not valid"
    where = [".".join(map(str, wrong["loc"])) + ": " + said(wrong, lang) for wrong in error.errors()]
    detail = "请更正这些字段：" if lang == "zh" else "Correct these fields: "
    return _answer(lang, 422, "invalid", title, detail + "; ".join(where)[:2000], where)


def _framework(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    lang, phrase = language(request), HTTPStatus(error.status_code).phrase
    if error.status_code == HTTPStatus.NOT_FOUND:
        return _ours(request, NotFound("page", request.url.path))
    kind = phrase.lower().replace(" ", "-")
    return _answer(lang, error.status_code, kind, phrase, str(error.detail), headers=dict(error.headers or {}))


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
            answer = _unforeseen(Request(scope), error)
            if begun:
                raise RuntimeError("an answer broke off") from None
            await answer(scope, receive, send)


def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    log.error("unforeseen", error=type(error).__name__, at=places(error))  # its message may hold a person's data
    lang = language(request)
    detail = "服务内部出错，已记录。请稍后再试。" if lang == "zh" else "Our own error, on record. Try again later."
    return _answer(lang, 500, "unforeseen", Problem.title.in_(lang), detail)


def _answer(
    lang: str,
    status: int,
    kind: str,
    title: str,
    detail: str,
    errors: list[str] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    body = ProblemDocument(
        type=f"urn:huimin:problem:{kind}", title=title, status=status, detail=detail, errors=tuple(errors or ())
    )
    sent = {**(headers or {}), "Content-Language": lang}
    return JSONResponse(body.model_dump(), status, headers=sent, media_type="application/problem+json; charset=utf-8")
