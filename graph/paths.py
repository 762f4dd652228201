"""How people are connected: the shortest explanations, those that explain most first, as sentences, nodes and ties."""

from collections.abc import Sequence
from datetime import date

from base.errors import Invalid
from base.model import Model, Said
from graph import masking, telling
from graph.door import Door
from graph.explaining import Held, Place, weigh
from graph.marks import Doubted, Mark, Stated, mark
from graph.seen import Seen, in_scope
from graph.statements import load

PATHS = load("people/paths")
LONGEST = 6
SHOWN = 5
COUNTED = 100
GROUP = 5


class Step(Model):
    """A node on the way, by the name a person recognises it by, masked."""

    id: str
    label: str
    name: Said


class Link(Model):
    """A tie on the way, in the direction it is written."""

    kind: str
    start: str
    end: str
    since: date | None
    until: date | None
    source: str | None
    doubt: Doubted = None


class Explanation(Model):
    """One way the two are connected; the smaller its cost, the more it explains (graph/explaining.py)."""

    said: Said
    because: tuple[Said, ...]
    cost: float
    nodes: tuple[Step, ...]
    ties: tuple[Link, ...]


class Explanations(Model):
    """Short ways between two people, the most telling first; none within six ties is not proof that there is none."""

    start: Seen
    end: Seen
    as_of: date
    hops: int | None
    shown: int
    in_all: int
    capped: bool
    said: Said
    paths: tuple[Explanation, ...]


class Pair(Model):
    """The most telling way between somebody of one group and somebody of the other; `hops` is none without any."""

    start: Seen
    end: Seen
    hops: int | None
    path: Explanation | None


class GroupExplanations(Model):
    """Every pair of two groups, those whose tie explains most first."""

    as_of: date
    said: Said
    pairs: tuple[Pair, ...]


class _Node(Model):
    id: str
    label: str
    known: telling.Properties
    people: int | None


class _Tie(Model):
    kind: str
    start: str
    end: str
    since: date | None
    until: date | None
    source: str | None
    doubt: Stated | None


class _Row(Model):
    nodes: tuple[_Node, ...]
    ties: tuple[_Tie, ...]


def paths(db: Door, start_id: str, end_id: str, hubs: bool = False) -> Explanations:
    """Short ways between two people on the door's day; through what too many share only when `hubs` are opened."""
    db.admit(start_id)
    db.admit(end_id)
    if start_id == end_id:
        raise Invalid("请给出两个不同的人。", "Name two different people.")
    found = in_scope(db, [start_id, end_id])
    start, end = found[start_id], found[end_id]
    rows, told = _ways(db, start_id, end_id, hubs)
    return Explanations(
        start=start,
        end=end,
        as_of=db.day,
        hops=min((len(way.ties) for way in told), default=None),
        shown=len(told[:SHOWN]),
        in_all=len(told),
        capped=rows > COUNTED,
        said=_summary(start, end, told),
        paths=tuple(told[:SHOWN]),
    )


def between(db: Door, start_ids: Sequence[str], end_ids: Sequence[str], hubs: bool = False) -> GroupExplanations:
    """The most telling way between each two people of two groups of at most GROUP each."""
    starts, ends = list(dict.fromkeys(start_ids)), list(dict.fromkeys(end_ids))
    if not (0 < len(starts) <= GROUP and 0 < len(ends) <= GROUP):
        raise Invalid(f"每组 1 至 {GROUP} 人。", f"A group has 1 to {GROUP} people.")
    for person_id in (*starts, *ends):
        db.admit(person_id)
    found = in_scope(db, [*starts, *ends])
    pairs = []
    for one, other in ((one, other) for one in starts for other in ends if one != other):
        _, told = _ways(db, one, other, hubs)
        hops = min((len(way.ties) for way in told), default=None)
        pairs.append(Pair(start=found[one], end=found[other], hops=hops, path=told[0] if told else None))
    joined = sum(pair.path is not None for pair in pairs)
    zh = f"{len(pairs)} 对人中，{joined} 对在 {LONGEST} 步以内有联系；没有查到不等于没有关系。"
    en = f"Of {len(pairs)} pairs {joined} are tied within {LONGEST} steps; none found is no proof of none."
    pairs.sort(key=lambda pair: (pair.path is None, pair.path.cost if pair.path else 0, pair.start.id, pair.end.id))
    return GroupExplanations(as_of=db.day, said=Said(zh=zh, en=en), pairs=tuple(pairs))


def _ways(db: Door, start_id: str, end_id: str, hubs: bool) -> tuple[int, list[Explanation]]:
    """How many rows there were, and the ways they tell, the most telling first."""
    rows = db.read(PATHS, _Row, start_id=start_id, end_id=end_id, hubs=hubs, at_most=COUNTED + 1)
    told = sorted((_explanation(row, db.day) for row in rows[:COUNTED]), key=lambda way: (way.cost, _order(way)))
    return len(rows), told


def _explanation(row: _Row, day: date) -> Explanation:
    places = [Place(node.label, node.people) for node in row.nodes]
    weighed = weigh(places, [Held(tie.kind, tie.since, tie.until) for tie in row.ties], day)
    nodes = tuple(Step(id=node.id, label=node.label, name=_name(node)) for node in row.nodes)
    ties = tuple(Link(**tie.model_dump(exclude={"doubt"}), doubt=mark(tie.doubt)) for tie in row.ties)
    return Explanation(said=_told(nodes, ties), because=weighed.reasons, cost=weighed.cost, nodes=nodes, ties=ties)


def _order(way: Explanation) -> list[tuple[str, ...]]:
    ties = ((tie.kind, tie.start, str(tie.since), str(tie.until), str(tie.source)) for tie in way.ties)
    return [tuple(node.id for node in way.nodes), *ties]


def _name(node: _Node) -> Said:
    return telling.thing(node.label, node.id, node.known)


def _told(nodes: tuple[Step, ...], ties: tuple[Link, ...]) -> Said:
    name = {node.id: _in_a_sentence(node.label, node.id, node.name) for node in nodes}
    before: tuple[str, str] | None = None
    parts = []
    for tie in ties:
        here = (tie.kind, tie.end)
        told = telling.sentence(tie.kind, name[tie.start], name[tie.end], again=here == before)
        parts.append(_doubted(told, tie.doubt))
        before = here
    return Said(zh="，".join(part.zh for part in parts) + "。", en="; ".join(part.en for part in parts) + ".")


def _doubted(told: Said, doubt: Mark | None) -> Said:
    if doubt is None:
        return told
    return Said(zh=f"{told.zh}（{doubt.said.zh}）", en=f"{told.en} ({doubt.said.en})")


def _in_a_sentence(label: str, id: str, name: Said) -> Said:
    return masking.with_id(name, id) if label in telling.MASKS and not name.zh.endswith(id) else name


def _summary(start: Seen, end: Seen, told: list[Explanation]) -> Said:
    one, other = (masking.with_id(Said(zh=it.name, en=it.name), it.id) for it in (start, end))
    if not told:
        return Said(
            zh=f"{one.zh}与{other.zh}之间，{LONGEST} 步以内没有查到联系；没有查到不等于没有关系。",
            en=f"No tie found between {one.en} and {other.en} within {LONGEST} steps; that is no proof of none.",
        )
    hops = min(len(way.ties) for way in told)
    return Said(
        zh=f"{one.zh}与{other.zh}相隔 {hops} 步，有 {len(told)} 条联系，最能说明问题的在前。",
        en=f"{one.en} and {other.en} are {hops} steps apart, by {len(told)} ways, the most telling first.",
    )
