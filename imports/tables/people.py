"""People of a register."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from base import citizen
from base.model import Said
from graph.brought import Brought, End, OwnTie
from imports.tables import cells, contract
from imports.tables.citizen import Citizen
from imports.tables.column import Column, OneOf
from imports.tables.contract import Contract
from imports.tables.unread import Unread


class Person(Contract):
    """One person. The sex and day of birth that a citizen number states are taken where their columns are empty."""

    title = Said(zh="人员", en="People")
    about = Said(zh="登记册中的人，每人一行。", en="The people of a register, one a row.")
    ties_of: ClassVar[dict[str, str]] = {"phone": "USES", "account": "OWNS"}

    name: Annotated[cells.Name, Column("姓名", "The name", ("名字", "人员姓名"))]
    sex: Annotated[str | None, OneOf("sex"), Column("性别", "The sex", ("gender",))] = None
    born: Annotated[cells.PastDay | None, Column("出生日期", "Day of birth", ("birthday", "出生年月日", "生日"))] = None
    died: Annotated[cells.PastDay | None, Column("死亡日期", "Day of death", ("去世日期",))] = None
    citizen_number: Annotated[
        Citizen | None,
        Column("居民身份证号码", "15 or 18 characters", ("身份证号", "身份证号码", "公民身份号码", "证件号码")),
    ] = None
    area: Annotated[cells.Township | None, Column("乡镇代码", "Township of residence, 9 digits", ("街道代码",))] = None
    village: Annotated[cells.Village | None, Column("村代码", "Village of residence, 12 digits", ("社区代码",))] = None
    disability_kind: Annotated[str | None, OneOf("disability_kind"), Column("残疾类别", "Kind of disability")] = None
    disability_grade: Annotated[
        str | None, OneOf("disability_grade"), Column("残疾等级", "1 (most severe) to 4", ("残疾级别",))
    ] = None
    phone: Annotated[
        cells.Phones | None,
        Column("电话", "Numbers, several with 、 between", ("联系电话", "手机", "手机号", "手机号码")),
    ] = None
    account: Annotated[cells.Account | None, Column("银行账号", "A bank account", ("银行卡号", "账号"))] = None
    lon: Annotated[cells.Longitude | None, contract.Longitude] = None
    lat: Annotated[cells.Latitude | None, contract.Latitude] = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        contract.both_degrees(self.lon, self.lat)
        contract.in_order(self.born, self.died, "died")
        if self.area is None and self.village is None:
            raise Unread("乡镇代码和村代码至少填一项", "is needed, or the village", "area")
        if self.area and self.village and not self.village.startswith(self.area):
            raise Unread("不在所填的乡镇内", "does not lie in the township", "village")
        if self.citizen_number is not None:
            said = citizen.says(self.citizen_number)
            if self.born not in (None, said.born):
                raise Unread("与出生日期不符", "speaks of another day of birth", "citizen_number")
            if self.sex not in (None, said.sex):
                raise Unread("与性别不符", "speaks of the other sex", "citizen_number")
        return self

    def brought(self, row: int) -> Brought:
        """The person, with phone and account."""
        area = self.area or (self.village or "")[:9]
        said = self.told("sex", "born", "died", "citizen_number", "village", "disability_kind")
        if self.citizen_number is not None:
            _, born, sex = citizen.says(self.citizen_number)
            said |= {"born": born, "sex": sex}
        if "disability_grade" in self.model_fields_set:
            said["disability_grade"] = None if self.disability_grade is None else int(self.disability_grade)
        return self.node(row, "Person", {"name": self.name, "area": area, "county": area[:6], **said}, self._ties())

    def _ties(self) -> Iterator[OwnTie]:
        for at, number in enumerate(self.phone or ()):
            yield OwnTie("USES", None, End("phone", number, self.source), {}, f"USES{at}" if at else "USES")
        if self.account is not None:
            yield OwnTie("OWNS", None, End("account", self.account, self.source), {})
