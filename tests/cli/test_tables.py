"""`huimin import people|households|…` as the local operator meets it: every table twice, and errors given back."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from base.settings import Settings
from cli.imports import app
from tests.small_graph import SmallGraph

AREA = "990101001"
FILES = {
    "people": f"source_id,name,area,phone,account\n1,王芳,{AREA},12900001234,9999000000000000001\n2,李强,{AREA},,\n",
    "households": f"source_id,area,basis,kind\nh1,{AREA},户籍,家庭户\n",
    "addresses": "source_id,text,kind,lon,lat\na1,青山镇一号,住宅,114.0,30.6\n",
    "ties": "source_id,tie,start_id,end_id,since,role\nm1,家庭成员,1,h1,2020-01-01,户主\nl1,居住,1,a1,2020-01-01,\n"
    "s1,父母,1,2,,\nn1,需要,1,home-meals,,\n",
    "awards": f"source_id,policy,holder_id,area,status,monthly,since,account\nw1,minimum-living-allowance,h1,{AREA},"
    "在享,500,2020-01-01,9999000000000000001\n",
    "payments": f"source_id,award_id,area,at,amount,for_month,person_id,account\ny1,w1,{AREA},2026-06-05,500,2026-06,1,"
    "9999000000000000001\n",
    "facts": "source_id,about_id,kind,value,amount,since\nf1,1,月收入,工资,1200,2025-01-01\nf2,h1,收入,务农,300,\n"
    "f3,2,就读阶段,义务教育,,\n",
    "resources": "source_id,name,kind,institution_id,needs,capacity,free\nr1,送餐,服务,i1,home-meals,20,5\n",
    "stays": "source_id,person_id,institution_id,since,kind\nz1,2,i1,2026-01-01,入住\n",
    "visits": "source_id,kind,person_id,worker_id,institution_id,amount,starts,ends,status\nv1,送餐,1,2,i1,12,"
    "2026-06-01 11:00,2026-06-01 11:10,完成\n",
}
MADE = """MATCH (a)-[t]->(b) WHERE t.source = 'register'
RETURN labels(a)[0] IN ['Entity'] AS x, type(t) AS kind, count(t) AS n ORDER BY kind"""


@pytest.fixture
def terminal(settings: Settings) -> Settings:
    """Settings of an office whose people are invented."""
    return settings.model_copy(update={"invented": True})


def run(settings: Settings, *words: str | Path) -> Result:
    """Run the command on the tests' own server."""
    return CliRunner().invoke(app, [*map(str, words)], obj=settings, catch_exceptions=False)


def test_every_table_is_brought_in_and_a_second_time_nothing_changes(
    graph: SmallGraph, terminal: Settings, tmp_path: Path
) -> None:
    graph.create(
        "(:Institution:Entity {id: 'I-1', name: '厨房', kind: 'kitchen', source: 'register', source_id: 'i1'})"
    )
    for round in ("new", "unchanged"):
        for table, text in FILES.items():
            file = tmp_path / f"{table}.csv"
            file.write_text(text, "utf-8")
            done = json.loads(run(terminal, table, file, "--source", "register", "--json").stdout)
            assert done[round] == done["read"] == text.count("\n") - 1, (table, done)

    assert {row["kind"]: row["n"] for row in graph.rows(MADE)} == {
        "ABOUT": 3, "BILLED": 1, "FOR": 1, "HAS": 1, "HELD_BY": 1, "INTO": 1, "LIVES_AT": 1, "MADE": 1, "MEETS": 1,
        "MEMBER_OF": 1, "OF": 1, "OFFERS": 1, "OWNS": 1, "PAID_INTO": 1, "PARENT_OF": 1, "STAYS_AT": 1, "TO": 1,
        "UNDER": 1, "USES": 1,
    }  # fmt: skip


def test_a_trial_writes_nothing_and_wrong_rows_come_back_marked_to_be_mended(
    graph: SmallGraph, terminal: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(f"source_id,name,area,born\n1,王芳,{AREA},1950-01-02\n2,李强,{AREA},昨天\n", "utf-8")

    trial = run(terminal, "people", file, "--source", "register", "--dry-run")
    nobody = graph.rows("MATCH (p:Person) RETURN p.id")
    shown = run(terminal, "people", file, "--source", "register")

    assert "没有写入" in trial.stdout
    assert nobody == []
    assert "born" in shown.stdout
    assert (tmp_path / "people.marked.xlsx").exists()
    bad = tmp_path / "people.bad.csv"
    assert bad.read_text("utf-8-sig").splitlines() == ["source_id,name,area,born", f"2,李强,{AREA},昨天"]
    bad.write_text(bad.read_text("utf-8-sig").replace("昨天", "1950-01-02"), "utf-8")
    mended = json.loads(run(terminal, "people", bad, "--source", "register", "--json").stdout)
    assert (mended["new"], mended["wrong"]) == (1, 0)


def test_unknown_headers_are_refused_with_what_was_read_and_a_template_and_a_schema_help(
    terminal: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("苹果,香蕉\n一,二\n", "utf-8")

    with pytest.raises(Exception, match="template"):
        run(terminal, "people", file)
    run(terminal, "template", "people", tmp_path / "t.xlsx")
    told = json.loads(run(terminal, "schema", "people").stdout)

    assert (tmp_path / "t.xlsx").exists()
    assert told["properties"]["sex"]["anyOf"][0]["enum"] == ["male", "female"]
