"""Households: of the register, or as an application declares them."""

from typing import Annotated, Self

from pydantic import model_validator

from base.model import Said
from graph.brought import Brought
from imports.tables import cells, contract
from imports.tables.column import Column, OneOf
from imports.tables.contract import Contract


class Household(Contract):
    """One household; who belongs to it stands in the ties."""

    title = Said(zh="家庭", en="Households")
    about = Said(zh="家庭，每户一行；成员见关系表。", en="Households, one a row; their members are ties.")

    area: Annotated[cells.Township, Column("乡镇代码", "Township, 9 digits", ("街道代码",))]
    basis: Annotated[str, OneOf("basis"), Column("依据", "Registered, or declared by an application", ("家庭依据",))]
    kind: Annotated[str | None, OneOf("household_kind"), Column("户类型", "Kind of household", ("户别",))] = None
    since: Annotated[cells.Day | None, contract.Since] = None
    until: Annotated[cells.Day | None, contract.Until] = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        contract.in_order(self.since, self.until)
        return self

    def brought(self, row: int) -> Brought:
        """The household."""
        said = self.told("basis", "kind", "since", "until")
        return self.node(row, "Household", {"area": self.area, "county": self.area[:6], **said})
