"""Second factors of tests, enrolled as an officer does it."""

from base.roles import rule
from base.settings import Settings
from ledger import second_factor, sessions
from ledger.officers import Officer
from ledger.store import open_ledger
from tests.oidc_provider import code_of


def enrolled(settings: Settings, officer_id: str, steps: int = -1) -> str:
    """The secret of an officer's second factor, of which the code before this one was taken, or another."""
    ledger = open_ledger(settings)
    secret = second_factor.begin(ledger, settings, officer_id).secret
    second_factor.confirm(ledger, settings, officer_id, code_of(secret, steps))
    return secret


def signed_in(settings: Settings, officer: Officer) -> str:
    """A program's token of an officer, who has enrolled a second factor where their role needs one."""
    if rule(officer.role).second_factor:
        enrolled(settings, officer.id, steps=0)  # a step that ends meanwhile is still taken
    return sessions.begin(open_ledger(settings), officer.id, "bearer")
