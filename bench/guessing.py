"""Ten thousand wrong passwords for one login: how many are looked at, and whether the officer still gets in.

python bench/guessing.py [--guesses 10000] [--addresses 500]; exit code 1 when a goal is not met
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from base.errors import TooManyGuesses
from base.settings import Settings
from ledger import attempts, officers, sessions
from ledger.attempts import LOGIN
from ledger.store import Ledger, open_ledger

HOME, DEVICE, NAME = "192.0.2.1", "the officer's device", "li.mei"
DOUBLINGS = 7  # guesses looked at while the wait grows from nothing to a minute


class Found(NamedTuple):
    """What became of an attack, and of the officer meanwhile."""

    looked_at: int
    seconds: float
    at_home: bool
    by_device: bool


def main() -> int:
    """Attack, then sign in from home, and from a known device at the attacker's address."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--guesses", type=int, default=10_000)
    asked.add_argument("--addresses", type=int, default=500)
    told = asked.parse_args()
    found = attacked(told.guesses, told.addresses)
    print(
        f"guesses {told.guesses} from {told.addresses} addresses in {found.seconds:.0f} s: looked at {found.looked_at}"
    )
    print(f"the officer from home: {found.at_home}; known device at an attacker's address: {found.by_device}")
    wrong = unmet(found)
    for goal in wrong:
        print(f"NOT MET: {goal}")
    return 1 if wrong else 0


def attacked(guesses: int, addresses: int) -> Found:
    """One login of a fresh office, guessed at from these addresses in turn."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(Settings(home=Path(folder), token=None))
        officer = officers.add(ledger, "测试", "caseworker", ["990101"], login=NAME)
        sessions.begin(ledger, officer.id, "bearer", origin=HOME, device=DEVICE)
        began = time.perf_counter()
        looked_at = sum(
            _tried(ledger, officer.id, f"198.51.{n % addresses // 250}.{n % addresses % 250}") for n in range(guesses)
        )
        took = time.perf_counter() - began
        home, device = _tried(ledger, officer.id, HOME), _tried(ledger, officer.id, "198.51.0.1", DEVICE)
        ledger.close()
    return Found(looked_at, took, home, device)


def unmet(found: Found) -> list[str]:
    """The goals that were missed."""
    most = LOGIN.free + DOUBLINGS + int(found.seconds / LOGIN.longest)
    goals = {
        f"at most {most} guesses are looked at in this time, not {found.looked_at}": found.looked_at <= most,
        "the officer gets in from home": found.at_home,
        "the officer gets in by a known device from wherever": found.by_device,
    }
    return [goal for goal, met in goals.items() if not met]


def _tried(ledger: Ledger, officer_id: str, origin: str, device: str | None = None) -> bool:
    """Whether a guess is looked at."""
    by = attempts.way(ledger, NAME, officer_id, origin, sessions.hashed(device) if device else None)
    try:
        attempts.take(ledger, by)
    except TooManyGuesses:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
