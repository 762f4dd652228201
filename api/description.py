"""The OpenAPI document: refusals as what they are, problem documents of their own media type."""

from typing import Any

from fastapi import FastAPI

from api.problems import ProblemDocument

SAID: dict[int | str, str] = {
    400: "The body cannot be read, or a header is missing",
    413: "The body is too large",
    415: "The body is not JSON",
    422: "The request is not valid",
    429: "Too many requests; Retry-After says when to go on",
    503: "The graph or the ledger does not answer",
    "default": "Any other refusal",
}
REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemDocument, "description": said} for status, said in SAID.items()
}
KIND = "application/problem+json"


def install(app: FastAPI) -> None:
    """Describe every refusal under its true media type, which the framework has no word for."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            for methods in plain()["paths"].values():
                for operation in methods.values():
                    for answer in operation["responses"].values():
                        _retyped(answer)
                    for parameter in operation.get("parameters", ()):
                        parameter["schema"] = _without_null(parameter["schema"])
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """What a parameter may be: one that is left out is left out, and never the word null."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind.get("type") != "null"]
    if len(kinds) != 1:
        return schema
    own: dict[str, Any] = {name: value for name, value in schema.items() if name != "anyOf"}
    return own | dict(kinds[0])


def _retyped(answer: dict[str, Any]) -> None:
    content = answer.get("content", {})
    for media, told in list(content.items()):
        if told.get("schema", {}).get("$ref", "").endswith(f"/{ProblemDocument.__name__}"):
            content[KIND] = content.pop(media)
