"""What a screening found, kept in files of the home: one for each township, and beside them how it was asked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from base.errors import NotFound
from base.files import write_private
from base.model import Model
from oversight.totals import Totals
from policies.screened import Screened, Stands, Type
from policies.standing import STANDINGS

FOLDER = "screenings"
ID = re.compile(r"J-[0-9a-z]{1,40}", re.ASCII)
ABOUT, TOTALS = "about.json", "totals.json"
TYPES: tuple[Type, ...] = ("", "alone", "elders", "with-children", "adults")
NOTHING = float("nan")


class Asked(Model):
    """How a screening was asked: over which townships, of which policies, on which day, with what changed."""

    areas: tuple[str, ...]
    policies: tuple[str, ...]
    day: date
    changes: dict[str, str] = Field(default_factory=dict)
    officer_id: str
    role: str
    purpose: str | None = None


class Screening(Model):
    """One screening that is kept."""

    id: str
    at: datetime
    asked: Asked


def put(home: Path, kept: Screening, told: Totals) -> None:
    """Keep how a screening was asked and what it came to; it is listed once its townships are there."""
    write_private(folder(home, kept.id) / TOTALS, told.model_dump_json())
    write_private(folder(home, kept.id) / ABOUT, kept.model_dump_json())


def totals(home: Path, screening_id: str) -> Totals:
    """What a screening came to, by township."""
    return Totals.model_validate_json((home / FOLDER / screening_id / TOTALS).read_bytes())


def kept(home: Path, screening_id: str) -> Screening:
    """One screening; NotFound when none of that name is kept."""
    if ID.fullmatch(screening_id) is None:  # it is the name of a folder
        raise NotFound("screening", screening_id)
    try:
        return Screening.model_validate_json((home / FOLDER / screening_id / ABOUT).read_bytes())
    except (OSError, ValueError):
        raise NotFound("screening", screening_id) from None


def listed(home: Path) -> list[Screening]:
    """Every screening that is kept, the newest first."""
    found = [kept(home, path.parent.name) for path in (home / FOLDER).glob(f"*/{ABOUT}")]
    return sorted(found, key=lambda one: one.at, reverse=True)


def folder(home: Path, screening_id: str) -> Path:
    """Where the files of a screening lie, closed to everybody else."""
    path = home / FOLDER / screening_id
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def write(path: Path, township: str, told: Iterable[Screened]) -> None:
    """Keep what was found over one township, in one step."""
    rows = [(each.policy, one) for each in told for one in each.stands]
    names = sorted({policy for policy, _ in rows})
    whys = sorted({one.why for _, one in rows})
    columns: dict[str, NDArray[Any]] = {
        "policies": np.array(names, dtype=np.str_),
        "whys": np.array([" ".join(why) for why in whys], dtype=np.str_),
        "policy": _places([policy for policy, _ in rows], names),
        "holder": np.array([one.holder for _, one in rows], dtype=np.str_),
        "type": _places([one.type for _, one in rows], TYPES),
        "standing": _places([one.standing for _, one in rows], STANDINGS),
        "due": np.array([NOTHING if one.due is None else one.due for _, one in rows], dtype=np.float64),
        "paid": np.array([NOTHING if one.paid is None else one.paid for _, one in rows], dtype=np.float64),
        "why": _places([one.why for _, one in rows], whys),
    }
    draft = path / f".{township}.npz"
    with draft.open("wb") as out:
        np.savez_compressed(out, **columns)  # type: ignore[arg-type]  # each of them is an array
    draft.replace(path / f"{township}.npz")


def by_policy(path: Path, township: str) -> dict[str, dict[str, Stands]]:
    """What was found over one township: by policy and holder, the file read once."""
    found: dict[str, dict[str, Stands]] = {}
    for policy, one in read(path, township):
        found.setdefault(policy, {})[one.holder] = one
    return found


def read(
    path: Path, township: str, policy: str | None = None, among: Sequence[str] | None = None
) -> Iterator[tuple[str, Stands]]:
    """What was found over one township, by policy, in the order of the holders; nothing where it was not screened.

    `among` keeps to these holders.
    """
    try:
        told = np.load(path / f"{township}.npz", allow_pickle=False)
    except OSError:
        return
    with told:
        names, whys = told["policies"].tolist(), [tuple(why.split()) for why in told["whys"].tolist()]
        rows = slice(None) if among is None else np.isin(told["holder"], list(among))
        lists = [told[name][rows].tolist() for name in ("policy", "holder", "type", "standing", "due", "paid", "why")]
    for at, holder, type_, standing, due, paid, why in zip(*lists, strict=True):
        if policy is None or names[at] == policy:
            yield names[at], Stands(holder, TYPES[type_], STANDINGS[standing], _money(due), _money(paid), whys[why])


def _places(told: list[Any], among: Any) -> NDArray[np.int32]:
    place = {one: at for at, one in enumerate(among)}
    return np.array([place[one] for one in told], dtype=np.int32)


def _money(amount: float) -> float | None:
    return None if amount != amount else amount
