"""Kin that cannot be: somebody among their own ancestors."""

from collections.abc import Iterable, Mapping


class Ancestors:
    """Who is a parent of whom, as it stands and as rows add to it."""

    def __init__(self, parents: Mapping[str, Iterable[str]]) -> None:
        self._parents = {child: set(those) for child, those in parents.items()}

    def takes(self, parent: str, child: str) -> bool:
        """Add a parent; False, and nothing is added, when the child is among the parent's own ancestors."""
        above, seen = [parent], {parent}
        while above:
            each = above.pop()
            if each == child:
                return False
            fresh = self._parents.get(each, set()) - seen
            seen |= fresh
            above += fresh
        self._parents.setdefault(child, set()).add(parent)
        return True
