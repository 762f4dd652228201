"""Citizen, phone and account numbers: stored encrypted, found again by keyed blind indexes."""

import re
import unicodedata

from base.keys import Keys
from base.sealing import blind_text, blind_texts, open_text, seal_text

COUNTRY = re.compile(r"^(\+86|0086)")
TAIL = 4  # digits of a phone that are looked for alone


def plain_number(number: str) -> str:
    """A number as it is compared: full-width digits folded, spaces and dashes gone, X upper case."""
    return re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", number)).upper()


def seal(keys: Keys, number: str, of: str) -> str:
    """A number sealed under the current key; `of` is the node's id and field."""
    return seal_text(keys, number, of)


def unseal(keys: Keys, sealed: str, of: str) -> str:
    """The number sealed for the same `of`."""
    return open_text(keys, sealed, of)


def blind(keys: Keys, kind: str, number: str) -> str:
    """The index under which a number is stored: equal numbers of one kind meet, however they are spelt."""
    return blind_text(keys, kind, _same(kind, number))


def blinds(keys: Keys, kind: str, number: str) -> list[str]:
    """Every index under which a number may be stored while keys are rotated."""
    return blind_texts(keys, kind, _same(kind, number))


def stored(keys: Keys, label: str, node_id: str, number: str) -> dict[str, str]:
    """The properties that stand for the number of a Person, a Phone or an Account."""
    if label == "Person":
        return {
            "citizen_sealed": seal(keys, number, bound_to(label, node_id)),
            "citizen_key": blind(keys, "citizen", number),
        }
    kept = {
        "number_sealed": seal(keys, number, bound_to(label, node_id)),
        "number_key": blind(keys, label.lower(), number),
    }
    tail = {"tail_key": blind(keys, "phone-tail", plain_number(number)[-TAIL:])} if label == "Phone" else {}
    return {**kept, **tail}


def bound_to(label: str, node_id: str) -> str:
    """What the sealed number of a node is bound to: its id and field."""
    return f"{node_id}.{'citizen' if label == 'Person' else 'number'}"


def _same(kind: str, number: str) -> str:
    plain = plain_number(number)
    return COUNTRY.sub("", plain) if kind == "phone" else plain
