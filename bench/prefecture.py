"""An invented prefecture that benches build once and ask again and again."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable

from base.settings import Settings
from bench.manner import Measured, tell
from graph import server
from graph.client import Client
from graph.entry import seeded


def built(size: int, seed: int) -> Settings:
    """The settings of an office with an invented prefecture of this size, seeded unless it is there."""
    settings = Settings(home=Settings().home / f"scale-{size}", neo4j_uri=None, token=None)
    settings.home.mkdir(parents=True, exist_ok=True)
    server.ensure(settings)
    client = Client(lambda: server.find(settings))
    found = seeded(client, settings)
    client.close()
    if found is None or (found.people, found.seed) != (size, seed):
        words = ["seed", "--people", str(size), "--seed", str(seed), "--bulk"]
        env = {**os.environ, "HUIMIN_HOME": str(settings.home)}
        subprocess.run([sys.executable, "-c", "from cli.main import main; main()", *words], env=env, check=True)
    return settings


def main(title: str, measure: Callable[[Settings, Client, argparse.Namespace], Measured], **more: int) -> None:
    """Build or reuse the prefecture, measure, and print; `more` are options of a bench, each a number.

    The exit code is 1 when a figure misses its goal.
    """
    parser = argparse.ArgumentParser(description=title)
    for name, usual in {"people": 1_000_000, "seed": 7, **more}.items():
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args()
    settings = built(told.people, told.seed)
    client = Client(lambda: server.find(settings))
    try:
        measured = measure(settings, client, told)
    finally:
        client.close()
        server.stop(settings)
    tell(f"{title} {told.people:,}", told.seed, told.people, measured, told.json)
