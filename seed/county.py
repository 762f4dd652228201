"""The invented county as a stream of rows: block by block, so that memory does not grow with the people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from base.model import Model
from graph.load import Node, Tie
from seed import benefits, common, families, lives, office, services
from seed.finish import finish
from seed.layout import Site
from seed.planted import PLANTERS
from seed.planting import Case, Plan, Planter
from seed.shared import Shared
from seed.things import Place
from seed.village import Village


class Answer(Model):
    """One planted case as the answers list it."""

    pattern: str
    true: bool
    kind: str
    subjects: list[str]


class Answers(Model):
    """What was planted in a county; kept in a file of its own and nowhere in the graph."""

    seed: int
    people: int
    day: date
    cases: list[Answer]


@dataclass
class County:
    """A county to be invented; `cases` fills while its rows are drawn."""

    seed: int
    people: int
    day: date
    around: Sequence[Place] = ()
    planters: Sequence[Planter] = PLANTERS
    cases: list[Case] = field(default_factory=list)

    def rows(self) -> Iterator[Node | Tie]:
        """Every row, each tie after the nodes it names: the same rows for the same seed on any machine."""
        self.cases.clear()
        shared = Shared(self.seed, self.people, self.day, self.around)
        common.fill(shared)
        yield from shared.drawn()
        plan = Plan(self.planters, self.seed, self.people, len(shared.sites))
        for site in shared.sites:
            village = inhabited(shared, site)
            self.cases += plan.plant(village)
            finish(village)
            yield from village.drawn()

    @property
    def answers(self) -> Answers:
        """What was planted, once the rows have been drawn."""
        cases = [Answer(**case._asdict()) for case in self.cases]
        return Answers(seed=self.seed, people=self.people, day=self.day, cases=cases)


def inhabited(shared: Shared, site: Site) -> Village:
    """A village with its families and their ordinary lives, nothing planted yet."""
    village = Village(shared, site.block, site.township, site.code, site.name, site.point)
    office.committee(village)
    families.settle(village, site.people)
    lives.live(village)
    if site.code.endswith("200"):
        office.officers(village)
    benefits.grant(village)
    services.stays(village)
    services.visits(village)
    lives.needs(village)
    return village
