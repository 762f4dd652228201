"""Parameters as somebody imagines them: `living_standard=+5%`, `edge_multiple=2`; the others as they are."""

import re
from collections.abc import Mapping

from base.errors import Invalid
from policies.judging import Bounds
from policies.parameters import parameters
from policies.tree import Value

CHANGE = re.compile(r"(?P<sign>[+-]?)(?P<number>\d+(\.\d+)?)(?P<share>%?)", re.ASCII)


def changes(words: list[str]) -> dict[str, str]:
    """Changes as somebody types them, by parameter; Invalid names the one that is not taken."""
    told: dict[str, str] = {}
    for word in words:
        name, _, change = word.partition("=")
        found = CHANGE.fullmatch(change)
        if name not in parameters() or found is None or bool(found["share"]) != bool(found["sign"]):
            raise Invalid(
                f"“{word[:80]}”不能用。请写成 参数=新值 或 参数=+5%；参数有：{'、'.join(parameters())}。",
                f"`{word[:80]}` will not do. Write parameter=value or parameter=+5%; parameters are: "
                f"{', '.join(parameters())}.",
            )
        told[name] = change
    return told


def changed(bounds: Bounds, told: Mapping[str, str]) -> Bounds:
    """The parameters with some of them changed; a share of one nobody has set stays unset."""

    def bound(name: str) -> Value | None:
        value, change = bounds(name), CHANGE.fullmatch(told.get(name, ""))
        if change is None:
            return value
        number = float(change["number"])
        if not change["share"]:
            return number
        if not isinstance(value, float | int):
            return None
        return round(value * (1 + (-number if change["sign"] == "-" else number) / 100), 2)

    return bound
