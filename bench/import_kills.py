"""An import killed at random, again and again: nothing lost, nothing doubled, the graph as if nobody had killed it."""

import random
from collections.abc import Iterator

from base.settings import Settings
from bench.manner import Figure, Measured, Office, main
from graph.brought import Brought
from imports import table_job
from imports.table_job import Asked
from ledger import jobs
from ledger.store import open_ledger
from tests.imports.killing import WORK, fingerprint
from tests.imports.tables import SOURCE, household, member, person, written
from tests.ledger.audit.killing import offices
from tests.small_graph import SmallGraph

KILLS, BATCH = 100, 500
LAST_SECONDS = 600.0


def measure(office: Office) -> Measured:
    """Import a file in peace, then again into an empty graph with a kill after a batch or two."""
    graph = SmallGraph(office.operator)
    graph.wipe()
    in_peace = imported(office, 0)
    peace = fingerprint(graph)
    graph.wipe()
    killed = imported(office, KILLS)
    same = fingerprint(graph) == peace
    report = {"kills": killed[0], "rows": killed[1], "same": same}
    figures = [
        Figure("rows", killed[1], at_least=in_peace[1]),
        Figure("rows called new", killed[2], at_least=killed[1], at_most=killed[1]),
        Figure("kills", killed[0], at_least=KILLS),
        Figure("the graph is the same (1: yes)", float(same), at_least=1),
    ]
    return Measured(report, figures)


def imported(office: Office, kills: int) -> tuple[int, int, int]:
    """Kills while the job was under way, rows read, and rows that were new."""
    home = office.settings.home / f"killed-{kills}"  # one is open once in a process
    settings = Settings(home=home, ledger_url=None, token=None)
    ledger = open_ledger(settings)
    home.mkdir(exist_ok=True)
    file = written(home / "rows.txt", list(rows(office.people)))
    asked = Asked(table="people", file=file.name, mapping=None, source=SOURCE, lines=office.people)
    job, chance, done = table_job.ask(ledger, file, None, asked, "operator"), random.Random(office.seed), 0
    with offices(WORK, str(home), str(office.settings.home), str(BATCH)) as running:
        for turn in range(2 * kills):  # every sixth finds the job given up after five tries
            if done == kills:
                break
            running.killed(turn, chance.uniform(0, 0.15))
            done += not jobs.show(ledger, job.id).is_over
            jobs.resume(ledger, job.id)
        running.killed_when_over(2 * kills, LAST_SECONDS)
        if jobs.show(ledger, job.id).state == "failed":  # the last kill was the fifth in a row
            jobs.resume(ledger, job.id)
            running.killed_when_over(2 * kills + 1, LAST_SECONDS)
    ended = jobs.show(ledger, job.id)
    if ended.answer is None:
        raise SystemExit(f"the job is {ended.state}: {ended.said}")
    return done, ended.answer["read"], ended.answer["new"]


def rows(in_all: int) -> Iterator[Brought]:
    """People, their households, and who belongs where: so many rows in all."""
    people = in_all * 3 // 7
    homes = in_all - 2 * people
    yield from (person(number) for number in range(people))
    yield from (household(number) for number in range(homes))
    yield from (member(number, number % homes) for number in range(people))


if __name__ == "__main__":
    main("Does an import outlive a hundred kills?", measure, sizes=(100_000,), seeded=False, counted="rows")
