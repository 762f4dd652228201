"""Stays of people in institutions."""

from typing import Annotated, Self

from pydantic import model_validator

from base.model import Said
from graph.brought import Brought, OwnTie
from imports.tables import cells, contract
from imports.tables.column import Column, OneOf
from imports.tables.contract import Contract


class Stay(Contract):
    """One stay, which is a tie between a person and an institution."""

    title = Said(zh="入住", en="Stays")
    about = Said(zh="在机构的入住，每次一行。", en="Stays in institutions, one a row.")

    person_id: Annotated[cells.Id, Column("人员编号", "Who stays")]
    person_source: Annotated[cells.Id | None, Column("人员来源", "Whose row that is; empty: the same source")] = None
    institution_id: Annotated[cells.Id, Column("机构编号", "Where: of `import providers` it is KIND/KEY")]
    institution_source: Annotated[cells.Id | None, Column("机构来源", "Whose row that is; empty: the same source")] = (
        None
    )
    kind: Annotated[str | None, OneOf("stay_kind"), Column("入住类型", "Kind of stay", ("类型",))] = None
    reason: Annotated[cells.Text | None, Column("原因", "Why", ("入住原因",))] = None
    since: Annotated[cells.Day | None, Column("入住日期", "The first day", ("开始日期", "入院日期"))] = None
    until: Annotated[
        cells.Day | None, Column("离开日期", "The last day; empty: still there", ("结束日期", "出院日期"))
    ] = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        contract.in_order(self.since, self.until)
        return self

    def brought(self, row: int) -> Brought:
        """The stay as a tie."""
        person = self.end(self.person_id, self.person_source)
        place = self.end(self.institution_id, self.institution_source)
        said = self.told("since", "until", "kind", "reason")
        return Brought(row, self.source, self.source_id, None, (OwnTie("STAYS_AT", person, place, said),))
