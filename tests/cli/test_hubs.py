"""The operator marks hubs anew, as each night."""

import json

from tests.cli.conftest import Huimin
from tests.small_graph import SmallGraph


def test_what_more_people_share_than_the_threshold_is_a_hub_until_fewer_do(graph: SmallGraph, huimin: Huimin) -> None:
    graph.create(
        "(t:Entity:Phone {id: 'T-1'}), (:Person {id: 'P-1', name: '王芳'})-[:USES]->(t), "
        "(:Person {id: 'P-2', name: '李强'})-[:USES]->(t), (:Person {id: 'P-3', name: '赵六'})-[:USES]->(t)"
    )

    few = huimin("hubs", "--threshold", "2", "--json", role="caseworker")
    none = huimin("hubs", "--threshold", "3", "--json", role="caseworker")

    assert json.loads(few.stdout) == {"threshold": 2, "hubs": [{"label": "Phone", "hubs": 1, "most": 3}]}
    assert json.loads(none.stdout)["hubs"] == []
