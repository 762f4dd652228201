"""With the real files imported, a dispatcher asks for two people and gets real schools and real food banks."""

from typing import Any

from fastapi.testclient import TestClient

from graph.door import OperatorGraph
from imports.providers import bring, read
from tests.conftest import Signed
from tests.imports.samples import asked, real
from tests.small_graph import SmallGraph

PEOPLE = """
WITH point({longitude: -2.35, latitude: 53.43}) AS home
CREATE (:Person {id: 'P-child', name: '小明', sex: 'male', born: date('2016-03-01'), disability_kind: 'intellect',
                 disability_grade: 2, village: '990101001001', location: home}),
       (:Person {id: 'P-old', name: '王建国', sex: 'male', born: date('1940-05-01'), village: '990101001001',
                 location: home})
"""


def test_a_need_by_name_or_in_ordinary_words_finds_real_places(
    graph: SmallGraph, operator: OperatorGraph, api: TestClient, signed: Signed
) -> None:
    for kind in ("schools", "food-banks"):
        bring(operator, asked(real(kind), kind), read(asked(real(kind), kind)))
    graph.run(PEOPLE)
    headers = signed("dispatcher")

    def best(person: str, need: str) -> set[tuple[str, bool]]:
        """The institutions' kinds among the first five, and whether their text says the need in Chinese."""
        answer = api.post("/api/v1/matches", json={"person_id": person, "need": need}, headers=headers).json()
        found: list[dict[str, Any]] = answer["candidates"][:5]
        word = "特殊教育" if person == "P-child" else "食品援助"
        return {(one["institution"]["kind"], word in one["resource"]["about"]) for one in found}

    for need in ("special-schooling", "残疾孩子上学"):
        assert best("P-child", need) <= {("school", True), ("special-school", True)}
    for need in ("food", "没饭吃"):
        assert best("P-old", need) == {("food-bank", True)}
    assert best("P-child", "special-schooling")
