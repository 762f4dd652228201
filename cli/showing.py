"""Chooses, through the demonstration officers' own doors, three questions whose answers are worth seeing."""

from collections.abc import Iterator
from itertools import combinations

from base.errors import Problem
from base.evidence import Asking, Trail
from base.files import write_private
from base.model import Model, Said
from base.roles import Role
from base.settings import Settings
from cli.demo import SignIn
from cli.welcome import Question
from graph import needs, paths, resources
from graph.client import Client
from graph.door import AuditorGraph, CaseworkerGraph, DispatcherGraph, Door
from graph.entry import Seeded
from ledger.audit.log import open_log
from ledger.store import Ledger, open_ledger
from matching import ranking
from matching.needs import wanted
from matching.question import MatchRequest
from oversight import doors as opening
from oversight import watch
from oversight.findings import Finding

HIDDEN, DEAD, MISSED = "hidden-household", "payment-after-death", "missed-entitlement"
NEED = "home-meals"
LOOK_AT = 20  # findings and people looked at before giving up


class Kept(Model):
    """What was chosen for a graph, so that the next start need not look again."""

    of: Seeded
    questions: list[Question]


def questions(client: Client, settings: Settings, signed: dict[Role, SignIn], of: Seeded) -> list[Question]:
    """The questions chosen for this graph, now or at an earlier start."""
    file = settings.home / "questions.json"
    try:
        kept = Kept.model_validate_json(file.read_bytes())
    except (OSError, ValueError):
        kept = Kept(of=of, questions=[])
    if kept.of != of or len(kept.questions) < len(signed):
        kept = Kept(of=of, questions=chosen(client, settings, signed))
        write_private(file, kept.model_dump_json())
    return kept.questions


def chosen(client: Client, settings: Settings, signed: dict[Role, SignIn]) -> list[Question]:
    """One question for each officer, about people of the graph as it is now; fewer when it has nothing to show."""
    ledger = open_ledger(settings)
    doors = {role: _door(client, settings, it) for role, it in signed.items()}
    caseworker, dispatcher, auditor = doors["caseworker"], doors["dispatcher"], doors["auditor"]
    assert isinstance(caseworker, CaseworkerGraph)
    assert isinstance(dispatcher, DispatcherGraph)
    assert isinstance(auditor, AuditorGraph)
    old = [person for one in found(auditor, ledger, MISSED) for person in one.subjects]
    groups = [sorted(watch.named(one)) for one in found(auditor, ledger, HIDDEN)]
    every = (connected(caseworker, groups), matched(dispatcher, settings, old), ran(auditor, ledger))
    for opened in doors.values():
        opened.trail.close()
    return [question for question in every if question is not None]


def found(db: AuditorGraph, ledger: Ledger, pattern: str) -> list[Finding]:
    """The first findings of a pattern."""
    return watch.run(db, ledger, pattern, watch.RunRequest(at_most=LOOK_AT)).findings


def connected(db: CaseworkerGraph, groups: list[list[str]]) -> Question | None:
    """How two people of a hidden household are connected: in most ways, and not simply as kin."""
    pairs = [pair for group in groups for pair in combinations(group, 2)][: 2 * LOOK_AT]
    told = {pair: paths.paths(db, *pair) for pair in pairs}
    if not any(told[pair].in_all for pair in pairs):
        return None
    start, end = max(pairs, key=lambda pair: ((told[pair].hops or 0) > 1, told[pair].in_all))
    return Question(
        role="caseworker",
        shows=Said(
            zh="这两个人登记在不同的户，却可能一起生活：他们怎样连在一起？",
            en="These two are registered apart and may live together: how are they connected?",
        ),
        words=("person", "path", start, end),
        path=f"/people/{start}/paths?to={end}",
    )


def matched(db: DispatcherGraph, settings: Settings, people: list[str]) -> Question | None:
    """Who can bring meals to an old person, and why they and not others."""
    for person in _with_somebody_to_help(db, settings, people):
        return Question(
            role="dispatcher",
            shows=Said(
                zh="一位高龄老人需要送餐：谁能送，理由是什么，谁不能，为什么？",
                en="An old person needs meals at home: who can bring them and why, who cannot and why not?",
            ),
            words=("match", person, "--need", NEED),
            path="/matches",
            body={"person_id": person, "need": NEED},
        )
    return None


def ran(db: AuditorGraph, ledger: Ledger) -> Question | None:
    """A pattern with findings."""
    if not found(db, ledger, DEAD):
        return None
    return Question(
        role="auditor",
        shows=Said(zh="谁去世之后还有钱发出？", en="To whom was money still paid after death?"),
        words=("pattern", "run", DEAD),
        path=f"/patterns/{DEAD}/run",
        body={},
    )


def _with_somebody_to_help(db: DispatcherGraph, settings: Settings, people: list[str]) -> Iterator[str]:
    want = wanted(NEED, needs.tree())
    for person in people[:LOOK_AT]:
        terms = MatchRequest(person_id=person, need=NEED).terms(settings)
        try:
            reach = resources.reach(db, resources.asker(db, person), want, terms.within_km)
        except Problem:  # in custody, say: somebody else will do
            continue
        answer = ranking.rank(reach, want, terms, 1)
        if answer.candidates and answer.refused:
            yield person


def _door(client: Client, settings: Settings, signed: SignIn) -> Door:
    who = signed.officer
    asking = Asking(officer_id=who.id, role=who.role, operation="run", origin="terminal", purpose="matching")
    return opening.door(client, settings, Trail(asking, open_log(settings).record), open_ledger(settings), who)
