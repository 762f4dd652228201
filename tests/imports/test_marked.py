"""A file given back with its errors marked, and its bad rows alone."""

import re
import zipfile
from pathlib import Path

from base.model import Said
from imports import marked
from imports.table_report import Wrong

HEADERS = ["source_id", "name", "born"]
LINES = [(2, ["p1", "王芳", "1950-01-02"]), (3, ["p2", "=1+1", "昨天"]), (4, ["p3", "", "1950-01-02"])]
ERRORS = [Wrong(row=3, field="born", reason=Said(zh="不是日期", en="no date"))]


def test_each_error_is_a_red_cell_with_a_comment_and_nothing_is_a_formula(tmp_path: Path) -> None:
    marked.mark(tmp_path / "back.xlsx", HEADERS, LINES, ERRORS)

    with zipfile.ZipFile(tmp_path / "back.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        comments = book.read("xl/comments1.xml").decode()
    assert re.findall(r'<c r="(\w+)" s="2"', sheet) == ["C3"]
    assert "<f>" not in sheet
    assert re.findall(r'ref="(\w+)"', comments) == ["C3"]
    assert "不是日期" in comments
    assert (tmp_path / "back.xlsx").stat().st_mode & 0o077 == 0


def test_the_bad_rows_alone_keep_the_columns_and_the_words_of_the_file(tmp_path: Path) -> None:
    bad = marked.only_bad(tmp_path / "bad.csv", HEADERS, LINES, ERRORS)

    assert bad == 1
    assert (tmp_path / "bad.csv").read_text("utf-8-sig").splitlines() == ["source_id,name,born", "p2,=1+1,昨天"]
