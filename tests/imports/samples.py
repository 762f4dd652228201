"""Small invented files, and a file judged without a server."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from imports.coordinates import Crs
from imports.provider_kinds import kind_of
from imports.providers import Contents, Import, read
from tests.conftest import SHARED

REAL = {
    "care-homes": "trafford_care_homes.csv",
    "schools": "trafford_schools_and_colleges.csv",
    "food-banks": "gm_food_banks.geojson",
    "hospitals": "trafford_hospitals.geojson",
    "pharmacies": "gm_pharmacies.csv",
    "job-centres": "gm_jobcentreplus.csv",
    "clinics": "trafford_general_practices.csv",
    "childrens-centres": "trafford_childrens_centres.csv",
}
SQUARE = [[[114.0, 30.0], [114.001, 30.0], [114.001, 30.001], [114.0, 30.001], [114.0, 30.0]]]


def real(kind: str) -> Path:
    """The real file of a kind."""
    return SHARED / "providers" / REAL[kind]


def asked(path: Path, kind: str, crs: Crs | None = None, allow_ending: bool = False) -> Import:
    """An import under the default source."""
    return Import(path, kind_of(kind), kind_of(kind).id, crs, allow_ending)


def judged(path: Path, kind: str = "care-homes", crs: Crs | None = None) -> Contents:
    """A file read and judged."""
    return read(asked(path, kind, crs))


def table(folder: Path, text: str, name: str = "homes.csv", encoding: str = "utf-8") -> Path:
    """A small table of text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def features(folder: Path, rows: Iterable[tuple[dict[str, Any], dict[str, Any] | None]], **more: Any) -> Path:
    """A small feature collection of (properties, geometry)."""
    path = folder / "places.geojson"
    listed = [{"type": "Feature", "properties": told, "geometry": shape} for told, shape in rows]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": listed, **more}), encoding="utf-8")
    return path


def reasons(contents: Contents) -> list[tuple[int, str]]:
    """Row and reason of every refusal, in English."""
    return sorted((one.refusal.row, one.refusal.reason.en) for one in contents.left)
