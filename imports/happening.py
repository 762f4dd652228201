"""The events that a batch of rows tells of: each change of the graph that a policy could ask for, by its kind."""

from collections.abc import Iterator
from datetime import date

from graph.coming import Change
from ledger.events import Event, event
from policies.events import happened, kind_of


def happening(found: Change, day: date, told_by: str) -> Iterator[Event]:
    """The events of a batch that was brought on a day; one for each person or thing it is about."""
    for it in found.touched:
        kind = kind_of(it, day)
        if kind is not None:
            for about in it.about:
                yield event(kind, about, happened(kind, it, day), told_by)
