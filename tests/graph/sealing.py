"""A small graph in which two people who are to be sealed touch everything, and every statement's answer about it."""

import json
from datetime import date
from typing import Any

from graph import names, search, telling
from graph.door import CaseworkerGraph, SealingGraph
from graph.seals import seal
from graph.statements import Statement
from tests.cypher.catalogue import statements
from tests.small_graph import SmallGraph

ALIVE, DEAD = "P-9", "P-8"
CODES = {ALIVE: "sealed9a", DEAD: "sealed8b"}
OTHERS = """
(:Area {id: '990101', code: '990101', name: '青澜县', level: 'county'}),
(:Area {id: '990101001', code: '990101001', name: '双井镇', level: 'township'}),
(v:Area {id: '990101001001', code: '990101001001', name: '青石村', level: 'village'}),
(p1:Person {id: 'P-1', name: '王芳', born: date('1940-05-01'), village: '990101001001', citizen_key: 'K'}),
(p2:Person {id: 'P-2', name: '李强', born: date('1970-05-01'), village: '990101001001'}),
(p3:Person {id: 'P-3', name: '赵六', born: date('1970-05-01')}),
(a:Address {id: 'A-1', text: '青石村12号', kind: 'dwelling'}), (t:Phone {id: 'T-1', number_key: 'K'}),
(b:Account {id: 'B-1', bank: '工商银行'}), (c:Account {id: 'B-2'}), (d:Device {id: 'D-1', kind: 'meter'}),
(car:Vehicle {id: 'W-1'}), (house:Property {id: 'U-1'}),
(h:Household {id: 'H-1', basis: 'registered', kind: 'family'}), (claim:Household {id: 'H-2', basis: 'declared'}),
(i:Institution {id: 'I-1', name: '青石医院', kind: 'hospital'}),
(j:Institution {id: 'I-2', name: '安康院', kind: 'care-home'}),
(r:Resource {id: 'R-1', name: '送餐', kind: 'service'}), (i)-[:OFFERS]->(r),
(old:Policy {id: 'old-age-allowance', title: 'Old-age allowance', title_zh: '高龄津贴'}),
(low:Policy {id: 'minimum-living-allowance', title: 'Minimum', title_zh: '低保'}),
(old)-[:EXCLUDES]->(low),
(o:Officer {id: 'F-9', role: 'caseworker'}),
(p1)-[:MEMBER_OF {role: 'head'}]->(h), (p1)-[:MEMBER_OF]->(claim),
(claim)<-[:HELD_BY]-(n2:Award {id: 'N-2', status: 'active', monthly: 600.0, since: date('2020-01-01')})-[:UNDER]->(low),
(n2)-[:PAID_INTO]->(b),
(m1:Payment {id: 'M-1', at: date('2026-05-10'), amount: 600.0})-[:OF]->(n2), (m1)-[:INTO]->(b),
(b)-[:TRANSFERRED {at: datetime('2026-05-12T08:00:00Z'), amount: 500.0}]->(c),
(p1)-[:LIVES_AT {since: date('2015-01-01')}]->(a),
(p1)-[:USES {since: date('2015-01-01')}]->(t), (p3)-[:LIVES_AT {since: date('2015-01-01')}]->(a),
(p3)-[:MEMBER_OF]->(claim),
(p4:Person {id: 'P-4', name: '孙七'})-[:USES]->(t), (p4)-[:USES]->(d),
(p4)<-[:HELD_BY]-(n4:Award {id: 'N-4', status: 'active', since: date('2020-01-01')})-[:UNDER]->(low),
(p1)-[:USES]->(d), (p1)-[:OWNS]->(house), (p1)-[:USES]->(car),
(p3)<-[:HELD_BY]-(n3:Award {id: 'N-3', status: 'active', monthly: 90.0, since: date('2020-01-01')})-[:UNDER]->(low),
(n3)-[:PAID_INTO]->(b), (p3)-[:WORKS_AT]->(i), (p2)-[:WORKS_AT]->(i),
(p1)<-[:TO]-(v1:Visit {id: 'V-1', kind: 'home-meals', starts: datetime('2026-06-20T11:00:00+08:00')})<-[:BILLED]-(j),
(p1)<-[:TO]-(:Offer {id: 'O-1', status: 'finished', at: datetime('2026-01-01T08:00:00Z')})-[:OF]->(r),
(p3)-[:DONATED]->(j), (p1)-[:USES]->(hub:Phone:Hub {id: 'T-9', hub_reason: 'many-people'}), (p3)-[:USES]->(hub)
"""
SEALED = """
MATCH (p1:Person {id: 'P-1'}), (p2:Person {id: 'P-2'}), (a:Address {id: 'A-1'}), (t:Phone {id: 'T-1'}),
      (hub:Phone {id: 'T-9'}), (b:Account {id: 'B-1'}), (c:Account {id: 'B-2'}), (d:Device {id: 'D-1'}),
      (h:Household {id: 'H-1'}), (claim:Household {id: 'H-2'}),
      (i:Institution {id: 'I-1'}), (j:Institution {id: 'I-2'}), (r:Resource {id: 'R-1'}), (v1:Visit {id: 'V-1'}),
      (old:Policy {id: 'old-age-allowance'}), (low:Policy {id: 'minimum-living-allowance'}), (o:Officer {id: 'F-9'}),
      (car:Vehicle {id: 'W-1'}), (house:Property {id: 'U-1'}), (need:Need {id: 'home-meals'}), (n3:Award {id: 'N-3'})
CREATE (s:Person {id: 'P-9', name: '王芳', born: date('1940-06-01'), village: '990101001001', citizen_key: 'K'}),
  (x:Person {id: 'P-8', name: '王芳', born: date('1940-07-01'), died: date('2025-01-01'), citizen_key: 'K'}),
  (s)-[:MEMBER_OF]->(h), (s)-[:LIVES_AT {since: date('2015-01-01')}]->(a), (s)-[:USES {since: date('2015-01-01')}]->(t),
  (s)-[:USES]->(d), (s)-[:OWNS]->(house), (s)-[:OWNS]->(car), (s)-[:OWNS]->(b), (s)-[:HAS]->(need),
  (p1)-[:SPOUSE_OF {doubt: 'D-99'}]->(s), (s)-[:PARENT_OF]->(p2), (s)-[:GUARDIAN_OF]->(p2), (p1)-[:ACTS_FOR]->(s),
  (s)-[:SAME_AS]->(p1), (s)-[:NOT_SAME_AS]->(p2), (o)-[:IS]->(s), (o)-[:DECLARED_KIN]->(s), (s)-[:RUNS]->(j),
  (s)-[:WORKS_AT]->(i), (s)-[:STAYS_AT {kind: 'resident', since: date('2020-01-01')}]->(j), (s)-[:MADE]->(v1),
  (s)-[:STAYS_AT {kind: 'in-patient', since: date('2026-06-01')}]->(i),
  (s)-[:STAYS_AT {kind: 'resident', since: date('2021-01-01')}]->(i),
  (own:Household {id: 'H-9', basis: 'registered'}), (s)-[:MEMBER_OF]->(own),
  (own)<-[:HELD_BY]-(n7:Award {id: 'N-7', status: 'active', since: date('2020-01-01')})-[:UNDER]->(low),
  (n7)-[:PAID_INTO]->(b),
  (s)<-[:HELD_BY]-(n9:Award {id: 'N-9', status: 'active', monthly: 80.0, since: date('2020-01-01')})-[:UNDER]->(old),
  (n9)-[:PAID_INTO]->(b), (s)<-[:FOR]-(m9:Payment {id: 'M-9', at: date('2026-05-10'), amount: 80.0})-[:OF]->(n9),
  (m9)-[:INTO]->(b), (s)-[:OWNS]->(c), (s)-[:USES]->(hub),
  (s)<-[:FOR]-(:Payment {id: 'M-7', at: date('2026-05-10'), amount: 80.0})-[:OF]->(n3),
  (x)<-[:HELD_BY]-(n8:Award {id: 'N-8', status: 'active', monthly: 80.0, since: date('2020-01-01')})-[:UNDER]->(old),
  (n8)-[:PAID_INTO]->(b), (x)<-[:FOR]-(:Payment {id: 'M-8', at: date('2026-05-10'), amount: 80.0})-[:OF]->(n8),
  (x)-[:LIVES_AT]->(a), (x)-[:USES]->(t), (x)-[:MEMBER_OF]->(own),
  (q:Application {id: 'Q-9', status: 'open', at: date('2026-06-01')})-[:BY]->(s), (q)-[:ABOUT]->(p1),
  (q)-[:SENT_FROM]->(t),
  (f:Fact {id: 'X-9', kind: 'protection-order'})-[:ABOUT]->(s), (f)-[:ABOUT]->(p1),
  (:Fact {id: 'X-8', kind: 'last-sign-of-life', since: date('2026-05-29')})-[:ABOUT]->(s),
  (s)<-[:TO]-(v9:Visit {id: 'V-9', kind: 'home-meals', starts: datetime('2026-06-10T11:00:00+08:00')})<-[:BILLED]-(j),
  (p1)-[:MADE]->(v9), (s)<-[:OF]-(e:Assessment {id: 'E-9', grade: 2}), (e)-[:BY]->(p1),
  (s)<-[:TO]-(g:Offer {id: 'O-9', status: 'declined', at: datetime('2026-01-01T08:00:00Z')})-[:OF]->(r),
  (g)-[:FOR]->(need),
  (p1)<-[:DOUBTS {place: 'start'}]-(:Doubt {
    id: 'D-99', kind: 'SPOUSE_OF', start: 'P-1', end: 'P-9', status: 'raised', at: datetime('2026-06-01T08:00:00Z'),
    acts: ['raised'], officers: ['F-1'], moments: ['2026-06-01T08:00:00Z'], reasons: ['从未登记结婚']
  })-[:DOUBTS {place: 'end'}]->(s)
"""
THEIRS = (
    "P-9",
    "P-8",
    "H-9",
    "N-9",
    "N-8",
    "N-7",
    "M-9",
    "M-8",
    "M-7",
    "Q-9",
    "X-9",
    "X-8",
    "V-9",
    "E-9",
    "O-9",
    "D-99",
)
OPERATORS = (
    "backup/",
    "doctor/",
    "batches/",
    "seed/",
    "versions/",
    "server/",
)  # the local operator's: counts, and ids to mend
ANY: dict[str, Any] = {"villages": None, "born_from": None, "born_before": None, "tail_keys": None}
ASKED: dict[str, dict[str, Any]] = {
    "around/kin_ties": {"ids": ["P-1", "P-2", "P-9", "P-8"]},
    "around/hub": {"hub_id": "T-9"},
    "around/accounts": {"id": "B-1"},
    "doubts/show": {"doubt_id": "D-99"},
    "doubts/among": {"ids": ["P-1", "P-9"]},
    "doubts/tie": {"start_id": "P-1", "end_id": "P-9"},
    "people/neighbourhood": {"rank": {kind: place for place, kind in enumerate(telling.KINDS)}, "at_most": 200},
    "people/sharing": {"things": ["A-1", "T-1", "B-1", "D-1", "H-1", "U-1", "W-1"]},
    "people/cards": {"ids": ["P-9", "P-1", "P-8", "P-2"]},
    "people/ends": {"ids": ["P-9", "P-1", "P-8"]},
    "people/by_address": {"words": '+"青石村12号"', **ANY},
    "people/by_birth": {"born_from": date(1940, 1, 1), "born_before": date(1941, 1, 1)},
    "people/by_village": {"born_from": None, "born_before": None},
    "people/by_citizen_number": {"number_keys": ["K"]},
    "people/by_phone": {"number_keys": ["K"]},
    "people/by_name": {"address_words": [], **ANY},
    "people/begun_name": ANY,
    "people/begun_sound": ANY,
    "people/namesakes": {"after_born": None, "after_id": None, **ANY},
    "resources/tallies": {"born_from": None, "born_to": None},
    "watching/birthdays": {"days": [date(1940, 6, 1)]},
    "patterns/shared-identifiers": {"ring": 2, "pair_strength": 0.5},
    "patterns/collector-account": {"strength": 1.0},
    "patterns/hidden-household": {"strength": 1.0},
}


def reading() -> list[Statement]:
    """Every statement an officer's question runs; one whose header says `public` says there why it may."""
    every = [it for it in statements() if not it.writes and "public" not in it.head]
    return [it for it in every if not it.name.startswith(OPERATORS)]


def draw(graph: SmallGraph, whole: bool) -> None:
    """The others alone, or with the two who are to be sealed."""
    graph.wipe()
    graph.create(OTHERS)
    if whole:
        graph.run(SEALED)
    rows = [{"id": id, "keys": names.keys_of("王芳")} for id in ("P-1", "P-9", "P-8")]
    graph.run("UNWIND $rows AS row MATCH (p:Person {id: row.id}) SET p += row.keys", rows=rows)


def hide(db: SealingGraph) -> None:
    """Seal both."""
    for person_id, code in CODES.items():
        seal(db, person_id, code)


def answers(db: CaseworkerGraph) -> dict[str, list[dict[str, Any]]]:
    """What each reading statement answers about everybody it can be asked about."""
    return {it.name: [row for params in _params(it, db) for row in _rows(db, it, params)] for it in reading()}


def _rows(db: CaseworkerGraph, statement: Statement, params: dict[str, Any]) -> list[dict[str, Any]]:
    sent = db._sent(statement, params)
    rows = db.client.read(statement, sent, 60, {})
    return (
        sorted(rows, key=lambda row: json.dumps(row, default=str, sort_keys=True))
        if statement.name == "people/paths"
        else rows
    )  # its order is Python's


def _params(statement: Statement, db: CaseworkerGraph) -> list[dict[str, Any]]:
    told = statement.params | ASKED.get(statement.name, {})
    if statement.name == "people/by_name":
        told["words"] = search.name_query(search.typed("王芳"), db.areas)
    several = {"person_id": ("P-1", "P-2", "P-3", *CODES), "offer_id": ("O-1", "O-9"), "start_id": ("P-1", "P-9")}
    for name, values in several.items():
        if name in told:
            return [told | {name: value} for value in values]
    return [told]
