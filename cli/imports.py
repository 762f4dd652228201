"""Files other people send: `huimin import providers`, and the tables of registers."""

from pathlib import Path
from typing import Annotated

import typer

from base.settings import Settings
from cli import areas, export, output, session, tables, waiting
from cli.jobs import answer, at_work, carried_out
from cli.output import Json
from cli.words import LANG, say
from imports import job, providers
from imports.coordinates import Crs
from imports.provider_kinds import kind_of
from imports.tables.contracts import TABLES
from ledger.store import open_ledger

app = typer.Typer(no_args_is_help=True)
app.command("waiting", help=say("列出等待他人到来的行。", "List rows that wait for somebody."))(waiting.listed)
for name, table in TABLES.items():
    app.command(name, help=say(table.about.zh, table.about.en))(tables.command(name))
app.command("areas", help=say("导入行政区划及其历史代码。", "Bring in divisions and their codes of the past."))(
    areas.bring
)
app.command("export", help=say("把完整导出装入空图。", "Load a full export into an empty graph."))(export.load)
app.command("template", help=say("写出一张表的空白模板。", "Write a table's empty workbook."))(tables.write_template)
app.command("schema", help=say("输出一张表的 JSON Schema。", "Print a table's JSON Schema."))(tables.print_schema)
SHOWN = 20

File = Annotated[Path, typer.Argument(help=say("CSV 或 GeoJSON 文件", "A CSV or GeoJSON file"))]
KINDS = "care-homes|schools|food-banks|hospitals|pharmacies|job-centres|clinics|childrens-centres"
As = Annotated[str, typer.Option("--as", metavar="KIND", help=say("机构类别：", "What the file holds: ") + KINDS)]
Source = Annotated[str | None, typer.Option(help=say("来源名称；默认为机构类别", "Who says so; default: the kind"))]
System = Annotated[Crs | None, typer.Option(help=say("文件的坐标系", "The file's coordinate system"))]
Ending = Annotated[
    bool,
    typer.Option(
        "--allow-ending", help=say("允许结束该来源五分之一以上的机构", "Allow ending over a fifth of this source")
    ),
]


@app.command("providers", help=say("导入机构及其服务。", "Bring in institutions and what they offer."))
def bring(
    ctx: typer.Context,
    file: File,
    kind: As,
    source: Source = None,
    crs: System = None,
    allow_ending: Ending = False,
    json: Json = False,
) -> None:
    """Bring a file of providers in and report what became of each row."""
    settings: Settings = ctx.obj
    wanted = kind_of(kind)
    asked = providers.Import(file, wanted, wanted.id if source is None else source, crs, allow_ending)
    contents = providers.read(asked)
    for note in contents.notes:
        session.tell(note)
    ledger = open_ledger(settings)
    with at_work(settings, ledger):
        asked_for = job.ask(ledger, asked, "operator")
        report = providers.Report.model_validate(answer(carried_out(ledger, asked_for.id)))
    if json:
        output.body(report)
    else:
        show(report, asked)


def show(report: providers.Report, asked: providers.Import) -> None:
    """The counts, then the first refused rows with their reasons."""
    title = say(f"导入{asked.kind.title.zh}（来源 {asked.source}）", f"{asked.kind.title.en} (source {asked.source})")
    headings = [say("读取", "Read"), say("新增", "New"), say("变更", "Changed"), say("未变", "Unchanged")]
    headings += [say("结束", "Ended"), say("拒收", "Refused")]
    counts: list[object] = [report.read, report.new, report.changed, report.unchanged, report.ended, report.refused]
    output.table(title, headings, [counts])
    if report.refusals:
        rows: list[list[object]] = [[one.row, one.reason.in_(LANG)] for one in report.refusals[:SHOWN]]
        more = report.refused - len(rows)
        caption = say(f"另有 {more} 行，用 --json 查看全部。", f"and {more} more; --json shows all.") if more else None
        output.table(say("拒收的行", "Refused rows"), [say("行", "Row"), say("原因", "Reason")], rows, caption)
