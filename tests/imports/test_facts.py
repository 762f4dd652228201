"""Facts of a register: what fits its kind is taken in our words, what does not is refused."""

import json
from pathlib import Path

import pytest

from tests.imports.registers import read, reasons


def fact(folder: Path, **told: str) -> Path:
    """A file of one fact."""
    path = folder / "facts.ndjson"
    path.write_text(json.dumps({"source_id": "1", "about_id": "a", **told}), "utf-8")
    return path


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"kind": "收入", "value": "工资"}, "amount needs an amount"),
        ({"kind": "收入", "value": "工资", "amount": "-3"}, "amount is not an amount"),
        ({"kind": "收入", "value": "火灾", "amount": "300"}, "value of income should be one of wage"),
        ({"kind": "收入", "value": "运气", "amount": "300"}, "value is no known value"),
        ({"kind": "就读阶段", "value": "博士后"}, "value is no known value"),
        ({"kind": "心情", "value": "无"}, "kind should be one of income"),
        ({"kind": "服刑", "value": "服刑在押", "since": "2026-01-02", "until": "2026-01-01"}, "until lies before"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(tmp_path: Path, told: dict[str, str], why: str) -> None:
    assert [reason.startswith(why) for reason in reasons(read(fact(tmp_path, **told), "facts"))] == [True]


def test_a_fact_is_brought_in_by_the_words_policies_read(tmp_path: Path) -> None:
    (row,) = read(fact(tmp_path, kind="月收入", value="养老金", amount="1,200元", since="2025年1月1日"), "facts")

    assert row.brought is not None
    assert row.brought.node is not None
    assert {"kind": "income", "value": "pension", "amount": 1200.0}.items() <= row.brought.node.properties.items()
