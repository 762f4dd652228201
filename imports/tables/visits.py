"""Visits: services delivered at home."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import ValidationInfo, model_validator

from base.clock import CHINA
from base.model import Said
from graph.brought import Brought, OwnTie
from imports.tables import cells, contract
from imports.tables.column import Column, OneOf
from imports.tables.contract import Contract
from imports.tables.rules import Rules
from imports.tables.unread import Unread


class Visit(Contract):
    """One visit: by whom, to whom, billed by which institution."""

    title = Said(zh="上门服务", en="Visits")
    about = Said(zh="上门服务记录，每次一行。", en="Services delivered at home, one a row.")
    ties_of: ClassVar[dict[str, str]] = {"worker_id": "MADE", "institution_id": "BILLED"}

    kind: Annotated[str, OneOf("visit_kind"), Column("服务类型", "Kind of service", ("类型",))]
    person_id: Annotated[cells.Id, Column("服务对象编号", "To whom", ("人员编号",))]
    person_source: Annotated[cells.Id | None, Column("服务对象来源", "Whose row that is; empty: the same source")] = (
        None
    )
    worker_id: Annotated[cells.Id | None, Column("服务人员编号", "By whom")] = None
    worker_source: Annotated[cells.Id | None, Column("服务人员来源", "Whose row that is; empty: the same source")] = (
        None
    )
    institution_id: Annotated[cells.Id | None, Column("机构编号", "Which institution bills it")] = None
    institution_source: Annotated[cells.Id | None, Column("机构来源", "Whose row that is; empty: the same source")] = (
        None
    )
    amount: Annotated[cells.Yuan | None, Column("结算金额", "Yuan billed", ("金额",))] = None
    starts: Annotated[cells.Moment, Column("开始时间", "When it began; without an offset China's time", ("签到时间",))]
    ends: Annotated[cells.Moment | None, Column("结束时间", "When it ended", ("签退时间",))] = None
    status: Annotated[str | None, OneOf("visit_status"), Column("状态", "Whether it took place")] = None
    for_whom: Annotated[cells.Text | None, Column("代为何人", "Whom it was for when not the person at home")] = None
    lon: Annotated[cells.Longitude | None, contract.Longitude] = None
    lat: Annotated[cells.Latitude | None, contract.Latitude] = None

    @model_validator(mode="after")
    def _together(self, info: ValidationInfo) -> Self:
        contract.both_degrees(self.lon, self.lat)
        if self.ends is not None and self.ends < self.starts:
            raise Unread("早于开始", "lies before the beginning", "ends")
        rules: Rules = info.context  # type: ignore[assignment]
        if self.status == "delivered" and self.starts.astimezone(CHINA).date() > rules.day:
            raise Unread("在将来，不可能已完成", "lies in the future; it cannot have been delivered", "starts")
        return self

    def brought(self, row: int) -> Brought:
        """The visit with its ties."""
        said = self.told("kind", "starts", "ends", "status")
        if "for_whom" in self.model_fields_set:
            said["for"] = self.for_whom
        return self.node(row, "Visit", said, self._ties())

    def _ties(self) -> Iterator[OwnTie]:
        yield OwnTie("TO", None, self.end(self.person_id, self.person_source), {})
        if self.worker_id is not None:
            yield OwnTie("MADE", self.end(self.worker_id, self.worker_source), None, {})
        if self.institution_id is not None:
            place = self.end(self.institution_id, self.institution_source)
            yield OwnTie("BILLED", place, None, self.told("amount"))
