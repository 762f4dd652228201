"""What the doctor sweeps the graph for: everything `model.yml` says and Neo4j Community does not enforce."""

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Protocol

import yaml

from base.errors import SetUp
from base.model import Model, Said
from graph import schema
from graph.doctor_rows import LabelRow, PropertyRow, TiePropertyRow, TieRow, counted
from graph.door import OperatorGraph
from graph.model import model
from graph.report import Check, failed, faults
from graph.statements import load

INDEXES = load("doctor/indexes")
LABELS = load("doctor/labels")
PROPERTIES = load("doctor/properties")
LACKING = load("doctor/lacking")
TIES = load("doctor/ties")
TIE_PROPERTIES = load("doctor/tie_properties")
ALONE = load("doctor/alone")
AREAS = load("doctor/areas")


class Index(Model):
    """One index and whether it is ready."""

    name: str
    state: str


class Lack(Model):
    """How many nodes lack something."""

    nodes: int
    example: str | None


class AreaRow(Model):
    """Nodes whose area is no township, or whose county is not its beginning."""

    area: str | None
    county: str | None
    nodes: int
    example: str | None


class Judged(Protocol):
    """A row that knows what is wrong with it."""

    def fault(self) -> str | None:
        """What is wrong, if anything."""


def checks(db: OperatorGraph) -> Iterator[Check]:
    """Schema, labels, properties and ties, one after the other."""
    yield _schema(db)
    labels, properties = db.read(LABELS, LabelRow), db.read(PROPERTIES, PropertyRow)
    yield _agreeing("labels", labels, "节点标签", "nodes' labels", sum(row.nodes for row in labels))
    yield _agreeing("properties", properties, "属性", "properties", sum(row.times for row in properties))
    yield _required(db, labels, properties)
    ties, told = db.read(TIES, TieRow), db.read(TIE_PROPERTIES, TiePropertyRow)
    yield _agreeing("ties", ties, "关系", "ties", sum(row.ties for row in ties))
    yield _agreeing("tie-properties", told, "关系属性", "tie properties", sum(row.times for row in told))
    yield _needed(db)
    yield _areas(db)


def _schema(db: OperatorGraph) -> Check:
    """The schema files applied, unchanged since, and each index they make ready."""
    try:
        schema.apply(db)
    except SetUp as problem:
        return failed("schema", problem.said.zh, problem.said.en)
    ready = {index.name for index in db.read(INDEXES, Index) if index.state == "ONLINE"}
    sources = schema.sources()
    every = [name for text in sources.values() for name in re.findall(r"(\w+) IF NOT EXISTS", text)]
    made = [name for name in every if name not in schema.dropped()]
    well = Said(
        zh=f"{len(sources)} 个结构文件已应用，{len(made)} 个约束和索引就绪。",
        en=f"{len(sources)} schema files applied, {len(made)} constraints and indexes ready.",
    )
    wrong = Said(zh="有约束或索引缺失或未就绪。", en="Constraints or indexes are missing or not ready.")
    return faults("schema", [name for name in made if name not in ready], well, wrong)


def _agreeing(name: str, rows: Sequence[Judged], zh: str, en: str, in_all: int) -> Check:
    found = [fault for row in rows if (fault := row.fault()) is not None]
    well = Said(zh=f"{in_all} 个{zh}都符合 model.yml。", en=f"All {in_all} {en} agree with model.yml.")
    return faults(name, found, well, Said(zh=f"有{zh}不符合 model.yml。", en=f"Some {en} do not agree with model.yml."))


def _required(db: OperatorGraph, labels: Sequence[LabelRow], properties: Sequence[PropertyRow]) -> Check:
    found = []
    for label, name in _demanded():
        nodes = sum(row.nodes for row in labels if label in row.labels)
        having = sum(row.times for row in properties if label in row.labels and row.property == name)
        if having < nodes:
            lack = db.read(LACKING, Lack, label=label, property=name)[0]
            found.append(counted(f"{label}.{name}", lack.nodes, lack.example))
    well = Said(zh="必有的属性都在。", en="Every required property is there.")
    return faults("required", found, well, Said(zh="缺少必有的属性。", en="Required properties are missing."))


def _demanded() -> Iterator[tuple[str, str]]:
    for label in model().labels.values():
        for prop in label.properties:
            if prop.required:
                yield label.name, prop.name


def _needed(db: OperatorGraph) -> Check:
    told = yaml.safe_load(files("graph").joinpath("needed_ties.yml").read_text(encoding="utf-8"))
    found = []
    for label, kind in ((label, kind) for label, kinds in told.items() for kind in kinds):
        lack = db.read(ALONE, Lack, label=label, kind=kind)[0]
        if lack.nodes:
            found.append(counted(f"({label}) -[{kind}]-", lack.nodes, lack.example))
    well = Said(zh="没有缺少必要关系的节点。", en="No node lacks a tie it needs.")
    return faults("dangling", found, well, Said(zh="有节点缺少必要的关系。", en="Some nodes lack a tie they need."))


def _areas(db: OperatorGraph) -> Check:
    scoped = [label for label, name in _demanded() if name == "area"]
    rows = db.read(AREAS, AreaRow, labels=scoped)
    found = [counted(f"area {row.area}, county {row.county}", row.nodes, row.example) for row in rows]
    well = Said(zh="管辖区划都有对应的乡镇。", en="Every area of scope is a township of this graph.")
    wrong = Said(
        zh="有些区划不是本图的乡镇，没有人能看到这些记录。", en="Some areas are no township here: nobody sees those."
    )
    return faults("areas", found, well, wrong)
