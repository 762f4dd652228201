"""Judges the rows of a file: each becomes a record, or is refused with the field and the reason."""

from collections.abc import Callable, Iterable, Iterator

from base.model import Said
from imports import values
from imports.columns import Columns, columns_of, known
from imports.coordinates import Crs
from imports.opening import opening_times
from imports.provider_kinds import Kind
from imports.record import Left, Record, Refusal
from imports.row import Place, Row
from imports.values import Unreadable
from imports.wrong_kind import check_headers

Cell = Callable[[str], str | None]


def judge(rows: Iterable[Row], kind: Kind, crs: Crs, file: str) -> Iterator[Record | Left]:
    """Every row in its order, taken or left; Invalid when the file's headers are not those of this kind."""
    all_rows = list(rows)
    headers = dict.fromkeys(header for row in all_rows for header in row.cells)
    if headers:
        check_headers(kind, headers, file)
    columns = columns_of(kind, headers, file) if headers else Columns({}, [])
    for row in all_rows:
        yield _judge(row, kind, columns, crs)


def _judge(row: Row, kind: Kind, columns: Columns, crs: Crs) -> Record | Left:
    def cell(field: str) -> str | None:
        return columns.value(row, field)

    if row.fault is not None:
        return _left(row, row.fault, cell)
    if cell("name") is None:
        return _left(row, _nameless(), cell)
    try:
        return _record(row, kind, columns, crs)
    except Unreadable as error:
        return _left(row, error.said, cell)


def _record(row: Row, kind: Kind, columns: Columns, crs: Crs) -> Record:
    cells = {field: columns.value(row, field) for field in columns.fields}
    youngest, oldest = values.whole("min_age", cells["min_age"], 150), values.whole("max_age", cells["max_age"], 150)
    if youngest is not None and oldest is not None and youngest > oldest:
        raise Unreadable("min_age", "大于最高年龄", "is above the highest age")
    return Record(
        row=row.number,
        name=cells["name"] or "",
        register_number=values.register_number(cells["register_number"]),
        postcode=cells["postcode"],
        address=cells["address"],
        phone=cells["phone"],
        website=cells["website"],
        opens=opening_times(cells),
        place=_place(row.place, cells, crs),
        since=values.day("since", cells["since"]),
        min_age=youngest,
        max_age=oldest,
        sex=values.sex(cells["sex"]),
        capacity=values.whole("capacity", cells["capacity"]),
        free=values.whole("free", cells["free"]),
        updated=values.day("updated", cells["updated"]),
        fields={field: value for field, value in cells.items() if value is not None},
        told=_told(row, kind, columns),
    )


def _told(row: Row, kind: Kind, columns: Columns) -> list[str]:
    pairs = [(told, known(row, headers)) for told, headers in zip(kind.tells, columns.told, strict=True)]
    return [f"{told.zh} {told.en}: {' '.join(value.split())}." for told, value in pairs if value is not None]


def _place(own: Place | None, cells: dict[str, str | None], crs: Crs) -> Place | None:
    if own is None:
        return values.place(cells, crs)
    return values.place({"lon": str(own.lon), "lat": str(own.lat)}, crs)


def _left(row: Row, reason: Said, cell: Cell) -> Left:
    refusal = Refusal(row=row.number, reason=reason)
    return Left(refusal=refusal, name=cell("name"), register_number=cell("register_number"))


def _nameless() -> Said:
    return Said(zh="没有名称。请补上机构名称。", en="The row has no name. Add the institution's name.")
