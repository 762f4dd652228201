"""Remembers the rows of one block, all of them changeable until they are drawn."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from graph.load import Node, Tie

SOURCE = "seed"
Properties = dict[str, Any]


class Rows:
    """Nodes and ties in the order they were made, with ids that are stable, unique and say nothing."""

    def __init__(self, block: int) -> None:
        self.block = block
        self._counts: Counter[str] = Counter()
        self._nodes: list[Node] = []
        self._ties: list[Tie] = []

    def count(self, of: str) -> int:
        """The next number of this kind in the block, from 1."""
        self._counts[of] += 1
        return self._counts[of]

    def id(self, letter: str) -> str:
        """A new id with this first letter: P-000300012; as text they sort in the order they were made."""
        return f"{letter}-{self.block:04d}{self.count(letter):06d}"

    def node(self, label: str, letter: str, point: tuple[float, float] | None = None, /, **properties: Any) -> Node:
        """A node with a new id; its properties may be changed until the rows are drawn."""
        return self.named(label, self.id(letter), point, **properties)

    def named(self, label: str, id: str, point: tuple[float, float] | None = None, /, **properties: Any) -> Node:
        """A node whose id is a word or a code."""
        node = Node(label, id, {**properties, "source": SOURCE}, point)
        self._nodes.append(node)
        return node

    def tie(self, kind: str, start: str, end: str, /, **properties: Any) -> Tie:
        """A tie between two ids; its properties may be changed until the rows are drawn."""
        tie = Tie(kind, start, end, {**properties, "source": SOURCE})
        self._ties.append(tie)
        return tie

    def ties_of(self, id: str, kind: str) -> list[Tie]:
        """The ties of this kind that start at a node of this block, as they stand now."""
        return [tie for tie in self._ties if tie.start == id and tie.kind == kind]

    def all_ties(self) -> list[Tie]:
        """Every tie made so far."""
        return self._ties

    def drawn(self, day: date) -> Iterator[Node | Tie]:
        """Every row, nodes first; what is unknown is left out. A tie is known since it began, or since the day."""
        for node in self._nodes:
            yield node._replace(properties=known(node.properties))
        for tie in self._ties:
            since = min(tie.properties.get("since") or day, day)
            yield tie._replace(properties={**known(tie.properties), "known_at": since})


def known(properties: Properties) -> Properties:
    """Unknown is absent: null properties are left out."""
    return {name: value for name, value in properties.items() if value is not None}
