"""Every command of `huimin`: where it is written and what it does; its module is imported when it is first named."""

from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from cli.words import say


class Place(NamedTuple):
    """A module under `cli` and the function or group of commands in it; what it does, in the terminal's language."""

    module: str
    name: str
    does: str


COMMANDS = {
    "run": Place("run", "run", say("从零开始：图、数据、接口，再试三个问题。", "From nothing to three questions.")),
    "serve": Place("serve", "serve", say("提供 HTTP 接口。", "Answer HTTP.")),
    "login": Place("login", "login", say("在本机登录。", "Sign in on this machine.")),
    "person": Place("around", "app", say("人员：查找、查看、关系、联系。", "People: find, show, ties, paths.")),
    "match": Place("match", "match", say("谁能满足需求，为什么。", "Who can meet a person's need, and why.")),
    "why-not": Place("match", "why_not", say("为什么（不）能推荐它。", "Why a resource can or cannot be offered.")),
    "offer": Place(
        "offer",
        "app",
        say(
            "推荐资源：huimin offer PERSON RESOURCE --need NEED；以及接受、谢绝。",
            "Offers: huimin offer PERSON RESOURCE --need NEED; and accepting or declining one.",
        ),
    ),
    "pattern": Place("pattern", "app", say("模式：列出、查看、运行。", "Patterns: list, show, run.")),
    "policy": Place("entitlements", "app", say("政策：列出、查看、核对。", "Policies: list, read, check.")),
    "screen": Place("screen", "app", say("筛查：谁应享未享、谁要复核。", "Screen: who is missed.")),
    "event": Place("event", "app", say("事件：谁的情形变了、报告、核查。", "Events: who stands otherwise, and why.")),
    "proposal": Place("proposal", "app", say("建议：列出、查看、办理。", "Proposals: list, show, move on.")),
    "doubt": Place("doubt", "app", say("疑点：提出、查看、确认、解除。", "Doubts: raise, look at, confirm, lift.")),
    "seal": Place("seal", "app", say("封存个案：封存、列出、指定人员、解除。", "Sealed cases.")),
    "break-glass": Place("glass", "app", say("紧急查看：申请、列出、审查。", "Break-glass: open, list, review.")),
    "import": Place("imports", "app", say("导入别人发来的文件。", "Bring in files that others send.")),
    "export": Place(
        "export", "export", say("完整导出，须两名工作人员同意。", "Export everything; two officers consent.")
    ),
    "export-consent": Place("export", "consent", say("同意一次完整导出。", "Consent to one full export.")),
    "registers": Place("registers", "app", say("哪些部门的登记已完整接入。", "Which registers are here as a whole.")),
    "hubs": Place("hubs", "mark", say("重新标记太多人共用的事物。", "Mark anew what too many people share.")),
    "jobs": Place("jobs", "app", say("长任务：列出、查看、继续、取消。", "Long work: list, show, resume, cancel.")),
    "officer": Place("officer", "app", say("工作人员、登录方式、会话和密钥。", "Officers, sign-ins and keys.")),
    "alert": Place("alert", "app", say("警示：列出、标为已阅。", "Alerts: list, mark as seen.")),
    "audit": Place("audit", "app", say("审计日志：验证、查询、证明、导出。", "The audit log: verify, search, prove.")),
    "keys": Place("keys", "app", say("加密号码的密钥。", "The keys under which numbers are sealed.")),
    "backup": Place("backup", "backup", say("备份图和账本。", "Back up the graph and the ledger.")),
    "restore": Place("backup", "restore", say("恢复一份备份。", "Put a backup back.")),
    "doctor": Place("doctor", "doctor", say("检查本机和图数据库。", "Examine this machine and the graph.")),
    "server": Place("server", "app", say("自带的图数据库服务器。", "The graph's private server.")),
    "seed": Place("seed", "seed", say("写入一个虚构的县。", "Fill an empty graph with an invented county.")),
}


class Commands(TyperGroup):
    """The table as a group: its help imports nothing, and a command only what it needs."""

    listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name; for the help no more than its name and what it does."""
        place = COMMANDS.get(cmd_name)
        if place is None or self.listing:
            return place and TyperCommand(cmd_name, help=place.does)
        found = getattr(import_module(f"cli.{place.module}"), place.name)
        made: Any = (
            typer.main.get_group(found) if isinstance(found, typer.Typer) else typer.main.get_command(_of(found))
        )
        made.name, made.help = cmd_name, place.does
        return made

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help of the group, as of any other."""
        self.listing = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self.listing = False


def _of(function: Any) -> typer.Typer:
    app = typer.Typer(add_completion=False)
    app.command()(function)
    return app
