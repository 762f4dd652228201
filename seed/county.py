"""The invented county as a stream of rows: block by block, so that memory does not grow with the people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from base.model import Model
from graph.load import Node, Tie
from seed import benefits, common, families, layout, lives, office, services
from seed.elsewhere import Elsewhere, common_phone
from seed.finish import finish
from seed.layout import Site
from seed.planted import PLANTERS
from seed.planting import Case, Plan, Planter
from seed.shared import Shared
from seed.things import Place
from seed.village import Village

STRANDS = 2  # what a machine of two cores invents at once


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
    """A county to be invented, or several when there are many people; `cases` fills while its rows are drawn."""

    seed: int
    people: int
    day: date
    around: Sequence[Place] = ()
    planters: Sequence[Planter] = PLANTERS
    cases: list[Case] = field(default_factory=list)

    def rows(self) -> Iterator[Node | Tie]:
        """Every row, each tie after the nodes it names: the same rows for the same seed on any machine."""
        self.cases.clear()
        for strand in range(STRANDS):
            yield from self.strand(strand)

    def strand(self, strand: int) -> Iterator[Node | Tie]:
        """Every second county from the first or the second on: a process of its own may invent each strand."""
        divisions = layout.divisions(self.seed, self.people)
        elsewhere = Elsewhere() if len(divisions) > 1 else None
        for division in divisions[strand::STRANDS]:
            around = layout.share_of(self.around, division, len(divisions))
            yield from self._rows_of(Shared(division, self.day, around), elsewhere)

    def _rows_of(self, shared: Shared, elsewhere: Elsewhere | None) -> Iterator[Node | Tie]:
        common.fill(shared)
        if elsewhere is not None and shared.division.order == 0:
            common_phone(shared)
        yield from shared.drawn(self.day)
        plan = Plan(self.planters, shared.division, len(shared.sites))
        for site in shared.sites:
            village = inhabited(shared, site)
            self.cases += plan.plant(village)
            if elsewhere is not None:
                elsewhere.link(village)
            finish(village)
            yield from village.drawn(self.day)

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
