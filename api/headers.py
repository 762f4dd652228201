"""Headers that tell a browser to be careful: nothing framed, guessed, sent on or kept."""

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
DOCS = f"{CLOSED}; connect-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'"
HSTS = "max-age=31536000; includeSubDomains"
PAGES = {"/docs", "/docs/oauth2-redirect"}  # their framework writes a script into the page; its hash admits it alone
FILES = "/static-offline-docs/"
INLINE = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


class Careful:
    """Puts the headers on every answer; a route that sets one of them itself is left alone."""

    def __init__(self, app: ASGIApp, https: bool) -> None:
        self._app = app
        self._always = {**ALWAYS, **({"Strict-Transport-Security": HSTS} if https else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and its answer back, with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, held = scope["path"], None

        async def sent(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._always.items():
                    headers.setdefault(name, value)
                if not path.startswith(FILES):
                    headers.setdefault("Cache-Control", "no-store")
                if path in PAGES:
                    held = message  # its policy depends on the body, which comes next and whole
                    return
                headers.setdefault("Content-Security-Policy", CLOSED)
            elif held is not None:
                MutableHeaders(scope=held)["Content-Security-Policy"] = page_policy(message.get("body", b""))
                await send(held)
                held = None
            await send(message)

        await self._app(scope, receive, sent)


def page_policy(page: bytes) -> str:
    """The policy of a page of the documentation, which may run the scripts written into it and no other."""
    hashes = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in INLINE.findall(page)]
    return DOCS + "".join(f" 'sha256-{each}'" for each in hashes)
