"""A small, real OpenID Connect provider on loopback, with its own key; a test may have it lie."""

import base64
import hashlib
import hmac
import json
import secrets
import time
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode

import uvicorn
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import RedirectResponse
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "huimin"
SECRET = "shared between two"


class Provider:
    """Signs on whoever comes as the person set in `claims`; `lies` and `forged` spoil the token it gives."""

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.key = RSAKey.generate_key(2048, parameters={"kid": "k1", "use": "sig", "alg": "RS256"})
        self.claims: dict[str, Any] = {}
        self.lies: dict[str, Any] = {}
        self.forged: str | None = None
        self.codes: dict[str, dict[str, str]] = {}
        config = uvicorn.Config(self._app(), "127.0.0.1", port, log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, daemon=True)

    def start(self) -> None:
        """Answer from now on."""
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)

    def stop(self) -> None:
        """Answer no more."""
        self._server.should_exit = True
        self._thread.join(10)

    def honest(self, **claims: Any) -> None:
        """Tell the truth about somebody from now on."""
        self.claims, self.lies, self.forged = {"sub": "u-1", "name": "李梅", **claims}, {}, None

    def _app(self) -> FastAPI:
        app = FastAPI()
        app.add_api_route("/.well-known/openid-configuration", self._discovery)
        app.add_api_route("/authorize", self._authorize, response_class=RedirectResponse)
        app.add_api_route("/token", self._token, methods=["POST"])
        app.add_api_route("/jwks", lambda: {"keys": [self.key.as_dict(private=False)]})
        return app

    def _discovery(self) -> dict[str, str]:
        doors = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
        return {"issuer": self.issuer, **{name: f"{self.issuer}/{path}" for name, path in doors.items()}}

    def _authorize(
        self, client_id: str, redirect_uri: str, state: str, nonce: str, code_challenge: str, code_challenge_method: str
    ) -> str:
        if client_id != CLIENT or code_challenge_method != "S256":
            raise HTTPException(400)
        code = secrets.token_urlsafe(12)
        self.codes[code] = {"nonce": nonce, "challenge": code_challenge, "return": redirect_uri}
        return f"{redirect_uri}?{urlencode({'state': state, 'code': code})}"

    async def _token(self, request: Request) -> dict[str, str]:
        asked = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        basic = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '+')}".encode()).decode()
        plain = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        begun = self.codes.pop(asked.get("code", ""), None)
        told = base64.urlsafe_b64encode(hashlib.sha256(asked["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if request.headers.get("authorization") not in (f"Basic {basic}", f"Basic {plain}"):
            raise HTTPException(401, {"error": "invalid_client"})
        if begun is None or told != begun["challenge"] or asked["redirect_uri"] != begun["return"]:
            raise HTTPException(400, {"error": "invalid_grant"})
        return {"access_token": "unused", "token_type": "Bearer", "id_token": self._signed(begun["nonce"])}

    def _signed(self, nonce: str) -> str:
        now = int(time.time())
        told = {"iss": self.issuer, "aud": CLIENT, "nonce": nonce, "iat": now, "exp": now + 300}
        told |= self.claims | self.lies
        if self.forged == "none":
            return f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(told)}."
        key = RSAKey.generate_key(2048, parameters={"kid": "k1"}) if self.forged == "key" else self.key
        if self.forged == "hmac":  # the public key taken for a shared secret
            return _hmac(told, json.dumps(self.key.as_dict(private=False)))
        return jwt.encode({"alg": "RS256", "kid": "k1"}, told, key)


def _part(told: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()


def _hmac(told: dict[str, Any], secret: str) -> str:
    body = f"{_part({'alg': 'HS256', 'kid': 'k1'})}.{_part(told)}"
    mac = hmac.digest(secret.encode(), body.encode(), "sha256")
    return f"{body}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def code_of(secret: str, steps: int = 0) -> str:
    """What an authenticator with this secret shows now, or so many steps from now."""
    totp = TOTP(base64.b32decode(secret), 6, SHA1(), 30, enforce_key_length=False)
    return totp.generate(int(time.time()) + 30 * steps).decode()
