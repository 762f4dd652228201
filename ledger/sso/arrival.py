"""Somebody comes back from single sign-on: proved, put on record, and an officer of this office from then on."""

from sqlalchemy import select

from base.errors import Forbidden, Problem
from base.evidence import Asking
from base.settings import Settings
from ledger import officers
from ledger.officers import COLUMNS, Change, Officer
from ledger.sign_in import Admitted, admit, trail
from ledger.sso import provider, states
from ledger.sso.claims import Person, person
from ledger.store import Ledger
from ledger.tables import OFFICERS


def begin(ledger: Ledger, settings: Settings, hint: str | None = None) -> tuple[str, str]:
    """Where to send somebody, and the state their browser keeps meanwhile."""
    provider.provider(settings)
    sent = states.begin(ledger)
    return provider.address(settings, sent, hint), sent.state


def end(ledger: Ledger, settings: Settings, state: str, code: str, asking: Asking, device: str | None) -> Admitted:
    """A browser's session for who came back; every refusal is on record."""
    try:
        provider.provider(settings)
        sent = states.take(ledger, state)
        if sent is None:
            raise provider.refused()
        who = person(settings, provider.redeem(settings, sent, code))
        officer = _officer(ledger, settings, who, asking)
    except Problem as problem:
        trail(settings, asking).acted("sign-on-failed", reason=problem.kind)
        raise
    return admit(ledger, settings, officer, asking, browser=True, device=device, strong=True)


def _officer(ledger: Ledger, settings: Settings, who: Person, asking: Asking) -> Officer:
    """The officer of this subject, as the provider describes them today; who was removed here stays removed."""
    asked = select(*COLUMNS, OFFICERS.c.until).where(OFFICERS.c.subject == who.subject)
    with ledger.reading() as connection:
        row = connection.execute(asked).mappings().first()
    told = Change(name=who.name, role=who.role, areas=who.areas)
    if row is None:
        reason = f"single sign-on; {officers.told(told)}"
        with trail(settings, asking).acting("officer-added", reason=reason) as about:
            made = officers.add(ledger, who.name, who.role, who.areas, subject=who.subject)
            about.append(made.id)
        return made
    if row["until"] is not None:
        raise Forbidden(
            "您的登录资格已被取消。请联系安全管理员。",
            "Your right to sign in was taken away. Ask your security administrator.",
        )
    known = Officer.model_validate({column.name: row[column.name] for column in COLUMNS})
    if (known.name, known.role, known.areas) == (who.name, who.role, who.areas):
        return known
    reason = f"single sign-on; {officers.told(told, known)}"
    with trail(settings, asking, known).acting("officer-changed", (known.id,), reason):
        return officers.change(ledger, known.id, told)
