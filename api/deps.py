"""Who is asking: the door of the signed-in officer, by role; a route that names none has no graph."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from base.errors import Forbidden, Unsigned
from base.settings import Settings
from graph import door, officers
from graph.client import Client
from graph.entry import officer_door
from oversight import subjects

BEARER = HTTPBearer(auto_error=False, description="The token that `huimin officer add` showed once.")
ROLES = {"caseworker": "个案人员", "dispatcher": "资源调度员", "auditor": "审计人员"}


def settings(request: Request) -> Settings:
    """The settings the application was made with."""
    kept: Settings = request.app.state.settings
    return kept


def _door(request: Request, signed: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]) -> door.Door:
    if signed is None:
        raise Unsigned(
            "请在 Authorization 头中带上令牌（Bearer）。",
            "Send your token in the header `Authorization: Bearer …`.",
        )
    known, client = settings(request), request.app.state.client
    assert isinstance(client, Client)
    officer = officers.by_token(known.home, signed.credentials)
    return officer_door(client, known, officer, subjects.reader(known.home, officer.id))


def only(*roles: type[door.Door]) -> Callable[[door.Door], Any]:
    """A dependency that admits these roles and nobody else."""

    def admitted(opened: Annotated[door.Door, Depends(_door)]) -> door.Door:
        if not isinstance(opened, roles):
            zh, en = "、".join(ROLES[role.role] for role in roles), " or ".join(role.role for role in roles)
            raise Forbidden(f"这个问题只有{zh}可以问。", f"Only a {en} may ask this.")
        return opened

    return admitted


CaseworkerGraph = Annotated[door.CaseworkerGraph, Depends(only(door.CaseworkerGraph))]
DispatcherGraph = Annotated[door.DispatcherGraph, Depends(only(door.DispatcherGraph))]
AuditorGraph = Annotated[door.AuditorGraph, Depends(only(door.AuditorGraph))]
PersonGraph = Annotated[door.Door, Depends(only(door.CaseworkerGraph, door.AuditorGraph))]
AnyGraph = Annotated[door.Door, Depends(only(door.CaseworkerGraph, door.DispatcherGraph, door.AuditorGraph))]
KnownSettings = Annotated[Settings, Depends(settings)]
