"""Payments: money that left."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from base.model import Said
from graph.brought import Brought, End, OwnTie
from imports.tables import cells, contract
from imports.tables.column import Column, OneOf
from imports.tables.contract import Contract


class Payment(Contract):
    """One payment of an award: when, how much, for whom, into which account, and out of whose."""

    title = Said(zh="发放", en="Payments")
    about = Said(zh="已发放的款项，每笔一行。", en="Payments made, one a row.")
    ties_of: ClassVar[dict[str, str]] = {"person_id": "FOR", "account": "INTO", "institution_id": "FROM"}

    award_id: Annotated[cells.Id, Column("待遇编号", "The award it is of")]
    award_source: Annotated[cells.Id | None, Column("待遇来源", "Whose row that is; empty: the same source")] = None
    area: Annotated[cells.Township, Column("乡镇代码", "Township of the office that paid, 9 digits", ("街道代码",))]
    at: Annotated[cells.PastDay, Column("发放日期", "The day it was paid", ("支付日期", "日期"))]
    amount: Annotated[cells.Yuan, Column("金额", "Yuan", ("发放金额",))]
    for_month: Annotated[cells.Month | None, Column("所属月份", "The month it is for", ("发放月份", "月份"))] = None
    purpose: Annotated[str | None, OneOf("purpose"), Column("用途", "What for", ("发放类型",))] = None
    returned: Annotated[cells.PastDay | None, Column("退回日期", "The day it was sent back")] = None
    person_id: Annotated[cells.Id | None, Column("人员编号", "The person it is for, in an award of several")] = None
    person_source: Annotated[cells.Id | None, Column("人员来源", "Whose row that is; empty: the same source")] = None
    account: Annotated[cells.Account | None, Column("银行账号", "The account it went into", ("收款账号",))] = None
    institution_id: Annotated[cells.Id | None, Column("机构编号", "The institution that paid")] = None
    institution_source: Annotated[cells.Id | None, Column("机构来源", "Whose row that is; empty: the same source")] = (
        None
    )

    @model_validator(mode="after")
    def _together(self) -> Self:
        contract.in_order(self.at, self.returned, "returned")
        return self

    def brought(self, row: int) -> Brought:
        """The payment with its ties."""
        said = self.told("at", "amount", "for_month", "purpose", "returned")
        return self.node(row, "Payment", {"area": self.area, "county": self.area[:6], **said}, self._ties())

    def _ties(self) -> Iterator[OwnTie]:
        yield OwnTie("OF", None, self.end(self.award_id, self.award_source), {})
        if self.person_id is not None:
            yield OwnTie("FOR", None, self.end(self.person_id, self.person_source), {})
        if self.account is not None:
            yield OwnTie("INTO", None, End("account", self.account, self.source), {})
        if self.institution_id is not None:
            yield OwnTie("FROM", None, self.end(self.institution_id, self.institution_source), {})
