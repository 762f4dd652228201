"""The office's keys at the terminal: which there are, a new one, an old one away; never a key itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from base.keys import Profile
from base.settings import Settings
from cli import output, rotation, session
from cli.output import Json, aside, progress
from cli.rotation import KeyList, KeyShown, Rotated, Say, Stores
from cli.words import say
from ledger.store import open_ledger

app = typer.Typer(no_args_is_help=True)
USES = {"sealing": say("加密", "sealing"), "blinding": say("盲索引", "blind index")}
NewProfile = Annotated[
    Profile | None,
    typer.Option(
        help=say("新密钥的算法：aes 或国密 sm；默认 HUIMIN_KEYS_PROFILE", "aes or sm; HUIMIN_KEYS_PROFILE by default")
    ),
]
Blinding = Annotated[
    bool, typer.Option("--blinding", help=say("同时更换盲索引密钥", "Also a new key for the blind indexes"))
]


@app.command("list", help=say("列出密钥，以及还有多少内容使用它。", "The keys, and how much still needs each."))
def show(ctx: typer.Context, json: Json = False) -> None:
    """Ids, algorithms, days and counts; 1 when something needs a key we do not have."""
    with _stores(ctx.obj) as stores:
        told = rotation.shown(stores)
    if json:
        output.body(told)
    else:
        _table(told)
    if not all(key.held for key in told.keys):
        raise typer.Exit(1)


@app.command(help=say("换新密钥并重新加密；中断后再运行即继续。", "New keys, all sealed anew; can be resumed."))
def rotate(ctx: typer.Context, blinding: Blinding = False, profile: NewProfile = None, json: Json = False) -> None:
    """Go on with an earlier rotation or begin a new one; 1 when something could not be opened."""
    settings: Settings = ctx.obj
    progress(say("正在换密钥；查询照常进行。", "Rotating; questions go on being answered."))
    with _stores(settings) as stores, _bar() as advance:
        done = rotation.rotate(stores, profile or settings.keys_profile, blinding, advance)
    if json:
        output.body(done)
    else:
        _tell(done)
    if done.unopened:
        raise typer.Exit(1)


@app.command(help=say("停用一个不再需要的旧密钥。", "Take an old key away that nothing needs any more."))
def retire(
    ctx: typer.Context,
    key_id: Annotated[str, typer.Argument(metavar="ID", help=say("密钥的 ID", "The key's id"))],
) -> None:
    """Retire a key; what is in a backup made before still needs it."""
    with _stores(ctx.obj) as stores:
        rotation.retire(stores, key_id)
    output.line(
        say(
            f"已停用 {key_id}。恢复此前的备份仍需要它：请与备份一起保管。",
            f"Retired {key_id}. Backups made before still need it: keep it with them.",
        )
    )


@contextmanager
def _stores(settings: Settings) -> Iterator[Stores]:
    with session.operator(settings, "keys.rotate") as db:
        yield Stores(settings, db, open_ledger(settings))


def _table(told: KeyList) -> None:
    headings = [
        "ID",
        say("用途", "Use"),
        say("算法", "Algorithm"),
        say("启用", "Made"),
        say("当前", "Current"),
        say("图中号码", "Numbers"),
        say("账本密文", "Secrets"),
    ]
    missing = say("缺少的密钥无法打开任何内容，请从备份恢复。", "Missing keys open nothing: restore a backup.")
    caption = None if all(key.held for key in told.keys) else missing
    output.table(say("密钥", "Keys"), headings, [_row(key) for key in told.keys], caption)


def _row(key: KeyShown) -> list[object]:
    algorithm = key.algorithm if key.held else say("缺少", "missing")
    return [key.id, USES[key.use], algorithm, key.made, key.current, key.numbers, key.secrets]


def _tell(done: Rotated) -> None:
    if done.made:
        names = say("、", ", ").join(done.made)
        output.line(
            say(
                f"新密钥 {names}；已重新加密 {done.resealed} 项。旧密钥可用 huimin keys retire 停用。",
                f"New: {names}; {done.resealed} sealed anew. Old keys can go: `huimin keys retire`.",
            )
        )
    else:
        output.line(
            say(
                f"接着完成上一次换密钥：已重新加密 {done.resealed} 项。要再换新密钥，请再运行一次。",
                f"Went on with an earlier rotation: {done.resealed} sealed anew. Run it again for a new key.",
            )
        )
    for name in done.unopened[:20]:
        output.line(say(f"不能打开，保持原样：{name}", f"Does not open, left as it is: {name}"))
    if len(done.unopened) > 20:
        output.line(say(f"……共 {len(done.unopened)} 项", f"… {len(done.unopened)} in all"))


@contextmanager
def _bar() -> Iterator[Say]:
    """A progress bar of sealed texts on standard error."""
    columns = (TextColumn(say("项", "texts")), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=aside, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, in_all: bar.update(task, completed=min(done, in_all), total=in_all)
