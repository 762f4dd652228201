"""Random graphs of at most 60 nodes: people in the scope and outside it, tied to one another and to the same things."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from bench.drawing import DAY, INSIDE, Graph

MOST = 60
SURNAMES, GIVEN = "王李张", ("芳", "强", "小明", "秀英", "伟")
POLICIES = ("minimum-living-allowance", "old-age-allowance", "extreme-hardship")
SHARED = {"Address": 3, "Phone": 3, "Account": 3, "Device": 2, "Property": 1, "Vehicle": 1, "Institution": 3}
USED = {
    "Address": "LIVES_AT",
    "Phone": "USES",
    "Account": "OWNS",
    "Device": "USES",
    "Property": "OWNS",
    "Vehicle": "USES",
}
AT_INSTITUTIONS = ("STAYS_AT", "WORKS_AT", "STUDIES_AT", "RUNS")


def drawn(seed: int, number: int) -> Graph:
    """The same graph for the same seed and number."""
    chance = random.Random(f"{seed}.{number}")
    free = list(range(1, 1000))
    chance.shuffle(free)
    graph = Graph(chance, free=free)
    for label, most in SHARED.items():
        for _ in range(chance.randint(1, most)):
            _thing(graph, label)
    resource = graph.add("Resource", False, name="送餐到家", about="老人送餐", kind="service", capacity=9, free=4)
    graph.tie("OFFERS", chance.choice(graph.of("Institution")), resource)
    graph.tie("MEETS", resource, "home-meals")
    _transfers(graph)
    side(graph, False, chance.randint(7, 9))
    theme(graph)
    side(graph, True, chance.randint(3, 6))
    return graph


def _thing(graph: Graph, label: str) -> None:
    chance = graph.chance
    known: dict[str, dict[str, Any]] = {
        "Address": {"text": f"青石村{chance.randint(1, 3)}号", "kind": "dwelling"},
        "Phone": {"number": f"1380000000{len(graph.of('Phone'))}"},
        "Account": {"number": f"62000000{len(graph.of('Account'))}", "bank": "信用社"},
        "Device": {"kind": "phone"},
        "Institution": {"name": "青石养老院", "kind": "care-home", "area": INSIDE, "county": INSIDE[:6]},
    }
    graph.add(label, False, (114.0, 30.5) if label == "Address" else None, **known.get(label, {"kind": "car"}))


def _transfers(graph: Graph) -> None:
    """Money that goes from account to account soon after payday."""
    accounts = graph.of("Account")
    for start, end in pairwise(accounts):
        at = datetime(2026, graph.chance.randint(4, 6), graph.chance.randint(10, 14), 1, tzinfo=UTC)
        graph.tie("TRANSFERRED", start, end, at=at, amount=90.1)


def side(graph: Graph, outside: bool, people: int) -> None:
    """People of one side with all that is theirs, as far as 60 nodes allow; those outside are tied to those inside."""
    chance = graph.chance
    makers = [_person] * people + [_household] * 2 + [_award] * 4 + [_payment] * 2
    makers += [_application, _offer, _visit, _assessment, _fact, _doubt]
    for make in makers[: MOST - len(graph.nodes)]:
        make(graph, outside)
    mine = graph.of("Person", outside)
    for one in mine:
        for _ in range(3):
            _belongs(graph, one, chance.choice(list(USED)))
        if chance.random() < 0.4:
            kind = chance.choice(AT_INSTITUTIONS)
            stays = {"kind": chance.choice(("resident", "in-patient"))} if kind == "STAYS_AT" else {}
            graph.tie(kind, one, chance.choice(graph.of("Institution")), **graph.days(), **stays)
        other = chance.choice(graph.of("Person") if outside else mine)
        if other != one:
            kind = chance.choice(("SPOUSE_OF", "PARENT_OF", "PARENT_OF", "GUARDIAN_OF", "ACTS_FOR", "SAME_AS"))
            graph.tie(kind, one, other, **graph.days())
        homes = graph.of("Household") if outside else graph.of("Household", False)
        if homes and chance.random() < 0.7:
            graph.tie("MEMBER_OF", one, chance.choice(homes), **graph.days())
    if outside:
        for home in graph.of("Household", True):
            graph.tie("MEMBER_OF", chance.choice(graph.of("Person", False)), home, **graph.days())


def _belongs(graph: Graph, one: str, label: str) -> None:
    graph.tie(USED[label], one, graph.chance.choice(graph.of(label)), **graph.days())


def _whom(graph: Graph, outside: bool) -> str:
    """Somebody of the side, or, from outside, anybody."""
    return graph.chance.choice(graph.of("Person") if outside else graph.of("Person", False))


def _person(graph: Graph, outside: bool) -> None:
    chance, area = graph.chance, graph.area(outside)
    born = date(chance.randint(1930, 2010), chance.randint(1, 12), 1)
    graph.add(
        "Person",
        outside,
        **area,
        name=chance.choice(SURNAMES) + chance.choice(GIVEN),
        born=born,
        died=DAY - timedelta(days=120) if chance.random() < 0.1 else None,
        sex=chance.choice(("male", "female")),
        village=f"{area['area']}001",
        citizen_number=f"9901011950{chance.randint(1, 3):02d}0000",
    )


def _household(graph: Graph, outside: bool) -> None:
    graph.add("Household", outside, **graph.area(outside), basis=graph.chance.choice(("registered", "declared")))


def _award(graph: Graph, outside: bool) -> None:
    chance = graph.chance
    award = graph.add(
        "Award", outside, **graph.area(outside), status="active", monthly=float(chance.randint(1, 9) * 100) + 0.1,
        **{name: day for name, day in graph.days().items() if name == "since"},
    )  # fmt: skip
    homes = graph.of("Household") if outside else graph.of("Household", False)
    holder = chance.choice(homes) if homes and chance.random() < 0.4 else _whom(graph, outside)
    graph.tie("HELD_BY", award, holder)
    graph.tie("UNDER", award, chance.choice(POLICIES))
    graph.tie("PAID_INTO", award, chance.choice(graph.of("Account")))


def _payment(graph: Graph, outside: bool) -> None:
    month = date(2026, graph.chance.randint(4, 6), 1)
    payment = graph.add(
        "Payment", outside, **graph.area(outside), at=month + timedelta(days=9), for_month=month, amount=100.1
    )
    graph.tie("FOR", payment, _whom(graph, outside))
    graph.tie("OF", payment, graph.chance.choice(graph.of("Award") if outside else graph.of("Award", False)))
    graph.tie("INTO", payment, graph.chance.choice(graph.of("Account")))


def _application(graph: Graph, outside: bool) -> None:
    status = graph.chance.choice(("open", "refused"))
    sent = graph.add("Application", outside, **graph.area(outside), kind="benefit", status=status, at=date(2026, 5, 1))
    for kind in ("BY", "ABOUT"):
        graph.tie(kind, sent, _whom(graph, outside))
    graph.tie("FOR", sent, "old-age-allowance")
    decided = {"on": date(2026, 5, 20), "decision": status}
    graph.tie("DECIDED_BY", sent, "F-decides", **decided)
    graph.tie("SENT_FROM", sent, graph.chance.choice(graph.of("Device")))


def _offer(graph: Graph, outside: bool) -> None:
    status = graph.chance.choice(("offered", "accepted", "declined", "finished"))
    at = datetime(2026, 6, 20, 8, tzinfo=UTC)
    told = {"decided": at, "code": "cost"} if status != "offered" else {"expires": date(2026, 7, 20)}
    offer = graph.add("Offer", outside, status=status, at=at, **told)
    graph.tie("TO", offer, graph.chance.choice(graph.of("Person", outside)))
    graph.tie("OF", offer, graph.chance.choice(graph.of("Resource")))
    graph.tie("FOR", offer, "home-meals")


def _visit(graph: Graph, outside: bool) -> None:
    starts = datetime(2026, 6, graph.chance.randint(1, 28), 4, tzinfo=UTC)
    visit = graph.add("Visit", outside, kind="home-meals", starts=starts, status="delivered")
    graph.tie("TO", visit, graph.chance.choice(graph.of("Person", outside)))
    graph.tie("MADE", _whom(graph, outside), visit)
    graph.tie("BILLED", graph.chance.choice(graph.of("Institution")), visit, amount=12.1)


def _assessment(graph: Graph, outside: bool) -> None:
    judged = graph.add("Assessment", outside, on=date(2026, 2, 1), scheme="care", grade=graph.chance.randint(1, 4))
    graph.tie("OF", judged, graph.chance.choice(graph.of("Person", outside)))
    graph.tie("BY", judged, _whom(graph, outside))


def _fact(graph: Graph, outside: bool) -> None:
    fact = graph.add("Fact", outside, kind="income", amount=900.0, since=date(2026, 1, 1))
    graph.tie("ABOUT", fact, graph.chance.choice(graph.of("Person", outside)))


def _doubt(graph: Graph, outside: bool) -> None:
    """Two people may be one: known inside where both are, and only there."""
    start, end = _whom(graph, outside), graph.chance.choice(graph.of("Person", outside))
    told: dict[str, Any] = {
        "acts": ["raised"],
        "officers": ["F-1"],
        "moments": ["2026-06-01T08:00:00Z"],
        "reasons": ["籍贯不同"],
    }
    at = datetime(2026, 6, 1, 8, tzinfo=UTC)
    doubt = graph.add("Doubt", outside, kind="NOT_SAME_AS", start=start, end=end, status="raised", at=at, **told)
    graph.tie("DOUBTS", doubt, start, place="start")
    graph.tie("DOUBTS", doubt, end, place="end")


def theme(graph: Graph) -> None:
    """Something a pattern finds among the people inside, so that there are findings to leak into."""
    people: Sequence[str] = graph.of("Person", False)[:4]
    first, account = people[0], graph.of("Account")[0]
    for one, award in zip(people, graph.of("Award", False), strict=False):
        graph.tie("HELD_BY", award, one)
        graph.tie("PAID_INTO", award, account)
        graph.tie("USES", one, graph.of("Phone")[0])
        graph.tie("USES", one, graph.of("Device")[0])
    for visit in graph.of("Visit", False):
        graph.tie("TO", visit, first)
    kind = graph.chance.choice(("resident", "in-patient"))
    for place in graph.of("Institution")[:2]:
        graph.tie("STAYS_AT", first, place, kind=kind, since=date(2026, 5, 1))
