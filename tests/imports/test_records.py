"""What one row says, read only where it is certain."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.columns import columns_of
from imports.opening import DAYS, opening_times
from imports.provider_kinds import kind_of
from imports.records import judge
from imports.row import Row
from tests.imports.samples import judged, reasons, table

SCHOOL = "name,urn,gender,lowest_admission_age,highest_admission_age,capacity,lon,lat\n"


@pytest.mark.parametrize("unknown", ["NA", "n/a", " ", "Not known", "Not applicable", "-", "不详", "NULL"])
def test_unknown_is_unknown_and_never_stored(tmp_path: Path, unknown: str) -> None:
    text = SCHOOL + f"Hill School,1,{unknown},{unknown},{unknown},{unknown},{unknown},{unknown}\n"

    [one] = judged(table(tmp_path, text), "schools").found

    stored = one.record.model_dump(exclude={"row", "name", "register_number", "fields", "told"})
    assert set(stored.values()) == {None}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",1,Mixed,3,11,200,-2,53", "has no name"),
        ("Hill School,1,Mixed,three,11,200,-2,53", "min_age is not a whole number"),
        ("Hill School,1,Mixed,12,11,200,-2,53", "min_age is above the highest age"),
        ("Hill School,1,Mixed,3,11,about 200,-2,53", "capacity is not a whole number"),
        ("Hill School,1,Mixed,3,11,-1,-2,53", "capacity is not a whole number"),
        ("Hill School,1,Seahorses,3,11,200,-2,53", "sex is none of the words"),
        ("Hill School,1,Mixed,3,11,200,389000,394000", "lon is not within ±180"),
        ("Hill School,1,Mixed,3,11,200,-2,NA", "lat is not a number"),
        ("Hill School,1.1E+17,Mixed,3,11,200,-2,53", "rounded by a spreadsheet"),
    ],
)
def test_a_row_that_would_have_to_be_guessed_is_refused_with_field_and_reason(
    tmp_path: Path, row: str, reason: str
) -> None:
    contents = judged(table(tmp_path, SCHOOL + row + "\nDale School,2,Mixed,3,11,200,-2,53\n"), "schools")

    [(number, told)] = reasons(contents)
    assert number == 2
    assert reason in told
    assert [one.record.name for one in contents.found] == ["Dale School"]


def test_ages_places_and_the_sex_taken_are_read(tmp_path: Path) -> None:
    text = SCHOOL + 'Hill School,1,Girls,3,11,"1,050",-2.5,53.5\nDale School,2,男,0,99,40.0,0,0\n'

    hill, dale = (one.record for one in judged(table(tmp_path, text), "schools").found)

    assert (hill.sex, hill.min_age, hill.max_age, hill.capacity, hill.place) == ("female", 3, 11, 1050, (-2.5, 53.5))
    assert (dale.sex, dale.min_age, dale.max_age, dale.capacity, dale.place) == ("male", 0, 99, 40, None)


def test_what_is_kept_of_a_refused_row_holds_nothing_of_its_cells(tmp_path: Path) -> None:
    cell = "what somebody typed here"
    columns = ("gender", "lowest_admission_age", "capacity", "lon", "lat")
    rows = [f"School {n}," + ",".join(cell if at == n else "" for at in range(5)) for n in range(5)]

    contents = judged(table(tmp_path, "name," + ",".join(columns) + "\n" + "\n".join(rows) + "\n"), "schools")

    assert len(contents.left) == 5
    assert cell[:6] not in str([one.refusal for one in contents.left])


@given(st.randoms(use_true_random=False), st.data())
def test_the_order_of_columns_and_the_choice_of_synonyms_change_nothing(random: Random, data: st.DataObject) -> None:
    kind = kind_of("schools")
    cells = {"name": "Hill School", "register_number": "7", "min_age": "3", "capacity": "40", "postcode": "AB1 2CD"}
    headers = {field: data.draw(st.sampled_from(kind.columns[field])).upper() for field in cells}
    shuffled = random.sample(sorted(cells), len(cells))

    [one] = judge([Row(2, {headers[field]: cells[field] for field in shuffled})], kind, "wgs84", "f.csv")
    [plain] = judge([Row(2, cells | {"urn": "7", "lowest admission age": "3"})], kind, "wgs84", "f.csv")

    assert one == plain


def test_the_kinds_own_synonym_wins_and_an_unknown_cell_gives_way_to_the_next() -> None:
    row = Row(2, {"Name": "Plain", "Pharmacy_Name": "NA", "postcode": "AB1"})

    columns = columns_of(kind_of("pharmacies"), row.cells, "f.csv")

    assert columns.fields["name"] == ["Pharmacy_Name", "Name"]
    assert columns.value(row, "name") == "Plain"


def test_opening_times_are_joined_in_the_words_of_the_source() -> None:
    cells: dict[str, str | None] = dict.fromkeys([*DAYS, "opens"])
    week = cells | dict.fromkeys(list(DAYS)[:5], "09:00-13:00:14:00-18:00") | {"sunday": "CLOSED"}

    assert opening_times(cells) is None
    assert opening_times(week) == "周一至周五 Mon–Fri 09:00-13:00:14:00-18:00; 周日 Sun CLOSED"
    assert opening_times(cells | {"opens": "Contact for details"}) == "Contact for details"


def test_only_opening_times_keep_their_lines(tmp_path: Path) -> None:
    row = '"Hill\nFood Bank",AB1,"Monday 9am - 1pm\nTuesday by phone","Self\nreferral"\n'
    text = "name,postcode,opening times,referral method\n" + row

    [one] = judged(table(tmp_path, text), "food-banks").found

    assert one.record.name == "Hill Food Bank"
    assert one.record.opens == "Monday 9am - 1pm\nTuesday by phone"
    assert one.record.told == ["领取条件 Referral: Self referral."]
