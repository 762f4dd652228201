"""Whether somebody who signed in may ask a question; a refusal is on record before it is told."""

from base.errors import Forbidden, Invalid, NoPurpose, Problem
from base.evidence import Trail
from base.roles import allow
from base.withheld import WITHHELD
from ledger.sessions import SignedIn, permit


def admit(asked: SignedIn, trail: Trail) -> None:
    """Let the question of this trail be asked, or refuse it for its role, its session, its purpose or its case."""
    error = refusal(asked, trail)
    if error is not None:
        trail.acted("refused", reason=error.kind)
        raise error


def refusal(asked: SignedIn, trail: Trail) -> Problem | None:
    """Why the question of this trail may not be asked; None when it may. Waits for nothing."""
    asking = trail.asking
    try:
        allow(asking.role, asking.operation, asking.purpose, asking.case)
        permit(asked, asking.operation)
        _check_case(asking.case)
    except (Forbidden, Invalid, NoPurpose) as error:
        return error
    return None


def _check_case(case: str | None) -> None:
    """Refuse a case that is somebody's number: it would stand in every record for years."""
    if case == WITHHELD:
        raise Invalid(
            "个案编号里不能有身份证、电话或账号等 11 位以上的号码。请用办公室自己的编号，例如 2026-0001。",
            "A case is no citizen, phone or account number: nothing with 11 figures or more. "
            "Use the office's own reference, such as 2026-0001.",
        )
