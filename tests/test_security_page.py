"""docs/security.md names what there is, forgets no requirement, and adds up."""

import re
from collections import Counter
from typing import NamedTuple

from tests.conftest import ROOT

STATUSES = ("met", "partly", "missing", "not ours")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
SUM = re.compile(r"^\| (V\d+|all) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
ID = re.compile(r"\b\d+\.\d+\.\d+\b")
# How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; they come first in every section.
ASKED = """
    1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1
    4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2
    7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2
    10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5
    14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
"""


class Row(NamedTuple):
    """One requirement as the page has it."""

    id: str
    level: str
    topic: str
    how: str
    status: str


PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [Row(*found) for found in ROW.findall(PAGE)]


def section(title: str) -> str:
    """The text below one heading."""
    return PAGE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_every_path_in_backticks_exists() -> None:
    named = set(re.findall(r"`([^`\n]+)`", PAGE))

    assert named
    assert sorted(path for path in named if not (ROOT / path).is_file()) == []


def test_every_requirement_is_a_row_or_said_not_to_apply_and_never_both() -> None:
    sections = [told.split(":") for told in ASKED.split()]
    asked = [f"{part}.{number}" for part, count in sections for number in range(1, int(count) + 1)]
    said = [row.id for row in ROWS] + ID.findall(section("What does not apply"))

    assert len(asked) == 253, "70 of level 1 and 183 of level 2"
    assert sorted(said) == sorted(asked)


def test_a_row_stands_in_its_chapter_and_in_order() -> None:
    chapters = [[row[0] for row in ROW.findall(part)] for part in PAGE.split("\n## V")[1:]]

    for ids in chapters:
        numbers = [tuple(map(int, told.split("."))) for told in ids]
        assert numbers == sorted(numbers)
        assert len({chapter for chapter, *_ in numbers}) == 1
    assert sum(map(len, chapters)) == len(ROWS)


def test_every_status_is_one_of_the_four_and_a_row_that_is_met_names_what_meets_it() -> None:
    lines = [line for line in PAGE.splitlines() if re.match(r"\| \d+\.\d+\.\d+ \| ", line)]

    assert len(lines) == len(ROWS), "a row has five cells, and its level is 1 or 2"
    assert {row.status for row in ROWS} <= set(STATUSES)
    met = [row for row in ROWS if row.status == "met" and "`" not in row.how]
    assert [row.id for row in met if 'table "' not in row.how] == []


def test_the_summary_adds_up() -> None:
    found = {name: tuple(map(int, sums)) for name, *sums in SUM.findall(PAGE)}
    counted = {f"V{chapter}": counts(chapter) for chapter in range(1, 17)}

    assert found == {**counted, "all": tuple(map(sum, zip(*counted.values(), strict=True)))}


def test_everything_missing_is_in_the_list_of_dangers() -> None:
    listed = set(ID.findall(section("Missing, in order of danger")))
    lacking = {row.id for row in ROWS if row.status in ("partly", "missing")}

    assert listed <= lacking
    assert {row.id for row in ROWS if row.status == "missing"} <= listed


def counts(chapter: int) -> tuple[int, ...]:
    """How many rows of a chapter have each status, and how many there are."""
    mine = Counter(row.status for row in ROWS if row.id.split(".")[0] == str(chapter))
    return (*(mine[status] for status in STATUSES), mine.total())
