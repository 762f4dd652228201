"""Does an office come back equal? A small county of each seed is backed up, wiped, restored, and all of it compared.

    python bench/backup.py [--seeds 20] [--people 200] [--json]

Each seed has a home of its own under $HUIMIN_HOME/bench. The commands are run as an operator runs them; then every
node, every tie and every row of the ledger is compared with what was there before. The exit code is 1 when anything
differs.
"""

import argparse
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from base.settings import Settings
from bench.manner import HERE, aside
from graph import server
from graph.client import Client
from graph.statements import Statement

NODES = """
MATCH (n)
RETURN labels(n) AS labels, properties(n) AS held, COLLECT {
         MATCH (n)-[tie]->(other)
         RETURN [type(tie), coalesce(other.id, other.code, toString(other.at)), properties(tie)] AS told
         ORDER BY type(tie), coalesce(other.id, other.code, toString(other.at))
       } AS ties
"""
MEANWHILE = 'INSERT INTO "audit_'  # backing up and restoring are themselves on record


class Round(NamedTuple):
    """One seed: whether all came back equal, how long each part took, how large the backup is."""

    seed: int
    equal: bool
    backup: float
    restore: float
    megabytes: float
    proofs: int


def main() -> None:
    """Every seed, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    rounds = [one(seed, asked.people) for seed in range(1, asked.seeds + 1)]
    equal = sum(it.equal for it in rounds)
    told = {
        "seeds": len(rounds),
        "equal": equal,
        "backup_seconds": round(sum(it.backup for it in rounds) / len(rounds), 2),
        "restore_seconds": round(sum(it.restore for it in rounds) / len(rounds), 2),
        "megabytes": round(sum(it.megabytes for it in rounds) / len(rounds), 2),
    }
    print(json.dumps(told) if asked.json else f"{equal} of {len(rounds)} came back equal; on average {told}")
    sys.exit(equal < len(rounds))


def one(seed: int, people: int) -> Round:
    """Seed, back up, wipe, restore with proof, compare."""
    place = Settings().home / "bench" / f"backup-{seed}"
    shutil.rmtree(place, ignore_errors=True)
    home, folder = place / "home", place / "backup"
    try:
        run(home, "seed", "--people", str(people), "--seed", str(seed))
        before = (graph(home), ledger(home))
        started = time.monotonic()
        backed = json.loads(run(home, "backup", str(folder), "--json"))
        middle = time.monotonic()
        wipe(home)
        wiped = time.monotonic()
        restored = json.loads(run(home, "restore", str(folder), "--verify", "--json"))
        ended = time.monotonic()
        run(home, "server", "start")
        equal = restored["ok"] and (graph(home), ledger(home)) == before
        megabytes = backed["bytes"] / 1024 / 1024
        found = Round(seed, equal, middle - started, ended - wiped, megabytes, len(restored["checks"]))
        aside.print(f"{found}", style="dim" if equal else "red")
        return found
    finally:
        server.stop(settings(home))
        shutil.rmtree(place, ignore_errors=True)


def run(home: Path, *words: str) -> str:
    """A command as an operator runs it; RuntimeError when it does not go well."""
    command = [sys.executable, "-c", "from cli.main import main; main()", *words]
    environment = {**os.environ, "HUIMIN_HOME": str(home), "HUIMIN_NEO4J_URI": "", "HUIMIN_LANG": "en"}
    done = subprocess.run(command, cwd=HERE.parent, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{words}: {done.stdout}{done.stderr}")
    return done.stdout


def wipe(home: Path) -> None:
    """Lose everything but the keys, which an office keeps apart."""
    server.stop(settings(home))
    keys = {name: (home / name).read_bytes() for name in ("keys.json", "audit/signing.key")}
    shutil.rmtree(home)
    for name, key in keys.items():
        (home / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (home / name).write_bytes(key)


def graph(home: Path) -> str:
    """A hash over every node with its properties and ties."""
    client = Client(lambda: server.find(settings(home)))
    rows = client.read(Statement("bench", {"about": "everything"}, NODES), {}, 300, {})
    client.close()
    told: list[dict[str, Any]] = sorted(rows, key=lambda row: json.dumps(row, sort_keys=True, default=str))
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def ledger(home: Path) -> str:
    """A hash over every row of the ledger but those that tell of the backup itself."""
    with sqlite3.connect(f"file:{home / 'ledger.db'}?mode=ro", uri=True) as db:
        lines = sorted(line for line in db.iterdump() if not line.startswith(MEANWHILE))
    db.close()
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def settings(home: Path) -> Settings:
    """The settings of a round's office."""
    return Settings(home=home, neo4j_uri=None)


if __name__ == "__main__":
    main()
