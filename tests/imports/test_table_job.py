"""The import of a table as a job: once, in order, and going on where it was."""

import random
import time
from functools import partial
from pathlib import Path

import pytest

from base.errors import GraphDown
from base.settings import Settings
from graph.brought import Brought
from graph.door import OperatorGraph
from imports import table_job, table_trial
from imports.table_report import TableReport
from ledger import jobs, waiting
from ledger.running import running
from ledger.store import Ledger, open_ledger
from tests.imports.killing import WORK, fingerprint
from tests.imports.tables import household, member, of, opener, person, written
from tests.ledger.audit.killing import offices
from tests.small_graph import SmallGraph


def brought(ledger: Ledger, db: OperatorGraph, path: Path, table: str = "people") -> TableReport:
    """Import a file as a job, in this process."""
    job = table_job.ask(ledger, path, None, of(table, path), "operator")
    with running(ledger, {table_job.KIND: partial(table_job.run, door=lambda: db, opener=opener)}):
        while not (now := jobs.show(ledger, job.id)).is_over:
            time.sleep(0.02)
    assert now.state == "done", now.said
    return TableReport.model_validate(now.answer)


def test_a_file_is_brought_in_and_a_second_time_nothing_changes(
    graph: SmallGraph, books: Ledger, tmp_path: Path
) -> None:
    file = written(tmp_path / "people.txt", [person(n) for n in range(1, 8)])

    first, second = brought(books, graph.db, file), brought(books, graph.db, file)

    assert (first.read, first.new, first.unchanged) == (7, 7, 0)
    assert (second.read, second.new, second.changed, second.unchanged) == (7, 0, 0, 7)
    assert second.is_nothing
    assert graph.rows("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 7}]


def test_a_row_that_points_to_nobody_waits_sealed_and_is_written_once_they_arrive(
    graph: SmallGraph, books: Ledger, tmp_path: Path
) -> None:
    ties = brought(books, graph.db, written(tmp_path / "ties.txt", [member(1, 1)]), "ties")
    listed = waiting.listed(books)

    people = brought(books, graph.db, written(tmp_path / "people.txt", [person(1), household(1)]))

    assert (ties.new, ties.waiting) == (0, 1)
    assert [(one.source_id, one.needs) for one in listed.rows] == [("m1", "p1")]
    assert (people.new, people.arrived) == (2, 1)
    assert waiting.count(books) == 0
    assert graph.rows("MATCH (:Person)-[tie:MEMBER_OF]->(:Household) RETURN tie.key AS key") == [{"key": "register/m1"}]


def test_a_trial_says_what_would_change_and_writes_nothing(graph: SmallGraph, books: Ledger, tmp_path: Path) -> None:
    brought(books, graph.db, written(tmp_path / "people.txt", [person(1), person(2)]))
    batches = graph.rows("MATCH (b:Batch) RETURN count(b) AS n")
    file = written(tmp_path / "next.txt", [person(1), person(2, name="王方"), person(3), member(9, 9)])

    found = table_trial.trial(graph.db, opener(file, of("people", file), None).begin(0), "people", "register", tmp_path)

    assert (found.new, found.changed, found.unchanged, found.waiting) == (1, 1, 1, 1)
    assert found.fields == {"name": 1}
    assert graph.rows("MATCH (b:Batch) RETURN count(b) AS n") == batches
    assert jobs.listed(books).in_all == 1


def test_a_job_waits_while_the_graph_is_away_and_then_goes_on(
    graph: SmallGraph, books: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_job, "LOOK_SECONDS", 0.01)
    away = iter([True, True])

    def door() -> OperatorGraph:
        if next(away, False):
            raise GraphDown("图数据库没有应答。", "The graph does not answer.")
        return graph.db

    file = written(tmp_path / "people.txt", [person(1)])
    job = table_job.ask(books, file, None, of("people", file), "operator")
    with running(books, {table_job.KIND: partial(table_job.run, door=door, opener=opener)}):
        while not (now := jobs.show(books, job.id)).is_over:
            time.sleep(0.02)

    assert now.state == "done"
    assert graph.rows("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 1}]


def test_ten_kills_leave_the_graph_as_if_there_had_been_none(
    graph: SmallGraph, books: Ledger, settings: Settings, tmp_path: Path
) -> None:
    rows: list[Brought] = [*map(person, range(400)), *map(household, range(140))]
    file = written(tmp_path / "rows.txt", [*rows, *(member(n, n // 3) for n in range(400))])
    brought(books, graph.db, file)
    untouched = fingerprint(graph)
    graph.wipe()
    office = Settings(home=tmp_path / "office", token=None)
    job = table_job.ask(open_ledger(office), file, None, of("people", file), "operator")

    chance = random.Random(5)
    with offices(WORK, str(office.home), str(settings.home), "10") as running:
        for turn in range(10):
            running.killed(turn, chance.uniform(0, 0.05))
            jobs.resume(open_ledger(office), job.id)  # after five it is not taken up by itself any more
        running.killed_when_over(10, 60)

    ended = jobs.show(open_ledger(office), job.id)
    assert ended.state == "done"
    assert ended.answer is not None
    assert (ended.answer["read"], ended.answer["new"]) == (940, 940)
    assert fingerprint(graph) == untouched
