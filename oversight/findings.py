"""What an auditor reads of a run: findings with their evidence, and the argument of the pattern they came from."""

import hashlib
import json
from datetime import date

from pydantic import Field

from base.model import Model, Said
from graph.catalogue import Card, Default, Evidence, Found, Pattern, Value


class Shown(Evidence):
    """A piece of evidence with the sentence that says what it shows."""

    says: Said


class Finding(Model):
    """One question the data raise about somebody; it proves nothing and changes nothing."""

    id: str = Field(description="The same on every run as long as its key is the same.")
    pattern: str
    subjects: list[str]
    key: dict[str, Value]
    since: date | None
    until: date | None
    strength: float | None = Field(description="The sum of the weights of its evidence; none for exact patterns.")
    values: dict[str, Value]
    evidence: list[Shown]


class Run(Model):
    """What one pattern found in the officer's areas on a day."""

    pattern: Card
    statement: str = Field(description="The file that was run.")
    day: date
    params: dict[str, Default]
    in_all: int
    findings: list[Finding]
    next: str | None = Field(description="When there are more findings: send this as `after`.")


class Runs(Model):
    """What every pattern in force found."""

    runs: list[Run]


class Catalogue(Model):
    """Every pattern there is."""

    patterns: list[Card]


class Read(Model):
    """One pattern to read: its card, its query, and the cases that prove it both ways."""

    pattern: Card
    statement: str
    query: str
    finds: list[str]
    ignores: list[str]


def finding(pattern: Pattern, found: Found) -> Finding:
    """A row of a pattern as a finding with a stable id and its evidence in words."""
    card, told = pattern.card, found.model_dump()
    key = {column: told[column] for column in card.key}
    return Finding(
        id=f"{card.id}.{_hash(key)}",
        pattern=card.id,
        subjects=found.subjects,
        key=key,
        since=found.since,
        until=found.until,
        strength=_strength(found.evidence),
        values={column: told[column] for column in card.columns},
        evidence=[Shown(**item.model_dump(), says=card.evidence[item.kind]) for item in found.evidence],
    )


def _hash(key: dict[str, Value]) -> str:
    text = json.dumps(key, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _strength(evidence: list[Evidence]) -> float | None:
    weights = [item.weight for item in evidence if item.weight is not None]
    return round(sum(weights), 2) if weights else None
