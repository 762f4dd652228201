"""Ten thousand wrong passwords for one login: how many are looked at, and whether the officer still gets in.

python bench/guessing.py [--guesses 10000] [--addresses 500]
"""

import argparse
import tempfile
import time
from pathlib import Path

from base.errors import TooManyGuesses
from base.settings import Settings
from ledger import attempts, officers, sessions
from ledger.attempts import Way
from ledger.store import open_ledger

HOME, DEVICE = "192.0.2.1", "the officer's device"


def main() -> None:
    """Attack, then sign in from home, from a known device at the attacker's address, and from a new address."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--guesses", type=int, default=10_000)
    asked.add_argument("--addresses", type=int, default=500)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(Settings(home=Path(folder), token=None))
        officer = officers.add(ledger, "测试", "caseworker", ["990101"], login="li.mei")
        sessions.begin(ledger, officer.id, "bearer", origin=HOME, device=DEVICE)

        def tried(origin: str, device: str | None = None) -> bool:
            by = attempts.way(ledger, "li.mei", officer.id, origin, sessions.hashed(device) if device else None)
            return _taken(by)

        def _taken(by: Way) -> bool:
            try:
                attempts.take(ledger, by)
            except TooManyGuesses:
                return False
            return True

        began = time.perf_counter()
        looked_at = sum(tried(f"198.51.{n % told.addresses // 250}.{n % 250}") for n in range(told.guesses))
        took = time.perf_counter() - began
        print(f"guesses {told.guesses} from {told.addresses} addresses in {took:.0f} s: looked at {looked_at}")
        print(
            f"the officer from home: {tried(HOME)}; known device at an attacker's address: "
            f"{tried('198.51.0.1', DEVICE)}; a new address meanwhile: {tried('203.0.113.1')}"
        )
        ledger.close()


if __name__ == "__main__":
    main()
