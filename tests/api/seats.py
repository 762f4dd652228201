"""An office without a graph for tests of the door: its application, people who sign in, and what is on record."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select

from api.app import create
from base.roles import Role
from base.settings import Settings
from ledger import credentials, officers, sessions
from ledger.officers import Officer
from ledger.store import Ledger, open_ledger
from ledger.tables import AUDIT_RECORDS
from tests.conftest import Program
from tests.second_factors import enrolled

PASSWORD = "石榴 熟了 才 回家 看看"
AREA = "990101001"


class Office:
    """One office: `client(address)` is a machine that asks from there."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.app = create(settings)

    @property
    def ledger(self) -> Ledger:
        """Its ledger."""
        return open_ledger(self.settings)

    @contextmanager
    def client(self, address: str = "192.0.2.7") -> Iterator[Program]:
        """A machine at this address, with its own cookies, by https."""
        with Program(self.app, "https://testserver", client=(address, 50000), raise_server_exceptions=False) as it:
            yield it

    def officer(self, login: str, role: Role = "caseworker") -> Officer:
        """Somebody with a login and the password of these tests."""
        made = officers.add(self.ledger, "测试", role, [AREA], login=login)
        credentials.set_password(self.ledger, made.id, PASSWORD)
        return made

    def enrolled(self, officer: Officer) -> str:
        """The secret of an officer's second factor, of which the code before this one was taken."""
        return enrolled(self.settings, officer.id)

    def administrator(self) -> dict[str, str]:
        """Headers of a fresh security administrator who signed in with a second factor."""
        made = officers.add(self.ledger, "安全", "security-administrator", ())
        return self.signed_in(made.id)

    def signed_in(self, officer_id: str) -> dict[str, str]:
        """Headers of this officer with a second factor."""
        enrolled(self.settings, officer_id)
        return bearer(sessions.begin(self.ledger, officer_id, "bearer"))

    def records(self) -> list[dict[str, Any]]:
        """What is on record, oldest first."""
        with self.ledger.reading() as connection:
            bodies = connection.execute(select(AUDIT_RECORDS.c.body).order_by(AUDIT_RECORDS.c.seq)).scalars()
            return [json.loads(body) for body in bodies]

    def outcomes(self) -> list[str]:
        """How everything on record ended, oldest first."""
        return [record["outcome"] for record in self.records() if record["act"] != "intent"]


def given(login: str, password: str = PASSWORD, **more: object) -> dict[str, object]:
    """What is typed to sign in."""
    return {"login": login, "password": password, **more}


def bearer(token: str) -> dict[str, str]:
    """The header of a program."""
    return {"Authorization": f"Bearer {token}"}
