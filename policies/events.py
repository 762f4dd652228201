"""What can happen to somebody, from policies/events.yml, and which of it a changed row of a register tells of."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from pydantic import Field

from base.errors import Invalid
from base.model import Model, Said
from policies import lines
from policies.proposing import Kind

FILE = "events.yml"
DATED = {"death": "died", "birth": "born"}  # else the day is the row's `until` where it ended, and its `since`


class From(Model):
    """A change in a row that tells of an event."""

    node: str | None = None
    tie: str | None = None
    to: str | None = Field(default=None, description="The label of the node at the tie's end.")
    field: str | None = None
    kinds: list[str] = Field(default_factory=list)
    values: list[str] = Field(default_factory=list)
    new: bool = False
    ended: bool | None = None
    within: int | None = Field(default=None, description="Days.")


class EventKind(Model):
    """One kind of event."""

    title: Said
    from_: list[From] = Field(default_factory=list, alias="from")
    always: Kind | None = Field(default=None, description="What is proposed whatever the law makes of it.")
    reported: bool = Field(default=False, description="An officer may tell of it.")


class Touched(NamedTuple):
    """What a row has changed: a node of a label or a tie of a kind, what it says now, and which fields differ."""

    about: tuple[str, ...]  # ids of whom or what it is about
    said: Mapping[str, Any]
    fields: Collection[str]
    node: str | None = None
    tie: str | None = None
    to: str | None = None
    is_new: bool = False


@cache
def event_kinds() -> dict[str, EventKind]:
    """Every kind by its name, in the order in which a change is held against them."""
    return lines.load(FILE, dict[str, EventKind])


def kind_of(it: Touched, day: date) -> str | None:
    """Which event a change tells of on the day it comes in; None where no policy could ask for it."""
    return next((name for name, kind in event_kinds().items() if any(_fits(one, it, day) for one in kind.from_)), None)


def happened(kind: str, it: Touched, day: date) -> date:
    """When it happened, as far as the row says, and not after the day it came in."""
    names = [DATED[kind]] if kind in DATED else ["until", "since"]
    return min(next((one for name in names if isinstance(one := it.said.get(name), date)), day), day)


def _day(it: Touched, day: date) -> date:
    told = it.said.get("born") if it.node == "Person" else it.said.get("since")
    return told if isinstance(told, date) else day


def _fits(one: From, it: Touched, day: date) -> bool:
    return (
        (one.node, one.tie) == (it.node, it.tie)
        and (one.to is None or one.to == it.to)
        and (one.field is None or one.field in it.fields)
        and (not one.kinds or it.said.get("kind") in one.kinds)
        and (not one.values or it.said.get("value") in one.values)
        and (not one.new or it.is_new)
        and (one.ended is None or one.ended == (it.said.get("until") is not None))
        and (one.within is None or _day(it, day) >= day - timedelta(days=one.within))
    )


def reported(word: str) -> str:
    """A kind an officer may tell of; Invalid names those there are."""
    known = [name for name, kind in event_kinds().items() if kind.reported]
    if word not in known:
        raise Invalid(
            f"“{word[:40]}”不能由工作人员报告。可以是：{'、'.join(known)}；其他事件由登记导入得知。",
            f"`{word[:40]}` is not for an officer to report. It may be {', '.join(known)}; "
            "of everything else the imports of registers tell.",
        )
    return word
