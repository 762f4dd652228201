"""How many rows a second an import writes: people, households and ties through a job of the ledger, one client."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from bench.manner import Figure, Measured, Office, main
from graph.brought import Brought, End, OwnNode, OwnTie
from imports import table_job
from imports.table_job import Asked, Coming, Opened
from imports.tables.contracts import TABLES
from imports.tables.reading import TableFile
from imports.tables.rules import Rules
from ledger import jobs
from ledger.running import running
from ledger.store import Ledger, open_ledger
from seed.numbers import citizen_number

ROWS_PER_SECOND = 8_000
SOURCE = "register"
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰文华建国"


def measure(office: Office) -> Measured:
    """Bring each table into an empty graph, then the people once more."""
    ledger = open_ledger(office.settings)
    warm(office, ledger)
    people, homes = office.people, office.people // 3
    speeds = {
        "people": brought(office, ledger, "people", people, person),
        "households": brought(office, ledger, "households", homes, household),
        "ties": brought(office, ledger, "ties", people, partial(member, homes)),
        "people again": brought(office, ledger, "people", people, person),
    }
    reading = read(office, people)
    goals = {"people": ROWS_PER_SECOND, "households": ROWS_PER_SECOND, "ties": ROWS_PER_SECOND}
    speeds["a file of people, read and judged alone"] = reading
    figures = [Figure(name, speed, at_least=goals.get(name), unit="rows/s") for name, speed in speeds.items()]
    return Measured({"rows_per_second": speeds}, figures)


def warm(office: Office, ledger: Ledger) -> None:
    """A server that has just begun runs its first statements slowly; a million rows hardly notice."""
    for number in range(3):
        brought(office, ledger, "people", 8_000, lambda row, number=number: person(10**8 + number * 10**5 + row))  # type: ignore[misc]


def brought(office: Office, ledger: Ledger, table: str, rows: int, make: Callable[[int], Brought]) -> float:
    """Rows a second of one import, from asking for it to its end."""
    mark = office.settings.home / "mark"
    mark.touch()
    asked = Asked(table=table, file=mark.name, mapping=None, source=SOURCE, lines=rows)
    started = time.perf_counter()
    job = table_job.ask(ledger, mark, None, asked, "operator")
    body = partial(table_job.run, door=lambda: office.operator, opener=partial(opener, rows, make))
    with running(ledger, {table_job.KIND: body}):
        while not (now := jobs.show(ledger, job.id)).is_over:
            time.sleep(0.05)
    if now.state != "done":
        raise SystemExit(f"{table}: {now.said}")
    return rows / (time.perf_counter() - started)


def read(office: Office, rows: int) -> float:
    """Rows a second of reading and judging a CSV of people, without a graph."""
    path = office.settings.home / "people.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("source_id,name,sex,born,village,citizen_number\n")
        for row in range(rows):
            name, sex, born, village = told_of(row)
            number = citizen_number(row // 499 % 98 + 1, born, row % 499 * 2 + (sex == "male"))
            file.write(f"p{row},{name},{sex},{born},{village},{number}\n")
    started = time.perf_counter()
    table = TableFile(path, TABLES["people"], None, SOURCE)
    wrong = sum(one.brought is None for one in table.after(0, Rules(date(2026, 6, 30), invented=True)))
    if wrong:
        raise SystemExit(f"{wrong} rows were not read")
    return rows / (time.perf_counter() - started)


def told_of(row: int) -> tuple[str, str, date, str]:
    """What the file says of a person."""
    own = person(row)
    assert own.node is not None
    said = own.node.properties
    return said["name"], said["sex"], said["born"], said["village"]


def opener(rows: int, make: Callable[[int], Brought], path: Path, asked: Asked, mapping: Path | None) -> Opened:
    """Rows out of nothing: what reading a file costs is measured by itself."""

    def begin(after: int) -> Iterator[Coming]:
        for row in range(after + 1, rows + 1):
            yield Coming(row, make(row))

    return Opened(begin)


def person(row: int) -> Brought:
    """Somebody of the register, with a citizen number that is nobody's."""
    chance = random.Random(row)
    own = {
        "name": chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=2)),
        "sex": chance.choice(("male", "female")),
        "born": date(1940, 1, 1) + timedelta(days=row % 29_000),
        "area": "990101001",
        "county": "990101",
        "village": f"990101001{row % 900:03d}",
        "citizen_number": f"99{row:016d}",
    }
    return Brought(row, SOURCE, f"p{row}", OwnNode("Person", own))


def household(row: int) -> Brought:
    """A household of the register."""
    own = {"area": "990101001", "county": "990101", "basis": "registered", "kind": "family"}
    return Brought(row, SOURCE, f"h{row}", OwnNode("Household", own))


def member(homes: int, row: int) -> Brought:
    """Who belongs to which household."""
    ends = End("row", f"p{row}", SOURCE), End("row", f"h{row % homes + 1}", SOURCE)
    said = {"since": date(2000, 1, 1) + timedelta(days=row % 9_000), "until": None, "role": "member"}
    return Brought(row, SOURCE, f"m{row}", None, (OwnTie("MEMBER_OF", *ends, said),))


if __name__ == "__main__":
    main("How fast does an import write?", measure, sizes=(100_000,), seeded=False)
