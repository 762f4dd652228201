"""Policies speak of what registers bring in by the same words as the graph."""

from importlib.resources import files

import yaml

from policies.facts import facts

TABLES = yaml.safe_load(files("imports.tables").joinpath("words.yml").read_text(encoding="utf-8"))


def test_kinds_of_disability_are_those_an_import_writes() -> None:
    assert facts()["disability_kind"].words.keys() - {"none", "other"} == TABLES["disability_kind"].keys()
