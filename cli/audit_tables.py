"""Answers about the audit log as a person reads them at the terminal."""

from datetime import datetime
from pathlib import Path

from base.clock import CHINA
from cli.output import line, table
from cli.words import LANG, say
from ledger.audit.export import Exported
from ledger.audit.findings import Verified
from ledger.audit.mine import Looks
from ledger.audit.proof import Checked
from ledger.audit.retire import Retired
from ledger.audit.search import Found

KINDS = {
    "edit": ("改动", "edit"),
    "deletion": ("删除", "deletion"),
    "insertion": ("插入", "insertion"),
    "reordering": ("调换", "reordering"),
    "truncation": ("截尾", "truncation"),
    "replay": ("旧副本", "replay"),
    "checkpoint": ("检查点", "checkpoint"),
}
DID = {"looked": ("查看", "looked"), "changed": ("更改", "changed"), "acted": ("办理", "acted")}


def verified(found: Verified) -> None:
    """Sound or not, each damage with its place, and the head to write down."""
    if found.damages:
        headings = [say("种类", "Kind"), say("从", "From"), say("到", "To"), say("说明", "What")]
        rows: list[list[object]] = [
            [say(*KINDS[it.kind]), it.first, it.last, it.said.in_(LANG)] for it in found.damages
        ]
        table(say("审计日志被改动过", "The audit log was changed"), headings, rows)
    else:
        line(say("审计日志完好，与签名一致。", "The audit log is sound: it is as it was signed."))
    counted = say(
        f"记录 {found.size}（已归档 {found.retired}），检查点 {found.checkpoints}，核对签名 {found.signatures}。",
        f"{found.size} records ({found.retired} retired), {found.checkpoints} checkpoints, "
        f"{found.signatures} signatures checked.",
    )
    line(counted)
    line(say("请记下：", "Write this down: ") + f"--size {found.size} --root {found.root}")
    for note in found.notes:
        line(note.in_(LANG))


def found(page: Found) -> None:
    """Records, newest first."""
    headings = ["#", say("时间", "When"), say("人员", "Officer"), say("角色", "Role"), say("操作", "Operation")]
    headings += [say("用途", "Purpose"), say("个案", "Case"), say("对象", "Subjects"), say("结果", "Outcome")]
    rows: list[list[object]] = [
        [it.seq, when(it.at), it.officer_id, it.role, it.operation, it.purpose, it.case, it.count, it.outcome]
        for it in page.records
    ]
    table(say("审计记录", "Audit records"), headings, rows, _rest(page.in_all, len(rows), page.next))


def looked(page: Looks) -> None:
    """Who looked, and why."""
    headings = [say("时间", "When"), say("人员", "Officer"), say("角色", "Role"), say("区划", "Areas")]
    headings += [say("做了什么", "Did"), say("操作", "Operation"), say("用途", "Purpose"), say("有个案", "Case")]
    rows: list[list[object]] = [
        [when(it.at), it.officer, it.role, it.areas, say(*DID[it.did]), it.operation, it.purpose, it.has_case]
        for it in page.looks
    ]
    table(say("谁查看过", "Who looked"), headings, rows, _rest(page.in_all, len(rows), page.next))


def checked(answer: Checked | Exported) -> None:
    """Whether a proof or an exported month holds."""
    if not answer.proved:
        line(
            say(
                "证明不成立：文件被改动过，或公钥不符。",
                "It does not hold: the file was changed, or the key is another.",
            )
        )
    elif isinstance(answer, Exported):
        line(say(f"成立：{answer.month} 的 {answer.records} 条记录完好。", f"It holds: {answer.records} records."))
    elif answer.record is not None and answer.signed_at is not None:
        told = f"{when(answer.record.at)} {answer.record.officer_id} {answer.record.operation}"
        line(
            say(
                f"成立：第 {answer.record.seq} 条（{told}）在 {when(answer.signed_at)} 签名的 {answer.size} 条中。",
                f"It holds: record {answer.record.seq} ({told}) is among the {answer.size} signed at "
                f"{when(answer.signed_at)}.",
            )
        )


def exported(answer: Exported, file: Path) -> None:
    """What a month's file holds."""
    line(
        say(
            f"{answer.month}：第 {answer.first} 至 {answer.last} 条，共 {answer.records} 条，已写入 {file.name}。",
            f"{answer.month}: {answer.records} records, {answer.first} to {answer.last}, written to {file.name}.",
        )
    )


def retired(answer: Retired) -> None:
    """What was removed, and the record that says so."""
    line(
        say(
            f"{answer.month}：已清空 {answer.removed} 条原文，见第 {answer.on_record} 条记录。",
            f"{answer.month}: removed the texts of {answer.removed} records, on record as {answer.on_record}.",
        )
    )


def when(at: datetime) -> str:
    """A moment by the office's clock."""
    return at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")


def _rest(in_all: int, shown: int, following: int | None) -> str | None:
    told = say(f"共 {in_all} 条，显示 {shown} 条。", f"{in_all} in all, {shown} shown.")
    return told + (say(" 下一页：", " Next page: ") + f"--after {following}" if following else "")
