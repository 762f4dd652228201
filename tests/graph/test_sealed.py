"""Numbers move from key to key while people go on looking for them."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from base import keyring
from base.errors import SetUp
from base.keyring import keys
from base.keys import PROFILES, Keys
from base.sealing import sealed_under
from base.settings import Settings
from graph import load, numbers, sealed
from graph.door import CaseworkerGraph, OperatorGraph
from graph.find import find_by_number
from tests.conftest import DAY, TOWNSHIP, trail
from tests.small_graph import SmallGraph

HOW_MANY = 60
HOLDERS = "MATCH (n:Person|Phone|Account) RETURN n.id AS id, labels(n) AS labels, properties(n) AS p ORDER BY id"


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> Settings:
    """A home with keys of its own on the run's server."""
    return settings.model_copy(update={"home": tmp_path})


@pytest.fixture
def db(graph: SmallGraph, operator: OperatorGraph, home: Settings) -> OperatorGraph:
    """The operator's door on a graph with people, phones and accounts."""
    own = OperatorGraph(operator.client, home, trail("operator", "operator"), (), DAY)
    load.write(own, keys(home), rows(), "b1")
    return own


@pytest.fixture
def officer(db: OperatorGraph, home: Settings) -> CaseworkerGraph:
    """A caseworker with the same keys."""
    return CaseworkerGraph(db.client, home, trail(), (TOWNSHIP,), DAY)


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "BATCH", 7)


def rows() -> Iterator[load.Node | load.Tie]:
    """People each with a phone, and accounts."""
    for at in range(HOW_MANY):
        person = {"name": "王芳", "area": TOWNSHIP, "county": TOWNSHIP[:6], "citizen_number": citizen(at)}
        yield load.Node("Person", f"P-{at:03}", person)
        yield load.Node("Phone", f"T-{at:03}", {"number": phone(at)})
        yield load.Node("Account", f"B-{at:03}", {"number": f"9900{at:015}"})
    for at in range(HOW_MANY):
        yield load.Tie("USES", f"P-{at:03}", f"T-{at:03}", {})


def citizen(at: int) -> str:
    """An invented citizen number."""
    return f"9901011950{at:08}"


def phone(at: int) -> str:
    """An invented phone number."""
    return f"129{at:08}"


def found(officer: CaseworkerGraph, at: int) -> bool:
    """Whether a person is found by both numbers, and once."""
    by_citizen = find_by_number(officer, "citizen-number", citizen(at))
    by_phone = find_by_number(officer, "phone", phone(at))
    return [hit.id for hit in by_citizen.hits] == [hit.id for hit in by_phone.hits] == [f"P-{at:03}"]


def test_after_a_rotation_every_number_is_under_the_new_keys_and_opens(
    graph: SmallGraph, db: OperatorGraph, home: Settings
) -> None:
    before = keys(home)
    now = keyring.add(home, "sm", blinding=True)

    done = sealed.reseal(db, now)

    assert done == (3 * HOW_MANY, ())
    assert sealed.tally(db) == ({now.current: 3 * HOW_MANY}, {now.current_blinding: 3 * HOW_MANY})
    only_new = now.without(before.current).without(before.current_blinding)
    for row in graph.rows(HOLDERS):
        label, stored = person_first(row["labels"]), row["p"]
        assert isinstance(stored, dict)
        number = stored.get("citizen_sealed") or stored["number_sealed"]
        plain = numbers.unseal(only_new, number, numbers.bound_to(label, str(row["id"])))
        expected = numbers.stored(only_new, label, str(row["id"]), plain)
        assert {k: stored[k] for k in expected if k.endswith("_key")} == {
            k: v for k, v in expected.items() if k.endswith("_key")
        }


def test_a_new_sealing_key_leaves_the_indexes_as_they_are(db: OperatorGraph, home: Settings) -> None:
    before = sealed.tally(db)

    sealed.reseal(db, keyring.add(home, "aes", blinding=False))

    assert sealed.tally(db).blinding == before.blinding
    assert sealed.tally(db).sealing != before.sealing


def test_a_rotation_that_was_killed_goes_on_where_it_was(db: OperatorGraph, home: Settings) -> None:
    now = keyring.add(home, "aes", blinding=True)

    with pytest.raises(KeyboardInterrupt):
        sealed.reseal(db, now, say=killed_at(30))
    left = sealed.tally(db).waiting(now)
    again = sealed.reseal(db, now)

    assert 0 < left < 3 * HOW_MANY
    assert again == (left, ())
    assert sealed.reseal(db, now) == (0, ())


def test_people_are_found_by_their_numbers_at_every_moment_of_a_rotation(
    db: OperatorGraph, officer: CaseworkerGraph, home: Settings
) -> None:
    asked, missed, over = [0], list[int](), threading.Event()

    def ask() -> None:
        while not over.is_set():
            missed.extend([] if found(officer, asked[0] % HOW_MANY) else [asked[0]])
            asked[0] += 1

    with ThreadPoolExecutor(1) as pool:
        asking = pool.submit(ask)
        for profile in PROFILES:
            now, then = keyring.add(home, profile, blinding=True), asked[0]
            while asked[0] < then + 2 and not asking.done():
                time.sleep(0.01)  # whoever asked before the new key was there has his answer: `rotate` waits for it too
            sealed.reseal(db, now)
        over.set()
        asking.result()

    assert asked[0] > 10
    assert missed == []


def test_what_does_not_open_is_named_by_its_id_and_left_as_it_is(
    graph: SmallGraph, db: OperatorGraph, home: Settings
) -> None:
    graph.run("MATCH (p:Person {id: 'P-001'}) SET p.citizen_sealed = 'k0-lost:AAAA'")
    graph.run("MATCH (p:Phone {id: 'T-001'}), (q:Phone {id: 'T-002'}) SET p.number_sealed = q.number_sealed")
    now = keyring.add(home, "aes", blinding=False)

    done = sealed.reseal(db, now)

    assert done == (3 * HOW_MANY - 2, ("P-001", "T-001"))
    assert sealed.tally(db).sealing["k0-lost"] == 1


def test_a_number_changed_meanwhile_is_not_written_over(
    graph: SmallGraph, db: OperatorGraph, home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = keyring.add(home, "aes", blinding=False)
    newer = numbers.stored(now, "Person", "P-000", citizen(999))
    open_one = numbers.unseal

    def slow(held: Keys, text: str, of: str) -> str:
        if of == "P-000.citizen":
            graph.run("MATCH (p:Person {id: 'P-000'}) SET p += $newer", newer=newer)
        return open_one(held, text, of)

    monkeypatch.setattr(numbers, "unseal", slow)
    sealed.reseal(db, now)

    [row] = graph.rows("MATCH (p:Person {id: 'P-000'}) RETURN p.citizen_sealed AS sealed")
    assert row["sealed"] == newer["citizen_sealed"]


def test_numbers_stored_before_keys_had_names_are_found_and_moved(
    graph: SmallGraph, db: OperatorGraph, officer: CaseworkerGraph, home: Settings
) -> None:
    (home.home / "keys.json").write_text(
        f'{{"current": "k1", "sealing": {{"k1": "{"ab" * 32}"}}, "index": "{"cd" * 32}"}}', encoding="utf-8"
    )
    graph.wipe()
    load.write(db, keys(home), rows(), "b2")
    [row] = graph.rows("MATCH (p:Person {id: 'P-000'}) RETURN p.citizen_sealed AS sealed, p.citizen_key AS key")

    assert (sealed_under(str(row["sealed"])), len(str(row["key"]))) == ("k1", 32)
    assert found(officer, 0)
    sealed.reseal(db, keyring.add(home, "aes", blinding=True))
    keyring.retire(home, "k1")
    keyring.retire(home, "index")
    assert found(officer, 0)


def test_without_keys_nobody_is_told_that_nobody_was_found(officer: CaseworkerGraph, home: Settings) -> None:
    (home.home / "keys.json").unlink()

    with pytest.raises(SetUp, match="no key file"):
        find_by_number(officer, "phone", phone(0))


def person_first(labels: object) -> str:
    """The label of a holder besides Entity."""
    assert isinstance(labels, list)
    [label] = [str(label) for label in labels if label != "Entity"]
    return label


class killed_at:  # noqa: N801 - it reads as what happens
    """Breaks off when so many are done."""

    def __init__(self, many: int) -> None:
        self.many = many

    def __call__(self, done: int) -> None:
        """Hear how many are done."""
        if done >= self.many:
            raise KeyboardInterrupt
