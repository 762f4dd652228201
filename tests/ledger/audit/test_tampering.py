"""Six kinds of tampering at 200 random places each: every one is found, named, and placed."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from base.settings import Settings
from ledger import store
from ledger.audit.findings import Damage, Verified
from ledger.audit.heads import Known
from ledger.audit.log import AuditLog
from ledger.audit.verify import verify
from ledger.store import open_ledger
from tests.ledger.audit import tampering
from tests.ledger.audit.builders import entry
from tests.ledger.audit.tampering import SIZE, Hand, copied, tamper

PLACES = 200
HANDS: dict[str, Hand] = {
    "edit": tampering.edit,
    "deletion": tampering.delete,
    "insertion": tampering.insert,
    "reordering": tampering.reorder,
    "truncation": tampering.truncate,
}


class Built:
    """A log with a second place, and how all of it stood at several earlier moments."""

    def __init__(self, folder: Path) -> None:
        self.second, self.home = folder / "second", folder / "home"
        self.pasts: list[tuple[int, Path]] = []
        ledger = open_ledger(Settings(home=self.home, token=None))
        log = AuditLog(ledger, self.second)
        chance, size = random.Random(4), 0
        while size < SIZE:
            count = min(chance.randint(3, 15), SIZE - size)
            log.record_many([entry(number) for number in range(size, size + count)])
            size += count
            if chance.random() < 0.2 and size < SIZE:
                self.pasts.append((size, self._kept(folder / f"past-{size}")))
        self.home = self._kept(folder / "now")
        ledger.close()

    def _kept(self, to: Path) -> Path:
        with closing(sqlite3.connect(self.home / "ledger.db")) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return copied(self.home, to)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One log for all tests of this file; they tamper with copies."""
    return Built(tmp_path_factory.mktemp("built"))


def looked(home: Path, second: Path | None = None, outside: Known | None = None) -> Verified:
    """What verification says of a folder."""
    return verify(Settings(home=home, token=None), second, outside)


def near(damage: Damage, seq: int) -> bool:
    """Whether the place told is where the hand was, as closely as signatures lie."""
    return damage.first is not None and damage.last is not None and damage.first - 1 <= seq <= damage.last + 1


@pytest.mark.parametrize("kind", HANDS)
def test_every_tampering_is_found_and_named(built: Built, kind: str, tmp_path: Path) -> None:
    chance, missed = random.Random(kind), []

    for _ in range(PLACES):
        home = copied(built.home, tmp_path / "copy")
        place = tamper(home, HANDS[kind], chance.randint(2, SIZE - 1), chance)
        found = looked(home)
        if found.sound or not any(it.kind == kind and near(it, place) for it in found.damages):
            missed.append((place, found.damages))

    assert missed == []


def test_an_old_copy_put_back_is_found_against_the_second_place(built: Built, tmp_path: Path) -> None:
    chance = random.Random("replay")
    missed = []

    for _ in range(PLACES):
        size, past = chance.choice(built.pasts)
        home = copied(built.home, tmp_path / "copy")
        whole = chance.random() < 0.5
        if whole:
            home = copied(past, tmp_path / "copy")
        else:
            (home / "ledger.db").write_bytes((past / "ledger.db").read_bytes())
        if chance.random() < 0.5:
            log = AuditLog(
                open_ledger(Settings(home=home, token=None)), after_loss=True
            )  # a hand that minds no refusal
            log.record_many([entry(900 + number) for number in range(chance.randint(1, SIZE))])
            log.ledger.close()
            store._opened.cache_clear()
        found = looked(home, built.second)
        places = [it.first for it in found.damages if it.kind == "replay"]
        if found.sound or size + 1 not in places:
            missed.append((size, whole, found.damages))

    assert missed == []


def test_an_old_copy_of_everything_is_found_against_a_head_written_down(built: Built) -> None:
    now = looked(built.home)
    size, past = built.pasts[0]

    found = looked(past, None, Known(now.size, bytes.fromhex(now.root)))

    assert looked(past).sound
    assert [(it.kind, it.first, it.last) for it in found.damages] == [("replay", size + 1, SIZE)]


@pytest.mark.parametrize("place", ["home", "second"])
def test_a_checkpoint_that_was_changed_is_found(built: Built, place: str, tmp_path: Path) -> None:
    chance = random.Random(place)
    missed = []

    for _ in range(20):
        home, second = copied(built.home, tmp_path / "copy"), copied(built.second, tmp_path / "second")
        file = (home / "audit" if place == "home" else second) / "checkpoints"
        told = bytearray(file.read_bytes())
        at = chance.randrange(len(told))
        told[at] = told[at] ^ 1
        file.write_bytes(told)
        if looked(home, second).sound:
            missed.append(at)

    assert missed == []


def test_a_log_that_nobody_touched_is_sound(built: Built) -> None:
    found = looked(built.home, built.second)

    assert found.damages == []
    assert (found.size, found.last_signed, found.notes) == (SIZE, SIZE, [])
