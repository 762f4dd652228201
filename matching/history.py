"""Hard limits that come from what the person has had before: received, living elsewhere, declined."""

from collections.abc import Iterator
from datetime import date, timedelta

from graph.reach import Stay
from matching.codes import Code, Reason, reason, word
from matching.pair import Pair

GIVES = {  # what being with an institution means that one receives from it; being served at home names itself
    "resident": {"residential-care"},
    "in-patient": {"hospital-treatment"},
    "pupil": {"schooling", "special-schooling"},
}
AT_HOME = {
    "home-meals",
    "home-care",
    "home-adaptation",
    "visiting-elders",
}  # only somebody living at home can have these
AWAY = {"resident", "in-patient"}


def receives(pair: Pair) -> Iterator[Reason]:
    """The person already has it: accepted and not yet finished, or by being there."""
    resource = pair.found.resource.id
    taken = [offer.id for offer in pair.asker.offers if offer.resource_id == resource and offer.status == "accepted"]
    there = [stay.institution_id for stay in pair.asker.stays if _gives(stay, pair)]
    if taken or there:
        yield reason(Code.ALREADY_RECEIVES, None, tuple(sorted({*taken, *there})))


def conflicts(pair: Pair) -> Iterator[Reason]:
    """Help at home for somebody who lives in a home or lies in hospital would be paid twice and reach nobody."""
    at_home = set(pair.found.meets or pair.wanted.ids) & AT_HOME
    for stay in pair.asker.stays:
        if at_home and stay.kind in AWAY:
            words = {"stay": word("stay", stay.kind), "place": stay.institution_id, "wanted": pair.wanted_titles}
            yield reason(Code.CONFLICT, stay.kind, (stay.institution_id,), **words)


def declined(pair: Pair) -> Iterator[Reason]:
    """A declined resource stays out of the person's list for a while, and the list says why."""
    for offer in pair.asker.offers:
        if offer.resource_id != pair.found.resource.id or offer.status != "declined" or offer.decided is None:
            continue
        until = offer.decided.date() + timedelta(days=pair.terms.decline_days)
        if pair.day < until:
            yield _declined(offer.id, offer.code or "other", offer.decided.date(), until)


def _declined(offer_id: str, why: str, on: date, until: date) -> Reason:
    words = {"on": on, "until": until, "why": word("declined", why)}
    return reason(Code.DECLINED_BEFORE, why, (offer_id,), **words)


def _gives(stay: Stay, pair: Pair) -> bool:
    received = GIVES.get(stay.kind, {stay.kind}) & set(pair.found.meets)
    return stay.institution_id == pair.provider_id and bool(received)
