"""Reads the county's data files, once each."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def read(name: str) -> Any:
    """What seed/<name>.yml holds."""
    return yaml.safe_load(files("seed").joinpath(f"{name}.yml").read_text(encoding="utf-8"))
