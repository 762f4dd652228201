"""Offers of a resource to a person for a need: made, accepted, declined; each once, however often it is sent."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from base.errors import NotFound, Refused
from base.model import Model
from base.withheld import Hidden
from graph.door import DispatcherGraph
from graph.reach import Asker
from graph.statements import load

MAKE = load("offers/make")
SHOW = load("offers/show")
ACCEPT = load("offers/accept")
DECLINE = load("offers/decline")


class DeclineCode(StrEnum):
    """Why somebody declined."""

    TOO_FAR = "too-far"
    WRONG_TIME = "wrong-time"
    PREFERS_OTHER = "prefers-other"
    NOT_NEEDED = "not-needed"
    COST = "cost"
    BAD_EXPERIENCE = "bad-experience"
    OTHER = "other"


class DeclineRequest(Model):
    """Why the person declined."""

    code: DeclineCode
    note: Annotated[Hidden | None, Field(max_length=500)] = None


class Offer(Model):
    """A resource offered to a person for a need, and the answer to it; `free` is what the resource has left."""

    id: str
    status: str
    person_id: str
    resource_id: str
    need: str
    at: datetime
    expires: date | None
    decided: datetime | None
    code: str | None
    note: str | None
    free: int | None


def show(db: DispatcherGraph, offer_id: str) -> Offer:
    """One offer; NotFound when there is none to a person in scope."""
    rows = db.read(SHOW, Offer, offer_id=offer_id)
    if not rows:
        raise NotFound("offer", offer_id)
    return rows[0]


def make(db: DispatcherGraph, person: Asker, resource_id: str, need: str, days: int) -> Offer:
    """Offer a resource; an open offer of it to this person for this need is given back as it is."""
    same = [it for it in person.offers if (it.resource_id, it.need) == (resource_id, need)]
    waiting = [it.id for it in same if it.status == "offered" and (it.expires is None or it.expires > db.day)]
    if waiting:
        return show(db, waiting[0])
    offer_id = _id(person.id, resource_id, need, str(len(same)))
    db.write(
        MAKE,
        batch=f"offer-{offer_id}",
        makes=3,
        offer_id=offer_id,
        person_id=person.id,
        resource_id=resource_id,
        need=need,
        at=db.moment(),
        expires=db.day + timedelta(days=days),
    )
    return show(db, offer_id)


def accept(db: DispatcherGraph, offer_id: str) -> Offer:
    """Accept an offer and take a free place; Refused when it was answered otherwise, has run out, or none is free."""
    before = show(db, offer_id)
    if before.status == "offered":
        db.write(ACCEPT, batch=_attempt("accept", offer_id), offer_id=offer_id, at=db.moment())
    offer = show(db, offer_id)
    if offer.status == "accepted":
        return offer
    if offer.status != "offered":
        raise _answered(offer)
    if offer.expires and offer.expires <= db.day:
        raise Refused(
            f"推荐 {offer.id} 已于 {offer.expires} 过期，请重新推荐。",
            f"Offer {offer.id} ran out on {offer.expires}. Make a new one.",
        )
    raise Refused(
        f"FULL：资源 {offer.resource_id} 已没有空位，推荐 {offer.id} 未接受。",
        f"FULL: resource {offer.resource_id} has no free place left; offer {offer.id} was not accepted.",
    )


def decline(db: DispatcherGraph, offer_id: str, code: DeclineCode, note: str | None = None) -> Offer:
    """Decline an offer with a code; Refused when it was answered otherwise before."""
    before = show(db, offer_id)
    if before.status == "offered":
        batch = _attempt("decline", offer_id)
        db.write(DECLINE, batch=batch, offer_id=offer_id, at=db.moment(), code=code.value, note=note)
    offer = show(db, offer_id)
    if offer.status != "declined" or offer.code != code:
        raise _answered(offer)
    return offer


def _id(*parts: str) -> str:
    """Ours and meaningless, yet the same when the same offer is sent twice at once."""
    return "O-" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def _attempt(verb: str, offer_id: str) -> str:
    """A batch of its own: an acceptance that found no place must not stand in the way of the next one."""
    return f"{verb}-{offer_id}-{secrets.token_hex(4)}"


def _answered(offer: Offer) -> Refused:
    on = offer.decided.date() if offer.decided else "—"
    why = f" {offer.code}" if offer.code else ""
    status = {"accepted": "接受", "declined": "谢绝", "finished": "完成", "expired": "作废"}.get(offer.status, "答复")
    return Refused(
        f"推荐 {offer.id} 已于 {on} {status}（{offer.status}{why}），不能再改。",
        f"Offer {offer.id} was {offer.status} on {on}{':' + why if why else ''}; that stands.",
    )
