"""Ties between rows of any table."""

from functools import cache
from typing import Annotated, Self

from pydantic import model_validator

from base.model import Said
from graph.brought import Brought, End, OwnTie
from graph.model import model
from imports.tables import cells, contract
from imports.tables.column import Column, OneOf
from imports.tables.contract import Contract
from imports.tables.unread import Unread

OWN = ("role", "kind", "share", "boards", "reason", "end_reason")


@cache
def _own(kind: str) -> tuple[str, ...]:
    """Which of OWN a kind of tie may say."""
    known = {each.name for each in model().ties[kind].properties}
    return tuple(name for name in OWN if name in known)


class Tie(Contract):
    """One tie. Its end is a row, or a telephone or account by its number; of HAS it is a need's id."""

    title = Said(zh="关系", en="Ties")
    about = Said(
        zh="两行之间的关系，双方都用来源和来源编号指明；父母关系由父母指向子女。",
        en="Ties between two rows, each named by its source and its name there; PARENT_OF goes from parent to child.",
    )

    tie: Annotated[str, OneOf("tie"), Column("关系", "Kind of tie", ("关系类型", "relation"))]
    start_id: Annotated[cells.Id, Column("起点编号", "The row it goes out from", ("人员编号", "from_id", "person_id"))]
    start_source: Annotated[cells.Id | None, Column("起点来源", "Whose row that is; empty: the same source")] = None
    end_id: Annotated[cells.Id | None, Column("终点编号", "The row it goes to", ("对方编号", "to_id"))] = None
    end_source: Annotated[cells.Id | None, Column("终点来源", "Whose row that is; empty: the same source")] = None
    phone: Annotated[cells.Phones | None, Column("电话", "Of USES: the number, instead of a row")] = None
    account: Annotated[cells.Account | None, Column("银行账号", "Of OWNS: the number, instead of a row")] = None
    since: Annotated[cells.Day | None, contract.Since] = None
    until: Annotated[cells.Day | None, contract.Until] = None
    role: Annotated[cells.Text | None, Column("角色", "Of MEMBER_OF and RUNS: as what", ("与户主关系", "职务"))] = None
    kind: Annotated[cells.Text | None, Column("细类", "Of kin, stays, work: which kind", ("类别",))] = None
    share: Annotated[cells.Share | None, Column("份额", "Of OWNS: more than 0 up to 1")] = None
    boards: Annotated[cells.Yes | None, Column("住校", "Of STUDIES_AT: whether it is with board")] = None
    reason: Annotated[cells.Text | None, Column("原因", "Of STAYS_AT: why")] = None
    end_reason: Annotated[cells.Text | None, Column("结束原因", "Of SPOUSE_OF: how it ended")] = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        contract.in_order(self.since, self.until)
        ends = [self.end_id, self.phone, self.account]
        if sum(end is not None for end in ends) != 1 or (self.phone and len(self.phone) != 1):
            raise Unread(
                "终点编号、电话、银行账号要填且只填一项", "is the one end: a row, or a phone, or an account", "end_id"
            )
        for name in OWN:
            if getattr(self, name) is not None and name not in _own(self.tie):
                raise Unread("不属于这种关系", "does not belong to this kind of tie", name)
        return self

    def brought(self, row: int) -> Brought:
        """The tie."""
        said = self.told("since", "until", *_own(self.tie))
        tie = OwnTie(self.tie, self.end(self.start_id, self.start_source), self._end(), said)
        return Brought(row, self.source, self.source_id, None, (tie,))

    def _end(self) -> End:
        if self.phone:
            return End("phone", self.phone[0], self.source)
        if self.account is not None:
            return End("account", self.account, self.source)
        if self.tie == "HAS":
            return End("id", self.end_id or "", None, "Need")
        return self.end(self.end_id or "", self.end_source)
