"""The caseworker's question at the terminal: the HTTP body with --json, readable tables without, and exit codes."""

import pytest
from fastapi.testclient import TestClient

from base.errors import Problem
from base.keyring import keys
from base.settings import Settings
from graph import names, numbers
from tests.cli.conftest import Huimin
from tests.conftest import Signed
from tests.small_graph import SmallGraph


@pytest.fixture
def huimin(huimin: Huimin) -> Huimin:
    """Run `huimin person …`."""
    return lambda *words, **who: huimin("person", *words, **who)


@pytest.fixture
def couple(graph: SmallGraph, settings: Settings) -> SmallGraph:
    """Two people of one address and household; one has a phone, and a hub besides."""
    graph.create(
        """
        (a:Person {id: 'P-1', name: '王芳', born: date('1950-01-02'), sex: 'female'})-[:LIVES_AT]->
          (home:Address {id: 'A-1', text: '青石村12号[东]'}),
        (b:Person {id: 'P-2', name: '李强'})-[:LIVES_AT]->(home),
        (a)-[:MEMBER_OF {role: 'head'}]->(h:Household {id: 'H-1', basis: 'registered', kind: 'family'}),
        (b)-[:MEMBER_OF]->(h), (c:Person {id: 'P-3', name: '赵六'}),
        (a)-[:USES]->(:Device:Hub {id: 'D-1', kind: 'meter', hub_reason: '公用表计', hub_count: 60}),
        (a)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active', monthly: 100.5, since: date('2020-07-01')})
          -[:UNDER]->(:Policy {id: 'old-age-allowance', title: 'Old-age allowance', title_zh: '高龄津贴'})
        """
    )
    rows = [{"id": id, "keys": names.keys_of(name)} for id, name in (("P-1", "王芳"), ("P-2", "李强"))]
    graph.run("UNWIND $rows AS row MATCH (p:Person {id: row.id}) SET p += row.keys", rows=rows)
    key = numbers.blind(keys(settings), "phone", "13800009999")
    graph.run("MATCH (p:Person {id: 'P-1'}) CREATE (p)-[:USES]->(:Phone {id: 'T-1', number_key: $key})", key=key)
    return graph


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (("find", "王芳", "--born", "1950"), "?q=王芳&born=1950"),
        (("find", "li"), "?q=li"),
        (("show", "P-1"), "/P-1"),
        (("neighbourhood", "P-1"), "/P-1/neighbourhood"),
        (
            ("neighbourhood", "P-1", "--as-of", "2020-01-01", "--kind", "uses", "--at-most", "1"),
            "/P-1/neighbourhood?as_of=2020-01-01&kind=USES&at_most=1",
        ),
        (("path", "P-1", "P-2"), "/P-1/paths?to=P-2"),
        (("shared", "P-1"), "/P-1/shared"),
        (("two-steps", "P-1"), "/P-1/two-steps"),
        (("timeline", "P-1", "--at-most", "2"), "/P-1/timeline?at_most=2"),
        (("kin", "P-1"), "/P-1/kin"),
        (("household", "P-1"), "/P-1/household"),
    ],
)
def test_json_is_exactly_the_http_body(
    couple: SmallGraph, huimin: Huimin, api: TestClient, signed: Signed, words: tuple[str, ...], path: str
) -> None:
    printed = huimin(*words, "--json")
    answered = api.get(f"/api/v1/people{path}", headers=signed("caseworker"))

    assert printed.exit_code == 0, printed.output
    assert answered.status_code == 200
    assert printed.stdout_bytes.rstrip(b"\n") == answered.content


def test_a_number_is_read_from_standard_input(
    couple: SmallGraph, huimin: Huimin, api: TestClient, signed: Signed
) -> None:
    printed = huimin("find", "--by", "phone", "--json", typed="138 0000 9999\n")
    answered = api.post("/api/v1/people/search", headers=signed("caseworker"), json={"phone": "13800009999"})

    assert printed.stdout_bytes.rstrip(b"\n") == answered.content
    assert '"P-1"' in printed.stdout


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("find", "王芳"), ["王*", "P-1", "1950-01-02", "姓名一致", "显示 1 个姓名，共 1 个姓名、1 人", "青石村"]),
        (("show", "P-1"), ["王*", "女", "青石村", "李*", "高龄津贴", "100.5", "户主", "住址"]),
        (("neighbourhood", "P-1"), ["李*", "枢纽", "20 人及以上", "公用表计", "电话 T-1", "显示 5 条，共 5 条"]),
        (("neighbourhood", "P-1", "--at-most", "2"), ["显示 2 条，共 5 条", "--after"]),
        (("path", "P-1", "P-2"), ["相隔 2 步", "李*（P-2）也住在这里"]),
    ],
)
def test_without_json_it_is_a_table_to_read(
    couple: SmallGraph, huimin: Huimin, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], shown: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "240")

    printed = huimin(*words)

    assert printed.exit_code == 0, printed.output
    assert [part for part in shown if part not in printed.output] == []


@pytest.mark.parametrize("words", [("find", "诸葛亮"), ("path", "P-1", "P-3")])
def test_nothing_found_ends_with_one(couple: SmallGraph, huimin: Huimin, words: tuple[str, ...]) -> None:
    assert huimin(*words).exit_code == 1
    assert huimin(*words, "--json").exit_code == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("find",), 2),
        (("find", "*"), 2),
        (("find", "王" * 10_000), 2),
        (("find", "王芳", "--by", "phone"), 2),
        (("find", "--by", "phone"), 2),
        (("show", "P-nobody"), 1),
        (("show", "P" * 10_000), 2),
        (("neighbourhood", "P-1", "--kind", "KNOWS"), 2),
        (("path", "P-1", "P-1"), 2),
        (("path", "P-1", "P-nobody"), 1),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_in_a_sentence(
    couple: SmallGraph, huimin: Huimin, words: tuple[str, ...], code: int
) -> None:
    done = huimin(*words)

    assert isinstance(done.exception, Problem)
    assert done.exception.exit_code == code
    assert len(done.exception.said.zh) < 700


def test_a_dispatcher_finds_and_does_not_open(couple: SmallGraph, huimin: Huimin) -> None:
    assert huimin("find", "王芳", role="dispatcher").exit_code == 0
    assert isinstance(huimin("show", "P-1", role="dispatcher").exception, Problem)
