"""The shortest explanations of how two people are connected, told as sentences and as nodes and ties."""

from datetime import date

from base.errors import Invalid, NotFound
from base.model import Model, Said
from graph import masking, telling
from graph.door import Door
from graph.marks import Doubted, Mark, Stated, mark
from graph.statements import load

PATHS = load("people/paths")
ENDS = load("people/ends")
LONGEST = 6
SHOWN = 5
COUNTED = 100


class End(Model):
    """One of the two people; the name masked."""

    id: str
    name: str


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
    """One way the two are connected."""

    said: Said
    nodes: tuple[Step, ...]
    ties: tuple[Link, ...]


class Explanations(Model):
    """Equally short ways between two people; none within six ties is not proof that there is none."""

    start: End
    end: End
    as_of: date
    hops: int | None
    shown: int
    in_all: int
    capped: bool
    said: Said
    paths: tuple[Explanation, ...]


class _Node(Model):
    id: str
    label: str
    known: telling.Properties


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


def paths(db: Door, start_id: str, end_id: str) -> Explanations:
    """The shortest ways between two people on the door's day, through nothing that is shared by too many."""
    db.admit(start_id)
    db.admit(end_id)
    if start_id == end_id:
        raise Invalid("请给出两个不同的人。", "Name two different people.")
    start, end = _ends(db, start_id, end_id)
    rows = db.read(PATHS, _Row, start_id=start_id, end_id=end_id, at_most=COUNTED + 1)
    told = sorted(map(_explanation, rows[:COUNTED]), key=_order)
    return Explanations(
        start=start,
        end=end,
        as_of=db.day,
        hops=len(told[0].ties) if told else None,
        shown=len(told[:SHOWN]),
        in_all=len(told),
        capped=len(rows) > COUNTED,
        said=_summary(start, end, told),
        paths=tuple(told[:SHOWN]),
    )


def _ends(db: Door, start_id: str, end_id: str) -> tuple[End, End]:
    rows = db.read(ENDS, End, ids=[start_id, end_id])
    found = {end.id: end.model_copy(update={"name": masking.name(end.name)}) for end in rows}
    for person_id in (start_id, end_id):
        if person_id not in found:
            raise NotFound("person", person_id)
    return found[start_id], found[end_id]


def _explanation(row: _Row) -> Explanation:
    nodes = tuple(Step(id=node.id, label=node.label, name=_name(node)) for node in row.nodes)
    ties = tuple(Link(**tie.model_dump(exclude={"doubt"}), doubt=mark(tie.doubt)) for tie in row.ties)
    return Explanation(said=_told(nodes, ties), nodes=nodes, ties=ties)


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


def _summary(start: End, end: End, told: list[Explanation]) -> Said:
    one, other = (masking.with_id(Said(zh=it.name, en=it.name), it.id) for it in (start, end))
    if not told:
        return Said(
            zh=f"{one.zh}与{other.zh}之间，{LONGEST} 步以内没有查到联系；没有查到不等于没有关系。",
            en=f"No tie found between {one.en} and {other.en} within {LONGEST} steps; that is no proof of none.",
        )
    hops = len(told[0].ties)
    return Said(
        zh=f"{one.zh}与{other.zh}相隔 {hops} 步，有 {len(told)} 条同样短的联系。",
        en=f"{one.en} and {other.en} are {hops} steps apart, by {len(told)} equally short ways.",
    )
