"""Prints .env.example: every setting with its sentence. `make docs` keeps the file."""

import sys

from pydantic.fields import FieldInfo

from base.settings import Settings

OPENING = """\
# What an office can set, as environment variables. docker compose reads a file named .env and hands on
# all of it but what its containers fix (where the data lies, the address and port inside, the Neo4j beside it) and what
# one terminal states (token, purpose, case, broken glass). A file or folder is then one inside the container.
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
