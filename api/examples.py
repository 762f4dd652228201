"""Examples of answers, for the description of the HTTP face."""

from typing import Any


def shown(example: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    """An operation's `responses` with an example of a good answer."""
    return {200: {"content": {"application/json": {"example": example}}}}
