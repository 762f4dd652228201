"""Every fact a policy asks, found for somebody and the household they live in; what cannot be found is unknown."""

from collections.abc import Callable

from policies import circumstances, members, of_household, of_person
from policies.amounts import amounts_of
from policies.judging import Known
from policies.policy import Policy
from policies.subject import Asked
from policies.supporters import supporter_able
from policies.tree import Value, leaves

FOUND: dict[str, Callable[[Asked], Value | None]] = {
    **of_person.FOUND,
    **of_household.FOUND,
    **circumstances.FOUND,
    **members.FOUND,
    "supporter_able": supporter_able,
}

_INCOME = frozenset({"living_standard", "new_job_months", "new_job_times"})
RESTS_ON: dict[str, frozenset[str]] = {  # the parameters a fact is made with; of those that are not here, none
    "income_per_head": _INCOME,
    "income_to_standard": _INCOME,
    "income_to_disposable": _INCOME | {"disposable_income"},
    "property_fits": frozenset({"homes_most", "vehicles_most", "savings_months", "living_standard"}),
    "rigid_formula": frozenset({"rigid_formula"}),
    "rigid_share": _INCOME,
    "rigid_gap": _INCOME,
    "rigid_income_to_standard": _INCOME,
    "child_class": frozenset({"sudden_days"}),
}


def parameters_of(policy: Policy) -> frozenset[str]:
    """The parameters on which it rests who is entitled to a policy, and to how much."""
    bounds = {leaf.bound for leaf in leaves(policy.when) if isinstance(leaf.bound, str) and leaf.how != "is"}
    return frozenset(bounds | amounts_of(policy.benefit)).union(*(RESTS_ON.get(fact, ()) for fact in policy.evidence))


def known(policy: Policy, it: Asked) -> Known:
    """The facts of one policy by name."""
    return {name: FOUND[name](it) for name in policy.evidence if name in FOUND}
