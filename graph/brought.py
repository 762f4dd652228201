"""What one row of a file brings, as the graph holds it: at most one node of its own, and ties that name their ends."""

import json
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

Properties = dict[str, Any]


class End(NamedTuple):
    """One end of a tie: a row of a source (`source`, its name there), an `id` that is a word or code, or a number."""

    by: Literal["row", "id", "phone", "account"]
    name: str
    source: str | None = None
    label: str | None = None  # what the node must be; none: the model's ends of the kind decide


class OwnNode(NamedTuple):
    """The node a row is. A Person's `citizen_number` is plain here; null is unknown and takes away what was said."""

    label: str
    properties: Properties
    point: tuple[float, float] | None = None  # longitude, latitude; WGS-84


class OwnTie(NamedTuple):
    """A tie a row brings. `part` tells the ties of one row apart; the one a row is has none."""

    kind: str
    start: End | None  # none: the row's own node
    end: End | None
    properties: Properties
    part: str = ""


class Brought(NamedTuple):
    """What one row brings; `row` is its number in the file.

    `silent` names the kinds of its own ties of which the file has no column, and `location` where it has no point: what
    stands of them stays.
    """

    row: int
    source: str
    source_id: str
    node: OwnNode | None = None
    ties: tuple[OwnTie, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its source and its name there as one text that no other row has."""
        return f"{_escaped(self.source)}/{_escaped(self.source_id)}"

    def key(self, tie: OwnTie) -> str:
        """The key under which one of its ties stands in the graph."""
        return self.name if self.node is None else f"{self.name}#{tie.part or tie.kind}"


def told(one: Brought) -> str:
    """A row as a text that can be kept, plain numbers included: whoever keeps it seals it."""
    return json.dumps(one, ensure_ascii=False, default=_dated)


def heard(text: str) -> Brought:
    """The row that was told so."""
    row, source, source_id, node, ties, silent = json.loads(text, object_hook=_undated)
    own = None if node is None else OwnNode(node[0], node[1], None if node[2] is None else tuple(node[2]))
    return Brought(row, source, source_id, own, tuple(_tie(*tie) for tie in ties), tuple(silent))


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("/", "%2F").replace("#", "%23")


def _tie(kind: str, start: list[Any] | None, end: list[Any] | None, properties: Properties, part: str) -> OwnTie:
    return OwnTie(kind, None if start is None else End(*start), None if end is None else End(*end), properties, part)


def _dated(value: Any) -> dict[str, str]:
    if isinstance(value, datetime):
        return {"$moment": value.isoformat()}
    if isinstance(value, date):
        return {"$day": value.isoformat()}
    raise TypeError(type(value).__name__)


def _undated(told: dict[str, Any]) -> Any:
    if "$day" in told:
        return date.fromisoformat(told["$day"])
    return datetime.fromisoformat(told["$moment"]) if "$moment" in told else told
