"""Every policy says of its own cases what its file says, and never refuses for want of knowledge."""

from typing import Any

import pytest

from policies.amounts import amount
from policies.catalogue import bounds_of, catalogue
from policies.judging import judge, missing, reasons
from policies.policy import Case, Policy

POLICIES = catalogue().values()
CASES = [(it, case) for it in POLICIES for case in it.cases]
TITLES = [f"{it.id} {case.grants or case.refuses or case.unknown}" for it, case in CASES]
EACH = pytest.mark.parametrize(("policy", "case"), CASES, ids=TITLES)


def judged(policy: Policy, case: Case, known: dict[str, Any]) -> tuple[str, list[str], list[str], float | None]:
    """The outcome, the reasons against it, what is missing, and what is due."""
    bounds = bounds_of(case.area, case.day)
    found = judge(policy.when, known, bounds)
    due = amount(policy.benefit, known, bounds) if found.outcome == "met" else None
    return found.outcome, reasons(found), missing(found), due


@EACH
def test_a_policy_proves_itself(policy: Policy, case: Case) -> None:
    wanted = "met" if case.grants else "not-met" if case.refuses else "unknown"

    assert judged(policy, case, case.facts) == (wanted, case.reasons, case.missing, case.amount)


@EACH
def test_a_fact_that_is_taken_away_never_refuses_and_never_grants_what_was_refused(policy: Policy, case: Case) -> None:
    whole = judged(policy, case, case.facts)

    for name in case.facts:
        outcome, _, asked, _ = judged(policy, case, {k: v for k, v in case.facts.items() if k != name})

        assert outcome in ("unknown", whole[0])
        assert (outcome == "unknown") == bool(asked)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda it: it.id)
def test_whoever_is_wholly_unknown_is_asked_about_and_not_refused(policy: Policy) -> None:
    case = policy.cases[0]
    outcome, against, asked, _ = judged(policy, case, {})

    assert (outcome, against) == ("unknown", [])
    assert set(asked) <= policy.evidence.keys()


@pytest.mark.parametrize("policy", POLICIES, ids=lambda it: it.id)
def test_a_benefit_that_excludes_another_names_one_that_is_known(policy: Policy) -> None:
    known = {*catalogue(), "work-injury-nursing"}

    assert [id for id in policy.excludes if id not in known] == []
    assert policy.id not in policy.excludes


def test_the_issue_s_list_of_policies_is_complete() -> None:
    assert catalogue().keys() >= {
        "minimum-living-allowance",
        "edge-household",
        "extreme-hardship",
        "rigid-expenditure",
        "temporary-relief",
        "temporary-relief-urgent",
        "old-age-allowance",
        "disability-living-subsidy",
        "disability-care-subsidy",
        "orphan",
        "child-without-carers",
        "child-in-difficulty",
        "medical-cost-aid",
        "education-aid",
        "rehabilitation-aid",
        "care-home-building",
        "care-home-running",
    }
