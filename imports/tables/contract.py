"""What every table has in common: who says a row, under which name, and what a row brings into the graph."""

from abc import abstractmethod
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, ClassVar

from base.model import Model, Said
from graph.brought import Brought, End, OwnNode, OwnTie
from imports.tables.cells import Id
from imports.tables.column import Column
from imports.tables.unread import Unread


class Contract(Model):
    """One row of a table. A column that the file has not is silent: nothing that stands is changed for it."""

    title: ClassVar[Said]
    about: ClassVar[Said]
    ties_of: ClassVar[dict[str, str]] = {}  # columns that are ties of the row's node: their kinds

    source: Annotated[
        Id, Column("来源", "Who says so: a register's name; --source gives it for all rows", ("数据来源",))
    ]
    source_id: Annotated[
        Id, Column("来源编号", "The row's name there, which never changes", ("id", "编号", "序号", "主键"))
    ]

    @abstractmethod
    def brought(self, row: int) -> Brought:
        """What the row brings into the graph."""

    def told(self, *names: str) -> dict[str, Any]:
        """The values of those of these columns that the file has; null where it does not know."""
        return {name: getattr(self, name) for name in names if name in self.model_fields_set}

    def end(self, name: str, source: str | None = None) -> End:
        """Another row, of the same source unless it is said."""
        return End("row", name, source or self.source)

    def node(self, row: int, label: str, properties: dict[str, Any], ties: Iterable[OwnTie] = ()) -> Brought:
        """The row as a node with its ties."""
        silent = [kind for column, kind in self.ties_of.items() if column not in self.model_fields_set]
        point = self.point()
        if not {"lon", "lat"} & self.model_fields_set:
            silent.append("location")
        own = OwnNode(label, properties, point)
        return Brought(row, self.source, self.source_id, own, tuple(ties), tuple(silent))

    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude where the table has them."""
        lon, lat = getattr(self, "lon", None), getattr(self, "lat", None)
        return None if lon is None or lat is None else (lon, lat)


def in_order(since: date | None, until: date | None, field: str = "until") -> None:
    """Refuse what ended before it began."""
    if since is not None and until is not None and until < since:
        raise Unread("早于开始", "lies before the beginning", field)


def both_degrees(lon: float | None, lat: float | None) -> None:
    """Refuse half a point."""
    if (lon is None) != (lat is None):
        raise Unread(
            "经度和纬度要一起填写", "is half a point: give longitude and latitude", "lat" if lat is None else "lon"
        )


Longitude = Column("经度", "Degrees east, WGS-84", ("lng", "longitude"))
Latitude = Column("纬度", "Degrees north, WGS-84", ("latitude",))
Since = Column("开始日期", "Since when it is so", ("起始日期", "开始时间", "start"))
Until = Column("结束日期", "Until when it was so; empty: it still is", ("终止日期", "结束时间", "end"))
