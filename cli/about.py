"""Commands about people take --purpose, --case and --break-glass beside their own options."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from cli.words import say

WHY = say("用途，例如 casework；也可用 HUIMIN_PURPOSE", "Why, such as casework; or HUIMIN_PURPOSE")
CASE = say("个案编号；也可用 HUIMIN_CASE", "The case's reference; or HUIMIN_CASE")
GLASS = say("紧急查看编号：只打开那一个人", "A broken glass: opens its one person")
STATED: dict[str, Any] = {
    "purpose": Annotated[str | None, typer.Option("--purpose", metavar="PURPOSE", help=WHY)],
    "case": Annotated[str | None, typer.Option("--case", metavar="CASE", help=CASE)],
    "break_glass": Annotated[str | None, typer.Option("--break-glass", metavar="ID", help=GLASS)],
}


def about_people(command: Callable[..., None]) -> Callable[..., None]:
    """The command with these options; what is stated stands in the settings it reads from its context."""

    @wraps(command)
    def stated(ctx: typer.Context, **given: Any) -> None:
        told = {name: value for name in STATED if (value := given.pop(name)) is not None}
        ctx.obj = ctx.obj.model_copy(update=told)
        command(ctx, **given)

    own, keyword = inspect.signature(command, eval_str=True), inspect.Parameter.KEYWORD_ONLY
    more = [inspect.Parameter(name, keyword, default=None, annotation=kind) for name, kind in STATED.items()]
    stated.__signature__ = own.replace(parameters=[*own.parameters.values(), *more])  # type: ignore[attr-defined]
    stated.__annotations__ = {it.name: it.annotation for it in [*own.parameters.values(), *more]}
    return stated
