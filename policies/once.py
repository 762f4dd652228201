"""A fact on which several others rest is found once for each question."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from policies.subject import Asked

Told = TypeVar("Told")


def once(find: Callable[[Asked], Told]) -> Callable[[Asked], Told]:
    """The same, which looks the second time at what it found the first."""

    @wraps(find)
    def found(it: Asked) -> Told:
        if find not in it.found:
            it.found[find] = find(it)
        return cast("Told", it.found[find])

    return found
