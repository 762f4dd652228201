"""The audit log at the terminal: verify, search, prove, export, retire."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from base.errors import Invalid
from base.evidence import Asking, request_id
from base.settings import Settings
from cli import audit_tables, output
from cli.checked import checked
from cli.output import Json
from cli.words import say
from ledger.audit import export as exports
from ledger.audit import loss, renewal, retire
from ledger.audit import proof as proofs
from ledger.audit.acts import act
from ledger.audit.log import AuditLog, open_log
from ledger.audit.mine import MyLooks, looks
from ledger.audit.months import local
from ledger.audit.search import Search, search
from ledger.audit.verify import outside_head, trusted_keys, verify
from ledger.store import open_ledger

app = typer.Typer(no_args_is_help=True)

Second = Annotated[
    Path | None, typer.Option(help=say("存放检查点副本的文件夹", "A folder with a copy of the checkpoints"))
]
Key = Annotated[Path | None, typer.Option(help=say("公钥文件 signing.pub", "A file of public keys, signing.pub"))]
File = Annotated[Path, typer.Argument(help=say("文件", "A file"))]
Month = Annotated[str, typer.Argument(help=say("月份，例如 2026-06", "A month, such as 2026-06"))]
Moment = Annotated[datetime | None, typer.Option(help=say("时间，例如 2026-06-30T09:00:00", "A time"))]
After = Annotated[int | None, typer.Option(help=say("上一页给出的 next", "`next` of the page before"))]
AtMost = Annotated[int, typer.Option(help=say("最多显示几条", "How many to show"))]


@app.command("verify", help=say("不经服务器验证整个日志。", "Verify the whole log, without the server."))
def verify_log(
    ctx: typer.Context,
    second: Second = None,
    size: Annotated[int | None, typer.Option(help=say("您记下的记录数", "The size you wrote down"))] = None,
    root: Annotated[str | None, typer.Option(help=say("您记下的根", "The root you wrote down"))] = None,
    key: Key = None,
    every_signature: Annotated[bool, typer.Option(help=say("检查每个签名", "Check every signature"))] = False,
    json: Json = False,
) -> None:
    """0 when the log is as it was signed, 1 with each damage when it is not."""
    settings: Settings = ctx.obj
    found = verify(settings, second, outside_head(size, root), key, every_signature)
    if json:
        output.body(found)
    else:
        audit_tables.verified(found)
    raise typer.Exit(0 if found.sound else 1)


@app.command("search", help=say("按人员、对象、时间查询；查询本身也被记录。", "Search; the search goes on record."))
def search_log(
    ctx: typer.Context,
    officer: Annotated[str | None, typer.Option(help=say("工作人员 ID", "An officer's id"))] = None,
    person: Annotated[str | None, typer.Option(help=say("人员 ID", "A person's id"))] = None,
    since: Moment = None,
    until: Moment = None,
    after: After = None,
    at_most: AtMost = 50,
    json: Json = False,
) -> None:
    """Records, newest first; 1 when there are none."""
    log = open_log(ctx.obj)
    told = {"officer_id": officer, "person_id": person, "after": after, "at_most": at_most}
    with checked():
        asked = Search.model_validate({**told, "since": local(since), "until": local(until)})
    found = search(log.ledger, asked)
    _on_record(log, ctx.obj, "audit.search", found.in_all, person)
    if json:
        output.body(found)
    else:
        audit_tables.found(found)
    raise typer.Exit(0 if found.records else 1)


@app.command("looks", help=say("谁查看过这个人，为什么。", "Who looked at this person, and why."))
def looks_at(
    ctx: typer.Context,
    person_id: Annotated[str, typer.Argument(help=say("人员 ID", "A person's id"))],
    after: After = None,
    at_most: AtMost = 50,
    json: Json = False,
) -> None:
    """The page a citizen may ask for; 1 when nobody has looked."""
    log = open_log(ctx.obj)
    with checked():
        page = MyLooks(after=after, at_most=at_most)
    found = looks(log.ledger, person_id, page)
    _on_record(log, ctx.obj, "audit.looks", found.in_all, person_id)
    if json:
        output.body(found)
    else:
        audit_tables.looked(found)
    raise typer.Exit(0 if found.looks else 1)


@app.command(help=say("输出一条记录及其证明（JSON）。", "Print one record and its proof, as JSON."))
def prove(ctx: typer.Context, seq: Annotated[int, typer.Argument(help=say("记录编号", "A record's number"))]) -> None:
    """A proof that `check-proof` verifies with the public key alone."""
    log = open_log(ctx.obj)
    proof = proofs.prove(log.ledger, seq)
    _on_record(log, ctx.obj, "audit.prove", 1, reason=str(seq))
    output.body(proof)


@app.command("check-proof", help=say("离线检查证明或导出的月份。", "Check a proof or an exported month, offline."))
def check_proof(ctx: typer.Context, file: File, key: Key = None, json: Json = False) -> None:
    """0 when it holds under the public key, 1 when it does not."""
    keys = trusted_keys(ctx.obj, None, key)
    with file.open(encoding="utf-8") as lines:
        first = lines.readline()
    if first.startswith('{"kind":"huimin-audit-export"'):
        answer: proofs.Checked | exports.Exported = exports.check(file, keys)
    else:
        try:
            proof = proofs.Proof.model_validate_json(file.read_bytes())
        except ValidationError as error:
            raise Invalid(f"{file.name} 不是证明文件。", f"{file.name} is not a proof.") from error
        answer = proofs.check(proof, keys)
    if json:
        output.body(answer)
    else:
        audit_tables.checked(answer)
    raise typer.Exit(0 if answer.proved else 1)


@app.command(help=say("导出一个月的记录，可单独验证。", "Export a month, which can be verified alone."))
def export(ctx: typer.Context, month: Month, file: File, json: Json = False) -> None:
    """Put the export on record, then write the file."""
    log = open_log(ctx.obj)
    _on_record(log, ctx.obj, "audit.export", 0, reason=month)
    answer = exports.export(log.ledger, month, file)
    if json:
        output.body(answer)
    else:
        audit_tables.exported(answer, file)


@app.command(
    "retire", help=say("清空已导出且过保存期的月份的原文。", "Remove the texts of an exported month past its time.")
)
def retire_month(ctx: typer.Context, month: Month, file: File, json: Json = False) -> None:
    """Hashes stay, so that the log still verifies; FILE is the month's export, which is checked first."""
    settings: Settings = ctx.obj
    keys = trusted_keys(settings, settings.audit_copy, None)
    answer = retire.retire(open_log(settings), _asking(settings, ""), month, file, keys, settings.audit_keep_months)
    if json:
        output.body(answer)
    else:
        audit_tables.retired(answer)


@app.command("new-key", help=say("更换签名密钥（丢失或泄露时）。", "Make a new signing key, for one lost or leaked."))
def new_key(ctx: typer.Context) -> None:
    """What the old key signed stays valid under its public half."""
    settings: Settings = ctx.obj
    key = renewal.renew(open_ledger(settings), settings.audit_copy, _asking(settings, renewal.OPERATION))
    output.line(say(f"新的公钥：{key}", f"The new public key: {key}"))


@app.command(
    "accept-loss", help=say("恢复备份后，把丢失的记录记录在案。", "After a restore, put on record what is lost.")
)
def accept_loss(
    ctx: typer.Context,
    reason: Annotated[str, typer.Option(help=say("谁、为何恢复了什么", "Who restored what, and why"))],
) -> None:
    """The log goes on after that; until then it is behind its own signed heads, and nothing is answered."""
    settings: Settings = ctx.obj
    lost = loss.accept(open_ledger(settings), settings.audit_copy, _asking(settings, loss.OPERATION), reason)
    told = say(
        f"第 {lost.first} 至 {lost.last} 条已丢失，记录在案为第 {lost.first} 条。",
        f"Records {lost.first} to {lost.last} are lost, on record as {lost.first}.",
    )
    output.line(told)


def _on_record(
    log: AuditLog, settings: Settings, operation: str, count: int, person: str | None = None, reason: str | None = None
) -> None:
    """Whoever looks into the log looks at people: that too is on record before it is answered."""
    log.record(act(_asking(settings, operation), "answered", count, reason, *([person] if person else [])))


def _asking(settings: Settings, operation: str) -> Asking:
    return Asking(
        officer_id="operator",
        role="operator",
        operation=operation,
        purpose=settings.purpose,
        case=settings.case,
        request_id=request_id(),
    )
