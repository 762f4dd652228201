"""A node that is a row of a file: as it is written first, and what of it differs when the row comes again."""

import secrets
from datetime import date
from typing import Any

from base.keys import Keys
from graph import names, numbers
from graph.brought import Brought, OwnNode
from graph.standing import Known

LETTERS = "abcdefghjkmnpqrstuvwxyz"  # of ids: no digits, for eleven in a row would look like somebody's number
LENGTH = 18
TABLE = bytes(ord(LETTERS[value % len(LETTERS)]) for value in range(256))
FIRST = {
    "Person": "P",
    "Household": "H",
    "Address": "A",
    "Phone": "T",
    "Account": "B",
    "Award": "N",
    "Payment": "Y",
    "Visit": "S",
    "Resource": "R",
    "Institution": "I",
    "Device": "D",
    "Fact": "K",
    "Application": "Q",
    "Property": "E",
    "Vehicle": "V",
}
MOVED_WITH = ("Award", "Payment", "Application")  # they lie in the compartment of whoever they are about
Row = dict[str, Any]


def new_id(label: str) -> str:
    """A fresh id that means nothing."""
    return f"{FIRST.get(label, label)}-{secrets.token_bytes(LENGTH).translate(TABLE).decode()}"


def created(day: date, keys: Keys, one: Brought, id: str, compartment: str | None) -> Row:
    """A row's node as the graph gets it, in the compartment of whom it is about when a seal has moved them."""
    if one.node is None:
        raise ValueError("this row is no node")
    node = one.node
    properties = {name: value for name, value in node.properties.items() if value is not None}
    number = properties.pop("citizen_number", None)
    if node.label == "Person":
        properties |= names.keys_of(properties["name"])
    if number is not None:
        properties |= numbers.stored(keys, node.label, id, number)
    if compartment is not None and node.label in MOVED_WITH:
        properties |= {"area": compartment, "true_area": properties["area"]}
    said = {"id": id, "source": one.source, "source_id": one.source_id, "known_at": day}
    return {"id": id, "labels": [node.label], "properties": properties | said, "location": _point(node)}


def changed(day: date, keys: Keys, one: Brought, known: Known) -> Row | None:
    """What to write of a node whose row differs from what stands, nulls included; None when nothing does."""
    if one.node is None:
        raise ValueError("this row is no node")
    node = one.node
    written = {name: value for name, value in node.properties.items() if not _same(keys, name, value, known)}
    moved = "location" not in one.silent and _point(node) != _degrees(known)
    if not written and not moved:
        return None
    if "citizen_number" in written:
        number = written["citizen_number"]
        gone = {"citizen_sealed": None, "citizen_key": None}
        written |= gone if number is None else numbers.stored(keys, node.label, known.id, number)
        written["citizen_number"] = None  # the plain one is never stored; that it is here says that it differs
    if node.label == "Person" and written.get("name"):
        written |= names.keys_of(written["name"])
    row = {"id": known.id, "labels": [node.label], "properties": written | {"known_at": day}}
    return row | {"location": _point(node), "moved": moved}


def _same(keys: Keys, name: str, value: Any, known: Known) -> bool:
    if name == "citizen_number":
        stands = known.properties.get("citizen_key")
        return stands is None if value is None else stands in numbers.blinds(keys, "citizen", value)
    stands = known.properties.get(name)
    if name == "area":
        stands = known.properties.get("true_area", stands)
    return bool(stands == value)


def _point(node: OwnNode) -> Row | None:
    return None if node.point is None else {"longitude": node.point[0], "latitude": node.point[1]}


def _degrees(known: Known) -> Row | None:
    at = known.properties.get("location")
    return None if at is None else {"longitude": at["lon"], "latitude": at["lat"]}
