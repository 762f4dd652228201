"""Resources: what institutions can give."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, model_validator

from base.model import Said
from graph.brought import Brought, End, OwnTie
from graph.needs import tree
from imports.tables import cells, contract
from imports.tables.column import Column, OneOf
from imports.tables.contract import Contract
from imports.tables.unread import Unread


def _known(needs: tuple[str, ...]) -> tuple[str, ...]:
    if not all(need in tree() for need in needs):
        raise Unread("含有未知的需求编号", "holds an id that is no need's")
    return tuple(dict.fromkeys(needs))


class Resource(Contract):
    """One resource, with who offers it and which needs it meets."""

    title = Said(zh="资源", en="Resources")
    about = Said(zh="机构能提供的服务、项目或物资，每项一行。", en="Services, projects or goods, one a row.")
    ties_of: ClassVar[dict[str, str]] = {"needs": "MEETS"}

    name: Annotated[cells.Name, Column("名称", "What it is called", ("资源名称", "服务名称"))]
    kind: Annotated[str, OneOf("resource_kind"), Column("类别", "Kind of resource", ("资源类别",))]
    detail: Annotated[cells.Text | None, Column("说明", "What it is, in a sentence", ("简介", "描述", "about"))] = None
    institution_id: Annotated[cells.Id, Column("机构编号", "Who offers it")]
    institution_source: Annotated[cells.Id | None, Column("机构来源", "Whose row that is; empty: the same source")] = (
        None
    )
    needs: Annotated[
        Annotated[cells.Ids, AfterValidator(_known)] | None, Column("需求", "Ids of needs it meets, with 、 between")
    ] = None
    capacity: Annotated[cells.Count | None, Column("容量", "How many it can take", ("总数", "床位数"))] = None
    free: Annotated[cells.Count | None, Column("空余", "How many are free", ("余量", "空床"))] = None
    unit: Annotated[str | None, OneOf("unit"), Column("单位", "What is counted")] = None
    updated: Annotated[cells.PastDay | None, Column("更新日期", "When capacity and free were last known")] = None
    min_age: Annotated[cells.Age | None, Column("最低年龄", "Years")] = None
    max_age: Annotated[cells.Age | None, Column("最高年龄", "Years")] = None
    sex: Annotated[str | None, OneOf("sex"), Column("性别", "Only this sex; empty: everybody")] = None
    disability_kinds: Annotated[cells.Disabilities | None, Column("残疾类别", "Only these kinds of disability")] = None
    serves: Annotated[cells.Codes | None, Column("服务区域", "Codes of divisions it serves, of any level")] = None
    opens: Annotated[cells.Text | None, Column("开放时间", "As it is written")] = None
    since: Annotated[cells.Day | None, contract.Since] = None
    until: Annotated[cells.Day | None, contract.Until] = None
    lon: Annotated[cells.Longitude | None, contract.Longitude] = None
    lat: Annotated[cells.Latitude | None, contract.Latitude] = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        contract.both_degrees(self.lon, self.lat)
        contract.in_order(self.since, self.until)
        if self.min_age is not None and self.max_age is not None and self.max_age < self.min_age:
            raise Unread("小于最低年龄", "is below the lowest age", "max_age")
        if self.capacity is not None and self.free is not None and self.free > self.capacity:
            raise Unread("大于容量", "is more than the capacity", "free")
        return self

    def brought(self, row: int) -> Brought:
        """The resource, who offers it and what it meets."""
        said = self.told(
            "name",
            "kind",
            "capacity",
            "free",
            "unit",
            "updated",
            "min_age",
            "max_age",
            "sex",
            "opens",
            "since",
            "until",
        )
        for name in {"disability_kinds", "serves"} & self.model_fields_set:
            value = getattr(self, name)
            said[name] = None if value is None else list(value)
        if "detail" in self.model_fields_set:
            said["about"] = self.detail
        titles = [word for need in self.needs or () for word in _words(need)]
        said["search_text"] = " ".join(filter(None, [self.name, self.detail, *titles]))
        return self.node(row, "Resource", said, self._ties())

    def _ties(self) -> Iterator[OwnTie]:
        times = self.told("since", "until")
        yield OwnTie("OFFERS", self.end(self.institution_id, self.institution_source), None, times)
        for need in self.needs or ():
            yield OwnTie("MEETS", None, End("id", need, None, "Need"), times, f"MEETS-{need}")


def _words(need: str) -> Iterator[str]:
    told = tree()[need]
    yield from (told.title, told.title_zh, *told.aliases)
