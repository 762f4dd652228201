"""Single values of a row, read only where the reading is certain; ValueError carries the reason otherwise."""

import re
from collections.abc import Mapping
from datetime import date

from base.model import Said
from imports.coordinates import Crs, to_wgs84
from imports.provider_kinds import vocabulary
from imports.row import Place

ROUNDED = re.compile(r"\d(\.\d+)?e\+\d+", re.IGNORECASE)
FIELDS = {
    "name": "名称",
    "register_number": "登记号",
    "min_age": "最低年龄",
    "max_age": "最高年龄",
    "sex": "性别",
    "capacity": "容量",
    "free": "空余",
    "updated": "更新日期",
    "since": "成立日期",
    "lon": "经度",
    "lat": "纬度",
}


class Unreadable(ValueError):
    """A value that would have to be guessed: which field and why not, not what it says, for a job's answer is kept."""

    def __init__(self, field: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.said = Said(zh=f"{FIELDS[field]}{zh}。", en=f"{field} {en}.")


def whole(field: str, value: str | None, most: int = 1_000_000) -> int | None:
    """A whole number from 0 to `most`; `420.0` and `1,050` are one, `about 40` is none."""
    if value is None:
        return None
    plain = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?", value)
    if plain is None or int(plain[1].replace(",", "")) > most:
        raise Unreadable(field, f"不是 0 到 {most} 的整数", f"is not a whole number from 0 to {most}")
    return int(plain[1].replace(",", ""))


def day(field: str, value: str | None) -> date | None:
    """A day written 2026-06-30; other orders of day and month are ambiguous."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10].replace("/", "-"))
    except ValueError:
        raise Unreadable(field, "不是 2026-06-30 这样的日期", "is not a date like 2026-06-30") from None


def sex(value: str | None) -> str | None:
    """`female` or `male` when only they are taken; None when everybody is."""
    if value is None:
        return None
    for meaning, words in vocabulary().sex.items():
        if value.casefold() in words:
            return None if meaning == "both" else meaning
    raise Unreadable("sex", "不在认识的写法之内", "is none of the words known for it")


def register_number(value: str | None) -> str | None:
    """A register's number as text; one a spreadsheet has rounded is refused, never repaired."""
    if value is not None and ROUNDED.fullmatch(value):
        raise Unreadable(
            "register_number",
            "被表格软件截断过。请把这一列设为文本格式后重新导出",
            "was rounded by a spreadsheet; set the column to text and export it again",
        )
    return value


def place(cells: Mapping[str, str | None], crs: Crs) -> Place | None:
    """The point of a row in WGS-84; None when it has none, or the 0, 0 that programs write for none."""
    if cells["lon"] is None and cells["lat"] is None:
        return None
    found = Place(_degrees("lon", cells["lon"], 180), _degrees("lat", cells["lat"], 90))
    return None if found == (0, 0) else to_wgs84(found, crs)


def _degrees(field: str, value: str | None, most: float) -> float:
    try:
        degrees = float(value or "")
    except ValueError:
        raise Unreadable(field, "不是度数", "is not a number of degrees") from None
    if not -most <= degrees <= most:
        raise Unreadable(
            field,
            f"不在 ±{most:g} 度之内，不是 WGS-84 经纬度",
            f"is not within ±{most:g} degrees, so it is no WGS-84 coordinate",
        )
    return degrees
