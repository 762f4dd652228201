"""Every household and person of a region against every policy: township by township, in processes of its own."""

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from multiprocessing import get_context
from pathlib import Path

from base.errors import Invalid
from base.evidence import Asking
from base.settings import Settings
from graph import server
from graph.client import Client
from graph.crowds import crowd
from graph.entitlement import sweeping
from oversight import snapshots
from oversight.snapshots import Asked
from oversight.totals import Totals, compared, totals
from policies.catalogue import bounds_of, catalogue, policy
from policies.changed import changed
from policies.known import parameters_of
from policies.screened import screened

AT_ONCE = 2  # processes: one waits for the graph while the other judges
ALONE = 3  # townships from which on it is worth starting them

Screens = Callable[[Sequence[str]], list[Totals]]


def policies_of(named: Sequence[str]) -> tuple[str, ...]:
    """The policies to screen: those named, else all of people and households; Invalid for one of institutions."""
    for one in named:
        if policy(one).for_ == "institution":
            raise Invalid(
                f"{policy(one).title.zh}的对象是机构，不能对个人和家庭筛查。",
                f"{policy(one).title.en} is for institutions; a screening is of people and households.",
            )
    return tuple(named) or tuple(it.id for it in catalogue().values() if it.for_ != "institution")


@contextmanager
def screener(settings: Settings, asked: Asked, path: Path) -> Iterator[Screens]:
    """Screens townships; what is found of each is kept in the folder, its totals are given back."""
    if len(asked.areas) < ALONE:
        with closing(Client(lambda: server.find(settings))) as client:
            yield lambda codes: [township(client, settings, asked, path, one) for one in codes]
        return
    with ProcessPoolExecutor(AT_ONCE, get_context("spawn")) as processes:
        yield lambda codes: list(processes.map(_alone, [(settings, asked, path, one) for one in codes]))


def township(client: Client, settings: Settings, asked: Asked, path: Path, code: str) -> Totals:
    """Screen one township, and again with what is changed."""
    asking = Asking(officer_id=asked.officer_id, role=asked.role, operation="screenings.run", purpose=asked.purpose)
    db = sweeping(client, settings, asking, asked.areas, asked.day)
    its = [policy(one) for one in asked.policies if policy(one).in_force(asked.day)]
    bounds = bounds_of(code, asked.day)
    imagined = changed(bounds, asked.changes)
    told = crowd(db, code, its, imagined)
    now = screened(told, its, asked.day, bounds)
    if not asked.changes:
        snapshots.write(path, code, now)
        return Totals(totals=totals(code, now), changes=[])
    touched = [it for it in its if parameters_of(it) & asked.changes.keys()]
    again = {each.policy: each for each in screened(told, touched, asked.day, imagined)}
    then = [again.get(each.policy, each) for each in now]
    snapshots.write(path, code, then)
    return Totals(totals=totals(code, then), changes=compared(code, [one for one in now if one.policy in again], then))


def _alone(told: tuple[Settings, Asked, Path, str]) -> Totals:
    """One township in a process of its own, which keeps its connection for the next."""
    settings, asked, path, code = told
    if not _CLIENTS:
        gc.disable()  # a township leaves no circles behind, and looking for them takes a third of the time
        _CLIENTS.append(Client(lambda: server.find(settings)))
    return township(_CLIENTS[0], settings, asked, path, code)


_CLIENTS: list[Client] = []
