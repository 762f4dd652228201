"""Sealed cases: a person in a compartment only named officers see; ledger, graph, ledger, so none is half done."""

from datetime import datetime

from pydantic import ConfigDict, Field

from base.model import Model
from graph import seals
from graph.door import Door, SealingGraph
from graph.seen import seen
from ledger import compartments
from ledger.compartments import Compartment, Kind
from ledger.store import Ledger
from oversight.stated import OfficerId, PersonId, Reason


class SealRequest(Model):
    """Whom to seal, as which kind of case, and why; the officer who seals is named, and others as given."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"person_id": "P-000100001", "kind": "witness", "reason": "法院签发了人身安全保护令"}]
        }
    )

    person_id: PersonId
    kind: Kind
    reason: Reason
    officers: tuple[OfficerId, ...] = Field((), max_length=50)


class NameRequest(Model):
    """The officers who may see whoever is sealed: these and no others."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"officers": ["F-0a1b2c3d"]}]})

    officers: tuple[OfficerId, ...] = Field(min_length=1, max_length=50)


class LiftRequest(Model):
    """Why a case need not be sealed any longer."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "案件已结，本人书面申请解除"}]})

    reason: Reason


class Seal(Model):
    """A sealed case as the security administrator sees it: nothing of whom it is about."""

    code: str
    kind: Kind
    opened: datetime
    closed: datetime | None
    officers: tuple[str, ...]
    version: int


class Seals(Model):
    """Sealed cases, the newest first."""

    seals: tuple[Seal, ...]


def seal(db: Door, sealing: SealingGraph, ledger: Ledger, request: SealRequest) -> Seal:
    """Seal a person at once; a second time changes nothing but moves what has come since."""
    seen(db, request.person_id)  # nobody seals whom they cannot open
    with sealing.trail.acting(f"sealing:{request.kind}", [request.person_id], request.reason):
        begun = compartments.begin(
            ledger, request.person_id, request.kind, request.reason, db.officer_id, request.officers
        )
    seals.seal(sealing, begun.person_id, begun.code)
    return _shown(compartments.sealed(ledger, begun.code))


def sealed(ledger: Ledger, open_only: bool = False) -> Seals:
    """Every sealed case, without whom it is about."""
    return Seals(seals=tuple(map(_shown, compartments.compartments(ledger, open_only))))


def show(ledger: Ledger, code: str) -> Seal:
    """One sealed case, without whom it is about; NotFound when there is none of this code."""
    return _shown(compartments.compartment(ledger, code))


def name(sealing: SealingGraph, ledger: Ledger, code: str, request: NameRequest, version: int) -> Seal:
    """Name the officers who see whoever is sealed in it."""
    with sealing.trail.acting("seal-named", reason=f"{code}: {','.join(request.officers)}") as about:
        named = compartments.name(ledger, code, request.officers, sealing.officer_id, version)
        about.append(named.person_id)
    return _shown(named)


def lift(sealing: SealingGraph, ledger: Ledger, code: str, request: LiftRequest, version: int) -> Seal:
    """Lift a seal; a second time changes nothing."""
    with sealing.trail.acting("lifting", reason=request.reason) as about:
        begun = compartments.lifting(ledger, code, request.reason, sealing.officer_id, version)
        about.append(begun.person_id)
    seals.lift(sealing, begun.person_id, begun.code)
    return _shown(compartments.lifted(ledger, code))


def apply_again(sealing: SealingGraph, ledger: Ledger) -> int:
    """Go on with what was begun, and seal what a load has brought since; how many compartments are open."""
    known = compartments.compartments(ledger, open_only=True)
    for one in known:
        if one.state == "lifting":
            seals.lift(sealing, one.person_id, one.code)
            compartments.lifted(ledger, one.code)
        else:
            seals.seal(sealing, one.person_id, one.code)
            compartments.sealed(ledger, one.code)
    return sum(one.state != "lifting" for one in known)


def _shown(one: Compartment) -> Seal:
    return Seal.model_validate(one.model_dump(exclude={"person_id", "state"}))
