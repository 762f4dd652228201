"""Three officers to try the invented county with: the same on every start, their tokens in a file of mode 0600."""

import json
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from base.errors import Unsigned
from base.files import write_private
from base.roles import Role
from base.settings import Settings
from ledger import officers, sessions
from ledger.officers import Officer
from ledger.store import Ledger, open_ledger

COUNTY = "990101"
LASTS = timedelta(days=30)
NAMES: dict[Role, str] = {"caseworker": "演示个案员", "dispatcher": "演示调度员", "auditor": "演示审计员"}


class SignIn(NamedTuple):
    """A demonstration officer and the token they sign in with."""

    officer: Officer
    token: str


def sign_ins(settings: Settings) -> dict[Role, SignIn]:
    """One officer of each role for the invented county, made when they are not there."""
    home, ledger = settings.home, open_ledger(settings)
    kept = _kept(home)
    found = {role: _known(ledger, kept.get(role, "")) or _made(ledger, role) for role in NAMES}
    write_private(_file(home), json.dumps({role: it.token for role, it in found.items()}))
    return found


def _known(ledger: Ledger, token: str) -> SignIn | None:
    try:
        return SignIn(sessions.by_token(ledger, token).officer, token)
    except Unsigned:
        return None


def _made(ledger: Ledger, role: Role) -> SignIn:
    """A new one in the place of any of that name whose token is lost, so that they do not pile up."""
    for officer in officers.officers(ledger):
        if officer.name == NAMES[role]:
            officers.remove(ledger, officer.id)
    officer = officers.add(ledger, NAMES[role], role, [COUNTY])
    return SignIn(officer, sessions.begin(ledger, officer.id, "demo", term=sessions.Term(LASTS)))


def _kept(home: Path) -> dict[str, str]:
    try:
        told = json.loads(_file(home).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _file(home: Path) -> Path:
    return home / "demo.json"
