"""The office's OpenID Connect provider: where it is, the way there, and what its token says once it is proved."""

from collections.abc import Mapping
from functools import cache
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from base.errors import NotFound, SetUp, SignOnDown, Unsigned
from base.model import Model
from base.settings import Settings
from ledger.sessions import local
from ledger.sso.states import Sent

SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")  # never none, never a shared secret
SECONDS, KEPT_SECONDS, CLOCKS_DIFFER = 10, 600, 60


class Provider(Model):
    """Where a provider's doors are, as it says itself."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


def provider(settings: Settings) -> Provider:
    """The provider of these settings; NotFound when the office has none."""
    if settings.sso_issuer is None:
        raise NotFound("page", "/api/v1/sso")
    return _discovered(settings.sso_issuer.rstrip("/"), int(monotonic() // KEPT_SECONDS))


def address(settings: Settings, sent: Sent, hint: str | None) -> str:
    """Where to send somebody to sign on."""
    with _client(settings) as client:
        more = {"login_hint": hint} if hint else {}
        told, _ = client.create_authorization_url(
            provider(settings).authorization_endpoint,
            state=sent.state,
            nonce=sent.nonce,
            code_verifier=sent.verifier,
            **more,
        )
    return str(told)


def redeem(settings: Settings, sent: Sent, code: str) -> Mapping[str, Any]:
    """The claims of who came back with this code: signed by the provider, for us, now, and for this very sign-on."""
    at = provider(settings)
    try:
        with _client(settings) as client:
            got = client.fetch_token(
                at.token_endpoint, code=code, code_verifier=sent.verifier, timeout=SECONDS, allow_redirects=False
            )
        keys = KeySet.import_key_set(_fetched(at.jwks_uri))
    except AuthlibBaseError as error:
        raise refused() from error
    except (requests.RequestException, JoseError, ValueError) as error:
        raise down() from error
    try:
        claims = jwt.decode(str(got.get("id_token", "")), keys, algorithms=SIGNED_BY).claims
        rules = jwt.JWTClaimsRegistry(
            leeway=CLOCKS_DIFFER,
            iss={"essential": True, "value": at.issuer},
            aud={"essential": True, "value": settings.sso_client},
            nonce={"essential": True, "value": sent.nonce},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        )
        rules.validate(claims)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise refused() from error
    if claims.get("azp", settings.sso_client) != settings.sso_client:
        raise refused()
    return claims


def refused() -> Unsigned:
    """The one sentence for a sign-on that proves nothing."""
    return Unsigned(
        "单点登录没有成功，可能是时间太久或页面打开了两次。请从 /api/v1/sso 重新开始。",
        "Single sign-on did not succeed; it may have taken too long or been opened twice. Begin again at /api/v1/sso.",
    )


def down() -> SignOnDown:
    """The provider cannot be reached, or does not say what it has to."""
    return SignOnDown(
        "单点登录的提供方没有正常应答。请稍后再试，或用密码登录。",
        "The provider of single sign-on does not answer as it should. Try later, or sign in with your password.",
    )


@cache
def _discovered(issuer: str, _: int) -> Provider:
    """Asked for again every ten minutes."""
    try:
        told = _fetched(f"{_safe(issuer)}/.well-known/openid-configuration")
        found = Provider.model_validate({name: told.get(name) for name in Provider.model_fields})
    except (requests.RequestException, ValueError, AttributeError) as error:
        raise down() from error
    if found.issuer.rstrip("/") != issuer:
        raise down()
    for each in (found.authorization_endpoint, found.token_endpoint, found.jwks_uri):
        _safe(each)
    return found


def _fetched(url: str) -> Any:
    answer = requests.get(url, timeout=SECONDS, allow_redirects=False)
    answer.raise_for_status()
    return answer.json()


def _safe(url: str) -> str:
    """An address nobody can listen in on."""
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and local(parts.hostname or "")):
        return url
    raise SetUp(
        "HUIMIN_SSO_ISSUER 及其各地址须用 https://（本机除外）。",
        "HUIMIN_SSO_ISSUER and its addresses must be https://, except on this machine.",
    )


def _client(settings: Settings) -> Any:
    return OAuth2Session(
        settings.sso_client,
        settings.sso_secret.get_secret_value(),
        scope="openid profile",
        redirect_uri=settings.sso_return,
        code_challenge_method="S256",
    )
