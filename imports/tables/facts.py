"""Facts: what a register or an officer states about somebody, such as an income, with its time."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_validator

from base.model import Said
from graph.brought import Brought, OwnTie
from imports.tables import cells, contract
from imports.tables.column import Column, OneOf, plain, spelt, words
from imports.tables.contract import Contract
from imports.tables.unread import Unread

IN_YUAN = ("income", "savings", "expenditure", "insurance-paid")


def read(value: Any) -> str:
    """One of the words of a fact: too many for the drop-down of a spreadsheet."""
    found = spelt("fact_value").get(plain(str(value)))
    if found is None:
        raise Unread("不是已知的取值（imports/tables/words.yml）", "is no known value (imports/tables/words.yml)")
    return found


Value = Annotated[str, BeforeValidator(read)]


class Fact(Contract):
    """One statement; what policies read of it stands in policies/ by the same words."""

    title = Said(zh="事实", en="Facts")
    about = Said(
        zh="登记或工作人员对个人、家庭、机构的陈述，如收入、支出、劳动能力，每项一行。",
        en="What registers or officers state about people, households and institutions, such as an income, one a row.",
    )

    about_id: Annotated[
        cells.Id,
        Column(
            "对象编号",
            "Whom it is about: a person, household or institution",
            ("人员编号", "家庭编号", "机构编号", "holder_id"),
        ),
    ]
    about_source: Annotated[cells.Id | None, Column("对象来源", "Whose row that is; empty: the same source")] = None
    kind: Annotated[str, OneOf("fact_kind"), Column("事实类型", "What it states", ("类型",))]
    value: Annotated[Value | None, Column("取值", "Which, by its kind: imports/tables/words.yml has them", ("值",))] = (
        None
    )
    amount: Annotated[
        cells.Yuan | None,
        Column("金额", "Yuan: of an income a month, else in all; beds: how many", ("数额",)),
    ] = None
    since: Annotated[cells.Day | None, contract.Since] = None
    until: Annotated[cells.Day | None, contract.Until] = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        contract.in_order(self.since, self.until)
        if self.kind in IN_YUAN and self.amount is None:
            raise Unread("缺少金额", "needs an amount", "amount")
        fits = words("fact_values_of").get(self.kind, [])
        if fits and self.value not in fits:
            raise Unread(
                f"应为其中之一：{'、'.join(fits)}", f"of {self.kind} should be one of {', '.join(fits)}", "value"
            )
        return self

    def brought(self, row: int) -> Brought:
        """The fact with whom it is about."""
        said = self.told("kind", "value", "amount", "since", "until")
        end = self.end(self.about_id, self.about_source)
        return self.node(row, "Fact", said, [OwnTie("ABOUT", None, end, self.told("since", "until"))])
