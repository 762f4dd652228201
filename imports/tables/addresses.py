"""Addresses: places people live or an institution stands."""

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from base.model import Said
from graph.brought import Brought, End, OwnTie
from imports.tables import cells, contract
from imports.tables.column import Column, OneOf
from imports.tables.contract import Contract


class Address(Contract):
    """One address; who lives there stands in the ties."""

    title = Said(zh="地址", en="Addresses")
    about = Said(
        zh="地址，每处一行；谁住在那里见关系表。", en="Addresses, one a row; who lives there stands in the ties."
    )
    ties_of: ClassVar[dict[str, str]] = {"area": "IN"}

    text: Annotated[cells.Text, Column("地址", "As it is written", ("详细地址", "住址", "address"))]
    kind: Annotated[str | None, OneOf("address_kind"), Column("地址类型", "What stands there", ("类型",))] = None
    area: Annotated[cells.Township | None, Column("乡镇代码", "Township, 9 digits", ("街道代码",))] = None
    lon: Annotated[cells.Longitude | None, contract.Longitude] = None
    lat: Annotated[cells.Latitude | None, contract.Latitude] = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        contract.both_degrees(self.lon, self.lat)
        return self

    def brought(self, row: int) -> Brought:
        """The address, in its township."""
        ties = [] if self.area is None else [OwnTie("IN", None, End("id", self.area, None, "Area"), {})]
        return self.node(row, "Address", {"text": self.text, **self.told("kind")}, ties)
