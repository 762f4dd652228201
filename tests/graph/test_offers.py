"""Offers: made once, accepted with a place, declined with a code, and never two people in the last place."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from base.errors import NotFound, Problem, Refused
from graph import offers, resources
from graph.door import DispatcherGraph
from graph.offers import DeclineCode, Offer
from tests.conftest import DAY
from tests.small_graph import SmallGraph

KITCHEN = """MERGE (need:Entity {id: 'home-meals'}) WITH need
    CREATE (:Resource {id: 'R-1', name: '送餐', capacity: 2, free: $free})-[:MEETS]->(need),
           (:Person {id: 'P-1', name: '王芳'}), (:Person {id: 'P-2', name: '李强'})"""


@pytest.fixture
def kitchen(graph: SmallGraph) -> SmallGraph:
    """A kitchen with one place left, and two people."""
    graph.run(KITCHEN, free=1)
    return graph


def make(db: DispatcherGraph, person_id: str = "P-1") -> Offer:
    return offers.make(db, resources.asker(db, person_id), "R-1", "home-meals", 14)


def test_an_offer_waits_for_an_answer_and_takes_no_place_yet(kitchen: SmallGraph, dispatcher: DispatcherGraph) -> None:
    offer = make(dispatcher)

    assert (offer.status, offer.expires, offer.free) == ("offered", DAY + timedelta(days=14), 1)
    assert (offer.person_id, offer.resource_id, offer.need) == ("P-1", "R-1", "home-meals")


def test_the_same_offer_twice_is_one(kitchen: SmallGraph, dispatcher: DispatcherGraph) -> None:
    first, second = make(dispatcher), make(dispatcher)

    assert first == second
    assert kitchen.rows("MATCH (o:Offer) RETURN count(o) AS n") == [{"n": 1}]


def test_two_sending_the_same_offer_at_once_make_one(kitchen: SmallGraph, dispatcher: DispatcherGraph) -> None:
    person = resources.asker(dispatcher, "P-1")

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: offers.make(dispatcher, person, "R-1", "home-meals", 14).id, range(4)))

    assert len(set(made)) == 1
    assert kitchen.rows("MATCH (o:Offer) RETURN count(o) AS n") == [{"n": 1}]


def test_accepting_takes_one_place_and_accepting_again_gives_the_same_answer(
    kitchen: SmallGraph, dispatcher: DispatcherGraph
) -> None:
    offer = make(dispatcher)

    first, second = offers.accept(dispatcher, offer.id), offers.accept(dispatcher, offer.id)

    assert (first.status, first.free) == ("accepted", 0)
    assert first == second


def test_the_last_place_goes_to_one_person_however_many_accept_at_once(
    kitchen: SmallGraph, dispatcher: DispatcherGraph
) -> None:
    kitchen.run("UNWIND range(3, 8) AS n CREATE (:Person {id: 'P-' + n, name: '某'})")
    made = [make(dispatcher, f"P-{number}").id for number in range(1, 9)]

    def answer(offer_id: str) -> str:
        try:
            return offers.accept(dispatcher, offer_id).status
        except Problem as problem:
            return problem.said.en.split(":")[0]

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(answer, made))

    assert answers == ["FULL"] * 7 + ["accepted"]
    assert kitchen.rows("MATCH (r:Resource {id: 'R-1'}) RETURN r.free AS free") == [{"free": 0}]


def test_an_acceptance_that_found_no_place_succeeds_when_one_is_free_again(
    kitchen: SmallGraph, dispatcher: DispatcherGraph
) -> None:
    offer = make(dispatcher)
    kitchen.run("MATCH (r:Resource) SET r.free = 0")
    with pytest.raises(Refused, match="FULL"):
        offers.accept(dispatcher, offer.id)

    kitchen.run("MATCH (r:Resource) SET r.free = 1")

    assert offers.accept(dispatcher, offer.id).status == "accepted"


def test_unknown_free_places_stay_unknown(kitchen: SmallGraph, dispatcher: DispatcherGraph) -> None:
    kitchen.run("MATCH (r:Resource) REMOVE r.free")

    offer = offers.accept(dispatcher, make(dispatcher).id)

    assert (offer.status, offer.free) == ("accepted", None)


def test_declining_twice_alike_is_one_decline_and_otherwise_refused(
    kitchen: SmallGraph, dispatcher: DispatcherGraph
) -> None:
    offer = make(dispatcher)

    first = offers.decline(dispatcher, offer.id, DeclineCode.TOO_FAR, "要换车")
    again = offers.decline(dispatcher, offer.id, DeclineCode.TOO_FAR)

    assert (first.status, first.code, first.note, first.free) == ("declined", "too-far", "要换车", 1)
    assert again == first
    with pytest.raises(Refused, match="too-far"):
        offers.decline(dispatcher, offer.id, DeclineCode.COST)


def test_an_answer_stands(kitchen: SmallGraph, dispatcher: DispatcherGraph) -> None:
    declined = offers.decline(dispatcher, make(dispatcher).id, DeclineCode.OTHER)
    accepted = offers.accept(dispatcher, make(dispatcher, "P-2").id)

    with pytest.raises(Refused, match="was declined"):
        offers.accept(dispatcher, declined.id)
    with pytest.raises(Refused, match="was accepted"):
        offers.decline(dispatcher, accepted.id, DeclineCode.OTHER)


def test_an_offer_that_has_run_out_cannot_be_accepted_but_can_be_made_again(
    kitchen: SmallGraph, dispatcher: DispatcherGraph
) -> None:
    old = make(dispatcher.on(date(2026, 1, 1)))

    with pytest.raises(Refused, match="ran out on 2026-01-15"):
        offers.accept(dispatcher, old.id)
    assert make(dispatcher).id != old.id


def test_an_offer_to_somebody_of_another_township_is_no_offer(kitchen: SmallGraph, dispatcher: DispatcherGraph) -> None:
    offer = make(dispatcher)
    kitchen.run("MATCH (p:Person {id: 'P-1'}) SET p.area = '990102001', p.county = '990102'")

    for answer in (offers.show, offers.accept):
        with pytest.raises(NotFound, match="no offer"):
            answer(dispatcher, offer.id)
    with pytest.raises(NotFound, match="no offer"):
        offers.decline(dispatcher, offer.id, DeclineCode.COST)


def test_an_acceptance_and_a_decline_at_once_are_never_both(kitchen: SmallGraph, dispatcher: DispatcherGraph) -> None:
    kitchen.run("MATCH (r:Resource) SET r.free = 20")

    for day in range(10):
        db = dispatcher.on(DAY + timedelta(days=20 * day))
        offer = make(db)
        with ThreadPoolExecutor(2) as pool:
            answers = [
                pool.submit(answered, offers.accept, db, offer.id),
                pool.submit(answered, offers.decline, db, offer.id, DeclineCode.TOO_FAR),
            ]
        kept = [answer.result() for answer in answers]
        assert kept.count(None) == 1
        assert offers.show(db, offer.id) in kept


def answered(ask: Callable[..., Offer], *given: object) -> Offer | None:
    try:
        return ask(*given)
    except Refused:
        return None
