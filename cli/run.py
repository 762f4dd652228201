"""`huimin run`: everything for a first look, from an empty machine to three questions, until Ctrl-C."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from base.settings import Settings
from cli import demo, session, showing, welcome
from cli.output import progress, screen
from cli.seed import DAY
from cli.serve import answer, listening, stopped_by_signals
from cli.words import say
from graph import seeding, server
from graph.door import OperatorGraph
from graph.entry import seeded
from seed import loading
from seed.county import County

PEOPLE, SEED = 2000, 7


def run(ctx: typer.Context) -> None:
    """Start the graph, fill it when it is empty, answer HTTP, and say what to try."""
    settings: Settings = ctx.obj
    with stopped_by_signals(), listening(settings) as taken, started(settings):
        text = prepared(settings)
        answer(settings, taken, lambda: screen.print(text, soft_wrap=True, markup=False))


def prepared(settings: Settings) -> str:
    """Fill an empty graph; then what to tell a newcomer about it."""
    with session.operator(settings, "run.run") as db:
        fill(db)
        of = seeded(db.client, settings)
        if of is None:
            return _ready(settings)
        signed = demo.sign_ins(settings)
        questions = showing.questions(db.client, settings, signed, of)
    tokens = {role: it.token for role, it in signed.items()}
    return "\n".join((_ready(settings), welcome.page(settings, tokens, questions), "", _end()))


def fill(db: OperatorGraph) -> None:
    """Invent a county where the graph holds nobody, or go on with one that was broken off."""
    county = County(SEED, PEOPLE, DAY)
    state = seeding.state(db)
    ours = state.begun == [f"{loading.batch_of(county)}-000000"]
    if state.finished or state.others or (state.people and not ours):
        return
    progress(say(f"正在虚构一个 {PEOPLE} 人的县……", f"Inventing a county of {PEOPLE} people …"))
    loading.fill(db, county)


@contextmanager
def started(settings: Settings) -> Iterator[None]:
    """Our own graph server for the body; stopped afterwards when it was not running before."""
    before = server.find(settings)
    try:
        yield
    finally:
        if before is None:
            for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(each, signal.SIG_IGN)  # an impatient second Ctrl-C must not leave the server behind
            progress(say("正在停止图数据库……", "Stopping the graph server …"))
            server.stop(settings)


def _ready(settings: Settings) -> str:
    address = f"http://{settings.host}:{settings.port}"
    return say(
        f"惠民图谱已就绪：{address}（接口文档 {address}/docs）", f"Huimin is ready: {address} (API at {address}/docs)"
    )


def _end() -> str:
    return say(
        "县是虚构的，没有真实的人。按 Ctrl-C 结束。", "The county is invented; nobody in it is real. Ctrl-C ends it."
    )
