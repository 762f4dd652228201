"""Awards: policies granted."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from base.model import Said
from graph.brought import Brought, End, OwnTie
from imports.tables import cells, contract
from imports.tables.column import Column, OneOf
from imports.tables.contract import Contract


class Award(Contract):
    """One award, with who holds it, under which policy, and into which account it is paid."""

    title = Said(zh="待遇", en="Awards")
    about = Said(zh="已批准的待遇，每项一行。", en="Benefits granted, one a row.")
    ties_of: ClassVar[dict[str, str]] = {"account": "PAID_INTO"}

    policy: Annotated[cells.Id, Column("政策", "The policy's id, such as minimum-living-allowance", ("政策编号",))]
    holder_id: Annotated[
        cells.Id, Column("享有者编号", "The person, household or institution that holds it", ("人员编号", "家庭编号"))
    ]
    holder_source: Annotated[cells.Id | None, Column("享有者来源", "Whose row that is; empty: the same source")] = None
    area: Annotated[cells.Township, Column("乡镇代码", "Township of the office that pays, 9 digits", ("街道代码",))]
    status: Annotated[str, OneOf("award_status"), Column("状态", "Whether it is being paid", ("待遇状态",))]
    monthly: Annotated[cells.Yuan | None, Column("月金额", "Yuan a month", ("月标准",))] = None
    amount: Annotated[cells.Yuan | None, Column("一次性金额", "Yuan, once", ("金额",))] = None
    cause: Annotated[cells.Text | None, Column("事由", "Why it was granted", ("致困原因",))] = None
    end_reason: Annotated[cells.Text | None, Column("结束原因", "Why it ended", ("终止原因", "停发原因"))] = None
    since: Annotated[cells.Day | None, contract.Since] = None
    until: Annotated[cells.Day | None, contract.Until] = None
    account: Annotated[cells.Account | None, Column("银行账号", "The account it is paid into", ("发放账号",))] = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        contract.in_order(self.since, self.until)
        return self

    def brought(self, row: int) -> Brought:
        """The award with its ties."""
        said = self.told("status", "monthly", "amount", "cause", "end_reason", "since", "until")
        return self.node(row, "Award", {"area": self.area, "county": self.area[:6], **said}, self._ties())

    def _ties(self) -> Iterator[OwnTie]:
        times = self.told("since", "until")
        yield OwnTie("HELD_BY", None, self.end(self.holder_id, self.holder_source), times)
        yield OwnTie("UNDER", None, End("id", self.policy, None, "Policy"), times)
        if self.account is not None:
            yield OwnTie("PAID_INTO", None, End("account", self.account, self.source), times)
