"""The citizen's question: who looked at me, and why."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import KnownLedger, Watched
from api.examples import shown
from api.signing import Signed
from base.errors import Refused
from ledger.audit.mine import Looks, MyLooks, looks
from ledger.audit.search import LAST

router = APIRouter(prefix="/me", tags=["me"])


@router.get("/looks", summary="Who looked at me", responses=shown({"looks": [], "in_all": 0, "next": None}))
def mine(
    asked: Signed,
    trail: Watched,
    ledger: KnownLedger,
    after: Annotated[int | None, Query(ge=1, le=LAST, description="`next` of the page before.")] = None,
    at_most: Annotated[int, Query(ge=1, le=200, description="How many on one page.")] = 50,
) -> Looks:
    """Every officer who opened or changed something about the one who asks, newest first, with role and purpose."""
    if asked.officer.stands_for is None:
        raise Refused(
            "这个账号没有对应的人员。请到窗口核实身份后再查。",
            "This account stands for nobody yet. Have your identity confirmed at the counter first.",
        )
    trail.acted("looked-at-own-record", (asked.officer.stands_for,))
    return looks(ledger, asked.officer.stands_for, MyLooks(after=after, at_most=at_most))
