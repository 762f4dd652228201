"""`huimin backup` and `huimin restore`: an office in a folder, and back, with proof."""

from pathlib import Path
from typing import Annotated

import typer

from cli import output
from cli.backing_up import BackedUp, back_up
from cli.output import Json, progress
from cli.restoring import Restored
from cli.restoring import restore as bring_back
from cli.words import LANG, say

Target = Annotated[
    Path, typer.Argument(metavar="DIR", help=say("新的备份文件夹", "A folder for the backup, not there yet"))
]
Source = Annotated[Path, typer.Argument(metavar="DIR", help=say("备份文件夹", "The folder of a backup"))]
Verify = Annotated[bool, typer.Option("--verify", help=say("逐项证明与备份时相同", "Prove that all is as it was"))]
Replace = Annotated[bool, typer.Option("--replace", help=say("把现有数据移到旁边", "Move what is there aside"))]
Fingerprint = Annotated[str | None, typer.Option(help=say("备份时显示的指纹", "What the backup showed as fingerprint"))]
MEGABYTE = 1024 * 1024


def backup(ctx: typer.Context, folder: Target, json: Json = False) -> None:
    """Write a backup; the graph stops for a moment and is up again afterwards if it was."""
    told = back_up(ctx.obj, folder)
    if json:
        output.body(told)
    else:
        _show_backup(told)


def restore(
    ctx: typer.Context,
    folder: Source,
    verify: Verify = False,
    replace: Replace = False,
    fingerprint: Fingerprint = None,
    json: Json = False,
) -> None:
    """Put a backup back; exit code 1, and the home as it was, when it is not proved."""
    told = bring_back(ctx.obj, folder, verify, replace, fingerprint)
    if json:
        output.body(told)
    else:
        _show_restore(told)
    if not told.ok:
        raise typer.Exit(1)


def _show_backup(told: BackedUp) -> None:
    rows: list[list[object]] = [
        [say("文件夹", "Folder"), told.folder],
        [say("大小", "Size"), f"{told.bytes / MEGABYTE:.1f} MB"],
        [say("用时", "Took"), f"{told.seconds:.1f} s"],
        [say("指纹", "Fingerprint"), told.fingerprint],
        [say("密钥编号", "Keys"), list(told.keys)],
    ]
    output.table(say("备份", "Backup"), [say("项目", "What"), say("值", "Value")], rows)
    output.line(
        say(
            "备份里没有密钥。请把 keys.json 和 audit/signing.key 另外保管，不与备份放在一处：没有它们，号码打不开。"
            "指纹请抄在别处，恢复时用 --fingerprint 核对。",
            "The backup holds no key. Keep keys.json and audit/signing.key apart from it: without them no number can "
            "be read. Write the fingerprint down elsewhere; `--fingerprint` checks it at the restore.",
        )
    )
    if not told.audit_sound:
        progress(
            say("审计日志有损坏，请运行 huimin audit verify。", "The audit log is damaged; run `huimin audit verify`.")
        )
    _say_commands(told.commands, say("还要由您运行（不是我们的服务器）：", "Left for you to run, on servers not ours:"))


def _show_restore(told: Restored) -> None:
    for check in told.checks:
        mark = say("好", "well") if check.ok else say("不符", "wrong")
        output.line("\n  ".join([f"{mark}  {check.said.in_(LANG)}", *check.details]))
    if told.ok:
        output.line(
            say(f"已恢复到 {told.home}（{told.seconds:.1f} 秒）。", f"Restored to {told.home} in {told.seconds:.1f} s.")
        )
        output.line(
            say(
                f"备份中的会话和机器密钥已全部结束（{told.sessions_ended} 个），各人须重新登录。备份之后移除的人员、"
                "更改的角色和密码又回到了当时：请核对（huimin officer list）。",
                f"Every session and machine key of the backup was ended ({told.sessions_ended}): all sign in again. "
                "Who was removed since, and roles and passwords changed since, are as they were then: go through them "
                "(`huimin officer list`).",
            )
        )
    else:
        output.line(
            say("没有恢复：与备份时不符。原有内容未动。", "Nothing was restored: it is not as it was backed up.")
        )
    if told.before is not None:
        progress(
            say(
                f"原有内容在 {told.before}，不再需要时请删除。",
                f"What was there is in {told.before}; delete it when done.",
            )
        )
    _say_missing(told)
    _say_commands(told.commands, say("请在那些服务器上运行：", "Run on those servers:"))


def _say_missing(told: Restored) -> None:
    """What has to be done before anybody is answered: records lost, keys missing."""
    if told.lost:
        progress(
            say(
                f"备份之后的 {told.lost} 条审计记录已丢失，第二处仍有其检查点。记录在案之前不会回答任何请求："
                "huimin audit accept-loss --reason 原因。",
                f"{told.lost} audit records since the backup are lost; the second place has their heads. Nothing is "
                "answered until that is on record: `huimin audit accept-loss --reason WHY`.",
            )
        )
    if told.missing_keys:
        ids = "、".join(told.missing_keys)
        progress(
            say(
                f"缺少密钥 {ids}：请把备份时的密钥文件放回 {told.home}；签名密钥已丢失时运行 huimin audit new-key。",
                f"The keys {ids} are missing: put the key files of that time back into {told.home}. If the one that "
                "signs is lost, run `huimin audit new-key`.",
            )
        )


def _say_commands(commands: tuple[str, ...], heading: str) -> None:
    if commands:
        output.line("\n".join([heading, *(f"  {command}" for command in commands)]))
