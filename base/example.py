"""Prints .env.example: every setting with its sentence. `make docs` keeps the file."""

import sys

from pydantic.fields import FieldInfo

from base.settings import Settings

OPENING = """\
# What an office can set, as environment variables. docker compose reads a file named .env, and of it the password and
# sizes of Neo4j, the language, the port, the hosts, https, the token of /metrics, and the times, distances and days
# below; the rest is fixed in the image.
# Each line shows the default; uncomment it to set another. Made by `make docs` from base/settings.py.
"""


def example() -> str:
    """The whole of .env.example."""
    return OPENING + "".join(_entry(name, field) for name, field in Settings.model_fields.items())


def _entry(name: str, field: FieldInfo) -> str:
    default = field.default if isinstance(field.default, str | int | float) else ""
    return f"\n# {field.description}\n# HUIMIN_{name.upper()}={default}\n"


if __name__ == "__main__":
    sys.stdout.write(example())
