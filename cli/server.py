"""The private graph server at the terminal: start it, stop it, see how it is."""

import typer

from base.errors import GraphDown
from base.model import Model
from base.settings import Settings
from cli import output
from cli.output import Json
from cli.session import tell
from cli.words import say
from graph import server

app = typer.Typer(no_args_is_help=True)
MEGABYTE = 1024 * 1024


class Stopped(Model):
    """Whether there was a server to stop."""

    stopped: bool


@app.command(help=say("启动图数据库；已在运行则不变。", "Start the graph server; a running one is left as it is."))
def start(ctx: typer.Context, json: Json = False) -> None:
    """Start the server and show where it is; a server the office names is only looked at."""
    settings: Settings = ctx.obj
    named = server.ensure(settings, tell)
    now = server.status(settings)
    if not now.running:
        raise GraphDown(
            f"{named.uri} 的图数据库没有应答。请检查 HUIMIN_NEO4J_URI 和那台服务器。",
            f"The graph at {named.uri} does not answer. Check HUIMIN_NEO4J_URI and that server.",
        )
    _show(now, json)


@app.command(help=say("停止自带的图数据库。", "Stop the private graph server."))
def stop(ctx: typer.Context, json: Json = False) -> None:
    """Stop our own server; a server the office names is never touched."""
    settings: Settings = ctx.obj
    stopped = server.stop(settings)
    if json:
        output.body(Stopped(stopped=stopped))
    elif stopped:
        output.screen.print(say("图数据库已停止。", "The graph server has stopped."))
    else:
        output.screen.print(say("自带的图数据库没有在运行。", "The private graph server was not running."))


@app.command(
    help=say("查看图数据库的状态；没有运行则退出码为 1。", "Show the server; exit code 1 when it does not run.")
)
def status(ctx: typer.Context, json: Json = False) -> None:
    """Where the server is, its memory and its data."""
    settings: Settings = ctx.obj
    now = server.status(settings)
    _show(now, json)
    if not now.running:
        raise typer.Exit(1)


def _show(now: server.Status, json: bool) -> None:
    if json:
        output.body(now)
        return
    size = None if now.data_bytes is None else f"{now.data_bytes / MEGABYTE:.1f} MB"
    rows: list[list[object]] = [
        [say("正在运行", "Running"), now.running],
        [say("自带", "Private"), now.private],
        [say("地址", "Address"), now.uri],
        [say("版本", "Version"), now.version],
        [say("进程号", "Process"), now.pid],
        [say("堆内存", "Heap"), now.heap],
        [say("页缓存", "Page cache"), now.page_cache],
        [say("数据文件夹", "Folder"), now.folder],
        [say("数据大小", "Data"), size],
    ]
    output.table(say("图数据库", "Graph server"), [say("项目", "What"), say("值", "Value")], rows)
