"""Whether somebody who signed in may ask a question; a refusal is on record before it is told."""

from base.errors import Forbidden, NoPurpose
from base.evidence import Trail
from base.roles import allow
from ledger.sessions import SignedIn, permit


def admit(asked: SignedIn, trail: Trail) -> None:
    """Let the question of this trail be asked, or refuse it for its role, its session, or a missing purpose or case."""
    asking = trail.asking
    try:
        allow(asking.role, asking.operation, asking.purpose, asking.case)
        permit(asked, asking.operation)
    except (Forbidden, NoPurpose) as error:
        trail.acted("refused", reason=error.kind)
        raise
