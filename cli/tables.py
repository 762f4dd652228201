"""`huimin import people|households|ties …`: tables of registers, as a trial or as a job."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from rich.progress import Progress

from base.errors import Invalid
from base.model import Said
from base.settings import Settings
from cli import output, session
from cli.jobs import answer, at_work, carried_out
from cli.output import Json, aside
from cli.words import LANG, say
from graph.door import OperatorGraph
from graph.entry import seeded
from imports import table_job, table_trial
from imports.table_job import Asked, Coming
from imports.table_report import TableReport, wrong_rows
from imports.tables.contracts import TABLES
from imports.tables.headers import UnknownHeaders
from imports.tables.reading import TableFile, preview
from imports.tables.rules import Rules
from imports.tables.schema import schema
from imports.tables.template import template
from ledger import divisions, jobs
from ledger.store import Ledger, open_ledger

SHOWN = 20
File = Annotated[Path, typer.Argument(help=say("CSV、XLSX 或 NDJSON 文件", "A CSV, XLSX or NDJSON file"))]
Mapped = Annotated[Path | None, typer.Option("--mapping", help=say("列对照（YAML）", "Which column is which (YAML)"))]
Source = Annotated[str | None, typer.Option(help=say("所有行的来源", "Who says all the rows"))]
Dry = Annotated[bool, typer.Option("--dry-run", help=say("只看会有什么变化，不写入", "Only show what would change"))]
Back = Annotated[
    Path | None,
    typer.Option(help=say("标出错误的文件放在哪里；默认在原文件旁", "Where marked files go; default: beside the file")),
]
Table = Annotated[str, typer.Argument(metavar="TABLE", help=say("哪张表：", "Which table: ") + " ".join(TABLES))]
Target = Annotated[Path | None, typer.Argument(help=say("写到哪个文件", "The file to write"))]


class Wanted(NamedTuple):
    """One import as it was asked for."""

    table: str
    file: TableFile
    own: Path | None
    back: Path


def command(table: str) -> Callable[..., None]:
    """The command that brings this table in."""

    def bring(
        ctx: typer.Context,
        file: File,
        mapping: Mapped = None,
        source: Source = None,
        dry_run: Dry = False,
        back: Back = None,
        json: Json = False,
    ) -> None:
        settings: Settings = ctx.obj
        wanted = Wanted(table, _opened(file, table, mapping, source), mapping, back or file.parent)
        ledger = open_ledger(settings)
        report = _trial(settings, ledger, wanted) if dry_run else _import(settings, ledger, wanted)
        if json:
            output.body(report)
        else:
            _show(report, wanted, dry_run)

    bring.__doc__ = TABLES[table].about.en
    return bring


def write_template(table: Table, target: Target = None) -> None:
    """Write an empty workbook of a table, to be filled in."""
    path = target or Path(f"{_known(table)}.xlsx")
    if path.exists():
        raise Invalid(f"{path} 已存在，没有覆盖。", f"{path} exists and was left as it is.")
    template(path, TABLES[_known(table)])
    output.line(str(path))


def print_schema(table: Table) -> None:
    """The JSON Schema of a row of a table."""
    output.json(schema(TABLES[_known(table)]))


def _known(table: str) -> str:
    if table in TABLES:
        return table
    known = " ".join(TABLES)
    raise Invalid(
        f"没有 {table[:60]} 这张表；可以是：{known}。", f"There is no table {table[:60]}; it is one of {known}."
    )


def _opened(path: Path, table: str, mapping: Path | None, source: str | None) -> TableFile:
    try:
        file = TableFile(path, TABLES[table], mapping, source)
    except UnknownHeaders:
        for cells in preview(path):
            aside.print(" | ".join(cells), style="dim", markup=False)
        raise
    if file.unread:
        named = "、".join(header[:30] for header in file.unread)
        session.tell(Said(zh=f"不读取的列：{named}。", en=f"Columns that are not read: {named}."))
    return file


def _trial(settings: Settings, ledger: Ledger, wanted: Wanted) -> TableReport:
    with session.operator(settings, "imports.trial") as db, tempfile.TemporaryDirectory() as kept:
        rules = Rules(*_day(db), divisions.history(ledger))
        rows = _counted(wanted.file.after(0, rules), wanted.file.lines())
        report = table_trial.trial(db, rows, wanted.table, wanted.file.source or "", Path(kept))
        if report.wrong:
            back = Path(kept) / jobs.BACK
            back.mkdir()
            wanted.file.give_back(back, lambda: wrong_rows(Path(kept)))
            _give_back(report, wanted, back)
    return report


def _import(settings: Settings, ledger: Ledger, wanted: Wanted) -> TableReport:
    with session.operator(settings, "imports.ask") as db:
        day, invented = _day(db)
    with at_work(settings, ledger):
        asked = Asked(
            table=wanted.table,
            file=wanted.file.path.name,
            mapping=wanted.own and wanted.own.name,
            source=wanted.file.source,
            lines=wanted.file.lines(),
            day=day,
            invented=invented,
        )
        job = table_job.ask(ledger, wanted.file.path, wanted.own, asked, "operator")
        report = TableReport.model_validate(answer(carried_out(ledger, job.id)))
    _give_back(report, wanted, jobs.folder(ledger, job.id) / jobs.BACK)
    return report


def _day(db: OperatorGraph) -> tuple[date, bool]:
    """The day dates are judged by, and whether people may be invented: so it is where a seed has invented some."""
    return db.day, db.settings.invented or seeded(db.client, db.settings) is not None


def _counted(rows: Iterator[Coming], lines: int) -> Iterator[Coming]:
    with Progress(console=aside, transient=True) as shown:
        yield from shown.track(rows, total=lines, description=say("试算", "trial"))


def _give_back(report: TableReport, wanted: Wanted, kept: Path) -> None:
    """Bring the file with its errors marked, and its bad rows alone, to where the asker finds them."""
    if not report.wrong:
        return
    try:
        wanted.back.mkdir(parents=True, exist_ok=True)
        for path in sorted(kept.iterdir()):
            shutil.copy(path, wanted.back / path.name)
    except OSError as error:
        raise Invalid(
            f"不能写入 {wanted.back}（{error.strerror}）。导入已完成；标出错误的文件在 {kept}。",
            f"{wanted.back} cannot be written ({error.strerror}). The import is done; the marked files are in {kept}.",
        ) from error
    shown = wanted.back / wanted.file.path.stem
    session.tell(Said(zh=f"标出错误的原文件：{shown}.marked.xlsx", en=f"With its errors marked: {shown}.marked.xlsx"))
    session.tell(Said(zh=f"只含错误行，改好可再导入：{shown}.bad.csv", en=f"The wrong rows alone: {shown}.bad.csv"))


def _show(report: TableReport, wanted: Wanted, dry_run: bool) -> None:
    title = TABLES[wanted.table].title.in_(LANG)
    what = say("试算（没有写入）", "Trial (nothing was written)") if dry_run else say("导入", "Import")
    names = [say("读取", "Read"), say("新增", "New"), say("变更", "Changed"), say("未变", "Unchanged")]
    names += [say("等待他人", "Waiting"), say("有误", "Wrong"), say("等到的", "Arrived")]
    counts: list[object] = [report.read, report.new, report.changed, report.unchanged, report.waiting, report.wrong]
    caption = say("没有任何变化。", "Nothing changed.") if report.is_nothing else None
    output.table(f"{what}：{title}", names, [[*counts, report.arrived]], caption)
    if report.fields:
        rows: list[list[object]] = [[name, number] for name, number in sorted(report.fields.items())]
        output.table(say("变更的内容", "What changed"), [say("列", "Column"), say("行数", "Rows")], rows)
    if report.refusals:
        shown: list[list[object]] = [[one.row, one.field, one.reason.in_(LANG)] for one in report.refusals[:SHOWN]]
        more = report.wrong - len({one.row for one in report.refusals[:SHOWN]})
        below = say(f"另有 {more} 行。", f"and {more} more rows.") if more > 0 else None
        headings = [say("行", "Row"), say("列", "Column"), say("原因", "Reason")]
        output.table(say("有误的行", "Wrong rows"), headings, shown, below)
