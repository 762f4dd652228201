"""Feature collections: points, buildings, coordinate systems, and broken files."""

from pathlib import Path

import pytest

from base.errors import Invalid
from imports.coordinates import apart_km
from imports.row import Place
from tests.imports.samples import SQUARE, features, judged, reasons, table

POINT: dict[str, object] = {"type": "Point", "coordinates": [114.3, 30.5]}


def test_a_building_stands_at_a_point_inside_it(tmp_path: Path) -> None:
    shape = {"type": "Polygon", "coordinates": SQUARE}

    [one] = judged(features(tmp_path, [({"name": "East Hospital"}, shape)]), "hospitals").found

    assert one.record.place == pytest.approx((114.0005, 30.0005))


@pytest.mark.parametrize(
    "shape", [None, {"type": "Point", "coordinates": []}, {"type": "LineString", "coordinates": []}]
)
def test_no_point_is_unknown_and_not_refused(tmp_path: Path, shape: dict[str, object] | None) -> None:
    contents = judged(features(tmp_path, [({"name": "East Hospital"}, shape)]), "hospitals")

    assert [one.record.place for one in contents.found] == [None]


@pytest.mark.parametrize("coordinates", [["east", 1], [200, 10], [114, 95], "x", [[1, 2]]])
def test_a_point_that_is_none_is_refused_by_its_row(tmp_path: Path, coordinates: object) -> None:
    broken: dict[str, object] = {"type": "Point", "coordinates": coordinates}

    contents = judged(
        features(tmp_path, [({"name": "A food bank"}, broken), ({"name": "B food bank"}, POINT)]), "food-banks"
    )

    assert [row for row, _ in reasons(contents)] == [1]
    assert [one.record.name for one in contents.found] == ["B food bank"]


def test_another_coordinate_system_is_refused_by_name(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}

    with pytest.raises(Invalid, match="27700"):
        judged(features(tmp_path, [({"name": "A food bank"}, POINT)], crs=crs), "food-banks")


def test_chinese_map_coordinates_are_converted_when_the_operator_says_so(tmp_path: Path) -> None:
    path = features(tmp_path, [({"name": "A food bank"}, POINT)])

    [plain], [shifted] = judged(path, "food-banks").found, judged(path, "food-banks", "gcj02").found

    assert plain.record.place == Place(114.3, 30.5)
    assert shifted.record.place is not None
    assert 0.3 < apart_km(Place(114.3, 30.5), shifted.record.place) < 0.8


@pytest.mark.parametrize("text", ["{", "[1, 2]", '{"type": "FeatureCollection"}', "[" * 100_000, '{"features": 5}'])
def test_a_broken_file_says_what_to_do(tmp_path: Path, text: str) -> None:
    with pytest.raises(Invalid, match=r"again|export"):
        judged(table(tmp_path, text, name="places.geojson"), "food-banks")


def test_a_feature_without_properties_is_refused_and_an_empty_collection_is_of_no_use(tmp_path: Path) -> None:
    listed = '{"type": "FeatureCollection", "features": [7, {"properties": {"name": "A food bank"}, "geometry": null}]}'
    contents = judged(table(tmp_path, listed, name="places.json"), "food-banks")

    assert reasons(contents) == [(1, "The feature has no properties.")]
    with pytest.raises(Invalid, match="has no rows"):
        judged(features(tmp_path, []), "food-banks")


def test_features_need_not_all_say_the_same_things(tmp_path: Path) -> None:
    rows: list[tuple[dict[str, object], None]] = [
        ({"Postcode": "AB1"}, None),
        ({"Name": "A food bank", "Website": "a.example"}, None),
    ]

    contents = judged(features(tmp_path, rows), "food-banks")

    assert reasons(contents) == [(1, "The row has no name. Add the institution's name.")]
    assert [one.record.website for one in contents.found] == ["a.example"]
