"""A program that runs one job of six steps on a ledger, for tests that kill it: ADDRESS HOME TRACE SECONDS."""

import sys
import time
from pathlib import Path

from pydantic import SecretStr

from base.model import Model, Said
from base.settings import Settings
from ledger import jobs
from ledger.running import running
from ledger.steps import Steps
from ledger.store import open_ledger


class Sum(Model):
    """What the job answers."""

    sum: int


def six_steps(trace: Path, seconds: float, steps: Steps) -> Sum:
    """Each step notes that it began and that it ended, and answers its number."""

    def step(number: int) -> int:
        with trace.open("a") as file:
            file.write(f"begun {number}\n")
        time.sleep(seconds)
        with trace.open("a") as file:
            file.write(f"ended {number}\n")
        return number

    total = 0
    for number in range(6):
        total += steps.run(f"step {number}", lambda number=number: step(number))  # type: ignore[misc]
        steps.at(number + 1, 6, Said(zh=f"{number + 1} 步", en=f"{number + 1} steps"))
    return Sum(sum=total)


def main(address: str, home: str, trace: str, seconds: str) -> None:
    """Run whatever is due until nothing is."""
    url = SecretStr(address) if address else None
    ledger = open_ledger(Settings(home=Path(home), ledger_url=url, token=None))
    with running(ledger, {"six": lambda steps: six_steps(Path(trace), float(seconds), steps)}):
        while jobs.due(ledger) is not None:
            time.sleep(0.02)


if __name__ == "__main__":
    main(*sys.argv[1:])
