"""The auditor's question: which patterns are there, what does one ask, and what does it find today."""

from itertools import dropwhile

from pydantic import ConfigDict, Field

from base.errors import Invalid
from base.model import Model
from graph import patterns
from graph.catalogue import catalogue, pattern
from graph.door import AuditorGraph
from ledger import subjects
from ledger.store import Ledger
from oversight.findings import Catalogue, Finding, Read, Run, Runs, finding
from oversight.parameters import filled


class RunRequest(Model):
    """How to run a pattern: with which of its parameters changed, and which part of the findings to show."""

    params: dict[str, object] = Field({}, description="Parameters the pattern declares, by name.", max_length=50)
    at_most: int = Field(200, ge=1, le=10_000, description="How many findings to show.")
    after: str | None = Field(None, max_length=64, description="Show those after this finding.")


class RunAllRequest(Model):
    """How much of each pattern's findings to show."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"at_most": 20}]})

    at_most: int = Field(200, ge=1, le=10_000, description="How many findings of each pattern to show.")


def cards() -> Catalogue:
    """Every pattern of the catalogue, by number."""
    return Catalogue(patterns=[it.card for it in catalogue().values()])


def read(pattern_id: str) -> Read:
    """A pattern to read: what it asks, the law, the innocent explanations, the query itself, and what proves it."""
    it = pattern(pattern_id)
    return Read(
        pattern=it.card,
        statement=it.statement.name,
        query=it.statement.text,
        finds=[case["finds"] for case in it.statement.cases if "finds" in case],
        ignores=[case["ignores"] for case in it.statement.cases if "ignores" in case],
    )


def run(db: AuditorGraph, ledger: Ledger, pattern_id: str, request: RunRequest) -> Run:
    """What the pattern finds as of the door's day; whoever a shown finding names may be opened by this auditor.

    Only the pattern's own parameters open anybody: bent far enough, they would name everybody in scope.
    """
    it = pattern(pattern_id)
    params = filled(it.card, request.params)
    found = [finding(it, row) for row in patterns.findings(db, it, params)]
    rest = _after(found, request.after)
    shown = rest[: request.at_most]
    if params == filled(it.card, {}):
        subjects.remember(ledger, db.officer_id, (person for one in shown for person in named(one)))
    return Run(
        pattern=it.card,
        statement=it.statement.name,
        day=db.day,
        params=params,
        in_all=len(found),
        findings=shown,
        next=shown[-1].id if len(rest) > len(shown) else None,
    )


def run_all(db: AuditorGraph, ledger: Ledger, request: RunAllRequest) -> Runs:
    """What every pattern that is not retired finds, with its own defaults."""
    each = RunRequest(at_most=request.at_most)
    kept = [name for name, it in catalogue().items() if it.card.status != "retired"]
    return Runs(runs=[run(db, ledger, name, each) for name in kept])


def named(one: Finding) -> set[str]:
    """The people a finding opens: its subjects; for a finding about an account, its owners and payees."""
    if pattern(one.pattern).card.subject == "Person":
        return set(one.subjects)
    return {item.id for item in one.evidence if item.label == "Person"}


def _after(found: list[Finding], last: str | None) -> list[Finding]:
    if last is None:
        return found
    rest = list(dropwhile(lambda one: one.id != last, found))
    if not rest:
        raise Invalid(
            f"没有线索 {last}，可能数据已变化。请去掉 after 从头开始。",
            f"There is no finding {last} now; the data may have changed. Leave `after` out to begin again.",
        )
    return rest[1:]
