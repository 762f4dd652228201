"""The auditor's question at the terminal: the HTTP body with --json, Chinese tables, exit codes, and whom it opens."""

import pytest
from fastapi.testclient import TestClient
from typer.testing import Result

from base.errors import Forbidden, Problem
from tests.cli.conftest import Huimin
from tests.conftest import Signed
from tests.small_graph import SmallGraph

DEAD = ("run", "payment-after-death")


@pytest.fixture
def pattern(huimin: Huimin) -> Huimin:
    """Run `huimin pattern …` as an auditor, or as somebody of another role."""
    return lambda *words, role="auditor": huimin("pattern", *words, role=role)


@pytest.fixture
def dead(graph: SmallGraph) -> SmallGraph:
    """Two people paid after they had died, and a third who lives."""
    graph.create(
        """
        (n:Award {id: 'N-1'})<-[:OF]-(:Payment {id: 'Y-1', at: date('2025-05-10'), amount: 100.5, source: '[发放]'})
          -[:FOR]->(:Person {id: 'P-1', name: '王芳', died: date('2025-03-05')}),
        (n)<-[:OF]-(:Payment {id: 'Y-2', at: date('2025-05-10'), amount: 80.0})
          -[:FOR]->(:Person {id: 'P-2', name: '李强', died: date('2025-03-06')}),
        (:Person {id: 'P-3', name: '赵六'})
        """
    )
    return graph


@pytest.mark.parametrize(
    ("words", "verb", "path", "asked"),
    [
        (("list",), "GET", "", None),
        (("show", "payment-after-death"), "GET", "/payment-after-death", None),
        (DEAD, "POST", "/payment-after-death/run", None),
        ((*DEAD, "--at-most", "1"), "POST", "/payment-after-death/run", {"at_most": 1}),
        (
            (*DEAD, "--param", "grace_days=65", "--param", "lawful_purposes=[funeral]"),
            "POST",
            "/payment-after-death/run",
            {"params": {"grace_days": 65, "lawful_purposes": ["funeral"]}},
        ),
        (("run",), "POST", "/run", None),
        (("run", "--at-most", "1"), "POST", "/run", {"at_most": 1}),
    ],
)
def test_json_is_exactly_the_http_body(
    dead: SmallGraph,
    pattern: Huimin,
    api: TestClient,
    signed: Signed,
    words: tuple[str, ...],
    verb: str,
    path: str,
    asked: object,
) -> None:
    printed = pattern(*words, "--json")
    answered = api.request(verb, f"/api/v1/patterns{path}", headers=signed("auditor"), json=asked)

    assert printed.exit_code == 0, printed.output
    assert answered.status_code == 200
    assert printed.stdout_bytes.rstrip(b"\n") == answered.content


def test_the_next_page_is_asked_for_with_after(
    dead: SmallGraph, pattern: Huimin, api: TestClient, signed: Signed
) -> None:
    url, headers = "/api/v1/patterns/payment-after-death/run", signed("auditor")
    last = api.post(url, headers=headers, json={"at_most": 1}).json()["next"]

    printed = pattern(*DEAD, "--after", last, "--json")

    assert printed.stdout_bytes.rstrip(b"\n") == api.post(url, headers=headers, json={"after": last}).content
    assert '"P-2"' in printed.stdout


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("list",), ["模式目录", "名称", "严重程度", "启用", "payment-after-death", "死亡后仍领取", "隐形共同生活"]),
        (
            ("show", "payment-after-death"),
            [
                "问题: 哪些人去世后",
                "依据: 《社会救助暂行办法》",
                "也可能是",
                "下一步: 先核对",
                "grace_days=30",
                "MATCH",
                "会忽略",
            ],
        ),
        (
            DEAD,
            [
                "死亡后仍领取",
                "共 2 条，显示 2 条",
                "金额（元）",
                "P-1",
                "2025-03-05",
                "100.5",
                "[发放]",
                "也可能是",
                "依据",
            ],
        ),
        ((*DEAD, "--at-most", "1"), ["共 2 条，显示 1 条", "下一页：--after payment-after-death."]),
        (("run",), ["死亡后仍领取", "共 2 条，显示 2 条", "(two-institutions): 没有发现线索。"]),
    ],
)
def test_without_json_it_is_a_table_in_chinese(
    dead: SmallGraph, pattern: Huimin, words: tuple[str, ...], shown: list[str]
) -> None:
    printed = pattern(*words)

    assert printed.exit_code == 0, printed.output
    assert [part for part in shown if part not in printed.output] == []


@pytest.mark.parametrize("words", [DEAD, ("run",)])
def test_nothing_found_ends_with_one_and_says_so(graph: SmallGraph, pattern: Huimin, words: tuple[str, ...]) -> None:
    told = pattern(*words)

    assert (told.exit_code, pattern(*words, "--json").exit_code) == (1, 1)
    assert "没有发现线索" in told.output


def test_a_parameter_changes_what_is_found(dead: SmallGraph, pattern: Huimin) -> None:
    assert "共 1 条" in pattern(*DEAD, "--param", "grace_days=65").output
    assert pattern(*DEAD, "--param", "grace_days=90").exit_code == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((*DEAD, "--param", "grace=3"), "没有参数 grace。可用的参数：grace_days、lawful_purposes"),
        ((*DEAD, "--param", "grace_days=soon"), "应为 0 到 100000 的整数，例如 30"),
        ((*DEAD, "--param", "grace_days="), "应为 0 到 100000 的整数"),
        ((*DEAD, "--param", "grace_days=2025-13-45"), "应为 0 到 100000 的整数"),
        ((*DEAD, "--param", "lawful_purposes=funeral"), "应为最多 50 个词的列表"),
        ((*DEAD, "--param", "lawful_purposes=" + "[" * 10_000), "应为最多 50 个词的列表"),
        ((*DEAD, "--param", "grace_days"), "参数应写成 名称=值"),
        ((*DEAD, "--param", "areas=[990102001]"), "areas"),
        ((*DEAD, "--param", "day=2020-01-01"), "day"),
        ((*DEAD, "--after", "payment-after-death.000000000000"), "请去掉 after 从头开始"),
        ((*DEAD, "--after", "x" * 10_000), "参数 after 有误"),
        (("run", "--param", "grace_days=3"), "只能用于一个模式"),
        (("run", "--after", "payment-after-death.000000000000"), "只能用于一个模式"),
    ],
)
def test_a_wrong_question_is_told_in_a_sentence_and_ends_with_two(
    dead: SmallGraph, pattern: Huimin, words: tuple[str, ...], sentence: str
) -> None:
    done = pattern(*words)

    assert isinstance(done.exception, Problem)
    assert done.exception.exit_code == 2
    assert sentence in done.exception.said.zh
    assert len(done.exception.said.zh) < 300


@pytest.mark.parametrize("verb", ["show", "run"])
@pytest.mark.parametrize("name", ["nothing", "x" * 10_000, "../people/find"])
def test_an_unknown_pattern_ends_with_one(pattern: Huimin, verb: str, name: str) -> None:
    done = pattern(verb, name)

    assert isinstance(done.exception, Problem)
    assert done.exception.exit_code == 1
    assert "没有这个模式" in done.exception.said.zh


@pytest.mark.parametrize("role", ["caseworker", "dispatcher"])
@pytest.mark.parametrize("words", [("list",), ("show", "payment-after-death"), DEAD, ("run",)])
def test_nobody_but_an_auditor_asks_about_patterns(
    dead: SmallGraph, pattern: Huimin, role: str, words: tuple[str, ...]
) -> None:
    done = pattern(*words, role=role)

    assert isinstance(done.exception, Forbidden)
    assert done.exception.exit_code == 2
    assert "P-1" not in done.output


def test_an_auditor_opens_whom_a_shown_finding_names_and_nobody_else(
    dead: SmallGraph, huimin: Huimin, pattern: Huimin
) -> None:
    def show(person: str) -> Result:
        return huimin("person", "show", person, role="auditor")

    assert isinstance(show("P-1").exception, Forbidden)

    pattern(*DEAD, "--at-most", "1")

    opened = show("P-1")
    assert (opened.exit_code, "王*" in opened.output) == (0, True)
    assert isinstance(show("P-2").exception, Forbidden)
    assert isinstance(show("P-3").exception, Forbidden)
