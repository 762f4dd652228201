"""How fast arithmetic over the whole graph is: pulling its ties as numbers, and what is reckoned of them.

python bench/arithmetic.py --people 1000000     # on the graph bench/graph_scale.py builds, or builds it
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).resolve().parent]
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from base.evidence import Asking, Trail  # noqa: E402 - the path is mended above
from bench.manner import Figure, Measured, tell  # noqa: E402
from bench.prefecture import built  # noqa: E402
from graph import arithmetic, edges, server  # noqa: E402
from graph.arithmetic import Move  # noqa: E402
from graph.client import Client  # noqa: E402
from graph.door import OperatorGraph  # noqa: E402
from graph.entry import today  # noqa: E402

PULL, COMPONENTS, IDS, MEMORY = 30.0, 5.0, 1_000_000, 3_000.0


def main() -> None:
    """Pull, reckon, and print; the exit code is 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    settings = built(asked.people, asked.seed)
    server.ensure(settings)
    client = Client(lambda: server.find(settings))
    asking = Asking(officer_id="bench", role="operator", operation="bench", origin="bench", request_id="1")
    db = OperatorGraph(client, settings, Trail(asking, lambda entry: None), (), today(client, settings))
    try:
        measured = measure(db, asked.seed)
    finally:
        client.close()
        server.stop(settings)
    tell(f"How fast is arithmetic? {asked.people:,}", asked.seed, asked.people, measured, asked.json)


def measure(db: OperatorGraph, seed: int) -> Measured:
    """Seconds of the pull and of each function."""
    for kind in edges.KINDS:
        (db.settings.home / "edges" / f"{kind}.npz").unlink(missing_ok=True)
    pulled, pull = timed(lambda: edges.pull(db, edges.KINDS))
    _, again = timed(lambda: edges.pull(db, edges.KINDS))
    ids = 2 * sum(len(ties.starts) for ties in pulled.values())
    whole, matrix = timed(lambda: edges.matrix([*pulled.values()]))
    adjacency = whole.adjacency
    chance = random.Random(seed)
    seeds = [chance.randrange(adjacency.shape[0]) for _ in range(20)]
    moved = pulled["TRANSFERRED"]
    moves = [Move(int(one), int(two), at) for at, (one, two) in enumerate(zip(moved.starts, moved.ends, strict=True))]
    reckoned: dict[str, Callable[[], Any]] = {
        "components": lambda: arithmetic.components(adjacency),
        "strong components": lambda: arithmetic.strong_components(adjacency),
        "degrees and rarity": lambda: arithmetic.rarity(adjacency),
        "cores": lambda: arithmetic.cores(adjacency),
        "personalised PageRank": lambda: arithmetic.page_rank(adjacency, seeds),
        "temporal cycles of transfers": lambda: arithmetic.temporal_cycles(moves, 4, len(moves)),
    }
    seconds = {name: timed(work)[1] for name, work in reckoned.items()}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    figures = [
        Figure("ties", ids // 2),
        Figure("nodes", adjacency.shape[0]),
        Figure("pull", pull, at_most=PULL, unit="s"),
        Figure("pull", ids / pull, at_least=IDS, unit="ids/s"),
        Figure("pull again, from disk", again, unit="s"),
        Figure("matrix", matrix, unit="s"),
        *(
            Figure(name, it, at_most=COMPONENTS if name == "components" else None, unit="s")
            for name, it in seconds.items()
        ),
        Figure("memory", memory, at_most=MEMORY, unit="MB"),
    ]
    return Measured({"seconds": seconds, "pull": pull, "ids": ids}, figures)


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What some work gives, and its seconds."""
    started = time.perf_counter()
    given = work()
    return given, time.perf_counter() - started


if __name__ == "__main__":
    main()
