"""What an operator should know about how a file was read, beside the counts."""

from collections.abc import Iterable, Iterator

from base.model import Said
from imports.coordinates import Crs, in_china
from imports.sites import Keyed

NAMES = {"wgs84": "WGS-84", "gcj02": "GCJ-02", "bd09": "BD-09"}


def notes(found: Iterable[Keyed], crs: Crs | None, asked: bool) -> Iterator[Said]:
    """Which coordinate system was read, how many rows were further buildings, how many have no point."""
    sites = list(found)
    places = [one.record.place for one in sites if one.record.place is not None]
    if places:
        yield _coordinates(crs, asked)
    if crs is None and any(in_china(place) for place in places):
        yield Said(
            zh="注意：这些点在中国境内。国内地图数据多用 GCJ-02 或 BD-09，若是如此请加 --crs 重新导入。",
            en="Note: these points lie in China, where maps often use GCJ-02 or BD-09; if so, import again with --crs.",
        )
    further = sum(one.rows - 1 for one in sites)
    if further:
        zh = f"{further} 行是同一地点同名机构的其他楼栋，已并入该机构。"
        yield Said(zh=zh, en=f"{further} rows were further buildings of an institution and have joined it.")
    unknown = len(sites) - len(places)
    if unknown:
        yield Said(zh=f"{unknown} 家机构的位置未知。", en=f"The place of {unknown} institutions is unknown.")


def _coordinates(crs: Crs | None, asked: bool) -> Said:
    if crs is None:
        return Said(
            zh="坐标系：文件没有说明，经纬度均在范围之内，按 WGS-84 读取。",
            en="Coordinates: the file does not say; all lie within range and were read as WGS-84.",
        )
    by = Said(zh="由 --crs 指定", en="stated by --crs") if asked else Said(zh="GeoJSON 标准", en="GeoJSON's standard")
    name = NAMES[crs]
    return Said(zh=f"坐标系：{name}（{by.zh}）。", en=f"Coordinates: {name} ({by.en}).")
