"""Policies speak of what registers bring in by the same words as the graph."""

from importlib.resources import files

import yaml

from policies import income, of_person, parents, rigid
from policies.facts import DEPARTMENTS, facts

TABLES = yaml.safe_load(files("imports.tables").joinpath("words.yml").read_text(encoding="utf-8"))


def test_kinds_of_disability_are_those_an_import_writes() -> None:
    assert facts()["disability_kind"].words.keys() - {"none", "other"} == TABLES["disability_kind"].keys()


def test_the_values_of_a_fact_that_policies_read_can_be_brought_in() -> None:
    values = TABLES["fact_values_of"]

    assert set(income.NOT_INCOME) <= set(values["income"])
    assert set(rigid.RIGID) == set(values["expenditure"])
    assert set(parents.CUSTODY) == set(values["custody"])
    assert set(of_person.AWAY) <= TABLES["fact_kind"].keys()
    assert set(values["school-stage"]) - {"postgraduate"} == facts()["school_stage"].words.keys() - {"none"}
    assert set(values["authorisation"]) == set(DEPARTMENTS)
    assert {value for each in values.values() for value in each} == TABLES["fact_value"].keys()
