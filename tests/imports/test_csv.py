"""Tables as people send them: any order of columns, several encodings, ragged rows."""

from pathlib import Path

import pytest

from base.errors import Invalid
from tests.imports.samples import judged, reasons, table

HOMES = "name,cqc_id,postcode\nSpringfield,1-1,AB1 2CD\n"
CHINESE = "名称,登记证号,邮编,床位数\n幸福养老院,A-1,430000,60\n平安敬老院,A-2,430001,不详\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_chinese_cousin_reads_in_every_encoding_offices_use(tmp_path: Path, encoding: str) -> None:
    contents = judged(table(tmp_path, CHINESE, encoding=encoding))

    assert [(one.record.name, one.record.capacity) for one in contents.found] == [
        ("幸福养老院", 60),
        ("平安敬老院", None),
    ]


def test_a_character_of_the_2022_edition_is_not_lost_in_gb18030(tmp_path: Path) -> None:
    path = tmp_path / "homes.csv"
    path.write_bytes("名称,邮编\n幸福养老院".encode("gb18030") + b"\xfe\x59" + ",430000\n".encode("gb18030"))

    [one] = judged(path).found

    assert one.record.name == "幸福养老院\u9fb4"


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        ("name,cqc_id\nCafé Müller home,1\n", "latin-1", "UTF-8"),
        ("name,cqc_id\n幸福養老院與護理之家,1\n", "big5", "UTF-8"),
        (HOMES, "utf-32", "UTF-32"),
    ],
)
def test_another_encoding_is_refused_with_what_to_do(tmp_path: Path, text: str, encoding: str, named: str) -> None:
    path = table(tmp_path, text, encoding=encoding)

    with pytest.raises(Invalid, match="Save it as “CSV UTF-8”") as refused:
        judged(path)

    assert named in refused.value.said.en


def test_gb18030_with_headers_nobody_knows_is_refused_as_an_encoding(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="encoded neither"):
        judged(table(tmp_path, "苹果,香蕉\n一,二\n", encoding="gb18030"))


def test_headers_nobody_knows_are_shown_beside_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="Found: fruit, colour") as refused:
        judged(table(tmp_path, "fruit,colour\napple,red\n"))

    assert "机构名称" in refused.value.said.zh


@pytest.mark.parametrize("text", ["", "\n\n", "name,cqc_id\n", "name,cqc_id\n,\n"])
def test_a_file_without_rows_is_of_no_use(tmp_path: Path, text: str) -> None:
    with pytest.raises(Invalid, match="has no rows"):
        judged(table(tmp_path, text))


def test_a_quote_that_never_closes_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="not whole CSV at line"):
        judged(table(tmp_path, HOMES + '"Broken,1-2,AB1\n'))


def test_a_ragged_row_is_refused_by_its_number_and_the_others_are_taken(tmp_path: Path) -> None:
    contents = judged(table(tmp_path, HOMES + "Short,1-2\nLong,1-3,AB1,x,y\nGood,1-4,AB1 2CD\n"))

    assert [row for row, _ in reasons(contents)] == [3, 4]
    assert "has 2 columns and the header 3" in reasons(contents)[0][1]
    assert [one.record.name for one in contents.found] == ["Springfield", "Good"]


def test_a_short_first_row_takes_no_column_from_the_others(tmp_path: Path) -> None:
    contents = judged(table(tmp_path, "\n\nname,cqc_id,postcode\nShort\nSpringfield,1-1,AB1 2CD\n"))

    assert len(contents.left) == 1
    assert [one.record.postcode for one in contents.found] == ["AB1 2CD"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_separator_is_seen_from_the_header(tmp_path: Path, delimiter: str) -> None:
    [one] = judged(table(tmp_path, HOMES.replace(",", delimiter))).found

    assert (one.record.name, one.record.postcode) == ("Springfield", "AB1 2CD")


def test_a_header_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="has name twice"):
        judged(table(tmp_path, "name,name,cqc_id\nA,B,1\n"))


@pytest.mark.parametrize("name", ["nowhere.csv", "homes.docx"])
def test_a_file_that_is_not_there_or_of_another_format_is_named(tmp_path: Path, name: str) -> None:
    table(tmp_path, HOMES, name="homes.docx")

    with pytest.raises(Invalid, match=name):
        judged(tmp_path / name)
