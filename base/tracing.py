"""W3C Trace Context: the `traceparent` of whoever asks, carried on under a step of our own."""

import re
import secrets

PARENT = re.compile(r"(?P<version>[0-9a-f]{2})-(?P<trace>[0-9a-f]{32})-(?P<step>[0-9a-f]{16})-(?P<flags>[0-9a-f]{2})")
LONGEST = 512


def carried(told: str | None) -> str:
    """A `traceparent` with the asker's trace where they sent a valid one, and a fresh step; else with a fresh trace."""
    trace, flags = _valid(told or "") or (secrets.token_hex(16), "00")
    return f"00-{trace}-{secrets.token_hex(8)}-{flags}"


def trace_id(parent: str) -> str:
    """The 32 digits by which one trace is found again in every log."""
    return parent.split("-")[1]


def _valid(told: str) -> tuple[str, str] | None:
    """Trace and flags; later versions may say more after a further dash, as the standard foresees."""
    if len(told) > LONGEST or not (found := PARENT.match(told)):
        return None
    rest = told[found.end() :]
    wrong = found["version"] == "ff" or not int(found["trace"], 16) or not int(found["step"], 16)
    if wrong or (rest and (found["version"] == "00" or not rest.startswith("-"))):
        return None
    return found["trace"], f"{int(found['flags'], 16) & 1:02x}"
