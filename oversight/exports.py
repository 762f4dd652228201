"""Consent to a full export, on record with its reason."""

from pydantic import Field

from base.evidence import Trail
from base.model import Model
from ledger import exports
from ledger.exports import Consent
from ledger.store import Ledger


class ConsentRequest(Model):
    """Why everything may be exported once."""

    reason: str = Field(min_length=10, max_length=500, examples=["迁移到新的服务器，经局务会同意"])


class Consents(Model):
    """The consents that stand; two of different officers are needed."""

    needed: int
    consents: tuple[Consent, ...]


def consent(ledger: Ledger, trail: Trail, request: ConsentRequest) -> Consents:
    """An officer's consent; what stands after it."""
    with trail.acting("export-consented", reason=request.reason):
        exports.consent(ledger, trail.asking.officer_id, request.reason)
    return standing(ledger)


def standing(ledger: Ledger) -> Consents:
    """The consents that stand."""
    return Consents(needed=exports.NEEDED, consents=tuple(exports.standing(ledger)))
