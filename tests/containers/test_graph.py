"""The graph's own tests pass against the public image as they do against the private server."""

import os
import re
import secrets
import subprocess
import sys

import pytest
from testcontainers.community.neo4j import Neo4jContainer

from tests.conftest import ROOT

pytestmark = pytest.mark.containers
PRIVATE = ("test_server.py", "test_jars.py", "test_doctor.py")  # about the private server itself
SLOW = ("test_non_interference.py", "test_write_kill.py")  # about our own code; minutes here would show nothing new


def test_the_graph_behaves_the_same_in_a_container() -> None:
    with Neo4jContainer("neo4j:5.26-community", password=secrets.token_hex(12)) as neo4j:
        named = {"TEST_NEO4J_URI": neo4j.get_connection_url(), "TEST_NEO4J_PASSWORD": neo4j.password}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "tests/graph", "tests/cypher", *map(ignored, PRIVATE + SLOW)],
            cwd=ROOT,
            env={**os.environ, **named},
            capture_output=True,
            text=True,
            timeout=1800,
            check=False,
        )

    assert done.returncode == 0, done.stdout[-5000:]
    assert re.search(r"\d+ passed", done.stdout)


def ignored(name: str) -> str:
    """The option that leaves one file of tests/graph out."""
    return f"--ignore=tests/graph/{name}"
