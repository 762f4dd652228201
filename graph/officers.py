"""Who may sign in: a small file of officers with hashed tokens, until the ledger takes it over."""

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock

from base.errors import Invalid, NotFound, SetUp, Unsigned
from base.files import write_private
from base.model import Model

Role = Literal["caseworker", "dispatcher", "auditor"]
AREA = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}")


class Officer(Model):
    """A public servant who may sign in; the token itself is kept nowhere."""

    id: str
    name: str
    role: Role
    areas: list[str]
    token_hash: str
    since: datetime


def officers(home: Path) -> list[Officer]:
    """Everybody who may sign in, in the order they were added."""
    file = _file(home)
    if not file.exists():
        return []
    try:
        return [Officer.model_validate(told) for told in json.loads(file.read_text(encoding="utf-8"))]
    except ValueError as error:
        raise SetUp(
            f"工作人员文件 {file.name} 已损坏。请从备份恢复，或删除后重新添加。",
            f"The officers' file {file.name} is damaged. Restore it, or delete it and add the officers again.",
        ) from error


def add(home: Path, name: str, role: Role, areas: Iterable[str]) -> tuple[Officer, str]:
    """Add an officer; the token comes back once and only its hash is kept."""
    codes = list(areas)
    wrong = [code for code in codes if not AREA.fullmatch(code)]
    if wrong or not codes:
        raise Invalid(
            f"区划代码应为 2、4、6 或 9 位数字：{'、'.join(wrong) or '（无）'}。例如 --area 990101。",
            f"An area is a code of 2, 4, 6 or 9 digits: {', '.join(wrong) or 'none given'}. Try --area 990101.",
        )
    token = secrets.token_urlsafe(32)
    officer = Officer(
        id=f"F-{secrets.token_hex(4)}",
        name=name,
        role=role,
        areas=codes,
        token_hash=_hash(token),
        since=datetime.now(UTC),
    )
    _change(home, lambda known: [*known, officer])
    return officer, token


def remove(home: Path, officer_id: str) -> None:
    """Take an officer's right to sign in away."""
    if officer_id not in {officer.id for officer in officers(home)}:
        raise NotFound("officer", officer_id)
    _change(home, lambda known: [officer for officer in known if officer.id != officer_id])


def by_token(home: Path, token: str) -> Officer:
    """The officer whose token this is."""
    hashed = _hash(token)
    for officer in officers(home):
        if hmac.compare_digest(officer.token_hash, hashed):
            return officer
    raise Unsigned(
        "这个令牌无效。请运行 huimin login，或请管理员用 huimin officer add 重新发放。",
        "This token is not valid. Run `huimin login`, or have one made with `huimin officer add`.",
    )


def _change(home: Path, change: Callable[[list[Officer]], list[Officer]]) -> None:
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(home / "officers.lock"):
        told = [officer.model_dump(mode="json") for officer in change(officers(home))]
        write_private(_file(home), json.dumps(told, ensure_ascii=False, indent=1))


def _file(home: Path) -> Path:
    return home / "officers.json"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
