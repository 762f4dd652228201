"""Three officers to try the invented county with: the same on every start, their tokens in a file of mode 0600."""

import json
from pathlib import Path
from typing import NamedTuple, get_args

from base.errors import Unsigned
from base.files import write_private
from graph import officers
from graph.officers import Officer, Role

COUNTY = "990101"
NAMES: dict[Role, str] = {"caseworker": "演示个案员", "dispatcher": "演示调度员", "auditor": "演示审计员"}


class SignIn(NamedTuple):
    """A demonstration officer and the token they sign in with."""

    officer: Officer
    token: str


def sign_ins(home: Path) -> dict[Role, SignIn]:
    """One officer of each role for the invented county, made when they are not there."""
    kept = _kept(home)
    roles: tuple[Role, ...] = get_args(Role)
    found = {role: _known(home, kept.get(role, "")) or _made(home, role) for role in roles}
    write_private(_file(home), json.dumps({role: it.token for role, it in found.items()}))
    return found


def _known(home: Path, token: str) -> SignIn | None:
    try:
        return SignIn(officers.by_token(home, token), token)
    except Unsigned:
        return None


def _made(home: Path, role: Role) -> SignIn:
    """A new one in the place of any of that name whose token is lost, so that they do not pile up."""
    for officer in officers.officers(home):
        if officer.name == NAMES[role]:
            officers.remove(home, officer.id)
    return SignIn(*officers.add(home, NAMES[role], role, [COUNTY]))


def _kept(home: Path) -> dict[str, str]:
    try:
        told = json.loads(_file(home).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _file(home: Path) -> Path:
    return home / "demo.json"
