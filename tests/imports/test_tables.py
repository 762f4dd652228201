"""Tables of registers: what a row must say, how cells are read, and what is refused instead of guessed."""

import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from base.errors import Invalid
from imports import xlsx
from imports.tables.contracts import TABLES
from imports.tables.headers import UnknownHeaders, columns
from imports.tables.reading import TableFile, preview
from imports.tables.schema import schema
from imports.tables.template import template
from tests.imports.registers import HEADER, RULES, VILLAGE, book, csv, one, read, reasons


@pytest.mark.parametrize(
    "day", ["1950-01-02", "1950/1/2", "1950.1.2", "1950年1月2日", "19500102", "１９５０-０１-０２"]
)
def test_a_day_is_read_year_first(tmp_path: Path, day: str) -> None:
    assert one({"folder": tmp_path, "born": day})["born"] == date(1950, 1, 2)


@pytest.mark.parametrize("day", ["02/01/1950", "1950", "1950-13-02", "18264", "昨天", "2050-01-01"])
def test_a_day_that_could_be_read_two_ways_or_lies_ahead_is_refused(tmp_path: Path, day: str) -> None:
    assert one({"folder": tmp_path, "born": day})[0].startswith("born ")


def test_a_workbook_s_days_titles_and_merged_cells_are_read_and_its_numbers_are_not_repaired(tmp_path: Path) -> None:
    header = ["来源编号", "姓名", "村代码", "出生日期", "身份证号", "联系电话"]
    path = book(
        tmp_path,
        [
            ["某村人员名单"],
            header,
            ["a", "王芳", VILLAGE, date(1950, 1, 2), "", 12900001234],
            ["b", "李梅", "", 18264, 990101195001020016, ""],
        ],
        merged=(2, 2, 3, 2),
    )

    first, second = read(path)

    assert first.row == 3
    assert first.brought is not None
    assert first.brought.node is not None
    assert first.brought.node.properties["born"] == date(1950, 1, 2)
    assert first.brought.ties[0].end is not None
    assert first.brought.ties[0].end.name == "12900001234"
    assert [wrong.field for wrong in second.wrong] == ["身份证号"]  # its village is that of the merged cell above
    assert "turned into a number" in second.wrong[0].reason.en


def test_a_row_merged_across_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path, [["source_id", "name", "village"], ["a", "王芳", VILLAGE]], merged=(1, 1, 1, 2))

    assert "merged" in reasons(read(path))[0]


def test_what_nobody_sees_is_taken_away_and_full_width_digits_are_folded(tmp_path: Path) -> None:
    told = one(
        {"folder": tmp_path, "name": "\u200b王\ufeff芳\u3000", "village": "９９０１０１００１００３", "born": "不详"}
    )

    assert (told["name"], told["village"], told["born"]) == ("王芳", VILLAGE, None)


def test_the_second_row_of_a_name_is_refused_however_far_behind_and_after_a_break_too(tmp_path: Path) -> None:
    lines = [f"p{n % 5000},王芳,{VILLAGE},,,," for n in range(5001)]
    path = csv(tmp_path, "\n".join([HEADER, *lines]))

    whole = read(path)
    rest = [*TableFile(path, TABLES["people"], None, "register").after(5000, RULES)]

    assert reasons(whole) == ["source_id is that of row 2, which came first and counts. Check which of them is right."]
    assert rest == whole[-2:]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = f"来源编号,姓名,村代码\n1,王芳,{VILLAGE}\n"

    [row] = read(csv(tmp_path, text, encoding))

    assert row.brought is not None
    assert row.brought.node is not None
    assert row.brought.node.properties["name"] == "王芳"


def test_a_file_whose_headers_nobody_knows_is_refused_and_shown(tmp_path: Path) -> None:
    path = csv(tmp_path, "苹果,香蕉\n一,二\n")

    with pytest.raises(UnknownHeaders, match="Found: 苹果、香蕉"):
        read(path)
    assert preview(path) == [["苹果", "香蕉"], ["一", "二"]]


def test_a_mapping_names_columns_words_and_what_is_the_same_in_all_rows(tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text(
        "columns: {name: 户主}\nvalues: {sex: {先生: male}}\nconstants: {village: '990101001003'}\n", "utf-8"
    )

    [row] = read(csv(tmp_path, "编号,户主,性别\n1,王芳,先生\n"), own=own)

    assert row.brought is not None
    assert row.brought.node is not None
    assert {"name": "王芳", "sex": "male", "village": VILLAGE}.items() <= row.brought.node.properties.items()


@pytest.mark.parametrize("text", ["columns: {nome: x}", "columns: [a]", "colums: {name: x}", "- a", "a: [", "\x00"])
def test_a_mapping_that_says_nothing_is_refused(tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.yml"
    own.write_text(text, "utf-8")

    with pytest.raises(Invalid, match=r"own\.yml"):
        read(csv(tmp_path, HEADER + "\n1,王芳,990101001003,,,,\n"), own=own)


def test_a_bomb_behind_a_workbook_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made, made.open("xl/worksheets/sheet1.xml", "w") as sheet:
        for _ in range((xlsx.MOST >> 24) + 1):
            sheet.write(b"0" * (1 << 24))

    assert path.stat().st_size < 2 << 20
    with pytest.raises(Invalid, match="unpacks to more"):
        read(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"source_id,name"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(content)

    with pytest.raises(Invalid, match=r"people\.xlsx"):
        read(path)


def test_a_line_that_is_no_object_is_one_wrong_row(tmp_path: Path) -> None:
    path = tmp_path / "people.ndjson"
    good = json.dumps({"source_id": "1", "name": "王芳", "village": VILLAGE})
    path.write_text(f'{good}\n[1]\n{{"a": {{}}}}\n{"[" * 100_000}\n', "utf-8")

    rows = read(path)

    assert [row.brought is None for row in rows] == [False, True, True, True]


def test_a_column_the_file_has_not_is_silent_and_an_empty_cell_is_not(tmp_path: Path) -> None:
    told = one({"folder": tmp_path, "born": ""})
    [row] = read(csv(tmp_path, f"source_id,name,village\n1,王芳,{VILLAGE}\n"))

    assert told["born"] is None
    assert "died" not in told
    assert row.brought is not None
    assert set(row.brought.silent) == {"USES", "OWNS", "location"}


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_template_that_reads_and_a_schema_that_names_its_columns(tmp_path: Path, table: str) -> None:
    path = tmp_path / "empty.xlsx"
    template(path, TABLES[table])
    with pytest.raises(Invalid, match="no rows"):
        TableFile(path, TABLES[table], None, None)

    with zipfile.ZipFile(path) as made:
        sheet = made.read("xl/worksheets/sheet1.xml").decode()
    lists = sum("enum" in str(told) for told in schema(TABLES[table])["properties"].values())
    assert sheet.count("<dataValidation ") == lists
    assert [*schema(TABLES[table])["properties"]] == [*columns(TABLES[table])]


def ties(folder: Path, **told: Any) -> Iterator[str]:
    """Why one tie is refused."""
    path = folder / "ties.ndjson"
    path.write_text(json.dumps({"source_id": "1", "start_id": "a", **told}), "utf-8")
    yield from reasons(read(path, "ties"))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"tie": "父母"}, "end_id is the one end"),
        ({"tie": "父母", "end_id": "b", "phone": "12900001234"}, "end_id is the one end"),
        ({"tie": "父母", "end_id": "b", "share": "0.5"}, "share does not belong"),
        ({"tie": "朋友", "end_id": "b"}, "tie should be one of"),
        ({"tie": "配偶", "end_id": "b", "since": "2020-01-01", "until": "2019-01-01"}, "until lies before"),
    ],
)
def test_a_tie_that_cannot_be_is_refused(tmp_path: Path, told: dict[str, str], why: str) -> None:
    assert [reason.startswith(why) for reason in ties(tmp_path, **told)] == [True]
