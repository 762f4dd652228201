"""Loads an invented county into a graph that holds nobody yet."""

from collections.abc import Callable, Iterable, Iterator

from base.errors import Refused
from base.keyring import keys
from graph import hubs, load, policies, seeding
from graph.door import OperatorGraph
from graph.load import Node, Tie
from graph.progress import alone
from seed.county import County
from seed.things import Place

Say = Callable[[int], object]


def fill(db: OperatorGraph, county: County, say: Say = int) -> int:
    """Write the county, mark its hubs, record it; how many rows. `say` hears how many people are written.

    A seed that was broken off goes on where it stopped when it is asked for again; anybody else's data is refused.
    """
    with alone(db.settings.home / "seed.lock"):
        _refuse_people(db, county)
        policies.write(db)  # awards hang on them; it is done already but where somebody has emptied the graph
        db = db.on(county.day)
        counted = Counted(county.rows())
        written = load.write(
            db, keys(db.settings), counted, batch=batch_of(county), say=lambda rows: say(counted.people)
        )
        finish(db, county)
        return written


def finish(db: OperatorGraph, county: County) -> None:
    """Mark the hubs of a county that stands in the graph, and record it as complete."""
    db = db.on(county.day)
    hubs.mark(db)
    seeding.record(db, batch_of(county), county.seed, county.people, county.day)


def refuse_foreign(db: OperatorGraph) -> None:
    """Refused when the graph holds anything a seed did not write, for a bulk load takes the place of all of it."""
    if found := seeding.foreign(db):
        said = ", ".join(sorted({f"{it.label} ({it.source})" for it in found}))
        raise Refused(
            f"图中有不是由 seed 写入的数据（{said}）。--bulk 会替换整个图，因此只用于空图或虚构的图。",
            f"The graph holds data no seed wrote: {said}. --bulk replaces the whole graph; "
            "it is for an empty or a seeded one.",
        )


def wipe(db: OperatorGraph) -> None:
    """Empty a seeded graph; refused when a person in it is not the seed's."""
    if seeding.state(db).others:
        raise Refused(
            "图中有不是由 seed 写入的人员，不会清除。--wipe 只用于虚构的数据。",
            "The graph holds people the seed did not write; nothing was wiped. --wipe is for invented data only.",
        )
    with alone(db.settings.home / "seed.lock"):
        seeding.wipe(db)


def around_providers(db: OperatorGraph) -> list[Place]:
    """The imported institutions to invent a county around; refused when there are none."""
    found = seeding.sites(db)
    if not found:
        raise Refused(
            "还没有导入带位置的机构。请先运行 huimin import providers 导入，再用 --around providers。",
            "No imported institution has a location yet. Run `huimin import providers` first, then --around providers.",
        )
    return [Place(site.id, site.name, site.kind, None, (site.lon, site.lat)) for site in found]


def batch_of(county: County) -> str:
    """The name under which the county's batches are remembered."""
    around = "-around" if county.around else ""
    return f"seed-{county.seed}-{county.people}-{county.day}{around}"


class Counted:
    """Rows on their way to the graph, counting the people among them."""

    def __init__(self, rows: Iterable[Node | Tie]) -> None:
        self._rows, self.people = rows, 0

    def __iter__(self) -> Iterator[Node | Tie]:
        for row in self._rows:
            self.people += row[0] == "Person"
            yield row


def _refuse_people(db: OperatorGraph, county: County) -> None:
    state = seeding.state(db)
    if state.others or state.finished:
        raise Refused(
            "图中已经有人员，不能再写入虚构的县。若是以前 seed 的数据，请加 --wipe 先清除。",
            "The graph already holds people. If an earlier seed wrote them, add --wipe to clear them first.",
        )
    if state.begun and state.begun != [f"{batch_of(county)}-000000"]:
        raise Refused(
            f"上一次 seed 没有完成（{state.begun[0]}）。请用同样的参数再运行一次以继续，或加 --wipe 清除。",
            f"An earlier seed was not finished ({state.begun[0]}). Run it again the same to go on, or add --wipe.",
        )
    if state.people and not state.begun:
        raise Refused(
            "图中已经有人员，不能再写入虚构的县。",
            "The graph already holds people; an invented county goes into an empty graph only.",
        )
