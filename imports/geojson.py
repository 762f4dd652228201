"""Reads GeoJSON feature collections; the standard (RFC 7946) states WGS-84, and another `crs` is refused."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from base.errors import Invalid
from base.model import Said
from imports.encoding import undecodable
from imports.row import Known, Row
from imports.shapes import place_of

WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


def read(path: Path, known: Known) -> Iterator[Row]:
    """Yield each feature, counted from 1; its whole text is held, for the format cannot be read in parts."""
    whole = _whole(path)
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        raise Invalid(
            f"{path.name} 不是 GeoJSON 的 FeatureCollection。请导出为 FeatureCollection 后再导入。",
            f"{path.name} is not a GeoJSON FeatureCollection. Export it as one and import it again.",
        )
    _check_crs(path, whole.get("crs"))
    for number, feature in enumerate(features, start=1):
        yield _row(number, feature)


def _row(number: int, feature: Any) -> Row:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return Row(number, {}, fault=Said(zh="这个要素没有 properties。", en="The feature has no properties."))
    cells = {name.strip(): text(value) for name, value in properties.items()}
    try:
        return Row(number, cells, place_of(feature.get("geometry")))
    except ValueError as error:
        fault = Said(zh=f"几何图形（geometry）无法读取：{error}。", en=f"The geometry cannot be read: {error}.")
        return Row(number, cells, fault=fault)


def text(value: Any) -> str:
    """A property as the text a table would show."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _whole(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise undecodable(path) from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise Invalid(
            f"{path.name} 不是完整的 JSON：{error}。请重新导出或重新下载。",
            f"{path.name} is not whole JSON: {error}. Export or download it again.",
        ) from error


def _check_crs(path: Path, crs: Any) -> None:
    name = str(crs.get("properties", {}).get("name", "")) if isinstance(crs, dict) else ""
    if name and not name.upper().endswith(WGS84):
        raise Invalid(
            f"{path.name} 的坐标系是 {name}，只能导入 WGS-84。请先转换坐标。",
            f"{path.name} is in the coordinate system {name}; only WGS-84 can be read. Convert it first.",
        )
