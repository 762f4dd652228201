"""Changes what lies outside the scope of a random graph, and puts a graph and its changes into Neo4j."""

from __future__ import annotations

import random
import secrets
from copy import copy

from base.keys import Keys
from bench.drawing import DAY, INSIDE, OUTSIDE, Graph
from bench.random_graph import GIVEN, MOST, POLICIES, SURNAMES, side
from graph import load, needs
from graph.door import OperatorGraph
from graph.load import Node, Tie
from graph.statements import Statement

WIPE = "MATCH (n) WHERE NOT n:Schema DETACH DELETE n"
GONE = "UNWIND $ids AS id MATCH (node:Entity {id: id}) DETACH DELETE node"
UNTIED = "UNWIND $ties AS one MATCH (:Entity {id: one[1]})-[t]->(:Entity {id: one[2]}) WHERE type(t) = one[0] DELETE t"
HUB = "MATCH (n:Entity {id: $id}) SET n:Hub, n.hub_reason = 'many-people', n.hub_count = 40, n.hub_counted = $day"


def changed(graph: Graph, chance: random.Random) -> Graph:
    """The same scope in other surroundings: some gone, some new, renamed, moved and tied otherwise."""
    after = Graph(chance, dict(graph.nodes), dict(graph.ties), set(graph.outside), list(graph.free))
    for id in [id for id in sorted(after.outside) if chance.random() < 0.35]:
        del after.nodes[id]
        after.outside.remove(id)
    gone = {*graph.nodes} - {*after.nodes}
    for key in [key for key in after.ties if {*key[1:]} & gone or (after.lies_outside(key) and chance.random() < 0.3)]:
        del after.ties[key]
    for id in sorted(after.outside):
        after.nodes[id] = _altered(after.nodes[id], chance)
    if len(after.nodes) < MOST - 3:
        side(after, True, chance.randint(2, 6))
    return after


def _altered(node: Node, chance: random.Random) -> Node:
    """An outside node renamed, moved among the areas outside, or worth something else."""
    known = dict(node.properties)
    if "area" in known:
        known["area"] = chance.choice(OUTSIDE)
        known["county"] = known["area"][:6]
    if node.label == "Person":
        known |= {"name": chance.choice(SURNAMES) + chance.choice(GIVEN), "village": f"{known['area']}001"}
    if "monthly" in known:
        known["monthly"] = float(chance.randint(1, 9) * 1000)
    return node._replace(properties=known)


class Ground:
    """A server that holds one random graph at a time on the same common ground."""

    def __init__(self, db: OperatorGraph, keys: Keys) -> None:
        self.db, self.keys = db, keys

    def lay(self, graph: Graph, shuffled: random.Random | None = None) -> None:
        """Wipe, then load the common ground and the graph, in its order or shuffled."""
        self.db.client.apply(WIPE)
        needs.write(self.db)
        self.db.client.forget()
        nodes, ties = list(graph.nodes.values()), list(graph.ties.values())
        if shuffled:
            shuffled.shuffle(nodes)
            shuffled.shuffle(ties)
        self._write([*common(), *nodes])
        self.db.write(_own("MATCH (n) WHERE NOT n:Schema SET n:Entity"), _fresh())
        self._write(ties)
        hub = sorted(id for id in graph.nodes if graph.nodes[id].label in ("Phone", "Address"))
        if random.Random(hub[0]).random() < 0.3:
            self.db.write(_own(HUB), _fresh(), None, id=hub[-1])

    def change(self, before: Graph, after: Graph) -> None:
        """Bring a laid graph to what it is after the change, touching nothing inside the scope."""
        gone = [id for id in before.nodes if id not in after.nodes]
        untied = [list(key) for key in before.ties if key not in after.ties]
        self.db.write(_own(UNTIED), _fresh(), None, ties=untied)
        self.db.write(_own(GONE), _fresh(), None, ids=gone)
        self._write([node for id, node in after.nodes.items() if before.nodes.get(id) != node])
        self._write([tie for key, tie in after.ties.items() if key not in before.ties])

    def _write(self, rows: list[Node] | list[Tie] | list[Node | Tie]) -> None:
        load.write(self.db, self.keys, copy(rows), _fresh())


def common() -> list[Node]:
    """Divisions and policies, which are public, and the day of the graph."""
    counties = {code[:6] for code in (INSIDE, *OUTSIDE)}
    areas = [Node("Area", code, {"code": code, "name": code, "level": "county"}) for code in sorted(counties)]
    for code in (INSIDE, *OUTSIDE):
        areas.append(Node("Area", code, {"code": code, "name": f"镇{code}", "level": "township"}))
        areas.append(Node("Area", f"{code}001", {"code": f"{code}001", "name": "青石村", "level": "village"}))
    policies = [Node("Policy", name, {"title": name, "title_zh": name}) for name in POLICIES]
    officer = Node("Officer", "F-decides", {"role": "caseworker"})
    return [*areas, *policies, officer, Node("Batch", "seed", {"seed": 1, "people": 0, "day": DAY})]


def _own(text: str) -> Statement:
    return Statement("bench", {"writes": True, "about": "a random graph"}, text)


def _fresh() -> str:
    return f"bench-{secrets.token_hex(6)}"
