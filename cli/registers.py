"""`huimin registers`: whose registers the office has brought in whole, so that what they do not have is none."""

from datetime import date, datetime
from typing import Annotated

import typer

from base.model import Said
from cli import output
from cli.checked import one_of
from cli.output import Json
from cli.session import operator
from cli.words import LANG, say
from graph import registers
from graph.registers import Registers
from policies.facts import DEPARTMENTS, Department

app = typer.Typer(no_args_is_help=True)
Area = Annotated[str, typer.Argument(help=say("区划代码", "An area's code"))]
Named = Annotated[
    str, typer.Argument(metavar="DEPARTMENT", help=say("部门：", "A department: ") + ", ".join(DEPARTMENTS))
]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help=say("自哪一天起完整（默认今天）", "Whole since which day; default: today")),
]


@app.command("list", help=say("列出已完整接入的登记。", "List the registers brought in whole."))
def listed(ctx: typer.Context, json: Json = False) -> None:
    """Every register that covers an area."""
    with operator(ctx.obj, "registers.list") as db:
        _tell(registers.listed(db), json)


@app.command(help=say("声明某部门的登记在某区划已完整接入。", "Say that a register has been brought in whole."))
def cover(ctx: typer.Context, area: Area, department: Named, since: Since = None, json: Json = False) -> None:
    """From a day on, what this register does not have of somebody of the area is none."""
    with operator(ctx.obj, "registers.cover") as db:
        _tell(registers.cover(db, area, _department(department), since.date() if since else date.today()), json)


@app.command(help=say("撤销这一声明。", "Take that back."))
def uncover(ctx: typer.Context, area: Area, department: Named, json: Json = False) -> None:
    """What this register does not have of somebody of the area is unknown again."""
    with operator(ctx.obj, "registers.uncover") as db:
        _tell(registers.uncover(db, area, _department(department)), json)


def _department(told: str) -> Department:
    return one_of(told, DEPARTMENTS, Said(zh="个部门", en="department"))


def _tell(found: Registers, json: bool) -> None:
    if json:
        output.body(found)
        return
    names: dict[str, str] = {name: said.in_(LANG) for name, said in DEPARTMENTS.items()}
    rows: list[list[object]] = [
        [one.area, one.department, names.get(one.department), one.since] for one in found.registers
    ]
    headings = [say("区划", "Area"), "ID", say("部门", "Department"), say("自", "Since")]
    output.table(say("完整接入的登记", "Registers brought in whole"), headings, rows)
