"""Divisions of today and codes of the past, read from the shared files and brought in from small ones."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from base.errors import Invalid
from base.settings import Settings
from cli.imports import app
from graph import areas
from imports import divisions as files
from ledger import divisions
from ledger.store import open_ledger
from tests.conftest import SHARED
from tests.small_graph import SmallGraph

SMALL = {
    "areacodes_history.csv": "代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码\n"
    "990101,某省,某市,甲县,县级,弃用,1981,1990,990102\n990102,某省,某市,乙县,县级,在用,1990,,\n",
    "provinces.csv": "code,name\n99,某省\n",
    "cities.csv": "code,name,provinceCode\n9901,某市,99\n",
    "areas.csv": "code,name,cityCode,provinceCode\n990102,乙县,9901,99\n",
    "streets.csv": "code,name,areaCode,provinceCode,cityCode\n990102001,青山镇,990102,99,9901\n",
}


def folder(path: Path, **other: str) -> Path:
    """The five files, some of them otherwise; the history's own path."""
    for name, text in {**SMALL, **{f"{name}.csv": text for name, text in other.items()}}.items():
        (path / name).write_text(text, "utf-8-sig")
    return path / "areacodes_history.csv"


def test_the_shared_files_are_read_whole() -> None:
    past, now = files.history(SHARED / "areas" / "areacodes_history.csv"), files.now(SHARED / "areas")

    assert len(past) == 6823
    assert len({one.code for one in past}) == 6450
    assert len(now) == 31 + 342 + 2978 + 41352


def test_divisions_are_brought_in_once_and_open_a_scope(graph: SmallGraph, settings: Settings, tmp_path: Path) -> None:
    history = folder(tmp_path)

    first = CliRunner().invoke(app, ["areas", str(history), "--json"], obj=settings, catch_exceptions=False)
    second = CliRunner().invoke(app, ["areas", str(history), "--json"], obj=settings, catch_exceptions=False)

    assert first.stdout == '{"history":2,"divisions":4,"changed":true}\n'
    assert second.stdout == '{"history":2,"divisions":4,"changed":false}\n'
    assert areas.townships(graph.db.client, ("99",), 5) == ("990102001",)
    assert divisions.history(open_ledger(settings)) == {"990101": [(1981, 1990)], "990102": [(1990, None)]}


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("areacodes_history", "代码,名称\n1,x\n", "lacks the columns"),
        ("areacodes_history", SMALL["areacodes_history.csv"].replace("1981", "昔"), "row 2"),
        ("streets", "code,name,areaCode\n12,x,990102\n", "row 2"),
    ],
)
def test_a_file_that_says_something_else_is_refused_by_row(tmp_path: Path, name: str, text: str, why: str) -> None:
    history = folder(tmp_path, **{name: text})

    with pytest.raises(Invalid, match=why):
        files.history(history), files.now(tmp_path)
