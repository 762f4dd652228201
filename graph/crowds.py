"""Who of a township policies can concern, with everybody around them, for policies/screened.py."""

from collections.abc import Sequence

from graph import facts
from graph.door import Door
from graph.entitlement import EntitlementGraph, sweeping
from graph.registers import known_registers
from policies import prefilter
from policies.catalogue import bounds_of
from policies.judging import Bounds
from policies.policy import Policy
from policies.screened import Crowd, Stands, screened
from policies.standing import Standing


def crowd(db: EntitlementGraph, code: str, policies: Sequence[Policy], *imagined: Bounds) -> Crowd:
    """A township as the evaluator reads it, wide enough for the parameters in force and for what is imagined."""
    each: list[Bounds] = [bounds_of(code, db.day), *imagined]
    spans = dict.fromkeys(span for bounds in each for span in prefilter.spans(policies, db.day, bounds))
    households = any(it.for_ == "household" for it in policies)
    found = facts.township(db, code, known_registers(db), spans, [it.id for it in policies], households)
    return Crowd(found.told.people, found.told.households, found.own, found.homes, found.in_all)


def standing(db: Door, it: Policy, word: Standing) -> list[Stands]:
    """Who of the asker's areas stands so towards a policy on the door's day."""
    law = sweeping(db.client, db.settings, db.trail.asking, db.areas, db.day, db.known)
    towns = [area for area in db.areas if area.isdecimal()]
    found = (screened(crowd(law, code, [it]), [it], db.day, bounds_of(code, db.day)) for code in towns)
    return [one for told in found for each in told for one in each.stands if one.standing == word]
