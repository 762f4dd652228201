"""What a batch of rows changes of what stands: judged here on plain values, so that a trial run needs no write."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from base.keys import Keys
from base.model import Said
from graph import numbers
from graph.ancestors import Ancestors
from graph.brought import Brought, End, OwnTie, Properties
from graph.model import model
from graph.node_rows import Row, changed, created, new_id
from graph.standing import Known, KnownEnd, KnownTie, Standing
from policies.events import Touched

RECORD = {"source", "known_at", "replaced_at", "key", "doubt"}  # properties of a tie that are not what it says


@dataclass
class Change:
    """What is to be written, and what became of each row; `waiting` rows name ends that are not there yet."""

    created: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    replaced: list[Row] = field(default_factory=list)
    ties: list[Row] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)  # new, changed, unchanged, ended, waiting, wrong
    fields: Counter[str] = field(default_factory=Counter)  # which fields of changed rows differ
    waiting: list[tuple[Brought, End]] = field(default_factory=list)
    wrong: list[tuple[Brought, Said]] = field(default_factory=list)
    touched: list[Touched] = field(default_factory=list)  # what events are made of

    @property
    def is_nothing(self) -> bool:
        """Whether the graph already says all this."""
        return not (self.created or self.changed or self.replaced or self.ties)


def change(day: date, keys: Keys, rows: Sequence[Brought], stands: Standing, version: str) -> Change:
    """What these rows change on a day; `version` names this batch in the keys of what it replaces."""
    coming = _Coming(day, keys, stands, version)
    for one in rows:
        coming.take(one)
    return coming.change


class _Coming:
    def __init__(self, day: date, keys: Keys, stands: Standing, version: str) -> None:
        self.day, self.keys, self.stands, self.version = day, keys, stands, version
        self.change = Change()
        self._seen: set[tuple[str, bool]] = set()
        self._numbers: dict[tuple[str, str], KnownEnd] = {}
        self._ancestors = Ancestors(stands.parents)

    def take(self, one: Brought) -> None:
        """Judge one row."""
        if (one.name, one.node is None) in self._seen:
            self._refuse(one, Said(zh="文件中已有这个 source_id。", en="This source_id came before in the file."))
            return
        known = self.stands.nodes.get((one.source, one.source_id))
        own = (
            None
            if one.node is None
            else KnownEnd(
                source=one.source,
                source_id=one.source_id,
                id=known.id if known else new_id(one.node.label),
                label=one.node.label,
                compartment=None,
            )
        )
        missing = next((end for tie in one.ties for end in (tie.start, tie.end) if end and not self._there(end)), None)
        if missing is not None:
            self._put("waiting")
            self.change.waiting.append((one, missing))
            return
        joined = [(tie, self._end(tie.start, own), self._end(tie.end, own)) for tie in one.ties]
        fault = _fault(one, known, joined) or self._own_ancestor(joined)
        if fault is not None:
            self._refuse(one, fault)
            return
        self._seen.add((one.name, one.node is None))
        self._write(one, known, own, joined)

    def _own_ancestor(self, joined: list[tuple[OwnTie, KnownEnd, KnownEnd]]) -> Said | None:
        for tie, parent, child in joined:
            if tie.kind == "PARENT_OF" and not self._ancestors.takes(parent.id, child.id):
                return Said(
                    zh="会使人成为自己的祖先。请核对父母和子女。", en="It would make somebody their own ancestor."
                )
        return None

    def _write(
        self, one: Brought, known: Known | None, own: KnownEnd | None, joined: list[tuple[OwnTie, KnownEnd, KnownEnd]]
    ) -> None:
        differs: list[str] = []
        is_new = own is not None and known is None
        if one.node is not None and own is not None:
            if known is None:
                compartments = (end.compartment for _, start, end in joined for end in (start, end))
                self.change.created.append(
                    created(self.day, self.keys, one, own.id, next(filter(None, compartments), None))
                )
                self._touch_node(one, own, None, one.node.properties.keys())
            elif row := changed(self.day, self.keys, one, known):
                self.change.changed.append(row)
                differs += [
                    *(set(row["properties"]) & one.node.properties.keys()),
                    *(["location"] if row["moved"] else []),
                ]
                self._touch_node(one, own, known, differs)
        for tie, start, end in joined:
            before = self.stands.ties.get(one.key(tie))
            is_new = is_new or (one.node is None and before is None)
            told = self._tie(one, tie, start, end, before)
            if told and (known is not None or one.node is None):  # the ties of a new node go with it
                self._touch_tie(tie.kind, tie.properties, [start, end], before)
            differs += told
        differs += self._left_out(one, known)
        self._put("new" if is_new else "changed" if differs else "unchanged")
        if not is_new:
            self.change.fields.update(set(differs))

    def _tie(self, one: Brought, tie: OwnTie, start: KnownEnd, end: KnownEnd, before: KnownTie | None) -> list[str]:
        """Which fields of a tie differ from the one that stands; the change is noted."""
        if tie.kind == "SPOUSE_OF" and end.id < start.id:
            start, end = end, start
        differs = (
            ["tie"]
            if before is None
            else [
                *(name for name, value in tie.properties.items() if before.properties.get(name) != value),
                *(["ends"] if (before.start, before.end) != (start.id, end.id) else []),
            ]
        )
        if not differs:
            return []
        if before is not None:
            self._replace(before)
            if "until" in differs and before.properties.get("until") is None:
                self._put("ended")
        stands = {} if before is None else {name: before.properties.get(name) for name in _own(tie.kind)}
        said = {name: value for name, value in (stands | tie.properties).items() if value is not None}
        said |= {"source": one.source, "key": one.key(tie), "known_at": self.day}
        people = [node.id for node in (start, end) if node.label == "Person"]
        self.change.ties.append(
            {"kind": tie.kind, "start": start.id, "end": end.id, "people": people, "properties": said}
        )
        return [f"{tie.kind}.{name}" for name in differs]

    def _left_out(self, one: Brought, known: Known | None) -> Iterator[str]:
        """Ties this row brought before and does not bring now."""
        if known is None:
            return
        kept = {one.key(tie) for tie in one.ties}
        for tie in self.stands.own.get(one.name, []):
            if tie.key not in kept and tie.kind not in one.silent:
                self._replace(tie)
                self._touch_tie(tie.kind, tie.properties | {"until": self.day}, [], tie)
                yield f"{tie.kind}.left"

    def _touch_node(self, one: Brought, own: KnownEnd, known: Known | None, fields: Iterable[str]) -> None:
        said = (known.properties if known else {}) | (one.node.properties if one.node else {})
        is_new = known is None
        self.change.touched.append(Touched((own.id,), said, frozenset(fields), node=own.label, is_new=is_new))

    def _touch_tie(self, kind: str, said: Properties, ends: list[KnownEnd], before: KnownTie | None) -> None:
        """A tie that differs: about the people and households at its ends, and at those it had before."""
        about = [end.id for end in ends if end.label in ("Person", "Household")]
        if before is not None:
            about += [*before.people, *([before.end] if kind == "MEMBER_OF" else [])]
        to = ends[1].label if ends else None
        self.change.touched.append(Touched(tuple(dict.fromkeys(about)), said, (), tie=kind, to=to))

    def _replace(self, tie: KnownTie) -> None:
        told = tie.model_dump(include={"kind", "key", "start", "end", "people"})
        self.change.replaced.append(told | {"version": f"{tie.key}@{self.version}"})

    def _there(self, end: End) -> bool:
        return end.by in ("phone", "account") or (end.source if end.by == "row" else None, end.name) in self.stands.ends

    def _end(self, end: End | None, own: KnownEnd | None) -> KnownEnd:
        if end is None:
            if own is None:
                raise ValueError("a row without a node names both ends of its ties")
            return own
        if end.by in ("phone", "account"):
            return self._numbered(end)
        return self.stands.ends[(end.source if end.by == "row" else None, end.name)]

    def _numbered(self, end: End) -> KnownEnd:
        """The phone or account of a number: the one that stands, else a new one."""
        label = end.by.capitalize()
        blinds = numbers.blinds(self.keys, end.by, end.name)
        if (label, blinds[-1]) not in self._numbers:
            id = next((found for key in blinds if (found := self.stands.numbers.get((label, key)))), None)
            if id is None:
                id = new_id(label)
                stored = numbers.stored(self.keys, label, id, end.name)
                said = {"id": id, "known_at": self.day, **({"source": end.source} if end.source else {})}
                self.change.created.append({"id": id, "labels": [label], "properties": stored | said, "location": None})
            told = KnownEnd(source=None, source_id=None, id=id, label=label, compartment=None)
            self._numbers[(label, blinds[-1])] = told
        return self._numbers[(label, blinds[-1])]

    def _refuse(self, one: Brought, why: Said) -> None:
        self._put("wrong")
        self.change.wrong.append((one, why))

    def _put(self, what: str) -> None:
        self.change.counts[what] += 1


def _own(kind: str) -> list[str]:
    """What a kind of tie may say beside who said it and when it was known; a row silent on it leaves it as it was."""
    return [each.name for each in model().ties[kind].properties if each.name not in RECORD]


def _fault(one: Brought, known: Known | None, joined: list[tuple[OwnTie, KnownEnd, KnownEnd]]) -> Said | None:
    if known is not None and one.node is not None and one.node.label not in known.labels:
        label = known.labels[0]
        return Said(
            zh=f"这个来源的 source_id 已经是 {label}。", en=f"This source_id of this source is already a {label}."
        )
    for tie, start, end in joined:
        if start.id == end.id:
            return Said(zh="两端是同一个人或事物。", en="Both ends are the same.")
        if (start.label, end.label) not in model().ties[tie.kind].ends:
            told = f"({start.label})-[{tie.kind}]->({end.label})"
            return Said(zh=f"图中没有这样的关系：{told}。", en=f"The graph knows no such tie: {told}.")
    return None
