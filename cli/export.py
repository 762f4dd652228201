"""`huimin export`: everything as CSV with the consent of two officers, and `huimin import export`: back."""

import secrets
import shutil
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from base.errors import Refused, SetUp
from base.model import Model
from base.settings import Settings
from cli import output, session
from cli.checked import checked
from cli.output import Json, aside
from cli.words import say
from graph import export as exporting
from graph import seeding, server
from graph.export import Exported
from ledger import exports
from ledger.store import open_ledger
from oversight import exports as consents
from oversight.exports import ConsentRequest, Consents

Target = Annotated[Path, typer.Argument(metavar="DIR", help=say("新的文件夹", "A folder that is not there yet"))]
Source = Annotated[Path, typer.Argument(metavar="DIR", help=say("完整导出的文件夹", "The folder of a full export"))]
Why = Annotated[str, typer.Option(help=say("理由（10 至 500 字）", "Why, in 10 to 500 characters"))]


class Loaded(Model):
    """How much was brought in."""

    nodes: int
    ties: int


def export(ctx: typer.Context, folder: Target, json: Json = False) -> None:
    """Write everything, whole or not at all; sealed numbers stay sealed."""
    settings: Settings = ctx.obj
    target = folder.expanduser().absolute()
    if target.exists():
        raise Refused(f"{target} 已存在。请换一个。", f"{target} exists. Name another folder.")
    given = exports.take(open_ledger(settings))
    by = ", ".join(f"{one.officer_id} ({one.reason})" for one in given)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        draft.mkdir(parents=True, mode=0o700)
        with session.operator(settings, "exports.export") as db, db.trail.acting("exported", reason=by):
            told = exporting.export(db, draft, _shown())
        draft.rename(target)
    except OSError as error:
        raise SetUp(
            f"不能写入 {target}（{error.strerror}），没有留下任何内容。请腾出空间或换一个文件夹，并重新取得同意。",
            f"{target} cannot be written ({error.strerror}); nothing was left behind. Make room or name another "
            "folder, and ask for consent again.",
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _tell(told, json)


def consent(ctx: typer.Context, reason: Why, json: Json = False) -> None:
    """Consent to one full export within 24 hours."""
    settings: Settings = ctx.obj
    with checked():
        request = ConsentRequest(reason=reason)
    with session.asked(settings, "exports.consent") as (_, trail):
        found = consents.consent(open_ledger(settings), trail, request)
    _standing(found, json)


def load(ctx: typer.Context, folder: Source, json: Json = False) -> None:
    """Fill an empty graph with a full export; sealed numbers open with the keys they were sealed under."""
    settings: Settings = ctx.obj
    exporting.checked(folder)
    if not server.is_ours(settings):
        raise Refused(
            "导入完整导出需要停止图数据库，只用于自带的服务器。",
            "A full export is loaded while the server is down, so into our own private one only.",
        )
    with session.operator(settings, "exports.load") as db:
        if seeding.state(db).people or seeding.foreign(db):
            raise Refused(
                "图不是空的，没有导入。请用空的 HUIMIN_HOME。",
                "The graph is not empty; nothing was imported. Use an empty HUIMIN_HOME.",
            )
        db.trail.acted("loaded-export")
    with server.stopped(settings, session.tell) as home:
        told = exporting.restore(settings, home, folder.expanduser().absolute())
    with session.graph(settings):  # which brings constraints and indexes
        pass
    if json:
        output.body(Loaded(nodes=told.nodes, ties=told.ties))
    else:
        output.line(
            say(f"已导入 {told.nodes} 个节点、{told.ties} 条关系。", f"{told.nodes} nodes and {told.ties} ties are in.")
        )


def _shown() -> exporting.Say:
    bar = Progress(console=aside, transient=True)
    task = bar.add_task(say("导出", "exporting"), total=None)

    def at(done: int, in_all: int) -> None:
        bar.start()
        bar.update(task, completed=done, total=in_all)
        if done >= in_all:
            bar.stop()

    return at


def _tell(told: Exported, json: bool) -> None:
    if json:
        output.body(told)
        return
    rows: list[list[object]] = [
        [f"{name}.csv", part.rows, part.content[:16]] for name, part in sorted(told.files.items())
    ]
    headings = [say("文件", "File"), say("行", "Rows"), say("内容", "Content")]
    below = say(f"共 {told.nodes} 个节点、{told.ties} 条关系。", f"{told.nodes} nodes and {told.ties} ties.")
    output.table(say("完整导出", "Full export"), headings, rows, below)


def _standing(found: Consents, json: bool) -> None:
    if json:
        output.body(found)
        return
    rows: list[list[object]] = [
        [one.id, one.officer_id, one.at.astimezone().strftime("%Y-%m-%d %H:%M"), one.reason] for one in found.consents
    ]
    headings = ["ID", say("工作人员", "Officer"), say("时间", "At"), say("理由", "Reason")]
    below = say(f"需要 {found.needed} 名工作人员的同意。", f"The consent of {found.needed} officers is needed.")
    output.table(say("完整导出的同意", "Consent to a full export"), headings, rows, below)
