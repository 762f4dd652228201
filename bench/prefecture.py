"""An invented prefecture that benches build once and ask again and again."""

import os
import subprocess
import sys

from base.settings import Settings
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
