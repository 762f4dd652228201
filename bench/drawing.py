"""A graph while it is being drawn: its nodes and ties, which of them lie outside the scope, and its days and areas."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from graph.load import Node, Tie

DAY = date(2026, 6, 30)
INSIDE = "990101001"
OUTSIDE = ("990101002", "990102001")
Key = tuple[str, str, str]


@dataclass
class Graph:
    """Nodes by id, ties by kind and ends; `outside` holds the ids that lie outside the scope."""

    chance: random.Random
    nodes: dict[str, Node] = field(default_factory=dict)
    ties: dict[Key, Tie] = field(default_factory=dict)
    outside: set[str] = field(default_factory=set)
    free: list[int] = field(default_factory=list)

    def add(self, label: str, outside: bool, /, point: tuple[float, float] | None = None, **known: Any) -> str:
        """One more node with an id that tells nobody on which side it lies; its id."""
        id = f"X-{self.free.pop():03d}"
        self.nodes[id] = Node(label, id, known, point)
        if outside:
            self.outside.add(id)
        return id

    def tie(self, kind: str, start: str, end: str, /, **known: Any) -> None:
        """One more tie, unless these two have one of this kind."""
        self.ties.setdefault((kind, start, end), Tie(kind, start, end, known))

    def of(self, label: str, outside: bool | None = None) -> list[str]:
        """The ids of one label, on one side or both."""
        return [id for id, node in self.nodes.items() if node.label == label and outside in (None, id in self.outside)]

    def lies_outside(self, key: Key) -> bool:
        """Whether a tie is one of somebody outside."""
        return key[1] in self.outside or key[2] in self.outside

    def area(self, outside: bool) -> dict[str, Any]:
        """A township on one side, with its county."""
        area = self.chance.choice(OUTSIDE) if outside else INSIDE
        return {"area": area, "county": area[:6]}

    def days(self) -> dict[str, Any]:
        """When a tie holds: mostly now."""
        since = DAY - timedelta(days=self.chance.randrange(1, 2000)) if self.chance.random() < 0.7 else None
        ended = self.chance.random() < 0.12
        return {"since": since, "until": DAY - timedelta(days=self.chance.randrange(0, 300)) if ended else None}
