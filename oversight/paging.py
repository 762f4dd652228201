"""A list cut into pages, each of which begins behind the last of the page before."""

from collections.abc import Callable, Iterable
from itertools import dropwhile, islice
from typing import TypeVar

from base.errors import Invalid

Row = TypeVar("Row")


def page(
    rows: Iterable[Row], name: Callable[[Row], str], at_most: int, after: str | None
) -> tuple[list[Row], str | None]:
    """The rows behind the one of this name, and the name of the last where there are more; Invalid for no such row."""
    rest = dropwhile(lambda one: after is not None and name(one) != after, rows)
    if after is not None and next(rest, None) is None:
        raise Invalid(
            f"没有 {after[:64]}。请去掉 after 从头开始。",
            f"There is no {after[:64]}. Leave `after` out to begin again.",
        )
    some = list(islice(rest, at_most + 1))
    return some[:at_most], name(some[at_most - 1]) if len(some) > at_most else None
